"""Files that are there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IWUSR
from typing import BinaryIO

from annotator.domain.errors import RefusedError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of `path` when the block ends well, and else leaves nothing.

    Of a link it takes the place of what that leads to.

    Raises `RefusedError` where the folder is missing, cannot be written to, or is full, and where `path` is
    something else than a file, or a protected one.
    """
    target = Path(os.path.realpath(path))  # `Path.resolve` fails where a link leads to itself
    try:
        require_replaceable(target)
        descriptor, name = tempfile.mkstemp(prefix=".annotator-", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(_mode(target))
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink()
            raise
    except OSError as error:
        raise RefusedError(f"Cannot write {path} ({error.strerror}): choose another place.") from error


def require_replaceable(target: Path) -> None:
    """Raise `RefusedError` where what is at `target` is no file, or is protected: renaming would not mind."""
    if target.is_dir():
        raise RefusedError(f"{target} is a folder: name a file in it.")
    if target.exists() and not target.is_file():
        raise RefusedError(f"{target} is no file: choose another place.")
    if target.exists() and not target.stat().st_mode & S_IWUSR:
        raise RefusedError(f"{target} is protected against writing: choose another place.")


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced; its owner's alone where there is none."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o600
