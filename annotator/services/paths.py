"""Paths as a person types them."""

from pathlib import Path

from annotator.domain.errors import UsageError


def at_home(path: str | Path) -> Path:
    """`path`, which may begin with `~` or `~NAME`. Raises `UsageError` where nobody has that name."""
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise UsageError(f"{path} is in nobody's home folder: give another path.") from error
