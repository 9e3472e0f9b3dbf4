"""The ledger as a person reads it."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import zip_longest

from annotator.domain.annotations import Annotation, Evidence
from annotator.domain.documents import Document
from annotator.domain.events import Event
from annotator.domain.sources import Source
from annotator.domain.text import counted
from annotator.services.workspace import Workspace
from annotator.storage import documents, ledger, sources
from annotator.storage.database import Transaction

_UNSPOKEN = {
    *("uid", "annotator", "start", "end", "created_at", "updated_at", "annotation_uid", "source_uid"),
    *("quote_similarity", "quote_start", "quote_end"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One event with the names of what it concerns."""

    event: Event
    document: Document | None
    sentence: int | None
    """Number of the sentence, from 1 on, as the document is cut today."""
    source: str | None = None
    """Name of the source that its evidence names."""

    @property
    def change(self) -> str:
        """What became what, as `label: fact → opinion`; empty where nothing of a claim changed."""
        before, after = self.event.before, self.event.after
        if self.event.continues:
            return f"goes on from {self.event.continues}"
        if len(before.annotations) > 1 or len(after.annotations) > 1:
            return counted(len(after.annotations), "annotation")
        changes = [
            *filter(None, (self.source and f"source: {self.source}",)),
            *_changes(before.annotations, after.annotations),
            *_changes(before.evidence, after.evidence),
            *_of_sources(before.sources, after.sources),
        ]
        return ", ".join(changes)


def read_log(workspace: Workspace, document: Document | None = None) -> Generator[Entry, None, None]:
    """All entries, or those of one document, the oldest first; close it where not all are taken."""
    with workspace.database.read() as transaction:
        names = {found.id: found for found in documents.all_documents(transaction)}
        for event in ledger.events(transaction, document.id if document else None):
            sentence = None
            if event.document_id is not None and event.span is not None:
                sentence = documents.sentence_at(transaction, event.document_id, event.span.start)
            about = names.get(event.document_id) if event.document_id is not None else None
            yield Entry(event, about, sentence.number if sentence else None, _source(transaction, event))


def _source(transaction: Transaction, event: Event) -> str | None:
    """Name of the one source that a link names; a grade names its source by itself."""
    linked = event.after.evidence or event.before.evidence
    if len(linked) != 1 or event.after.sources:
        return None
    found = sources.with_uid(transaction, linked[0].source_uid)
    return found.name if found else None


def _changes(
    before: Sequence[Annotation | Evidence | Source], after: Sequence[Annotation | Evidence | Source]
) -> Iterator[str]:
    for old, new in zip_longest(before, after):
        for field in fields(new or old):
            was, now = getattr(old, field.name, None), getattr(new, field.name, None)
            if field.name not in _UNSPOKEN and was != now and (was or now):
                yield f"{field.name}: {_told(was)} → {_told(now)}"


def _of_sources(before: Sequence[Source], after: Sequence[Source]) -> Iterator[str]:
    """Which sources came, changed or went."""
    were = {source.uid: source for source in before}
    for source in after:
        yield f"source: {source.name}"
        if old := were.pop(source.uid, None):
            yield from _changes((old,), (source,))
    yield from (f"source gone: {source.name}" for source in were.values())


def _told(value: object) -> str:
    return "–" if value is None or value is False else "yes" if value is True else str(value)
