"""Markdown: the text as it is, the metadata from its front matter or its first heading."""

import re

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.limits import USUAL, Limits
from annotator.readers.encoding import decode
from annotator.readers.metadata import iso_date, one_line

LIMIT = 100_000_000
"""Largest file, in bytes."""

_HEAD = 65_536
"""How many characters are searched for front matter and the first heading."""

_FRONT_MATTER = re.compile(r"(?ms)(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*$")
_ENTRY = re.compile(r"(?im)^(title|authors?|publisher|date|url)[ \t]*[:=][ \t]*([^\s>|].*)$")
_FENCED = re.compile(r"(?ms)^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)")
_HEADING = re.compile(r"(?m)^ {0,3}#[ \t]+(\S.*)$")


def read(data: bytes, name: str, _limits: Limits = USUAL) -> RawDocument:
    """Decode the text, leave it unchanged, markup and all, and look for its title."""
    text = decode(data, name)
    head = text[:_HEAD].replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(head)
    entries = _entries(front[2]) if front else {}
    return RawDocument(
        text,
        Metadata(
            title=entries.get("title") or _heading(head[front.end() :] if front else head),
            author=entries.get("author") or entries.get("authors"),
            publisher=entries.get("publisher"),
            date=iso_date(entries.get("date")),
            url=entries.get("url"),
        ),
    )


def _entries(front_matter: str) -> dict[str, str | None]:
    """Take the simple `key: value` lines of YAML, or `key = value` lines of TOML, without their quotes."""
    return {key.lower(): one_line(_unquoted(value)) for key, value in _ENTRY.findall(front_matter)}


def _unquoted(value: str) -> str:
    """Take the quotes off a value, and off each item of a list in brackets."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_bare(item.strip()) for item in value[1:-1].split(","))
    return _bare(value)


def _bare(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _heading(text: str) -> str | None:
    """Find the first heading of the first level outside a fenced code block, without its closing marks."""
    heading = _HEADING.search(_FENCED.sub("", text))
    if heading is None:
        return None
    words = heading[1].split()
    return one_line(" ".join(words if words[-1].strip("#") else words[:-1]))
