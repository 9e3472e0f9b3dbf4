"""Markdown as blocks of styled text, read in linear time; links stay as they are written."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from textual.content import Span

from annotator.tui.labels import MUTED
from annotator.tui.text import visible

_LINE_END: Final = re.compile("\r\n?|\n")
_FENCE: Final = re.compile("```|~~~")
_HEADING: Final = re.compile(r"#{1,6} (?=\S)")
_ITEM: Final = re.compile(r"(?:([-*+])|(\d{1,4}[.)])) (?=\S)")
_QUOTE: Final = re.compile(r"(?:> ?)++")
_RULE: Final = re.compile(r"[-*_=](?:[ \t]*[-*_=]){2,}[ \t]*")
_INLINE: Final = re.compile(r"\*\*(?=\S)([^*]++)\*\*|`([^`]++)`|(?<!\w)[*_](?=\S)([^*_]++)[*_](?!\w)")
_PLAIN: Final = re.compile("[^*_`]*+")
"""A text without any of these marks."""
_RUN: Final = re.compile(" {2,}")
_CODE: Final = "$text-accent"
_STYLES: Final = ("bold", _CODE, "italic")
"""How each group of `_INLINE` is drawn."""

DEEPEST: Final = 8
"""Cells of white space that are kept before a line: a list within a list within a list."""


class Block(NamedTuple):
    """A paragraph, a heading, an item of a list or a line of code."""

    text: str
    """Fit to draw, on one line however long."""
    prefix: str = ""
    """Before its first line; the others are as far in."""
    style: str = ""
    """Of the whole."""
    spans: tuple[Span, ...] = ()
    """Parts of `text` that are drawn otherwise, in order, none overlapping another."""
    flows: bool = False
    """Whether the next line goes on with it."""


def blocks(text: str) -> list[Block]:
    """The blocks of a text; an empty one stands for a blank line, of which never two follow each other."""
    found: list[Block] = []
    parts: list[str] = []
    for block in _lines(text):
        if found and found[-1].flows and block.flows and not block.prefix:
            parts.append(block.text)
        elif block.text or (found and found[-1].text):
            _close(found, parts)
            found.append(block)
            parts = [block.text]
    _close(found, parts)
    return found


def _close(found: list[Block], parts: list[str]) -> None:
    """Put together the lines of the last block, and find what is drawn otherwise in it."""
    if found and found[-1].flows:
        text, spans = _styled(" ".join(parts))
        if text != found[-1].text:
            found[-1] = found[-1]._replace(text=text, spans=spans)


def _lines(text: str) -> Iterator[Block]:
    """A block for each line."""
    in_code = False
    for raw in _LINE_END.split(text):
        line = raw.rstrip(" \t")
        words = line.lstrip(" \t")
        if _FENCE.match(words):
            in_code = not in_code
            yield Block(visible(words.strip("`~ ")), style=MUTED)
        elif in_code or words.startswith("|"):
            yield Block(_in_columns(line), style=_CODE if in_code else "")
        else:
            yield _block(words, len(line[: len(line) - len(words)].expandtabs(4)))


def _in_columns(line: str) -> str:
    """The line with spaces at which it is not broken."""
    return visible(line.expandtabs(4)).replace(" ", "\xa0")


def _block(words: str, indent: int) -> Block:
    if not words:
        return Block("")
    if _RULE.fullmatch(words):
        return Block("─" * 20, style=MUTED)
    text = _RUN.sub(" ", visible(words))
    if heading := _HEADING.match(text):
        return Block(text[heading.end() :], style="bold $text-primary")
    if item := _ITEM.match(text):
        mark = "•" if item[1] else item[2]
        return Block(text[item.end() :], f"{' ' * min(DEEPEST, indent)}{mark} ", flows=True)
    if quote := _QUOTE.match(text):
        return Block(text[quote.end() :], "▌ ", MUTED)
    return Block(text, flows=True)


def _styled(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without the marks of what is bold, slanted or code, and where that is."""
    if _PLAIN.fullmatch(text):
        return text, ()
    kept: list[str] = []
    spans: list[Span] = []
    end = length = 0
    for match in _INLINE.finditer(text):
        group = match.lastindex or 1
        before = text[end : match.start()]
        start = length + len(before)
        length = start + len(match[group])
        kept += (before, match[group])
        spans.append(Span(start, length, _STYLES[group - 1]))
        end = match.end()
    return "".join((*kept, text[end:])), tuple(spans)
