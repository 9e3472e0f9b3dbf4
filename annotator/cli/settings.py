"""What is said before the command."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The options that every command shares; unset ones have defaults that are found when they are needed."""

    database: str | None
    """Path or URL."""
    annotator: str | None
