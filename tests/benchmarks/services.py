"""What our imports, exports and searches do, each as a task in a process of its own."""

from pathlib import Path
from typing import Final
from unittest.mock import patch

from annotator.domain.documents import Metadata, RawDocument, Span
from annotator.domain.limits import Limits
from annotator.domain.selections import EVERYTHING
from annotator.services.evidence_search import find_passages
from annotator.services.exporting import export
from annotator.services.importing import import_file, import_text
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace, open_workspace
from tests.benchmarks.bare import read_spans
from tests.benchmarks.books import ANALYST
from tests.benchmarks.children import Act, run_task

LIMITS: Final = 10
"""Times the usual bounds on what is imported."""


def opened(database: str) -> Workspace:
    """The database, for files of a million sentences too."""
    return Workspace(open_workspace(database, ANALYST).database, ANALYST, Limits(LIMITS))


def store(text_path: str, spans_path: str, database: str) -> Act:
    """An import whose sentences are cut already."""
    raw = RawDocument(Path(text_path).read_text("utf-8"), Metadata(title="A"))
    spans, workspace = [Span(*span) for span in read_spans(spans_path)], opened(database)

    def act() -> None:
        with patch("annotator.services.importing.sentences", return_value=spans):
            import_text(workspace, raw, Metadata(), Metadata())

    return act


def import_whole(text_path: str, database: str) -> Act:
    """The import of a file, reading and cutting included."""
    workspace = opened(database)
    return lambda: import_file(workspace, Path(text_path), Metadata())


def write(database: str, path: str) -> Act:
    """An export, in the format that the suffix names."""
    workspace = opened(database)
    return lambda: export(workspace, Path(path), EVERYTHING)


def write_full(database: str, path: str) -> Act:
    """An export that restores everything."""
    workspace = opened(database)
    return lambda: export(workspace, Path(path), EVERYTHING, full=True)


def read_back(path: str, database: str) -> Act:
    """The import of an export."""
    workspace = opened(database)
    return lambda: restore(workspace, Path(path))


def search(database: str, path: str) -> Act:
    """The search for evidence of each claim, a line of the file each."""
    workspace, claims = opened(database), Path(path).read_text("utf-8").splitlines()

    def act() -> None:
        for claim in claims:
            find_passages(workspace, claim)

    return act


if __name__ == "__main__":
    run_task(
        {
            "search": search,
            "store": store,
            "import": import_whole,
            "write": write,
            "write-full": write_full,
            "read-back": read_back,
        }
    )
