"""What a person prefers, as the settings file says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is not said is as in an instance made of nothing."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Per command, by its id, the names of the keys that give it."""
    theme: str = "textual-dark"
    """Name of the colours."""
    advance: bool = True
    """Whether tagging goes on to the next sentence."""
    wrap_width: int = 0
    """Columns of text at most, at least 20; 0 is as wide as the screen."""
    daily_copies: int = 7
    """How many daily copies of the database are kept beside it; 0 makes none."""


class EntryError(Exception):
    """An entry of the settings is wrong; whoever knows the file says at which line."""

    def __init__(self, entry: tuple[str, ...], problem: str) -> None:
        """`entry` is the path of its names, `problem` says what is wrong and what to do."""
        super().__init__(problem)
        self.entry = entry
