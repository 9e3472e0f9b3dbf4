"""What several tests of the services start from."""

from pathlib import Path

import pytest

from annotator.services.acting import Place
from annotator.services.workspace import Workspace
from tests.services.support import OP_ED, REPORT, add_document


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, empty_database: bytes) -> Path:
    """A database without anything in it, which property tests copy for each of their examples."""
    path = tmp_path_factory.mktemp("empty") / "annotator.db"
    path.write_bytes(empty_database)
    return path


@pytest.fixture
def older_report(workspace: Workspace) -> list[Place]:
    """An older document, whose second sentence says what the first of another one says."""
    return add_document(workspace, REPORT, title="Report 14")


@pytest.fixture
def op_ed_place(workspace: Workspace, older_report: list[Place]) -> Place:
    """The first sentence of a newer document."""
    return add_document(workspace, OP_ED, title="Op-ed")[0]
