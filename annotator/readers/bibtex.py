"""Bibliographies in BibTeX and BibLaTeX, as Zotero and other reference managers export them."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.model import Block, ImplicitComment, ParsingFailedBlock
from bibtexparser.model import Entry as ParsedEntry

from annotator.domain.errors import UnreadableError
from annotator.domain.limits import USUAL, Limits
from annotator.domain.sources import Source
from annotator.domain.text import shown
from annotator.domain.vocabulary import SourceKind
from annotator.readers.bibliographies import LIMIT, Entry, importing, is_url, source_of
from annotator.readers.dates import month_number
from annotator.readers.encoding import decode
from annotator.readers.files import read_bytes
from annotator.readers.latex import LatexText, plain_url

for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # else warnings reach the terminal

_KINDS = {
    SourceKind.ARTICLE: "article conference inproceedings inreference periodical review suppperiodical",
    SourceKind.REPORT: "manual mastersthesis phdthesis report standard techreport thesis",
    SourceKind.BOOK: "book bookinbook booklet collection inbook incollection mvbook mvcollection"
    " mvproceedings mvreference proceedings reference suppbook suppcollection",
    SourceKind.DATASET: "dataset",
    SourceKind.WEB_PAGE: "electronic online www",
    SourceKind.LEGAL: "jurisdiction legal legislation patent",
    SourceKind.RECORDING: "audio movie music performance video",
    SourceKind.IMAGE: "artwork image",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}

_NAME, _NUMBER = "[A-Za-z]{3,}", "[0-9]{1,2}"
_KEY = re.compile(r"@\w*\s*[{(]\s*([^\s,={}()\"]+)")
_LOST = re.compile(r"^[ \t]*(?:@\w+|,?[ \t]*\w+[ \t]*=\s*[{\"])", re.MULTILINE)
"""A line outside the entries that should be in one; other lines are comments."""


def read_bibtex(path: Path, limits: Limits = USUAL) -> Iterator[Source]:
    """The sources of a BibTeX or BibLaTeX file.

    Raises `UnreadableError` with line and key at the first entry that is malformed.
    """
    name = shown(path.name)
    text = decode(read_bytes(path, LIMIT, limits), name).replace("\r\n", "\n").replace("\r", "\n")
    library = parse_string(text, parse_stack=[])
    entries = [entry for block in library.blocks if (entry := _entry_of(name, block)) is not None]
    if not entries:
        raise UnreadableError(f"{name}: holds no BibTeX entry, such as `@article{{key, title = {{...}}}}`.")
    keys = [entry.key for entry in entries]
    _resolve(library, entries)
    latex = LatexText()
    for key, entry in zip(keys, entries, strict=True):
        with importing(name, _line(entry), key):
            source = source_of(_Fields(entry, latex).entry())
        yield source


def _line(block: Block) -> int:
    return 1 + (block.start_line or 0)


def _entry_of(name: str, block: Block) -> ParsedEntry | None:
    """Find the entry in a block, whose key may be there already; `UnreadableError` where one is damaged."""
    if isinstance(block, ImplicitComment) and (lost := _LOST.search(block.comment)):
        with importing(name, _line(block) + block.comment.count("\n", 0, lost.end())):
            raise UnreadableError("stands outside the entries; check the braces of the entry before.")
    if not isinstance(block, ParsingFailedBlock):
        return block if isinstance(block, ParsedEntry) else None
    if block.ignore_error_block is None:
        key = _KEY.match(block.raw or "")
        with importing(name, _line(block), key and key[1]):
            raise UnreadableError("its braces, quotes or commas do not fit together; correct them.")
    found = block.ignore_error_block
    return found if isinstance(found, ParsedEntry) else None


def _resolve(library: Library, entries: list[ParsedEntry]) -> None:
    """Put the texts of macros into the fields, and take the braces or quotes off; entries get other keys."""
    for number, entry in enumerate(entries):
        entry.key = str(number)
    unique = Library([*library.strings, *entries])
    for step in (ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()):
        unique = step.transform(unique)


class _Fields:
    """The fields of one entry; of those that are repeated, the first counts."""

    def __init__(self, entry: ParsedEntry, latex: LatexText) -> None:
        self._type = entry.entry_type
        self._fields = {field.key.lower(): field for field in reversed(entry.fields)}
        self._latex = latex

    def entry(self) -> Entry:
        """Give the entry in the terms of CSL."""
        is_online = is_url(self._url("howpublished") or "")
        return Entry(
            kind=_KIND_OF.get(self._type, SourceKind.OTHER),
            title=self._text("title"),
            authors=self._latex.names(self._raw("author") or ""),
            container=self._text("journaltitle", "journal", "booktitle", "organization"),
            publisher=self._text(
                "publisher",
                "institution",
                "school",
                "organization",
                *(() if is_online else ("howpublished",)),
            ),
            date=self._date(),
            url=self._url("url") or (self._url("howpublished") if is_online else None),
            doi=self._url("doi"),
            note=self._text("note", "annote", "annotation"),
            accessed=self._raw("urldate"),
        )

    def _raw(self, *names: str) -> str | None:
        for name in names:
            field = self._fields.get(name)
            if field is not None and field.value.strip():
                if field.enclosing == "no-enclosing" and "#" in field.value:
                    raise UnreadableError(f"field `{name}` joins texts by `#`; write it as one text.")
                return str(field.value)
        return None

    def _text(self, *names: str) -> str | None:
        raw = self._raw(*names)
        return None if raw is None else self._latex.decoded(raw)

    def _url(self, name: str) -> str | None:
        raw = self._raw(name)
        return None if raw is None else plain_url(raw.strip())

    def _date(self) -> str | None:
        """Give `date`, or year, month and day as far as they are known."""
        year = self._text("date", "year")
        if "date" in self._fields or year is None or not year.strip().isdecimal():
            return year
        return "-".join([year.strip(), *self._month_and_day()])

    def _month_and_day(self) -> list[str]:
        """Give the numbers that are known; a month may be a number, a name, or a name joined with a day."""
        given = {name: field.value for name, field in self._fields.items() if name in {"month", "day"}}
        name, number = (re.search(form, given.get("month", "")) for form in (_NAME, _NUMBER))
        month = month_number(name[0]) if name else number and int(number[0])
        if not month:
            return []
        day = re.search(_NUMBER, given.get("day", "")) or (number if name else None)
        return [f"{month:02}", *([f"{int(day[0]):02}"] if day else [])]
