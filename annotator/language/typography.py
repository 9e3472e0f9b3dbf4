"""Texts without the accidents of typesetting, and the way back to where each character stood."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import chain
from typing import Final

from annotator.domain.documents import Span

_LINE_ENDS = "\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
WHITE: Final = _LINE_ENDS + (
    "\t\x1f \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""What `str.isspace` says is white."""
QUOTATION_MARKS: Final = "'\"`´‘’‚‛“”„‟‹›«»′″‴‵‶‷ʹʺʻʼʽ〝〞〟「」『』＂＇｀｢｣❛❜❝❞"
"""Apostrophes and primes among them."""
DASHES: Final = "-֊־‐‑‒–—―⁃−⸺⸻﹘﹣－"
"""Hyphens and minus signs among them."""
_CONTROLS: Final = "".join(map(chr, (*range(0x1C), *range(0x7F, 0xA0))))
UNSEEN: Final = "".join(c for c in _CONTROLS if not c.isspace()) + (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Controls, soft hyphens, zero-width characters, marks of direction."""

_ALIKE: Final = (
    str.maketrans(dict.fromkeys(WHITE, " "))
    | str.maketrans(dict.fromkeys(_LINE_ENDS, "\n"))
    | str.maketrans(dict.fromkeys(QUOTATION_MARKS, "'"))
    | str.maketrans(dict.fromkeys(DASHES, "-"))
    | str.maketrans(dict.fromkeys(UNSEEN.replace("\u00ad", ""), "\u200b"))
)

_UNEVEN = re.compile(
    r"""(?P<joint>(?<=\w)[-\u00ad\u200b]++[ \n\u00ad\u200b]*+(?=\w))
        |[ \n\u00ad\u200b]{2,}+|[\u00ad\u200b]|''++|--++""",
    re.VERBOSE,
)
"""What takes another length once it is even. Possessive, so that a search takes linear time."""

_LINE_END: Final = "\n"
"""The joint of a word that goes on in the next line: its hyphen may belong to the word or not."""


class _Rewriting:
    """A text after one pass of replacements, and where its characters stood before."""

    def __init__(
        self, text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
    ) -> None:
        self.starts: list[int] = []
        """Where each replacement begins."""
        self.ends: list[int] = []
        self.before: list[Span] = []
        """What each one replaced."""
        pieces: list[str] = []
        position = length = 0
        for match in pattern.finditer(text):
            start, end = match.span()
            piece = replacement(match)
            pieces += text[position:start], piece
            length += start - position
            self.starts.append(length)
            length += len(piece)
            self.ends.append(length)
            self.before.append(Span(start, end))
            position = end
        self.text = "".join(pieces) + text[position:]

    def origin(self, offset: int) -> Span:
        """The stretch that the character at `offset` came from."""
        index = bisect_right(self.ends, offset)
        if index < len(self.starts) and self.starts[index] <= offset:
            return self.before[index]
        start = offset + (self.before[index - 1].end - self.ends[index - 1] if index else 0)
        return Span(start, start + 1)

    def offset(self, origin: int) -> int:
        """Where the character now stands, or what replaced it."""
        index = bisect_right(self.before, origin, key=lambda span: span.end)
        start = origin - (self.before[index - 1].end - self.ends[index - 1] if index else 0)
        return min(start, self.starts[index]) if index < len(self.starts) else start


class Typeset:
    """A text in its even form, `key`, in which what the typesetter chose is as good as gone.

    White space of any length is one space there, quotation marks are `'`, dashes are `-`, characters are
    composed as in NFKC, the unseen ones are left out. A hyphen between two words leaves no trace in `key`;
    what it was is kept apart, since at the end of a line it may or may not belong to the word.
    """

    def __init__(self, text: str) -> None:
        self._passes: list[_Rewriting] = []
        if not text.isascii() and (clusters := _clusters(text)):
            self._passes.append(_Rewriting(text, clusters, _composed))
            text = self._passes[-1].text
        even = text.translate(_ALIKE)
        last = _Rewriting(even, _UNEVEN, _evened)
        self._passes.append(last)
        self.key: Final = last.text.replace("\n", " ")
        replaced = zip(last.starts, last.ends, last.before, strict=True)
        joints = ((start, _joint(even[old.start : old.end])) for start, end, old in replaced if start == end)
        self.joints: Final = {start: joint for start, joint in joints if joint}
        """Hyphenation before the character at an offset of `key`; in order."""
        self._offsets = list(self.joints)

    def span(self, start: int, end: int) -> Span:
        """Where `key[start:end]`, not empty, stands in the text."""
        for rewriting in reversed(self._passes):
            start, end = rewriting.origin(start).start, rewriting.origin(end - 1).end
        return Span(start, end)

    def offset(self, origin: int) -> int:
        """Where in `key` the character at an offset of the text stands, as near as can be told."""
        for rewriting in self._passes:
            origin = rewriting.offset(origin)
        return origin

    def hyphenated_as(self, part: "Typeset", start: int) -> bool:
        """Whether the words of `part` are joined as here, where its key stands at `start` of this key."""
        here = self._offsets[
            bisect_right(self._offsets, start) : bisect_left(self._offsets, start + len(part.key))
        ]
        offsets = chain((offset - start for offset in here), part.joints)
        return all(
            _agree(part.joints.get(offset, ""), self.joints.get(start + offset, "")) for offset in offsets
        )


def _agree(joint: str, other: str) -> bool:
    return joint == other or _LINE_END in {joint, other}


def _clusters(text: str) -> re.Pattern[str] | None:
    """What to compose in a text: letters with their marks, and characters that are not in NFKC."""
    foreign = {char for char in set(text) if char > "\x7f" and ord(char) not in _ALIKE}
    marks = "".join(map(re.escape, filter(_is_mark, foreign)))
    other = "".join(re.escape(char) for char in foreign if not unicodedata.is_normalized("NFKC", char))
    forms = [f"[^{marks}]?[{marks}]+"] * bool(marks) + [f"[{other}]"] * bool(other)
    return re.compile("|".join(forms)) if forms else None


def _is_mark(char: str) -> bool:
    """Whether a character joins the one before it: an accent, a vowel sign, the rest of a Korean syllable."""
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


def _composed(cluster: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", cluster[0])


def _evened(uneven: re.Match[str]) -> str:
    stretch = uneven[0]
    if uneven["joint"] and _joint(stretch):
        return ""
    return stretch[0] if stretch[0] in "'-" else " " if _has_white(stretch) else ""


def _joint(stretch: str) -> str:
    """How a stretch between two words joins them; empty where it does not."""
    if "-" not in stretch:
        return _LINE_END if "\u00ad" in stretch and _has_white(stretch) else ""
    return _LINE_END if "\n" in stretch else "- " if " " in stretch else "-"


def _has_white(stretch: str) -> bool:
    return " " in stretch or "\n" in stretch
