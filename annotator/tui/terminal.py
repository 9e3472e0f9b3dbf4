"""The terminal that the program was started in, and doing without it once it was closed."""

import os
import signal
from types import FrameType

_LEAVE = 15
"""Seconds after which the program ends in any case when it has no terminal any more."""


def is_there() -> bool:
    """Whether standard input is a terminal that is open."""
    return os.isatty(0)


def continue_only_if_stopped() -> None:
    """Let Textual enter the screen again on SIGCONT only where it has left it on SIGTSTP.

    The system also sends SIGCONT when it closes the terminal; a thread for input that is started twice would
    never end. Textual's own handlers must be in place.
    """
    stop, go = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(stop) or not callable(go):
        return
    stopped = False

    def on_stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True
        stop(number, frame)

    def on_continue(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        if stopped and is_there():
            stopped = False
            go(number, frame)

    signal.signal(signal.SIGTSTP, on_stop)
    signal.signal(signal.SIGCONT, on_continue)


def let_go() -> None:
    """Read nothing more and write nowhere; whatever may hang then, the program ends.

    Textual's threads would read an end without end, and die of what cannot be written.
    """
    silent, _ = os.pipe()  # the other end stays open, and nothing ever comes from there
    os.set_blocking(silent, False)  # who is just about to read does not wait for ever
    os.dup2(silent, 0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    signal.alarm(_LEAVE)
