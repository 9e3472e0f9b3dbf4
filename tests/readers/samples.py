"""Files to read, made in code: what a person has on disk, and what an attacker would put there."""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from pypdf import PdfReader, PdfWriter

DENIAL = "The minister denied on Monday that he had taken bribes from the firm, a court in the capital heard."
CHARGE = "Prosecutors allege that three million euros were paid through three accounts in the year 2021."

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="urn:wps" xmlns:v="urn:v"'
)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def pdf(*pages: bytes, kids: bytes | None = None) -> bytes:
    """Build a PDF whose pages have the given content streams, or whose page tree has the given kids."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    numbers = b" ".join(b"%d 0 R" % (3 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids or numbers, len(pages)),
    ]
    for index, content in enumerate(pages):
        packed = zlib.compress(content)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R" % (4 + 2 * index)
            + b" /Resources << /Font << /F1 %s >> >> >>" % font,
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        ]
    return _numbered(objects)


def lines(*texts: str) -> bytes:
    """Write the content stream of a page of lines."""
    shown = b" ".join(b"(%s) Tj 0 -14 Td" % text.encode("latin-1") for text in texts)
    return b"BT /F1 12 Tf 72 700 Td %s ET" % shown


def pdf_with(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def docx(fill: Callable[[DocumentObject], object]) -> bytes:
    document = Document()
    fill(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def add_xml(document: DocumentObject, xml: str) -> None:
    """Put an element of WordprocessingML at the end of the body."""
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {_NAMESPACES}>", 1)))


def rezipped(data: bytes, changed: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Pack an archive anew with some entries changed, or added where there is none."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changed]):
            content = old.read(name) if name in old.namelist() else b""
            new.writestr(name, changed.get(name, bytes)(content))
    return written.getvalue()


def _numbered(objects: list[bytes]) -> bytes:
    """Write a PDF of the given objects, the first of them the catalog."""
    written = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(written), len(objects) + 1
    written += b"xref\n0 %d\n0000000000 65535 f \n" % size
    written += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(written + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start))
