"""Stepping line by line at a real terminal: each key at once, nothing typed ahead is lost, it ends well."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from annotator.domain.documents import Document
from annotator.domain.events import Act
from annotator.services.workspace import Workspace
from tests.benchmarks.terminal import Screen, Terminal
from tests.cli.conftest import PROGRAM, Shell
from tests.tui.driving import acts, add_text, claims, labels

STEP = "step Pier --plain"
CONTROLLED = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp("sh", ["sh", "-c", sys.argv[1]])
"""
"""Runs a script of the shell to which its terminal sends the interrupts, as a terminal's own shell does."""


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return add_text(workspace)


@pytest.fixture
def terminal(shell: Shell, document: Document) -> Iterator[Terminal]:
    """A session that has said its first sentence, and after which the shell tells the terminal's modes."""
    modes = r"stty -a | tr ' ;' '\n\n' | grep -x -e '-*icanon' -e '-*echo' -e '-*isig' | sort | tr '\n' ' '"
    script = f'trap : INT; "{PROGRAM}" {STEP}; echo "left with $?"; {modes}; echo modes'
    with Terminal([sys.executable, "-c", CONTROLLED, script], shell.environment) as running:
        running.wait(lambda screen: screen.lines[3] == ">")
        yield running


def told(words: str, screen: Screen) -> bool:
    return any(words in line for line in screen.lines)


def left(terminal: Terminal) -> str:
    """What the shell says of the terminal after the session."""
    terminal.wait(lambda screen: told("left with 0", screen) and told("modes", screen))
    return " ".join(terminal.screen.lines)


def test_a_key_needs_no_enter(terminal: Terminal, workspace: Workspace, document: Document) -> None:
    terminal.press("x")
    terminal.wait(lambda screen: told("Sentence 2 of 8", screen))
    terminal.press("\x1b[B")
    terminal.wait(lambda screen: told("Sentence 3 of 8", screen))
    terminal.press("f")
    terminal.wait(lambda screen: told("Sentence 4 of 8", screen))
    assert labels(workspace, document) == "x-f-----"


def test_a_text_is_edited_in_its_line(terminal: Terminal, workspace: Workspace, document: Document) -> None:
    terminal.press("t")
    terminal.wait(lambda screen: told("Note; Esc Enter leaves:", screen))
    terminal.press("bee\x7f\x7f\x7fFrom the log é\n")
    terminal.wait(lambda screen: told("Note: From the log é", screen))
    terminal.press("x")
    terminal.wait(lambda screen: told("Sentence 2 of 8", screen))
    claim = claims(workspace, document)[0]
    assert claim is not None
    assert claim.annotation.note == "From the log é"


def test_what_is_typed_ahead_is_done_in_its_order(
    terminal: Terminal, workspace: Workspace, document: Document
) -> None:
    terminal.press("xx")
    terminal.press("tFrom thx\x7fe log\nm")
    terminal.press("oq")
    left(terminal)
    assert labels(workspace, document) == "xxo-----"
    assert acts(workspace) == [Act.TAG, Act.TAG, Act.NOTE, Act.FLAG, Act.TAG]
    claim = claims(workspace, document)[2]
    assert claim is not None
    assert claim.annotation.note == "From the log"


@pytest.mark.parametrize("key", ["q", "\x03", "\x04"])
def test_it_leaves_the_terminal_as_it_was(terminal: Terminal, shell: Shell, key: str) -> None:
    terminal.press("jj")
    terminal.wait(lambda screen: told("Sentence 3 of 8", screen))
    terminal.press(key)
    assert "echo icanon isig modes" in left(terminal)
    assert "Sentence 3 of 8" in shell("step", "Pier", "--plain").stdout


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_it_leaves_well_where_it_is_told_to(shell: Shell, document: Document, ending: signal.Signals) -> None:
    with Terminal([PROGRAM, *STEP.split()], shell.environment) as running:
        running.wait(lambda screen: screen.lines[3] == ">")
        running.press("jj")
        running.wait(lambda screen: told("Sentence 3 of 8", screen) and screen.lines[9] == ">")
        os.kill(running.pid, ending)
        assert running.wait_for_end() == 0
    assert "Sentence 3 of 8" in shell("step", "Pier", "--plain").stdout


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_it_can_be_left_within_a_text(terminal: Terminal, workspace: Workspace, key: str) -> None:
    terminal.press("t")
    terminal.wait(lambda screen: told("Note; Esc Enter leaves:", screen))
    terminal.press(key)
    left(terminal)
    assert acts(workspace) == []


def test_what_was_typed_before_a_refusal_was_heard_is_passed_by(
    terminal: Terminal, workspace: Workspace, document: Document
) -> None:
    terminal.press("GJfff")
    terminal.wait(lambda screen: told("none to join it with", screen) and screen.lines[8] == ">")
    terminal.press("q")
    left(terminal)
    assert labels(workspace, document) == "--------"
