"""Keys of a terminal, and signals that come meanwhile."""

import os
import pty
import signal
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from annotator.cli.plain.typed import Terminal


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """The person's end of a terminal, and the program's."""
    mine, theirs = pty.openpty()
    yield mine, theirs
    os.close(mine)
    os.close(theirs)


def test_a_signal_is_heard_also_where_another_thread_gets_it(ends: tuple[int, int]) -> None:
    heard = threading.Event()

    def hear(*_: object) -> None:
        heard.set()
        raise KeyboardInterrupt

    def send() -> None:
        while not heard.wait(0.1):
            signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, hear)
    other = threading.Thread(target=send)
    try:
        with closing(Terminal(ends[1])) as terminal:
            other.start()
            with pytest.raises(KeyboardInterrupt):
                terminal.key()
    finally:
        heard.set()
        other.join()
        signal.signal(signal.SIGTERM, before)


def test_a_signal_that_ends_nothing_is_passed_by(ends: tuple[int, int]) -> None:
    before = signal.signal(signal.SIGUSR1, lambda *_: os.write(ends[0], b"j") and None)
    try:
        with closing(Terminal(ends[1])) as terminal:
            signal.raise_signal(signal.SIGUSR1)
            assert terminal.key() == "j"
    finally:
        signal.signal(signal.SIGUSR1, before)
