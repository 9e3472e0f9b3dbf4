"""Which database, and who works in it, where nothing is said."""

import getpass
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import main
from tests.cli.conftest import CORPORA, Shell


def test_the_database_is_in_the_data_folder(tmp_path: Path) -> None:
    environment = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path), "ANNOTATOR_DB": None}
    result = CliRunner().invoke(main, ["import", str(CORPORA / "ferry-wire.txt")], env=environment)
    assert result.exit_code == 0
    assert len(list(tmp_path.rglob("annotator.db"))) == 1


def test_an_option_goes_before_the_environment(shell: Shell, tmp_path: Path) -> None:
    shell("--db", tmp_path / "other.db", "--as", "ben", "import", CORPORA / "ferry-wire.txt")
    assert shell("documents").stdout == ""
    assert shell("--db", f"sqlite:///{tmp_path / 'other.db'}", "log").stdout.split("\t")[1] == "ben"


def test_the_analyst_is_who_logged_in(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "dora")
    arguments = ["--db", str(shell.database), "sources", "add", "--title", "Port log"]
    CliRunner().invoke(main, arguments, env={"ANNOTATOR_NAME": None})
    assert shell("log").stdout.split("\t")[1] == "dora"


def test_an_account_without_a_name_is_asked_for_one(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", nobody)
    result = CliRunner().invoke(
        main, ["documents"], env={"ANNOTATOR_DB": str(shell.database), "ANNOTATOR_NAME": None}
    )
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "--as" in result.stderr
