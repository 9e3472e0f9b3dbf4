"""What the property tests start each of their examples from."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, empty_database: bytes) -> Path:
    """A database without anything in it, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "annotator.db"
    path.write_bytes(empty_database)
    return path
