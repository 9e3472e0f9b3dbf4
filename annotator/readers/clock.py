"""A bound on the time that a library may take over one file."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from annotator.domain.errors import UnreadableError
from annotator.domain.limits import ADVICE


class _OutOfTimeError(BaseException):
    """Raised in the midst of a library; not an `Exception`, since some go on after those."""


_AGAIN = 0.5
"""Seconds until it is raised once more: in a finalizer it would have been lost."""


@contextmanager
def within(seconds: float, name: str) -> Iterator[None]:
    """Stop the block once it has taken so many seconds, as `UnreadableError`.

    The block ends between two steps of Python: one call of a library in C is waited for. It must change
    nothing that outlives it, since it may end anywhere.
    """
    thread = threading.get_ident()
    lock, ended = threading.Lock(), threading.Event()

    def stop() -> None:
        pause = seconds
        while not ended.wait(pause):
            with lock:
                if not ended.is_set():
                    _raise_in(thread, _OutOfTimeError)
            pause = _AGAIN

    watch = threading.Thread(target=stop, daemon=True)
    try:
        watch.start()
        try:
            yield
        finally:
            with lock:
                ended.set()
                _raise_in(thread, None)
            watch.join()
    except _OutOfTimeError as error:
        raise UnreadableError(
            f"{name}: takes more than {seconds:g} seconds to read; split it into smaller files, {ADVICE}."
        ) from error


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise in another thread at its next step, or nothing any more."""
    kind = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), kind)
