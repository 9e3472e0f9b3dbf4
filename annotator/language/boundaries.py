"""Where sentences end inside a passage: rules over each closing mark, from the words on its two sides."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.language.abbreviations import (
    ABBREVIATIONS,
    AFTER_CLOCK,
    AFTER_ORDINAL,
    BEFORE_NUMBER,
    BEFORE_ORDINAL,
    LABELLED,
    NEVER_LAST,
    OFTEN_LAST,
    PARTICLES,
    SELDOM_LAST,
    STARTERS,
)

_REFERENCE = r"\s?\[(?:\^\w{1,12}|\d{1,4}(?:[,–-]\s?\d{1,4})*|[a-z]|\.\.\.|…|citation\ needed)\]"
_CANDIDATE = re.compile(
    rf"""([.!?…؟۔।]++)
        (["'”’“‘»«)\].!?…⁰¹²³⁴-⁹]*+(?:[ \u00a0\u202f]»(?!\w))?)
        ((?:{_REFERENCE})*+)(?:\ [:;]-?[()])?
        |((?:[。！？｡]|．(?!\d))++)([」』”’）》】〉"'。！？…]*+)""",
    re.VERBOSE,
)
"""Marks, closers, references; or marks and closers of a script without spaces.

Once it has begun it cannot fail, so that a search takes linear time whatever the text.
"""

_QUOTES = "\"'`“”‘’„«»"
_FOLLOWING = re.compile(
    rf"(\s*+)([{_QUOTES}(\[{{¿¡–—>*_-]{{0,6}}\s?[{_QUOTES}(\[¿¡]{{0,3}})(\w{{0,24}})(.?)", re.DOTALL
)
_OPENERS = _QUOTES + "([{¿¡–—-/"
_QUOTE_ENDS = (*_QUOTES, "」", "』")
_NOT_OPENING = ".,;:!?…)]}»”’%/&=؟،。，"
_CJK = "\u2e80"
"""From here on, scripts are written without spaces."""

_WORD = re.compile(r"\w")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVXLC]{2,6}")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[IVX]{1,5})")
_ATTRIBUTION = re.compile(
    r"(?:I|(?:(?:The|My|Mr\.?|Mrs\.?|Ms\.?)\s)?\w+(?:\s[^\W\d_]+)?)\s"
    r"(?:said|says|asked|asks|cried|replied|answered|added|shouted|exclaimed|whispered|wrote|wondered|demanded)\b"
)
"""Who said it: `“Why?” Ms. Hale asked.`"""

_WIDE_ATTRIBUTION = re.compile(r"(?:[他她我你它]|[^\W\d_]{2,3})?[说說问問喊答](?:[道，：。]|$)|と")
_REACH = 40
"""Code points before a mark that are looked at: longer than any abbreviation with the word before it."""

_OPENING_PHRASE = 15
"""Up to so many code points, a sentence has hardly begun: `At 5 a.m. Mr. Hale`."""


class _Context(NamedTuple):
    """The two sides of a closing mark."""

    left: str
    """The sentence up to the mark; only its end if it is long."""
    marks: str
    closers: str
    references: str
    gap: str
    """White space between the mark and what follows."""
    opener: str
    """Quotation marks, brackets and dashes before the next word."""
    word: str
    """The next word, at most 24 code points of it."""
    char: str
    """What comes right after it."""


def boundaries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where one sentence of `text[start:end]` ends and where the next one starts, in order."""
    begin = seen = start
    worded = False
    careless = text[start : start + 1].islower()
    for match in _CANDIDATE.finditer(text, start, end):
        mark, stop = match.span()
        if stop == end:
            return
        worded = worded or _WORD.search(text, seen, mark) is not None
        seen = stop
        if worded and (following := _FOLLOWING.match(text, stop, end)):
            left = text[max(begin, mark - _REACH) : mark]
            if match[4]:
                ends = _wide_ends(text, stop, match[5])
            else:
                context = _Context(left, *match.group(1, 2, 3), *following.groups())
                ends = _ends(context, text, following.start(3)) or (careless and _ends_carelessly(context))
            if ends:
                begin = following.end(1)
                worded = False
                yield stop, begin


def _wide_ends(text: str, stop: int, closers: str) -> bool:
    """Whether a mark of a script without spaces ends a sentence: not in a title, not before who said it."""
    if closers.endswith(_QUOTE_ENDS):
        return not _WIDE_ATTRIBUTION.match(text, stop)
    return not closers.endswith(("》", "〉")) and text[stop] not in "，、；：,;"


def _ends(context: _Context, text: str, word_start: int) -> bool:
    """Whether any other mark ends a sentence."""
    if not context.gap:
        return _ends_without_space(context)
    if not _opens(context):
        return False
    if context.marks == ".":
        return _stop_ends(context)
    if context.closers == ")" and context.left.endswith("("):
        return False
    if "." in context.marks and context.left[-1:].isspace():
        return _starts(context) and context.word != "I"
    return not (context.closers.endswith(_QUOTE_ENDS) and _is_attributed(context, text, word_start))


def _ends_carelessly(context: _Context) -> bool:
    """Whether someone who writes no capitals has ended a sentence: after any plain word, before any."""
    last = context.left.rsplit(None, 1)[-1] if context.left[-1:].isalpha() else ""
    plain = last.isalpha() and len(last) > 1 and last not in ABBREVIATIONS
    return plain and context.marks in {".", "!", "?"} and not context.closers and context.word.isalpha()


def _ends_without_space(context: _Context) -> bool:
    """Whether someone forgot the space: `He left.The others stayed.` is two sentences, `Node.Js` is not."""
    word = context.word
    before = context.left.rsplit(None, 1)[-1].lstrip(_OPENERS) if context.left.strip() else ""
    if len(before) < 2 or not before.isalpha():
        return False
    if context.marks[0] in "!?" and before[-1] > _CJK and word > _CJK:
        return True
    if not (word[:1].isupper() and word[1:].islower()):
        return False
    if context.marks != "." or context.closers:
        return True
    return before[-2:].islower() and word in STARTERS and (context.char.isspace() or context.char in "'’")


def _opens(context: _Context) -> bool:
    """Whether what follows can open a sentence: not in lower case, unless as `iPhone` or a web address."""
    opener, word, after = context.opener, context.word, context.char
    if not word:
        return after not in _NOT_OPENING
    if opener.endswith("(") and len(word) == 4 and word.isdigit() and after in "),;–-":
        return False
    return not word[0].islower() or word in {"http", "https", "www"} or any(char.isupper() for char in word)


def _starts(context: _Context) -> bool:
    """Whether the next word is one that mostly opens a sentence."""
    word, after = context.word, context.char
    if after == "." or "(" in context.opener:
        return False
    elided = len(word) == 1 and after in {"'", "’"}
    return elided or word in STARTERS or (context.left.isupper() and word.capitalize() in STARTERS)


def _is_attributed(context: _Context, text: str, word_start: int) -> bool:
    """Whether a quotation is followed by who said it, in capitals though the sentence goes on."""
    speaker = context.word in {"I", "The", "My"} or context.word not in STARTERS
    return speaker and _ATTRIBUTION.match(text, word_start) is not None


def _stop_ends(context: _Context) -> bool:
    """Whether a single full stop ends a sentence or belongs to an abbreviation or a number."""
    *earlier, last = context.left.split() or [""]
    if not any(map(_WORD.search, earlier)) and _ENUMERATOR.fullmatch(last):
        return False
    last = last.lstrip(_OPENERS)
    if context.left.isupper() and not context.word[1:].islower() and last.capitalize() in ABBREVIATIONS:
        last = last.capitalize()
    if last in NEVER_LAST:
        return False
    if context.closers or context.references or context.left[-1:].isspace():
        return True
    if last in BEFORE_NUMBER and (
        context.word.isdigit() or context.char == "." or _ROMAN.fullmatch(context.word)
    ):
        return False
    return _word_ends(last, earlier[-1] if earlier else "", context)


def _word_ends(last: str, before: str, context: _Context) -> bool:
    """Whether a sentence ends with the word `last`, which stands after `before`."""
    if last.isdigit() or _ROMAN.fullmatch(last):
        return not _is_ordinal(last, before, context)
    if len(last) == 1 and last.isalpha():
        return _letter_ends(last, before, context)
    if last in SELDOM_LAST or _DOTTED.fullmatch(last):
        return _dotted_ends(last, before, context)
    return True


def _is_ordinal(last: str, before: str, context: _Context) -> bool:
    """Whether `3.` or `III.` means third, as in German."""
    if context.word in AFTER_ORDINAL:
        return True
    return before in BEFORE_ORDINAL and len(last) < 4 and context.word.isalpha() and not _starts(context)


def _letter_ends(letter: str, before: str, context: _Context) -> bool:
    """Whether one letter ends a sentence: an initial, a unit after a number, a name (`Plan B.`)."""
    if len(context.word) == 1 and context.char == ".":
        return False
    if before.lower() in LABELLED:
        return True
    if len(before) == 2 and before[1] == ".":
        return _dotted_ends(before + letter, "", context)
    if context.word == "Chr" or (letter.isupper() and context.word in PARTICLES):
        return False
    return _dotted_ends(letter, before, context)


def _dotted_ends(last: str, before: str, context: _Context) -> bool:
    """Whether a sentence ends after an abbreviation that seldom stands at its end."""
    if last in NEVER_LAST or (last in OFTEN_LAST and context.word in AFTER_CLOCK):
        return False
    if _starts(context):
        return True
    unit = last in OFTEN_LAST or (before[-1:].isdigit() and "." not in last and not last[0].isupper())
    return unit and len(context.left) > _OPENING_PHRASE
