"""Whatever a path names becomes documents: a text, a folder of them, an export to be restored."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias, TypeVar

from annotator.domain.documents import Metadata
from annotator.domain.errors import AnnotatorError, StorageError
from annotator.readers.documents import document_files
from annotator.services.importing import Imported, import_file
from annotator.services.paths import at_home
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace

T = TypeVar("T")

Outcome: TypeAlias = Imported | Counter[str] | AnnotatorError
"""What importing one file came to: a document, the numbers of what was restored, or why it failed."""


def files_in(
    path: Path, pass_over: Callable[[Path], object] = lambda _: None
) -> Iterator[Path | AnnotatorError]:
    """The readable files that `path` names: itself, or all in that folder; or why there are none.

    `pass_over` is told of links in a folder that lead to folders, out of it or nowhere.
    """
    try:
        yield from document_files(path, pass_over)
    except AnnotatorError as error:
        yield error


def attempt(file: Path | AnnotatorError, take: Callable[[Path], T]) -> T | AnnotatorError:
    """What one of several files came to, or why that failed.

    Raises `StorageError`, since the files that come after it would fail in the same way.
    """
    try:
        return file if isinstance(file, AnnotatorError) else take(file)
    except StorageError:
        raise
    except AnnotatorError as error:
        return error


def take_in(workspace: Workspace, file: Path | AnnotatorError, given: Metadata) -> Outcome:
    """Import one file, or restore it where it is an export; see `attempt`."""

    def take(file: Path) -> Imported | Counter[str]:
        is_export = file.suffix.lower() == ".jsonl"
        return restore(workspace, file) if is_export else import_file(workspace, file, given)

    return attempt(file, take)


def take_in_all(workspace: Workspace, path: Path, given: Metadata) -> list[Outcome]:
    """Import all that `path` names, which may begin with `~`."""
    return [take_in(workspace, file, given) for file in files_in(at_home(path))]
