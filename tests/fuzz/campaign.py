"""One target after another: files by the thousand, what each came to, and what must hold of it."""

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings

from annotator.domain.documents import Metadata
from annotator.domain.errors import AnnotatorError
from annotator.domain.text import shown
from annotator.readers.preferences import read_preferences
from annotator.services.guide import set_guide
from annotator.services.importing import import_file, import_stream
from annotator.services.restoring import restore
from annotator.services.source_import import import_text_file
from annotator.services.sources import import_sources
from annotator.services.workspace import Workspace, open_workspace
from tests.fuzz.strategies import files

LONGEST = 400
"""Characters that a refusal may have, the path of its file apart."""

RENEWED = 300
"""After so many cases the database is a new one, so that it stays small."""


@dataclass(frozen=True, slots=True)
class Target:
    """What files of one format are given to."""

    suffix: str
    cases: int
    """How many of them make a round."""
    take: Callable[[Workspace, Path], object]


def _document(workspace: Workspace, path: Path) -> None:
    text = import_file(workspace, path, Metadata()).document.name
    assert text


def _stream(workspace: Workspace, path: Path) -> None:
    import_stream(workspace, path.read_bytes(), Metadata())


def _settings(_workspace: Workspace, path: Path) -> None:
    read_preferences(path, lambda _: ())


MANY = 100
"""Rounds that make more than 100,000 files."""

TARGETS = {
    "txt": Target(".txt", 140, _document),
    "md": Target(".md", 100, _document),
    "html": Target(".html", 60, _document),
    "pdf": Target(".pdf", 90, _document),
    "docx": Target(".docx", 50, _document),
    "standard input": Target(".pdf", 30, _stream),
    "source text": Target(".txt", 30, import_text_file),
    "csv": Target(".csv", 120, import_sources),
    "jsonl": Target(".jsonl", 120, import_sources),
    "csl-json": Target(".json", 100, import_sources),
    "bibtex": Target(".bib", 70, import_sources),
    "ris": Target(".ris", 100, import_sources),
    "export": Target(".jsonl", 120, restore),
    "settings": Target(".toml", 100, _settings),
    "guideline": Target(".md", 30, set_guide),
}
"""By name; a round of them all is some 1,200 cases."""


@dataclass
class Tally:
    """What became of the files that a target was given."""

    outcomes: Counter[str] = field(default_factory=Counter)
    """How many were `accepted`, `refused` in one line, or had the `crashed` that is then raised."""
    seconds: float = 0.0

    @property
    def cases(self) -> int:
        """How many files were tried."""
        return self.outcomes.total()


def run(name: str, cases: int, empty_database: bytes, tally: Tally) -> None:
    """Give so many files to a target. Raises at the first that crashes, with the file."""
    target = TARGETS[name]

    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(content=files(target.suffix))
    def attempt(content: bytes) -> None:
        tally.outcomes["crashed"] += 1
        outcome = bench.outcome(target, content)
        tally.outcomes["crashed"] -= 1
        tally.outcomes[outcome] += 1

    started = time.monotonic()
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), empty_database)
        try:
            attempt()
        finally:
            bench.close()
            tally.seconds = time.monotonic() - started


class Bench:
    """A folder with a database, and another connection that sees whether anything was stored."""

    def __init__(self, folder: Path, empty_database: bytes) -> None:
        self._folder = folder
        self._empty = empty_database
        self._cases = 0
        self._open()

    def outcome(self, target: Target, content: bytes) -> str:
        """Give the target one file: `accepted`, or `refused` in one line with the database as it was."""
        self._cases += 1
        if self._cases % RENEWED == 0:
            self.close()
            self._open()
        path = self._folder / f"case{target.suffix}"
        path.write_bytes(content)
        before = self._version()
        try:
            target.take(self._workspace, path)
        except AnnotatorError as error:
            require_one_line(str(error).replace(str(self._folder), ""))
            assert self._version() == before, "something was stored of a file that was refused"
            return "refused"
        finally:
            self._require_nothing_else(path)
        return "accepted"

    def close(self) -> None:
        """Give the database back."""
        self._watcher.close()
        self._workspace.close()

    def _open(self) -> None:
        path = self._folder / "annotator.db"
        for rest in self._folder.glob("annotator.db*"):
            rest.unlink()
        path.write_bytes(self._empty)
        self._workspace = open_workspace(str(path), "ana")
        self._watcher = sqlite3.connect(path)

    def _version(self) -> int:
        """A number that is another one once any other connection has stored anything."""
        (version,) = self._watcher.execute("PRAGMA data_version").fetchone()
        assert isinstance(version, int)
        return version

    def _require_nothing_else(self, path: Path) -> None:
        names = {file.name for file in self._folder.iterdir()}
        expected = {path.name, "annotator.db", "annotator.db-wal", "annotator.db-shm"}
        assert names <= expected, f"written beside the database: {names - expected}"


def require_one_line(message: str) -> None:
    """What refuses a file is one line that a terminal shows as it is, with little of the file in it."""
    assert shown(message) == message, ascii(message)
    assert 0 < len(message) <= LONGEST, message


@contextmanager
def empty_database() -> Iterator[bytes]:
    """A database as the migrations make it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "annotator.db"
        with closing(open_workspace(str(path), "ana")):
            pass
        yield path.read_bytes()
