"""What the tests of the services share: a document to work in, and the database as it stands on disk."""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.identity import new_uid
from annotator.domain.selections import Selection
from annotator.domain.sources import Source
from annotator.services.acting import Place
from annotator.services.documents import open_whole
from annotator.services.exporting import export
from annotator.services.importing import import_text
from annotator.services.workspace import Workspace, open_workspace

TEXT = "The dam broke at dawn. Critics blame the ministry. It was a disgrace.\n\nNobody was hurt.\n"
REPORT = (
    "It rained for a week. Critics say that the ministry was told of the cracks in the dam. Photo: Reuters."
    "\n\nThe minister resigned on Friday after 12 years in office. Who will follow her is not known."
)
OP_ED = "The ministry was told of the cracks in the dam, critics say. It was a disgrace for all of us."
"""Its first sentence says what the second one of `REPORT` says."""

ANNOTATIONS = "SELECT * FROM annotation ORDER BY uid"
EVIDENCE = """
    SELECT evidence.*, annotation.uid AS annotation_uid, source.uid AS source_uid FROM evidence
    JOIN annotation ON annotation.id = annotation_id JOIN source ON source.id = source_id
    ORDER BY evidence.uid
"""
EVENTS = "SELECT * FROM event ORDER BY id"

Row = dict[str, Any]


def add_document(workspace: Workspace, text: str = TEXT, **metadata: str) -> list[Place]:
    """Import a text; the places of its sentences."""
    document = import_text(
        workspace, RawDocument(text, Metadata(**metadata)), Metadata(), Metadata()
    ).document
    return [Place(document.id, span) for span in open_whole(workspace, document).excerpt.spans]


def source(title: str | None = None, url: str | None = None, **more: Any) -> Source:
    """A source that is new to the library."""
    return Source(new_uid(), title=title, url=url, **more)


def rows(path: Path, query: str) -> list[Row]:
    """What the query finds in the file, read past the program."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def everything(path: Path) -> dict[str, list[Row]]:
    """All rows of all tables."""
    tables = ("document", "sentence", "annotation", "source", "evidence", "event", "position", "program")
    return {table: rows(path, f"SELECT * FROM {table}") for table in tables}  # noqa: S608 - the names above


def exported(workspace: Workspace, folder: Path, *, full: bool = False) -> list[Row]:
    """The records of a JSONL export of everything."""
    path = folder / "exported.jsonl"
    export(workspace, path, Selection(), full=full)
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


def write_lines(path: Path, records: Iterable[object]) -> Path:
    """A JSONL file with these records."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


@contextmanager
def new_folder(empty_file: Path) -> Iterator[Path]:
    """A folder with a new database `annotator.db`, for tests that need one for each of their examples."""
    with TemporaryDirectory() as folder:
        shutil.copyfile(empty_file, Path(folder) / "annotator.db")
        yield Path(folder)


@contextmanager
def opened(path: Path, annotator: str = "ana") -> Iterator[Workspace]:
    """The database at `path` for the length of the block."""
    with closing(open_workspace(str(path), annotator)) as workspace:
        yield workspace
