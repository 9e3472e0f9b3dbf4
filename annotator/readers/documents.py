"""Any document that can be imported: its format, and the reader of that format.

A format is a module with `LIMIT` and `read`. It is imported when the first file of its kind is read, since
the libraries behind PDF, DOCX and HTML take a good while to import.
"""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from annotator.domain.documents import RawDocument
from annotator.domain.errors import UnreadableError
from annotator.domain.limits import ADVICE, MARKS, SECONDS, USUAL, Limits
from annotator.domain.text import shown
from annotator.readers.clock import within
from annotator.readers.files import read_bytes, require_file, require_size
from annotator.readers.folders import files_below

_FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}

SUFFIXES = tuple(_FORMATS)
"""The suffixes of the files that can be read; upper case is the same."""

_SIGNATURES = {
    "pdf": re.compile(rb"%PDF-"),
    "docx": re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
    "html": re.compile(
        rb"(?is)(?:\xef\xbb\xbf)?\s*+(?:(?><!--.*?-->|<\?xml[^>]*>)\s*+)*+<(?:!doctype\s+html|html|head|body)[\s>]"
    ),
}
"""How a format begins where no suffix tells; anything else is plain text."""


_MARKS = "\n\r\v\f\x85\u2028\u2029.!?…;:。！？؟।"
"""What may end a sentence; a text has at least as many of them as sentences, but for one."""


class _Format(Protocol):
    LIMIT: int

    def read(self, data: bytes, name: str, limits: Limits) -> RawDocument: ...


def read_document(path: Path, limits: Limits = USUAL) -> RawDocument:
    """Read a file in the format that its suffix names.

    Raises `NotFoundError` where there is none, and `UnreadableError` for one that is no regular file, of an
    unknown suffix, too large, too slow to read, damaged or protected, or that holds no text.
    """
    module = _FORMATS.get(path.suffix.lower())
    if module is None:
        require_file(path)
        raise UnreadableError(f"{shown(path)}: {_advice(path)}")
    form = _format(module)
    return _read(form, read_bytes(path, form.LIMIT, limits), shown(path), limits)


def read_stream(data: bytes, name: str = "standard input", limits: Limits = USUAL) -> RawDocument:
    """Read what came without a suffix: its first bytes tell PDF, DOCX and HTML from plain text.

    Raises `UnreadableError` like `read_document`.
    """
    module = next((form for form, signature in _SIGNATURES.items() if signature.match(data)), "plain")
    form = _format(module)
    require_size(len(data), limits.raised(form.LIMIT), shown(name))
    return _read(form, data, shown(name), limits)


def document_files(path: Path, pass_over: Callable[[Path], object] = lambda _: None) -> list[Path]:
    """List the files to import: a file itself, or all in a folder and below it whose suffix is known, sorted.

    Hidden files and folders are left out, and so are links to folders and links to files outside of it, of
    which `pass_over` is told. Raises `NotFoundError` where there is nothing, and `UnreadableError` for a
    folder without such files.
    """
    if not path.is_dir():
        require_file(path)
        return [path]
    files = [file for file in files_below(path, pass_over) if file.suffix.lower() in _FORMATS]
    if not files:
        raise UnreadableError(
            f"{shown(path)}: holds no file that can be read; looked for {' '.join(SUFFIXES)}."
        )
    return sorted(files)


def _format(module: str) -> _Format:
    return cast("_Format", import_module(f"annotator.readers.{module}"))


def _read(form: _Format, data: bytes, name: str, limits: Limits) -> RawDocument:
    with within(limits.raised(SECONDS), name):
        document = form.read(data, name, limits)
    if not document.text or document.text.isspace():
        raise UnreadableError(f"{name}: holds nothing but white space; there is nothing to import.")
    most = limits.raised(MARKS)
    if len(document.text) > most and sum(map(document.text.count, _MARKS)) > most:
        problem = f"has more than {most:,} line ends and closing marks"
        raise UnreadableError(f"{name}: {problem}; split it into smaller files, {ADVICE}.")
    return document


def _advice(path: Path) -> str:
    """Say how a file of a suffix that is not known can be imported all the same."""
    if path.suffix.lower() in {".doc", ".odt", ".rtf", ".pages"}:
        return f"{path.suffix.lower()} cannot be read; save it as .docx."
    known = " ".join(SUFFIXES)
    return f"unknown suffix, not one of {known}; if it is plain text: annotator import - < FILE"
