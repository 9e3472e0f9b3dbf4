"""Files become the full texts of sources."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from annotator.domain.documents import Metadata
from annotator.domain.errors import AnnotatorError, RefusedError
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.text import tidy
from annotator.language.urls import url_key
from annotator.readers.documents import read_document
from annotator.services.importing import text_digest
from annotator.services.intake import attempt
from annotator.services.library import add_to_library, put_text
from annotator.services.paths import at_home
from annotator.services.workspace import Workspace
from annotator.storage import sources
from annotator.storage.database import Transaction


class TextState(StrEnum):
    """What became of a file."""

    NEW = "new"
    """It is a source of its own."""
    TEXT_ADDED = "text added"
    """Its source was there, without a text."""
    THERE = "already there"
    """The library holds the same text."""


@dataclass(frozen=True, slots=True)
class TextImported:
    """What a file came to."""

    source: Source
    state: TextState


def read_text(path: str | Path) -> str:
    """The text of a document, whose path may begin with `~`. Raises `AnnotatorError` where it has none."""
    raw = read_document(at_home(path))
    text_digest(raw.text)
    return raw.text


def import_text_file(workspace: Workspace, file: Path) -> TextImported:
    """Make a document a source with its full text; its name is its title where nothing else gives one.

    A source that is there without a text, by its URL or its title, gets the text. Raises `AnnotatorError`
    where the file cannot be read, and where its page is there with another text.
    """
    raw = read_document(file, workspace.limits)
    sha256 = text_digest(raw.text)
    known = raw.metadata.tidied().or_else(Metadata(title=tidy(file.stem)))
    with workspace.database.write() as transaction:
        if same := sources.with_text(transaction, sha256):
            return TextImported(same[0], TextState.THERE)
        if there := _without_text(transaction, known):
            return TextImported(put_text(transaction, workspace, there, raw.text), TextState.TEXT_ADDED)
        source = Source(new_uid(), text_sha256=sha256, **asdict(known))
        add_to_library(transaction, workspace, source, raw.text)
        return TextImported(source, TextState.NEW)


def take_text(workspace: Workspace, file: Path | AnnotatorError) -> TextImported | AnnotatorError:
    """`import_text_file`, or why that failed; see `attempt`."""
    return attempt(file, partial(import_text_file, workspace))


def _without_text(transaction: Transaction, known: Metadata) -> Source | None:
    """The source that such a document is the text of, if there is one."""
    at_url = sources.with_url_key(transaction, url_key(known.url)) if known.url else []
    titled = sources.named(transaction, known.title) if known.title else []
    open_ones = [one for one in (*at_url, *titled) if one.text_sha256 is None and _may_be(one, known)]
    if at_url and not open_ones:
        raise RefusedError(
            f"{at_url[0].name} is there with another text: `annotator sources edit --text` replaces it."
        )
    return open_ones[0] if open_ones else None


def _may_be(source: Source, known: Metadata) -> bool:
    """Whether the page is the same, or the title, and nothing else that both know speaks against it."""
    if source.url and known.url:
        return url_key(source.url) == url_key(known.url)
    if (source.title or "").lower() != (known.title or "").lower():
        return False
    pairs = ((source.publisher, known.publisher), (source.date, known.date), (source.author, known.author))
    return all(one is None or other is None or one.lower() == other.lower() for one, other in pairs)
