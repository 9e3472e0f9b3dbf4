"""Good files of each format to begin with, and the pieces that are put into them."""

import json
import zipfile
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from docx.document import Document

from tests.readers import samples
from tests.readers.libraries import library

CORPORA = Path(__file__).parents[2] / "corpora"

CONTROLS = (
    *(
        "\x1b[31m",
        "\x1b]52;c;aGVsbG8=\x07",
        "\x1b]0;owned\x07",
        "\x9b2J",
        "\x90q\x9c",
        "\x00",
        "\x07",
        "\x08",
        "\r",
    ),
    *("\u202e", "\u2066", "\u200b" * 40, "\u0301" * 60, "\ufeff", "\u2028", "\x85", "\x0c", "\x1c"),
    *(
        "[@click=app.quit]",
        "[b]",
        "[/",
        "\\[",
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\U0010ffff",
        "\U000e0041",
    ),
)
"""What a terminal, a screen or a spreadsheet might obey."""

_ANY = (
    *(text.encode() for text in CONTROLS),
    *(
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe\0\0",
        b"\0\0\xfe\xff",
        b"\xed\xa0\x80",
        b"\xc0\xaf",
    ),
    *(
        b"\xf4\x90\x80\x80",
        b"\x80",
        b"\n\n",
        b"\r\n",
        b" " * 50,
        b"9" * 30,
        b"9" * 5000,
        b"-1",
        b"1e999",
        b"\\",
    ),
)
_JSON = (
    b"[",
    b"{",
    b'{"a":',
    b'"',
    b"\\ud800",
    b"\\u0000",
    b"\\u001b[31m",
    b"null",
    b"[[[",
    b"]",
    b"}",
    b"NaN",
    b",",
)
_MARKUP = (
    *(
        b"<table><tr><td>",
        b"<q>",
        b"<div>",
        b"<b>",
        b"</p>",
        b"<!--",
        b"<![CDATA[",
        b"<svg>",
        b"<p",
        b"&#0;",
        b"&#27;",
    ),
    *(
        b"&#xD800;",
        b"&a;",
        b"<base href='file:///'>",
        b"<meta charset=utf-7>",
        b"<meta charset=unicode_escape>",
    ),
    b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>',
    b'<script type="application/ld+json">{"@type":"Article","headline":[{}],"author":{"name":[[]]}}</script>',
)
_PDF = (
    *(
        b"/Kids [2 0 R]",
        b"/Parent 3 0 R",
        b"/Length 99999999",
        b"obj",
        b"endobj",
        b"stream\n",
        b"<<",
        b">>",
        b"[",
        b"(",
    ),
    *(
        b"/Filter [/FlateDecode /FlateDecode]",
        b"/Filter /LZWDecode",
        b"/Type /ObjStm",
        b"/Prev 9",
        b"2 0 R",
        b"/Contents 2 0 R",
    ),
    *(
        b"/Encrypt 2 0 R",
        b"BT",
        b"ET",
        b"Tj",
        b"Do",
        b"cm",
        b"BI ID EI",
        b"/XObject << /F1 4 0 R >>",
        b"/ToUnicode 4 0 R",
    ),
    b"1 beginbfrange <0000> <ffff> <0000> endbfrange",
)
_BIBTEX = (
    b"{",
    b"}",
    b"@article{k,",
    b'"',
    b"#",
    b"\\",
    b"$",
    b"\\url{",
    b" and ",
    b"@string{a = a # a}",
    b"\\'{",
    b"~",
    b"%",
)
_RIS = (
    b"TY  - JOUR\n",
    b"ER  - \n",
    b"AU  - ",
    b"\nID  - x",
    b"DA  - 2020/13/99/x",
    b"\x0cTY  - BOOK\n",
    b"  - ",
)
_CSV = (b",", b'"', b"title,", b"\n", b"uid", b"\0", b'""')
_TOML = (
    b"[",
    b"[[keys]]",
    b"a.",
    b'"""',
    b"= 1",
    b"keys",
    b"'",
    b"{",
    b"0x",
    b"1979-05-27",
    b"#",
    b"\\u0000",
    b"inf",
)
_MD = (b"---\n", b"+++\n", b"author: ", b"[", b"]", b"# ", b"```", b"~~~", b"title: ", b'"')

PIECES: dict[str, tuple[bytes, ...]] = {
    ".txt": _ANY,
    ".md": _ANY + _MD,
    ".html": _ANY + _MARKUP,
    ".pdf": _ANY + _PDF,
    ".docx": _ANY + _MARKUP + (b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"),
    ".jsonl": _ANY + _JSON,
    ".csv": _ANY + _CSV,
    ".json": _ANY + _JSON,
    ".bib": _ANY + _BIBTEX,
    ".ris": _ANY + _RIS,
    ".toml": _ANY + _TOML,
}
"""What is put into a file, by its suffix."""

SETTINGS = b"""theme = "nord"
advance = false
wrap_width = 72

[keys]
fact = "f"
next_sentence = ["j", "down"]
"""
_FRONT = b'---\ntitle: "The quay"\nauthor: [Ana Lind, "B. Orr"]\ndate: 2024-05-01\nurl: https://example.org/q\n---\n'


@cache
def seeds(suffix: str) -> tuple[bytes, ...]:
    """Good files of a format."""
    made: dict[str, Sequence[bytes]] = {
        ".txt": [_corpus("harbour-op-ed.txt"), "Она сказала «да». 「はい」。".encode(), b"One. Two."],
        ".md": [_corpus("grain-report.md"), _FRONT + b"# Quay\n\nIt fell.\n"],
        ".html": [
            _corpus("bridge-page.html"),
            samples.page(f"<article><h1>A</h1><p>{samples.DENIAL}</p></article>"),
        ],
        ".pdf": _pdfs(),
        ".docx": [samples.docx(_filled)],
        ".jsonl": [_corpus("harbour-op-ed.tags.jsonl")[:6000], b'{"title": "Port log", "kind": "report"}\n'],
        ".csv": [_corpus("sources.csv")],
        ".toml": [SETTINGS],
    }
    return tuple(made[suffix] if suffix in made else [library(suffix, 4).text.encode()])


def _corpus(name: str) -> bytes:
    return (CORPORA / name).read_bytes()


def _pdfs() -> list[bytes]:
    """A packed one, and one whose stream, fonts and table stand there as text."""
    packed = samples.pdf(samples.lines(samples.DENIAL), samples.lines(samples.CHARGE))
    content = samples.lines(samples.DENIAL)
    plain = samples.pdf(content)
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream")
    bare = b"<< /Length %d >>\nstream\n%s\n" % (len(content), content)
    return [packed, plain[:start] + bare + plain[end:]]


def _filled(document: Document) -> None:
    document.add_heading("The quay", 1)
    document.add_paragraph(samples.DENIAL)
    table = document.add_table(2, 2)
    table.cell(0, 0).text = samples.CHARGE


def entries(data: bytes) -> dict[str, bytes]:
    """What an archive holds."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    """An archive of these entries, under whatever names."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return written.getvalue()


def as_json(value: object) -> bytes:
    """A value as one line."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
