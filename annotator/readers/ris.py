"""Bibliographies in RIS, as Zotero and other reference managers export them."""

import re
from collections.abc import Iterator
from pathlib import Path

import rispy

from annotator.domain.errors import UnreadableError
from annotator.domain.limits import USUAL, Limits
from annotator.domain.sources import Source
from annotator.domain.text import shown
from annotator.domain.vocabulary import SourceKind
from annotator.readers.bibliographies import LIMIT, Entry, importing, source_of
from annotator.readers.encoding import decode
from annotator.readers.files import read_bytes

_KINDS = {
    SourceKind.ARTICLE: "ABST CONF CPAPER DICT EJOUR ENCYC INPR JFULL JOUR MGZN NEWS",
    SourceKind.REPORT: "GOVDOC PAMP RPRT STAND THES",
    SourceKind.BOOK: "BOOK CHAP CLSWK EBOOK ECHAP EDBOOK SER",
    SourceKind.DATASET: "AGGR DATA DBASE",
    SourceKind.WEB_PAGE: "ELEC",
    SourceKind.POST: "BLOG",
    SourceKind.SPEECH: "SLIDE",
    SourceKind.LEGAL: "BILL CASE HEAR LEGAL PAT STAT",
    SourceKind.RECORDING: "ADVS MPCT MULTI MUSIC SOUND VIDEO",
    SourceKind.IMAGE: "ART CHART FIGURE MAP",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}

_SINGLE = (
    "ID",
    "TI",
    "T1",
    "CT",
    "BT",
    "T2",
    "JF",
    "JO",
    "JA",
    "PB",
    "DA",
    "PY",
    "Y1",
    "DO",
    "Y2",
    "AN",
    "DB",
)
_REPEATED = ("AU", "A1", "N1", "UR")

_START = re.compile(r"^TY  - ?", re.MULTILINE)
_END = re.compile(r"^ER  -.*$", re.MULTILINE)
_TAGGED = re.compile(r"^[A-Z][A-Z0-9] *- ", re.MULTILINE)


def read_ris(path: Path, limits: Limits = USUAL) -> Iterator[Source]:
    """The sources of a RIS file; the last line of an entry, `ER  - `, may be missing.

    Raises `UnreadableError` with line and key at the first entry that is malformed.
    """
    name = shown(path.name)
    text = decode(read_bytes(path, LIMIT, limits), name).replace("\r\n", "\n").replace("\r", "\n")
    starts = [found.start() for found in _START.finditer(text)]
    if not starts:
        raise UnreadableError(f"{name}: holds no RIS entry, which begins with a line such as `TY  - JOUR`.")
    line = 1
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        record = text[start:end]
        if record.startswith("TY"):
            yield _read(name, line, record)
        else:
            _require_no_entry(name, line, record)
        line += record.count("\n")


def _read(name: str, line: int, record: str) -> Source:
    ended = _END.search(record)
    if ended:
        _require_no_entry(name, line + record.count("\n", 0, ended.end()), record[ended.end() :])
        record = record[: ended.end()]
    fields = _fields(record if ended else record + "\nER  - ")
    with importing(name, line, next(iter(fields.get("ID", ())), None)):
        return source_of(_entry(fields))


def _require_no_entry(name: str, line: int, between: str) -> None:
    """Refuse a field outside the entries: it is one of an entry that would be lost."""
    if found := _TAGGED.search(between):
        with importing(name, line + between.count("\n", 0, found.start())):
            raise UnreadableError("a field outside an entry, which begins with a line such as `TY  - JOUR`.")


def _fields(record: str) -> dict[str, list[str]]:
    """Read the fields of one entry; one that is repeated or runs over several lines has several texts."""
    tags = {tag: tag for tag in ("TY", "ER", *_SINGLE, *_REPEATED)}
    (read,) = rispy.loads(
        record, mapping=tags, list_tags=list(_REPEATED), delimiter_tags_mapping={}, skip_unknown_tags=True
    )
    return {tag: value if isinstance(value, list) else [value] for tag, value in read.items()}


def _entry(fields: dict[str, list[str]]) -> Entry:
    def first(*tags: str) -> str | None:
        return next((text for tag in tags for text in fields.get(tag, ()) if text), None)

    return Entry(
        kind=_KIND_OF.get(first("TY") or "", SourceKind.OTHER),
        title=first("TI", "T1", "CT", "BT"),
        authors=[*fields.get("AU", ()), *fields.get("A1", ())],
        container=first("T2", "JF", "JO", "JA"),
        publisher=first("PB"),
        date=_date(first("DA", "PY", "Y1")),
        url=first("UR"),
        doi=first("DO"),
        note=" ".join(fields.get("N1", ())),
        accessed=_date(first("Y2")),
        archives=(first("AN"), first("DB")),
    )


def _date(text: str | None) -> str | None:
    """Leave the time or season out of `YYYY/MM/DD/other`, of which all but the year may be empty."""
    found = re.match("[0-9]{4}/[0-9]{0,2}/[0-9]{0,2}", text or "")
    return found[0].rstrip("/") if found else text
