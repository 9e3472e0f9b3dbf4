"""One command of a screen, and the keys that give it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from annotator.tui import key_names

_REBOUND: Final[dict[str, str]] = {}
"""Per command whose keys were changed its keys, as Textual names them."""


def rebind(changed: Mapping[str, tuple[str, ...]]) -> None:
    """Give commands, by their ids, these keys, and all others those that are declared here."""
    _REBOUND.clear()
    _REBOUND.update((command, key_names.listed(names)) for command, names in changed.items())


@dataclass(frozen=True, slots=True)
class Key:
    """One command of a screen and the keys that give it."""

    id: str
    """Name of the command, by which its keys can be changed."""
    default: str
    """Textual's names of the keys, separated by commas, unless they are rebound."""
    action: str
    """Textual action of the screen."""
    words: str
    """What it does, short enough for the footer."""
    help: str
    """What it does, in a sentence."""
    shown: str = ""
    """The default keys as a person reads them, where `default` is not."""
    rank: int = 0
    """Place in the footer, from 1 on; what does not fit goes last, and 0 is never shown there."""

    @property
    def keys(self) -> str:
        """Textual's names of the keys that give it now, separated by commas."""
        return _REBOUND.get(self.id, self.default)

    @property
    def caption(self) -> str:
        """The keys as a person reads them."""
        if self.id in _REBOUND:
            return " ".join(map(key_names.caption, key_names.names(self.keys)))
        return self.shown or self.default


def rebound(command: str | None) -> str | None:
    """Textual's names of the keys of a command, by its id, if they were changed."""
    return _REBOUND.get(command or "")
