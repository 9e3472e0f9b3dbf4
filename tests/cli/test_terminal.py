"""What a person at a terminal gets instead of bare lines."""

import re
from pathlib import Path

from tests.cli.conftest import CORPORA, Shell


def plain(drawn: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn).replace("\r", "")


def test_documents_are_a_table(shell: Shell) -> None:
    shell("import", CORPORA / "ferry-wire.txt", "--title", "[red]Ferry[/red]")
    head, row, *_ = plain(shell.on_terminal("documents")).splitlines()
    assert head.split() == ["Uid", "Document", "Sentences", "Fact", "Allegation", "Opinion", "None", "Open"]
    assert row.split()[1:] == ["[red]Ferry[/red]", "26", "0", "0", "0", "0", "26"]


def test_sources_are_a_table_with_nothing_cut_off(shell: Shell) -> None:
    shell("sources", "import", CORPORA / "sources.csv")
    drawn = plain(shell.on_terminal("sources", "list", "minutes"))
    assert all(len(line) <= 80 for line in drawn.splitlines())
    assert "Minutes" in drawn
    assert "2021" in drawn


def test_no_color_is_honoured(shell: Shell) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    for command in (("documents",), ("import", CORPORA)):
        drawn = shell.on_terminal(*command, NO_COLOR="1")
        assert not re.search(r"\x1b\[[0-9;]*3[0-9][;m]", drawn)


def test_a_bar_shows_how_far_an_import_is(shell: Shell) -> None:
    drawn = shell.on_terminal("import", CORPORA / "ferry-wire.txt", CORPORA / "grain-report.md")
    assert "50%" in drawn
    assert "\tnew\tferry-wire\r\n" in drawn
    assert drawn.rstrip().endswith("\tnew\tGrain on the coast: harvest, storage and loss, 2024/25")


def test_one_file_needs_no_bar(shell: Shell) -> None:
    assert "%" not in shell.on_terminal("import", CORPORA / "ferry-wire.txt")


def test_a_pipe_gets_no_bar_and_no_colour(shell: Shell, tmp_path: Path) -> None:
    result = shell.program("import", CORPORA / "ferry-wire.txt", CORPORA / "grain-report.md", FORCE_COLOR="1")
    assert "\x1b" not in result.stdout + result.stderr
    assert len(result.stdout.splitlines()) == 2
