"""`annotator guide`: print, set, remove."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rules.md"
    path.write_text("# House rules\n\n- Ministers speak for their \x1b[31mministry.\n\tIndented\n", "utf-8")
    return path


def test_it_is_set_printed_and_removed(shell: Shell, file: Path) -> None:
    done = shell("guide", "set", file)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "rules.md is the guideline now.\n")
    file.unlink()
    assert shell("guide").stdout == (
        "# House rules\n\n- Ministers speak for their \\x1b[31mministry.\n    Indented\n"
    )
    done = shell("guide", "remove")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "rules.md is removed.\n")
    assert shell("guide").exit_code == 1


def test_the_ledger_knows_who_set_it(shell: Shell, file: Path) -> None:
    shell("--as", "ben", "guide", "set", file)
    assert shell("log").stdout.split("\t")[1:3] == ["ben", "set guide"]


def test_a_full_export_restores_it_where_there_is_none(shell: Shell, file: Path, tmp_path: Path) -> None:
    shell("guide", "set", file)
    shell("export", tmp_path / "all.jsonl", "--full")
    elsewhere = ("--db", tmp_path / "elsewhere.db")
    done = shell(*elsewhere, "import", tmp_path / "all.jsonl")
    assert done.stderr == "New: 0 documents, 0 sources, 0 annotations, the guideline.\n"
    assert shell(*elsewhere, "guide").stdout == shell("guide").stdout
    file.write_text("Another rule.\n", "utf-8")
    shell(*elsewhere, "guide", "set", file)
    done = shell(*elsewhere, "import", tmp_path / "all.jsonl")
    assert done.stderr == "New: 0 documents, 0 sources, 0 annotations.\n"
    assert shell(*elsewhere, "guide").stdout == "Another rule.\n"


def test_the_largest_one_in_another_encoding_is_restored_too(
    shell: Shell, file: Path, tmp_path: Path
) -> None:
    file.write_text("规则。" * 150_000, "utf-16")
    shell("guide", "set", file)
    shell("export", tmp_path / "all.jsonl", "--full")
    done = shell("--db", tmp_path / "elsewhere.db", "import", tmp_path / "all.jsonl")
    assert "the guideline" in done.stderr


@pytest.mark.parametrize("args", [("guide",), ("guide", "remove")])
def test_where_there_is_none_it_is_told_how_to_set_one(
    refused: Callable[..., str], args: tuple[str, ...]
) -> None:
    assert "`annotator guide set FILE`" in refused(*args)


def test_a_file_that_is_not_there_is_refused(refused: Callable[..., str]) -> None:
    assert "no such file" in refused("guide", "set", "missing.md")


def test_a_file_that_is_too_large_is_refused(refused: Callable[..., str], tmp_path: Path) -> None:
    large = tmp_path / "large.md"
    large.write_bytes(b"x" * 1_000_001)
    assert "larger than 1 MB" in refused("guide", "set", large)


@pytest.mark.parametrize("command", ["set", "remove"])
def test_the_help_has_an_example(shell: Shell, command: str) -> None:
    assert f"\n  Example: annotator guide {command}" in shell("guide", command, "--help").stdout
