"""Hard breaks: where the layout of a text ends a sentence, whatever its words say.

A blank line always does. A single newline does too, unless the lines were wrapped to a width: then most are
full and the next goes on in lower case. Headings, list items, bylines and remains of captions stand alone.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from annotator.domain.documents import Span

_HEADING = re.compile(r"#{1,6}\s|[\W_]++$")
"""A Markdown heading, or a line without any word: a rule, an ornament, the edge of a table."""

_ITEM = re.compile(r"(?:[-–—*+•‣◦▪·]|\(?(?:\d{1,3}[.)]|[a-zA-Z]\)))\s")
"""Opens a list item or a line of dialogue, but also, by chance, a line of wrapped prose."""

_BYLINE = re.compile(r"(?:[Bb]y|BY|Von|Par|Por|От)(?:\s+(?:and|und|et|y|и|&|[A-ZÀ-ÞА-Я][\w.'’-]*,?)){1,7}$")
_GLUED_BYLINE = re.compile(
    r"BY(?:[ \t]+(?:[/|&]|[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{0,20},?)){2,8}(?<!\.)(?=[ \t]*(?:[\n-\r\x85\u2028\u2029]|\Z))"
)
_DEBRIS = re.compile(r"\?\?[ \t](?:[^a-z?\n]{3,200}|\w{4,20}: [^?\n]{1,200})\?\?")
"""What a press database leaves of a picture's caption: `?? PHOTO: AFP ??`."""

_EMPHATIC = "A AN THE MY YOUR HIS HER ITS OUR THEIR ALL NO ANY THIS THAT SOME EVERY"
_NO_NAMES = frozenset(_EMPHATIC.split())
"""No author's name begins so: `STAND BY ME`, `BY THE PEOPLE`."""

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_OPENERS = "\"'“‘„«»(["
_CLOSERS = "\"'”’»«)]」』）"
_END_MARKS = tuple(".!?…:;。！？؟۔।")

_FULL = 0.85
"""A line is full when the next word would have taken it past this share of the width."""
_MIN_WIDTH, _MIN_WIDTH_CASELESS = 30, 12
_MIN_MEAN = 8
"""Lines that are shorter on average were not wrapped."""

_FLOW, _BREAK = -1, 0

_AT_A_TIME = 100_000
"""Characters whose lines are looked at together."""

_CJK = "\u2e80"
"""From here on, scripts are written without spaces, so that a line can be broken after any character."""


class _Line(NamedTuple):
    start: int
    end: int
    body: str
    """The line without white space at its ends and without the `>` of an answered e-mail."""


class _Joint(NamedTuple):
    """Where two lines of one block meet."""

    apart: bool
    """Their form keeps them apart."""
    ended: bool
    """The first closes with an end mark."""
    reach: int
    """Length of the first with the first word of the second."""
    lower: bool
    """The second opens in lower case."""
    caseless: bool
    """The second opens in a script without case."""


def passages(text: str) -> Iterator[Span]:
    """Stretches of text with no hard break inside, in order, without white space at their ends."""
    cuts = _cuts(text)
    for start, end in _runs(text):
        inner = cuts[bisect_right(cuts, start) : bisect_right(cuts, end - 1)]
        for left, right in pairwise([start, *inner, end]):
            piece = text[left:right].rstrip()
            if bare := piece.lstrip():
                yield Span(left + len(piece) - len(bare), left + len(piece))


