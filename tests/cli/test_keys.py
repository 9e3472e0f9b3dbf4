"""Listing the keys."""

from annotator.tui.keys import SCREENS
from tests.cli.conftest import Shell


def test_every_command_of_every_screen_is_a_line(shell: Shell) -> None:
    lines = [tuple(line.split("\t")) for line in shell("keys").stdout.splitlines()]
    assert lines == [(screen, k.id, k.caption, k.help) for screen, keys in SCREENS.items() for k in keys]


def test_a_terminal_gets_a_table_for_each_screen(shell: Shell) -> None:
    drawn = shell.on_terminal("keys")
    assert all(screen in drawn for screen in SCREENS)
    assert "Tag as fact and move on" in drawn
