"""The command line, as the tests of the commands run it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def shell(database_path: Path) -> Shell:
    return Shell(database_path)
