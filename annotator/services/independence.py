"""Whether evidence goes back to something other than the document that it is evidence for."""

from annotator.domain.annotations import Link
from annotator.domain.documents import Document
from annotator.domain.sources import Source
from annotator.language.urls import url_key
from annotator.storage import sources
from annotator.storage.database import Transaction


def is_independent(transaction: Transaction, document: Document, link: Link) -> bool:
    """False where the source, or the one that it is derived from in the end, is the document itself."""
    root = link.source if link.root == link.source.uid else sources.with_uid(transaction, link.root)
    return not any(_is_document(document, source) for source in (link.source, root) if source)


def _is_document(document: Document, source: Source) -> bool:
    mine, theirs = document.metadata.url, source.url
    is_same_page = bool(mine and theirs) and url_key(mine or "") == url_key(theirs or "")
    return is_same_page or source.text_sha256 == document.sha256
