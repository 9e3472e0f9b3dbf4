"""The files of a folder and of the folders below it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.domain.errors import UnreadableError
from annotator.domain.text import shown


def files_below(folder: Path, pass_over: Callable[[Path], object] = lambda _: None) -> Iterator[Path]:
    """Give the regular files at any depth, in no order; `pass_over` is told of links that are not followed.

    Hidden ones are left out. A link to a folder is not followed, since what it leads to inside is found
    anyway; a link to a file is, unless it leads outside or in a circle. Raises `UnreadableError` for a
    folder that may not be listed.
    """
    inside = folder.resolve()
    waiting = [folder]
    while waiting:
        for entry in _entries(waiting.pop()):
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif path.is_file() and (not entry.is_symlink() or path.resolve().is_relative_to(inside)):
                yield path
            elif entry.is_symlink():
                pass_over(path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise UnreadableError(f"{shown(folder)}: cannot be listed ({error.strerror}); check it.") from error
