"""What the index of passages holds of a text."""

import re

_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""A character of a script that puts no spaces between words."""


def indexed(text: str) -> str | None:
    """The text with a space after each character that is a word of its own; None where there is none."""
    spaced, count = _UNSPACED.subn(r" \1 ", text)
    return spaced if count else None
