"""The one place where text of documents, sources and notes is made fit to draw: data, never markup."""

import re
from functools import cache
from typing import Final

from textual.content import Content

_SPACES: Final = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_UNSAFE: Final = (
    *((0x00, 0x1F), (0x7F, 0x9F), (0x2028, 0x202E), (0xD800, 0xDFFF), (0xFFF9, 0xFFFB)),
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
"""First controls, separators, surrogates, annotation; then Default_Ignorable_Code_Point of Unicode 17."""


_PLAIN: Final = (
    "[ -~\xa0-\xac\xae-\u034e\u0350-\u061b\u061d-\u115e\u1161-\u17b3\u1800-\u180a\u1810-\u1fff"
    "\u2010-\u2027\u2030-\u205f\u2070-\u3163\u3165-\ud7ff\uf900-\ufdff\uff01-\uff9f]*+"
)
"""Text without any of `_UNSAFE`, in the scripts that most texts are written in."""


@cache
def _unsafe() -> re.Pattern[str]:
    """A character of `_UNSAFE`; most texts have none, and compiling this takes milliseconds."""
    return re.compile("[" + "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in _UNSAFE) + "]")


_PICTOGRAPHS: Final = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINING_LETTERS: Final = "\u0620-\u109f\ua840-\uabff\U00010a00-\U00011fff"
_IN_SEQUENCE: Final = (
    f"(?<=[{_PICTOGRAPHS}])[\ufe0e\ufe0f]|(?<=[#*0-9])\ufe0f(?=\u20e3)"
    f"|(?<=[\ufe0f{_PICTOGRAPHS}])\u200d(?=[{_PICTOGRAPHS}])"
    f"|(?<=[{_JOINING_LETTERS}])\u200c(?=[{_JOINING_LETTERS}])"
)
"""Characters of no width that are part of what they stand in: an emoji, a Persian or Indic word.

A zero-width joiner between letters is not among them, for Textual reckons as if it swallowed the next letter.
"""


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(_PLAIN)


@cache
def _in_sequence() -> re.Pattern[str]:
    return re.compile(_IN_SEQUENCE)


def _symbol(character: str) -> str:
    """Return one visible cell for an unsafe character, or a space for white space."""
    if character in _SPACES:
        return " "
    if character in _BIDI:
        return "⇄"
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "␡"
    if character < "\xa0":
        return "␦"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else "▯"


_ASCII: Final = {code: _symbol(chr(code)) for code in (*range(0x20), 0x7F)}


def _replace(match: re.Match[str]) -> str:
    kept = _in_sequence().match(match.string, match.start())
    return match[0] if kept else _symbol(match[0])


def visible(text: str) -> str:
    """Return `text` with as many code points, none of which moves the cursor, turns the line round or hides.

    Controls become their pictures, white-space controls a space, bidi controls `⇄`, other invisible
    characters `▯`, lone surrogates U+FFFD. Joiners and variation selectors stay where they make an emoji or
    a word.
    """
    if text.isascii():
        return text if text.isprintable() else text.translate(_ASCII)
    text = text.replace("\n", " ")
    return text if _plain().fullmatch(text) else _unsafe().sub(_replace, text)


def literal(text: str) -> Content:
    """Return `text` as content for labels and notices, on one line, whatever brackets it holds."""
    return Content(visible(text))
