"""The project's own guideline, which stands beside the definitions of the labels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guide:
    """A text in Markdown, as it was read."""

    name: str
    """Of the file that it came from."""
    text: str
