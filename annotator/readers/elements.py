"""Element trees of pages: parsing HTML, and taking the paragraphs out of a tree."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree, html

from annotator.domain.errors import UnreadableError

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

ELEMENTS = 50_000
"""Largest number of elements of a page; beyond it, finding the article takes more than some ten seconds."""

_BLOCK = re.compile(
    r"""(?x) address | article | aside | blockquote | body | caption | cell | center | d[dlt] | details | div
    | fieldset | figcaption | figure | footer | form | h[1-6r] | head | header | item | li | list | main | nav
    | ol | p | pre | quote | row | section | summary | table | t(body|d|foot|h|head|r) | ul"""
)
_ROWS = frozenset({"row", "tr"})
_BREAKS = frozenset({"br", "lb"})
_PREFORMATTED = frozenset({"code", "pre", "quote"})
"""Elements whose line ends are the author's own; elsewhere a line end in the source is a space."""
_UNSEEN = frozenset(
    {"iframe", "noscript", "object", "script", "select", "style", "svg", "template", "textarea"}
)

_NOT_IN_XML = dict.fromkeys((*range(9), 11, *range(14, 32), 0xFFFE, 0xFFFF))
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r"  +")
_BLANK_LINES = re.compile(r"\n{3,}")


def parse_html(text: str, name: str) -> Element:
    """Parse a page, without its comments. Entities of its own are not expanded, and nothing is fetched.

    Raises `UnreadableError` for a page that is nested deeper or has more elements than a person's would.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(text.translate(_NOT_IN_XML).encode(), parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableError(f"{name}: its elements are nested too deeply; save its text as .txt.")
    if sum(1 for _ in root.iter()) > ELEMENTS:
        raise UnreadableError(f"{name}: has more than {ELEMENTS:,} elements; save its text as .txt.")
    return root


def paragraphs(root: Element) -> Iterator[str]:
    """Give the text of HTML, or of the tree that trafilatura makes of it, block by block in its order."""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if _BLOCK.fullmatch(element.tag):
            yield from _block(parts)
        if event == "end":
            parts.append(_text(element.tail, element.getparent()))
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        elif element.tag in _ROWS and _is_line(element):
            parts.append("\t".join(" ".join(" ".join(paragraphs(cell)).split()) for cell in element))
            walk.skip_subtree()
        else:
            parts.append("\n" if element.tag in _BREAKS else _text(element.text, element))
    yield from _block(parts)


def _block(parts: list[str]) -> Iterator[str]:
    """Finish the block that the parts make up, unless it is blank, and start the next."""
    lines = [_SPACES.sub(" ", line).strip() for line in "".join(parts).split("\n")]
    parts.clear()
    if block := _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip():
        yield block


def _text(text: str | None, parent: Element) -> str:
    """Take the text that stands directly in `parent`, its white space collapsed as a browser does."""
    if text and parent is not None and parent.tag not in _PREFORMATTED:
        return _SPACE.sub(" ", text)
    return text or ""


def _is_line(row: Element) -> bool:
    """Tell a row of data from one that only lays out a page: no cell holds paragraphs of its own."""
    return not any(_BLOCK.fullmatch(child.tag) for cell in row for child in cell.iterdescendants())
