"""DOCX: paragraphs and tables in the order of the document, and its core properties."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias

from docx import Document
from docx.oxml.ns import qn

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.errors import UnreadableError
from annotator.domain.limits import USUAL, Limits
from annotator.readers.archives import require_harmless
from annotator.readers.files import parsing
from annotator.readers.metadata import real

LIMIT = 100_000_000
"""Largest file, in bytes."""

Element: TypeAlias = Any
"""An element of python-docx, which has no types."""

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _BOX = qn("w:t"), qn("w:txbxContent")
_MARKS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset({*map(qn, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:rt", "w:txbxContent")), _FALLBACK})
"""Formatting, what a tracked change took away, readings above the line, text boxes, and second copies of
drawings for older programs."""


def read(data: bytes, name: str, limits: Limits = USUAL) -> RawDocument:
    """Take paragraphs apart by a blank line; a table is a line for each row, tabs between its cells.

    Text boxes follow their paragraph. Tracked changes are taken as accepted; headers, footnotes and comments
    are left out.
    """
    with parsing(name, "is no Word document, or a damaged one; open it and save it anew as .docx."):
        require_harmless(data, name, limits)
        document = Document(BytesIO(data))
        if document.element.getroottree().docinfo.internalDTD is not None:
            raise UnreadableError(f"{name}: declares XML entities, as no Word document does; save it anew.")
        text = "\n\n".join(_blocks(document.element.body))
        if not text:
            raise UnreadableError(f"{name}: holds no text; if it is a picture of one, run OCR over it first.")
        return RawDocument(text, _properties(document.core_properties))


def _blocks(container: Element) -> Iterator[str]:
    """Give each paragraph and table, also of content controls, which `iter_inner_content` passes over."""
    for element in container:
        if element.tag == _PARAGRAPH:
            if text := "".join(_runs(element)).strip():
                yield text
            for box in _boxes(element):
                yield from _blocks(box)
        elif element.tag == _TABLE:
            yield from _table(element)
        elif element.tag not in _UNSEEN:
            yield from _blocks(element)


def _runs(element: Element) -> Iterator[str]:
    """Give the text of a paragraph, also of links, fields and insertions."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _UNSEEN:
            yield from _runs(child)


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def _table(table: Element) -> Iterator[str]:
    """Give the rows as lines, except one with several paragraphs in a cell: it lays out text, not data."""
    lines: list[str] = []
    for row in _inside(table, _ROW):
        cells = [list(_blocks(cell)) for cell in _inside(row, _CELL)]
        if all(len(cell) < 2 for cell in cells):
            lines.append("\t".join(" ".join(" ".join(cell).split()) for cell in cells))
            continue
        yield from _joined(lines)
        lines.clear()
        for cell in cells:
            yield from cell
    yield from _joined(lines)


def _joined(lines: list[str]) -> Iterator[str]:
    if block := "\n".join(line for line in lines if line.strip()):
        yield block


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Give the rows of a table, or the cells of a row, also those that a content control wraps."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _inside(child, tag)


def _properties(core: Any) -> Metadata:
    """Read title, author and day of creation, where a person rather than a program gave them."""
    date = core.created.date().isoformat() if core.created else None
    return Metadata(title=real(core.title), author=real(core.author), date=date)
