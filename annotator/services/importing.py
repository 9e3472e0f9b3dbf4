"""Texts become documents."""

from array import array
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from annotator.domain.documents import Document, Metadata, RawDocument
from annotator.domain.errors import UnreadableError
from annotator.domain.events import Act
from annotator.domain.identity import digest, document_uid, now
from annotator.domain.text import tidy
from annotator.language.segmentation import sentences
from annotator.readers.documents import read_document, read_stream
from annotator.services.workspace import Workspace
from annotator.storage import documents, ledger


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to."""

    document: Document
    is_new: bool
    """False where a document with the same text was there already, which then stays as it was."""


def import_file(workspace: Workspace, path: Path, given: Metadata) -> Imported:
    """Read a file and store it as a document; its name is its title where nothing else gives one.

    What is `given` goes before what the file says. Raises `AnnotatorError` where it cannot be read.
    """
    raw = read_document(path, workspace.limits)
    return import_text(workspace, raw, given, Metadata(title=tidy(path.stem)))


def import_stream(workspace: Workspace, data: bytes, given: Metadata) -> Imported:
    """Store what came through standard input as a document."""
    return import_text(workspace, read_stream(data, limits=workspace.limits), given, Metadata())


def import_text(workspace: Workspace, raw: RawDocument, given: Metadata, fallback: Metadata) -> Imported:
    """Store a text with its sentences, unless the same text is there already."""
    sha256 = text_digest(raw.text)
    edges = array("I", chain.from_iterable(sentences(raw.text)))
    raw = RawDocument(raw.text, given.tidied().or_else(raw.metadata.tidied()).or_else(fallback))
    spans = zip(edges[::2], edges[1::2], strict=True)
    with workspace.database.write() as transaction:
        if there := documents.with_digest(transaction, sha256):
            return Imported(there, is_new=False)
        document = documents.add(
            transaction, raw, uid=document_uid(sha256), sha256=sha256, imported_at=now(), spans=spans
        )
        ledger.append(transaction, annotator=workspace.annotator, act=Act.IMPORT, document_id=document.id)
        return Imported(document, is_new=True)


def text_digest(text: str) -> str:
    """Hexadecimal SHA-256 of a text. Raises `UnreadableError` for one that cannot be kept."""
    if not text.strip() or "\0" in text:
        raise UnreadableError("The text is empty or holds NUL characters: there is nothing to annotate.")
    try:
        return digest(text)
    except UnicodeEncodeError as error:
        raise UnreadableError(
            f"The text holds half a surrogate pair at {error.start}: save it as UTF-8."
        ) from error
