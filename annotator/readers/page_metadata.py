"""What a page says of itself to other programs: JSON-LD, then OpenGraph and other meta elements."""

import json
import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import Any

from annotator.domain.documents import Metadata
from annotator.readers.elements import Element
from annotator.readers.metadata import iso_date, one_line

_ARTICLE = re.compile(r"\w*Article|\w*BlogPosting|Report|ClaimReview")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)

_TITLE = ("og:title", "citation_title", "dc.title", "twitter:title")
_AUTHOR = ("author", "citation_author", "dc.creator", "article:author", "parsely-author")
_PUBLISHER = ("og:site_name", "citation_publisher", "dc.publisher")
_DATE = (
    "article:published_time",
    "citation_publication_date",
    "datepublished",
    "dc.date",
    "parsely-pub-date",
)
_URL = ("og:url",)


def page_metadata(root: Element) -> Metadata:
    """Take each field from the first place that states it; addresses are absolute ones of the web."""
    return _json_ld(root).or_else(_meta_elements(root))


def _json_ld(root: Element) -> Metadata:
    """Read the first article among the page's JSON-LD, or nothing."""
    nodes = [node for script in root.iter("script") for node in _nodes(_parsed(script))]
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return Metadata()
    names = {
        node["@id"]: node["name"] for node in nodes if isinstance(node.get("@id"), str) and "name" in node
    }
    addresses = (article.get("url"), article.get("mainEntityOfPage"), article.get("@id"))
    return Metadata(
        title=_plain(article.get("headline")) or _plain(article.get("name")),
        author=_names(article.get("author"), names),
        publisher=_names(article.get("publisher"), names),
        date=iso_date(article.get("datePublished")),
        url=next(filter(None, map(_address, addresses)), None),
    )


def _parsed(script: Element) -> Any:
    """Decode a script of JSON-LD; what is malformed, as it often is, says nothing."""
    if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
        return None
    try:
        return json.loads(script.text or "", strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Give the objects at the top, in lists, and in `@graph`."""
    waiting = deque([value])
    while waiting:
        node = waiting.popleft()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting.append(node.get("@graph"))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in _listed(kinds))


def _names(value: Any, names: dict[str, Any]) -> str | None:
    """Name persons or organisations, given as text, as objects or as references to other objects."""
    found = []
    for item in _listed(value):
        name = (item.get("name") or names.get(str(item.get("@id")))) if isinstance(item, dict) else item
        found += [_plain(each) for each in _listed(name)]
    return ", ".join(dict.fromkeys(name for name in found if name and not _address(name))) or None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _plain(value: Any) -> str | None:
    """Read a string that may hold character references of HTML."""
    return one_line(unescape(value)) if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    """Read an absolute address of the web, given as such or as the `@id` of an object."""
    address = one_line(value.get("@id") if isinstance(value, dict) else value)
    return address if address and _ADDRESS.fullmatch(address) else None


def _meta_elements(root: Element) -> Metadata:
    stated: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := _plain(element.get("content")):
            stated.setdefault(key.lower(), []).append(content)
    canonical = [
        link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    return Metadata(
        title=_first(stated, _TITLE),
        author=next(filter(None, (_names(stated.get(key), {}) for key in _AUTHOR)), None),
        publisher=_first(stated, _PUBLISHER),
        date=iso_date(_first(stated, _DATE)),
        url=next(filter(None, map(_address, [*canonical, _first(stated, _URL)])), None),
    )


def _first(stated: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((stated[key][0] for key in keys if key in stated), None)
