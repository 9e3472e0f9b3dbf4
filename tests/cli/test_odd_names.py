"""Names that stand for something other than a plain file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def test_an_empty_name_is_not_the_current_folder(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "private.txt").write_text("It is private.")
    result = shell("import", "")
    assert result.exit_code == 2
    assert "empty" in result.stderr
    assert shell("documents").stdout == ""


def test_a_pipe_with_a_name_is_refused_and_not_waited_for(shell: Shell, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    result = shell("sources", "import", tmp_path / "pipe.jsonl")
    assert result.exit_code == 1
    assert "not a regular file" in result.stderr


def test_an_export_to_a_link_is_written_where_that_leads_to(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "target.csv")
    (tmp_path / "target.csv").write_text("old")
    assert shell("export", tmp_path / "link.csv").exit_code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "target.csv").read_text().startswith("document,")


def test_an_export_takes_the_place_of_no_device_pipe_or_protected_file(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "device.csv").symlink_to("/dev/null")
    (tmp_path / "final.csv").write_text("Handed in.")
    (tmp_path / "final.csv").chmod(0o444)
    assert "pipe.csv is no file" in refused("export", tmp_path / "pipe.csv")
    assert (tmp_path / "pipe.csv").is_fifo()
    assert "/dev/null is no file" in refused("export", tmp_path / "device.csv")
    assert Path("/dev/null").is_char_device()
    assert "is protected against writing" in refused("export", tmp_path / "final.csv")
    assert (tmp_path / "final.csv").read_text() == "Handed in."


@pytest.mark.parametrize("command", ["export", "backup"])
def test_a_folder_that_is_a_link_to_itself_is_told_in_one_line(
    refused: Callable[..., str], tmp_path: Path, command: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert "Too many levels of symbolic links" in refused(command, tmp_path / "loop" / "case.csv")


def test_a_database_that_is_a_link_to_itself_is_told_in_one_line(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "loop.db").symlink_to("loop.db")
    result = shell("--db", tmp_path / "loop.db", "doctor")
    assert result.exit_code == 1
    assert f"There is no database {tmp_path / 'loop.db'} yet" in result.stdout


def test_two_columns_of_one_name_are_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("title,title\nA,B\n")
    result = shell("sources", "import", tmp_path / "list.csv")
    assert result.exit_code == 1
    assert "line 1" in result.stderr
    assert shell("sources", "list").stdout == ""
