"""What every test starts from: a database of its own, no settings of the person who runs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import textual._wait

from annotator.services.workspace import Workspace, open_workspace

SHARED = Path(__file__).parents[2] / "shared"
"""Data that is beside the project, or not there at all."""

textual._wait.SLEEP_GRANULARITY = 1 / 200  # noqa: SLF001 - a pressed key waits this long for the screen to settle


LONG = 100
"""Characters beyond which the name of a test does not repeat what it is given."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case that is given a long text by its length."""
    return f"{argname} of {len(val)}" if isinstance(val, str | bytes) and len(val) > LONG else None


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database as the migrations make it, so that a test copies instead of migrating."""
    path = tmp_path_factory.mktemp("empty") / "annotator.db"
    open_workspace(str(path), "ana").close()
    return path.read_bytes()


@pytest.fixture
def database_path(tmp_path: Path, empty_database: bytes) -> Path:
    """A new database of this test's own."""
    path = tmp_path / "annotator.db"
    path.write_bytes(empty_database)
    return path


@pytest.fixture
def workspace(database_path: Path) -> Iterator[Workspace]:
    """That database, opened by an analyst called ana."""
    opened = open_workspace(str(database_path), "ana")
    yield opened
    opened.close()


@pytest.fixture
def op_ed() -> Path:
    """The article that the project is measured by; the test is skipped where it is missing."""
    path = SHARED / "seed" / "op-ed.txt"
    if not path.exists():
        pytest.skip("the seed article is not beside the project")
    return path
