"""Element trees of pages: parsing HTML, and taking the paragraphs out of a tree."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from lxml import etree, html

from annotator.domain.errors import UnreadableError
from annotator.domain.limits import ADVICE, USUAL, Limits

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

ELEMENTS = 50_000
"""Largest number of elements of a page; beyond it, finding the article takes more than some ten seconds."""

ATTRIBUTES = 1_000
"""Largest number of attributes of an element: what is done with them takes their number squared."""

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


def parse_html(text: str, name: str, limits: Limits = USUAL) -> Element:
    """Parse a page, without its comments. Entities of its own are not expanded, and nothing is fetched.

    Raises `UnreadableError` for a page that is nested deeper or has more elements than a person's would.
    """
    encoded = text.translate(_NOT_IN_XML).encode()
    etree.fromstring(
        encoded, etree.HTMLParser(target=_Counter(name, limits), encoding="utf-8", huge_tree=True)
    )
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(encoded, parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableError(f"{name}: its elements are nested too deeply; save its text as .txt.")
    return root


class _Counter:
    """Counts the elements and attributes of a page while it is parsed, before a tree is made of them."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._elements, self._attributes = limits.raised(ELEMENTS), limits.raised(ATTRIBUTES)
        self._count = 0

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        """Take an element. Raises `UnreadableError` at the first that is one too many."""
        self._count += 1
        if self._count > self._elements:
            self._refuse(f"has more than {self._elements:,} elements")
        if len(attributes) > self._attributes:
            self._refuse(f"has an element of more than {self._attributes:,} attributes")

    def close(self) -> None:
        """Take the end of the page."""

    def _refuse(self, problem: str) -> None:
        raise UnreadableError(f"{self._name}: {problem}; save its text as .txt, {ADVICE}.")


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