def _runs(text: str) -> Iterator[Span]:
    """Lines that flow into each other, as one span.

    Of each line three numbers are kept until the usual width is known, since there may be millions of them.
    """
    starts, ends, folds = array("I"), array("I"), array("i")
    sizes, widths = [], []
    for block in _blocks(text):
        joints = _joints(block)
        width = _wrap_width(block, joints)
        sizes.append(len(joints))
        widths.append(width)
        starts.extend([line.start for line in block])
        ends.extend([line.end for line in block])
        folds.extend([_fold(joint, width) for joint in joints] or [_BREAK] * (len(block) - 1))
        folds.append(_BREAK)
    full = _FULL * _usual_width(sizes, widths) or inf
    start = 0
    for index, fold in enumerate(folds):
        if fold != _FLOW and fold <= full:
            yield Span(starts[start], ends[index])
            start = index + 1


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines between blank ones."""
    block: list[_Line] = []
    position = 0
    for raw in _lines(text):
        body = raw.strip()
        if body:
            start = position + raw.index(body[0])
            end = start + len(body)
            block.append(_Line(start, end, _QUOTED.sub("", body, 1) if body[0] == ">" else body))
        elif block:
            yield block
            block = []
        position += len(raw)
    if block:
        yield block


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, some at a time: all together take more memory than the text."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _AT_A_TIME) + 1 or len(text)
        yield from text[start:end].splitlines(keepends=True)
        start = end


def _joints(block: list[_Line]) -> list[_Joint]:
    """How each line meets the next; nothing where the lines are too short to have been wrapped."""
    if sum(len(line.body) for line in block) < _MIN_MEAN * len(block):
        return []
    joints = []
    listed = bool(_ITEM.match(block[0].body))
    for first, second in pairwise(block):
        joint = _joint(first, second)
        if _ITEM.match(second.body):
            listed = listed or joint.ended
            joint = joint._replace(apart=joint.apart or listed)
        joints.append(joint)
    return joints


def _joint(first: _Line, second: _Line) -> _Joint:
    before, after = first.body, second.body
    opening = after[:8].lstrip(_OPENERS)[:1]
    word = 1 if opening >= _CJK else len(after[:40].split(None, 1)[0]) if after else 0
    return _Joint(
        apart=_stand_apart(first, second),
        ended=before[-8:].rstrip(_CLOSERS).endswith(_END_MARKS),
        reach=len(before) + 1 + word,
        lower=opening.islower() and not after.startswith(("http", "www.")),
        caseless=opening >= _CJK or (opening.isalpha() and opening.lower() == opening.upper()),
    )


def _stand_apart(first: _Line, second: _Line) -> bool:
    """Whether one of two lines is a heading or a byline, or they are not of one depth of quotation."""
    bodies = (first.body, second.body)
    return (
        _quote_depth(first) != _quote_depth(second)
        or _is_shouted(first.body) != _is_shouted(second.body)
        or any(form.match(body) for form in (_HEADING, _BYLINE) for body in bodies)
    )


def _quote_depth(line: _Line) -> int:
    """How many `>` open the line, their white space counted."""
    return line.end - line.start - len(line.body)


def _is_shouted(body: str) -> bool:
    """Headlines in capitals; a word or two in capitals may be the rest of a wrapped sentence."""
    return body.isupper() and body.count(" ") > 1 and not body.endswith(_END_MARKS)


def _wrap_width(block: list[_Line], joints: list[_Joint]) -> int:
    """The width that the lines of a block were wrapped to, 0 if they were not or nothing shows it."""
    if not joints:
        return 0
    width = max((len(line.body) for line in block if " " in line.body), default=len(block[0].body))
    open_ends = [joint for joint in joints if not joint.apart and not joint.ended]
    full = [joint for joint in open_ends if joint.reach > _FULL * width]
    if width >= _MIN_WIDTH:
        if sum(joint.lower for joint in full) >= max(1, 0.3 * len(open_ends)):
            return width
        if sum(joint.reach > width for joint in full) >= max(3, 0.9 * len(open_ends)):
            return width
    caseless = sum(joint.caseless for joint in full)
    return width if width >= _MIN_WIDTH_CASELESS and caseless >= max(2, 0.7 * len(open_ends)) else 0


def _usual_width(sizes: list[int], widths: list[int]) -> int:
    """The width of a document most of whose lines were wrapped, for blocks that show nothing; else 0."""
    wrapped = sum(size for size, width in zip(sizes, widths, strict=True) if width)
    found = sorted(width for width in widths if width)
    return found[len(found) // 2] if found and 2 * wrapped >= sum(sizes) else 0


def _fold(joint: _Joint, width: int) -> int:
    """Whether a sentence may go on across the newline: `_FLOW`, `_BREAK`, or else the reach, which tells."""
    if joint.apart:
        return _BREAK
    if not width:
        return joint.reach
    return _FLOW if joint.lower or joint.reach > _FULL * width else _BREAK


def _cuts(text: str) -> list[int]:
    """Where bylines and captions that are glued to prose begin and end."""
    found = {match.start() for match in _GLUED_BYLINE.finditer(text) if _is_byline(text, match)}
    for match in _DEBRIS.finditer(text):
        found.update(match.span())
    return sorted(found)


def _is_byline(text: str, match: re.Match[str]) -> bool:
    """Whether names in capitals follow a word that is not: else they are part of a headline."""
    before = text[max(0, match.start() - 30) : match.start()]
    glued = before[-1:].isspace() and before.strip() != ""
    return glued and not before.split()[-1].isupper() and match[0].split()[1] not in _NO_NAMES
