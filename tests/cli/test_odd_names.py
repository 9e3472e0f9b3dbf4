"""Names that stand for something other than a plain file."""

import os
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


def test_two_columns_of_one_name_are_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("title,title\nA,B\n")
    result = shell("sources", "import", tmp_path / "list.csv")
    assert result.exit_code == 1
    assert "line 1" in result.stderr
    assert shell("sources", "list").stdout == ""
