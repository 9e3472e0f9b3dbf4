"""Web pages: the article without what surrounds it, and its metadata."""

import logging
import re

from trafilatura import bare_extraction
from trafilatura.settings import Document

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.errors import UnreadableError
from annotator.domain.limits import USUAL, Limits
from annotator.readers.elements import Element, paragraphs, parse_html
from annotator.readers.encoding import decode
from annotator.readers.files import parsing
from annotator.readers.metadata import iso_date, one_line
from annotator.readers.page_metadata import page_metadata

LIMIT = 20_000_000
"""Largest file, in bytes."""

_HEAD = 4_096
"""How many bytes are searched for a declaration of the encoding."""

_DECLARATION = re.compile(
    rb"""(?i)<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)"""
)

for _library in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # else warnings reach the terminal


def read(data: bytes, name: str, limits: Limits = USUAL) -> RawDocument:
    """Take the article's text, one blank line between paragraphs, or all of the page where none is found."""
    declaration = _DECLARATION.search(data[:_HEAD])
    declared = (declaration[1] or declaration[2]).decode("ascii", "replace") if declaration else None
    text = decode(data, name, declared)
    with parsing(name, "is damaged, or no HTML; save its text as .txt."):
        root = parse_html(text, name, limits)
        _quote(root)
        article, guessed = _article(root)
        if len(article) < 2:
            body = root.find("body")
            article = _as_in_page(article, list(paragraphs(root if body is None else body)))
        if not article:
            raise UnreadableError(f"{name}: the page holds no text; save it anew once it has loaded.")
        return RawDocument("\n\n".join(article), page_metadata(root).or_else(guessed))


def _article(root: Element) -> tuple[list[str], Metadata]:
    """Let trafilatura find the article, by its default settings.

    The extensive search for dates is off: it takes the year of the copyright notice for the article's.
    """
    found = bare_extraction(
        root,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(found, Document):
        return [], Metadata()
    return list(paragraphs(found.body)), Metadata(
        title=one_line(found.title),
        author=one_line(found.author),
        publisher=one_line(found.sitename),
        date=iso_date(found.date),
        url=one_line(found.url),
    )


def _as_in_page(article: list[str], blocks: list[str]) -> list[str]:
    """Restore the paragraphs of an article that was found as one; without an article, take all blocks."""
    if not article:
        return blocks
    letters = _letters(article[0])
    found, at = [], 0
    for block in blocks:
        own = _letters(block)
        if letters.startswith(own, at):
            found.append(block)
            at += len(own)
    return found if at == len(letters) else article


def _letters(text: str) -> str:
    return "".join(filter(str.isprintable, "".join(text.split())))


def _quote(root: Element) -> None:
    """Write out the quotation marks that a browser draws around `<q>`: they tell whose words they are."""
    for element in root.iter("q"):
        element.tag = "span"
        element.text = "“" + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + "”"
        else:
            element.text += "”"
