"""Whatever a path names becomes documents: a text, a folder of them, an export to be restored."""

from pathlib import Path

from annotator.domain.documents import Metadata
from annotator.domain.errors import AnnotatorError, StorageError, UnreadableError
from annotator.services.importing import files_in, import_file
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace


def take_in(workspace: Workspace, path: Path, given: Metadata) -> str:
    """Import what `path` names; what came of it, in words.

    Raises `UnreadableError` with the first reason where some of it could not be read; the rest is there then.
    """
    path = path.expanduser()
    if path.suffix.lower() == ".jsonl":
        new = restore(workspace, path)
        return (
            f"New: {new['documents']} documents, {new['sources']} sources, {new['annotations']} annotations."
        )
    imported, failures = [], []
    for file in files_in(path):
        try:
            imported.append(import_file(workspace, file, given))
        except StorageError:
            raise
        except AnnotatorError as error:
            failures.append(str(error))
    new_ones = sum(one.is_new for one in imported)
    told = f"{new_ones} imported, {len(imported) - new_ones} there already"
    if failures:
        raise UnreadableError(f"{told}, {len(failures)} failed: {failures[0]}")
    return f"{told}."
