"""PDF: the text of each page as pypdf reads it, and the document information."""

import logging
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.errors import UnreadableError
from annotator.domain.limits import ADVICE, USUAL, Limits
from annotator.readers.files import parsing
from annotator.readers.metadata import iso_date, one_line, real

LIMIT = 200_000_000
"""Largest file, in bytes."""

_STREAM_LIMIT = 30_000_000
"""Largest unpacked stream, in bytes: a page has some thousand of them, a bomb as many as it may."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else warnings reach the terminal


def read(data: bytes, name: str, limits: Limits = USUAL) -> RawDocument:
    """Read page by page, one line with a form feed between pages; line ends within a page are as printed.

    A page without text counts, so that one more than the form feeds before an offset is its page.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError(f"{name}: is not a PDF file; check its suffix.")
    unpacked = limits.raised(_STREAM_LIMIT)
    with (
        parsing(name, "is damaged; open it and save it anew, or save its text as .txt."),
        apply_configuration(
            zlib_maximum_output_length=unpacked,
            lzw_maximum_output_length=unpacked,
            run_length_maximum_output_length=unpacked,
        ),
    ):
        try:
            reader = PdfReader(BytesIO(data))
            text = "\n\f\n".join(_pages(reader))
            return RawDocument(_with_text(text, name), _information(reader))
        except (DependencyError, FileNotDecryptedError) as error:
            raise UnreadableError(f"{name}: is encrypted; save a copy without protection.") from error
        except LimitReachedError as error:
            raise UnreadableError(
                f"{name}: unpacks to far too much; save its text as .txt, {ADVICE}."
            ) from error


def _pages(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        text = _well_formed(page.extract_text())
        yield text.replace("\f", "\n").strip()


def _well_formed(text: str) -> str:
    """Join pairs of surrogates, and put U+FFFD for lone ones and NULs, which damaged fonts yield."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def _with_text(text: str, name: str) -> str:
    if not text.strip("\ufffd \t\r\n\f"):
        raise UnreadableError(
            f"{name}: holds no text, as if scanned; run text recognition (OCR) over it first."
        )
    return text


def _information(reader: PdfReader) -> Metadata:
    """Read title, author and day of creation, where a person rather than a program gave them."""
    known = reader.metadata
    if known is None:
        return Metadata()
    created = (one_line(known.creation_date_raw) or "").removeprefix("D:")
    day = created[:8] if created[:8].isdecimal() else created
    return Metadata(title=real(known.title), author=real(known.author), date=iso_date(day))
