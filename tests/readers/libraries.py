"""Bibliographies as Zotero writes them, made in code, beside the sources that they mean."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annotator.domain.sources import Source
from annotator.domain.vocabulary import SourceKind

_TYPES: dict[str, dict[SourceKind, str]] = {
    ".json": {
        SourceKind.ARTICLE: "article-newspaper",
        SourceKind.REPORT: "report",
        SourceKind.BOOK: "book",
        SourceKind.DATASET: "dataset",
        SourceKind.INTERVIEW: "interview",
        SourceKind.WEB_PAGE: "webpage",
        SourceKind.POST: "post-weblog",
        SourceKind.SPEECH: "speech",
        SourceKind.LEGAL: "legal_case",
        SourceKind.RECORDING: "motion_picture",
        SourceKind.IMAGE: "graphic",
        SourceKind.OTHER: "software",
    },
    ".bib": {
        SourceKind.ARTICLE: "article",
        SourceKind.REPORT: "techreport",
        SourceKind.BOOK: "book",
        SourceKind.DATASET: "dataset",
        SourceKind.WEB_PAGE: "online",
        SourceKind.LEGAL: "patent",
        SourceKind.RECORDING: "video",
        SourceKind.IMAGE: "artwork",
        SourceKind.OTHER: "misc",
    },
    ".ris": {
        SourceKind.ARTICLE: "NEWS",
        SourceKind.REPORT: "RPRT",
        SourceKind.BOOK: "BOOK",
        SourceKind.DATASET: "DATA",
        SourceKind.WEB_PAGE: "ELEC",
        SourceKind.POST: "BLOG",
        SourceKind.SPEECH: "SLIDE",
        SourceKind.LEGAL: "CASE",
        SourceKind.RECORDING: "VIDEO",
        SourceKind.IMAGE: "ART",
        SourceKind.OTHER: "GEN",
    },
}
_SENTENCE = (
    "harbour NATO Über straße São Łódź 50% R&D of the first_draft #9 ministry’s „Zeugen“ José Åland"
    " l’été naïve Ωmega €5 flood–tide Erdős København {set} $5 C:\\logs"
)
_WORDS = _SENTENCE.split()
_PEOPLE = ("Müller, Jürgen", "García Márquez, Gabriel", "de Vries, Anna", "O’Neill, Áine", "Dvořák, Zdeněk")
_BODIES = ("World Health Organization", "Bundesanstalt für Wasser and Partners", "Ministry of Labour, Health")
_JOURNALS = ("The Harbour Times", "Süddeutsche Zeitung", "Science & Society", "El País")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = "https://doi.org/"
_LATEX = {
    "\\": r"{\textbackslash}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "#": r"\#",
    "$": r"\$",
    "ß": r"{\ss}",
    "Ü": r"{\"U}",
    "ü": r"\"{u}",
    "ã": r"\~a",
    "Ł": r"{\L}",
    "ź": r"{\'z}",
    "é": r"{\'e}",
    "É": r"\'{E}",
    "í": r"{\'\i}",
    "á": r"\'a",
    "Á": r"{\'A}",
    "Å": r"{\AA}",
    "ï": r"\"{\i}",
    "Ω": r"{$\Omega$}",
    "ő": r"\H{o}",
    "ø": r"{\o}",
    "ř": r"{\v r}",
    "ě": r"\v{e}",
    "–": "--",
    "’": r"{\textquoteright}",
    "„": r"{\quotedblbase}",
    "“": "``",
}


@dataclass(frozen=True)
class Library:
    """A file and the sources that it means, in its order; their uids are empty."""

    text: str
    meant: list[Source]


def library(suffix: str, count: int, seed: int = 1) -> Library:
    """A bibliography of `count` sources in the format with this suffix."""
    chance = random.Random(seed)  # noqa: S311 - the same library each time
    meant = [_source(chance, number, suffix) for number in range(count)]
    entries = [_WRITERS[suffix](source, f"key{number}") for number, source in enumerate(meant)]
    return Library(join(suffix, entries), meant)


def join(suffix: str, entries: list[str]) -> str:
    """A file of these entries."""
    return "[\n" + ",\n".join(entries) + "\n]\n" if suffix == ".json" else "\n".join(entries)


def _source(chance: random.Random, number: int, suffix: str) -> Source:
    kind = chance.choice(list(_TYPES[suffix]))
    authors = [chance.choice(_PEOPLE + _BODIES) for _ in range(chance.randrange(4))]
    page = f"https://example.org/a_b/{number}%20x/~me?q={number};r&s_t=%7E"
    url = chance.choice([page, page, f"{_DOI}10.1000/a_b.{number}", None])
    archived = f"https://web.archive.example/{number}/{page}" if chance.random() < 0.3 else None
    return Source(
        uid="",
        title=" ".join(chance.choices(_WORDS, k=9)) + f" {number // 2}",
        author="; ".join(authors) or None,
        publisher=chance.choice(_JOURNALS),
        date=_day(chance, number),
        url=url,
        note=" ".join(chance.choices(_WORDS, k=30)) if chance.random() < 0.5 else None,
        kind=kind,
        archive_url=None if suffix == ".bib" else archived,
        accessed=f"2024-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}" if url else None,
    )


def _day(chance: random.Random, number: int) -> str:
    day = f"{1900 + number % 120}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return day[: chance.choice([4, 7, 10])]


def _authors(source: Source) -> list[str]:
    return source.author.split("; ") if source.author else []


def _identified(source: Source) -> tuple[str | None, str | None]:
    """URL and DOI, of which Zotero writes what it has."""
    url = source.url
    return (None, url.removeprefix(_DOI)) if url and url.startswith(_DOI) else (url, None)


def _has_container(source: Source) -> bool:
    return source.kind in {SourceKind.ARTICLE, SourceKind.WEB_PAGE, SourceKind.POST}


def _csl(source: Source, key: str) -> str:
    def parts(day: str | None) -> dict[str, Any] | None:
        if day is None:
            return None
        year, *rest = day.split("-")
        return {"date-parts": [[year, *map(int, rest)]]}

    def name(author: str) -> dict[str, str]:
        family, _, given = author.partition(", ")
        return {"literal": author} if author in _BODIES else {"family": family, "given": given}

    url, doi = _identified(source)
    item = {
        "id": f"http://zotero.org/users/1/items/{key}",
        "type": _TYPES[".json"][source.kind or SourceKind.OTHER],
        "abstract": "What it says.\n\nAnd more.",
        "title": source.title,
        "container-title" if _has_container(source) else "publisher": source.publisher,
        "author": [name(author) for author in _authors(source)],
        "issued": parts(source.date),
        "accessed": parts(source.accessed),
        "URL": url,
        "DOI": doi,
        "note": source.note and source.note.replace(" ", "\n", 1),
        "archive_location": source.archive_url or "Shelf 9",
        "volume": 7,
    }
    return json.dumps({name: value for name, value in item.items() if value}, ensure_ascii=False, indent=2)


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in text)


def _bibtex(source: Source, key: str) -> str:
    url, doi = _identified(source)
    year, *rest = (source.date or "").split("-")
    publisher = "journal" if _has_container(source) else "publisher"
    title = _latex(source.title or "").replace("NATO", "{NATO}").replace("of the", "of\n\t\tthe")
    authors = [f"{{{_latex(a)}}}" if a in _BODIES else _latex(a) for a in _authors(source)]
    fields = {
        "title": f"{{{title}}}",
        "author": "{" + " and\n ".join(authors) + "}" if authors else None,
        publisher: f'"{_latex(source.publisher or "")}"',
        "year": f"{{{year}}}",
        "month": _MONTHS[int(rest[0]) - 1] if rest else None,
        "day": f"{{{rest[1]}}}" if len(rest) > 1 else None,
        "url": url and f"{{{url}}}",
        "doi": doi and f"{{{doi}}}",
        "urldate": source.accessed and f"{{{source.accessed}}}",
        "note": source.note and f"{{{_latex(source.note)}}}",
        "abstract": "{What it says,\n\nand more with me@example.org.}",
    }
    written = ",\n".join(f"\t{name} = {value}" for name, value in fields.items() if value)
    return f"@{_TYPES['.bib'][source.kind or SourceKind.OTHER]}{{{key},\n{written},\n}}\n"


def _ris(source: Source, key: str) -> str:
    url, doi = _identified(source)
    tags = [
        ("TY", _TYPES[".ris"][source.kind or SourceKind.OTHER]),
        ("ID", key),
        ("TI", source.title),
        *(("AU", author) for author in _authors(source)),
        ("T2" if _has_container(source) else "PB", source.publisher),
        ("AB", "What it says.\nAnd more."),
        ("DA", (source.date or "").replace("-", "/").ljust(7, "/").ljust(11, "/")),
        ("PY", (source.date or "")[:4]),
        ("DO", doi),
        ("UR", url),
        ("Y2", source.accessed and source.accessed.replace("-", "/") + "/12:30:59"),
        ("N1", source.note and source.note.replace(" ", "\n", 1)),
        ("AN", source.archive_url or "Shelf 9"),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"


_WRITERS: dict[str, Callable[[Source, str], str]] = {".json": _csl, ".bib": _bibtex, ".ris": _ris}
