"""Reading the bytes of a file, and naming it in a message."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.errors import AnnotatorError, NotFoundError, UnreadableError
from annotator.domain.limits import ADVICE, USUAL, Limits
from annotator.domain.text import shown


def require_file(path: Path) -> None:
    """Refuse what is no regular file: `NotFoundError` where there is nothing, else `UnreadableError`."""
    name = shown(path)
    with access(name):
        mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableError(f"{name}: is a folder; name a file in it.")
    if not stat.S_ISREG(mode):
        raise UnreadableError(f"{name}: is not a regular file; give its content to standard input instead.")


def read_bytes(path: Path, usual: int, limits: Limits = USUAL) -> bytes:
    """Read a regular file whole; raises like `require_file` and `require_size`."""
    require_file(path)
    limit = limits.raised(usual)
    with access(shown(path)), path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > limit else file.read(size + 1)
    require_size(max(size, len(data)), limit, shown(path))
    return data


def require_size(size: int, limit: int, name: str) -> None:
    """Refuse more than `limit` bytes, and none."""
    if not size:
        raise UnreadableError(f"{name}: is empty; there is nothing to import.")
    if size > limit:
        raise UnreadableError(
            f"{name}: is larger than {limit // 1_000_000} MB; split it into smaller files, {ADVICE}."
        )


@contextmanager
def parsing(name: str, problem: str) -> Iterator[None]:
    """Turn whatever a library raises on a damaged file into one line.

    The parsers for PDF, DOCX and HTML raise nearly any exception on hostile input, and name no base class
    that covers them.
    """
    try:
        yield
    except AnnotatorError:
        raise
    except Exception as error:
        raise UnreadableError(f"{name}: {problem}") from error


@contextmanager
def access(name: str) -> Iterator[None]:
    """Turn what the system says of a path into one line; for one that cannot exist that is `ValueError`."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise NotFoundError(f"{name}: no such file; check the path.") from error
    except PermissionError as error:
        raise UnreadableError(f"{name}: may not be read; change its permissions.") from error
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({error.strerror}); check the path.") from error
