"""Short texts that a person typed or a file gave: names, titles, notes."""

import unicodedata

BRIEF = 100
"""How many characters of someone's text are shown in a message."""

_JOINERS = "\u200c\u200d"
"""Invisible, yet part of the spelling of Persian, of Indic languages and of emoji."""


def tidy(text: str | None) -> str | None:
    """`text` in one line: white space collapsed, control characters and stray surrogates left out.

    None where nothing remains.
    """
    if text is None:
        return None
    if text.isprintable():
        return " ".join(text.split()) or None
    kept = "".join(c if c.isspace() or unicodedata.category(c) not in {"Cc", "Cs"} else "" for c in text)
    return " ".join(kept.split()) or None


def shown(value: object) -> str:
    r"""A text or a path as one line that is safe to print.

    Controls, line ends, bidi marks, stray surrogates and what else is unseen become escapes like `\x1b`.
    """
    text = str(value)
    return text if text.isprintable() else "".join(map(_shown, text))


def brief(value: object) -> str:
    """The beginning of a text as `shown`, for a message that names it."""
    text = str(value)
    whole = shown(text[: BRIEF + 1])
    return whole if len(whole) <= BRIEF else whole[: BRIEF - 1] + "…"


def counted(number: int, thing: str) -> str:
    """A number of things, as `1 link` or `2 links`."""
    return f"{number} {thing}{'s' * (number != 1)}"


def _shown(character: str) -> str:
    unseen = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in _JOINERS
    return character.encode("unicode_escape").decode("ascii") if unseen else character
