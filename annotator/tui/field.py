"""One line to type in a dialog."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """Its name, what stands there already, and what to type."""

    name: str
    value: str | None = None
    hint: str = ""
    """Shown while nothing is typed."""
