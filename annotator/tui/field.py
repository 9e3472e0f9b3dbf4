"""One line to type in a dialog."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """Its name, what stands there already, and what to type."""

    name: str
    value: str | None = None
    hint: str = ""
    """Shown while nothing is typed."""
    is_proposed: bool = False
    """Whether typing replaces what stands there."""
    complete: Callable[[str], Sequence[str]] | None = None
    """What may be meant by what is typed, the likeliest first."""
