"""What the program says of itself."""

from importlib import import_module
from importlib.metadata import version

import click
import pytest

from annotator.cli.main import COMMANDS
from tests.cli.conftest import Shell

SOURCES = ("list", "show", "add", "import", "edit", "merge", "delete")
ALL = [(name,) for name in COMMANDS] + [("sources", name) for name in SOURCES]


def test_the_help_lists_the_commands_in_their_order(shell: Shell) -> None:
    result = shell("--help")
    assert result.exit_code == 0
    _, _, listed = result.stdout.partition("Commands:\n")
    assert [line.split()[0] for line in listed.splitlines()] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_the_same_of_itself(name: str) -> None:
    module, line = COMMANDS[name]
    command: click.Command = import_module(module).command
    assert (command.name, (command.help or "").splitlines()[0]) == (name, line)


@pytest.mark.parametrize("command", ALL)
def test_the_help_of_a_command_has_an_example(shell: Shell, command: tuple[str, ...]) -> None:
    assert f"\n  Example: annotator {' '.join(command)}" in shell(*command, "--help").stdout


def test_the_version(shell: Shell) -> None:
    assert shell("--version").stdout == f"annotator, version {version('claim-annotator')}\n"
