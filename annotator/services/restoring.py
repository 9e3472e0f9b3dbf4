"""Reading an export back: documents, sources, guideline, annotations and evidence, in one transaction."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from annotator.domain.chain import is_hash
from annotator.domain.documents import Document
from annotator.domain.errors import RefusedError, UnreadableError
from annotator.domain.events import Act, State
from annotator.domain.records import AnnotationRecord, DocumentRecord, GuideRecord, Record, SourceRecord
from annotator.domain.sources import Source
from annotator.domain.text import brief
from annotator.readers.records import read_records
from annotator.services.acting import with_present_sources
from annotator.services.fitting import Target, check_document, check_text
from annotator.services.guide import restore_guide
from annotator.services.library import add_to_library, derive, put_text
from annotator.services.quotes import checked
from annotator.services.workspace import Workspace
from annotator.storage import claims, documents, ledger, sources
from annotator.storage.database import Transaction

BATCH = 1000
"""Annotations that are inserted, and written down as one event, at a time."""


def restore(workspace: Workspace, path: Path) -> Counter[str]:
    """Read a JSONL export; how many `documents`, `sources`, `guidelines` and `annotations` were new.

    What is there already, by its uid, stays as it is, and so does a guideline. Annotations without their
    documents join those with the same SHA-256. Where the database was empty, the ledger names the one that
    the file came from.
    Raises `UnreadableError` with the line of the first record that does not fit, and then nothing of the file
    is stored.
    """
    with workspace.database.write() as transaction:
        restoration = _Restoration(transaction, workspace)
        for place, record in read_records(path, workspace.limits):
            with _told_at(place):
                restoration.take(record, place)
        restoration.flush()
        restoration.derive()
        restoration.continue_ledger()
        return restoration.counts


@contextmanager
def _told_at(place: str) -> Iterator[None]:
    try:
        yield
    except RefusedError as error:
        raise UnreadableError(f"{place}: {error} Nothing of the file was imported.") from error


class _Restoration:
    """What is gathered while the lines of one file are taken in."""

    def __init__(self, transaction: Transaction, workspace: Workspace) -> None:
        self.counts: Counter[str] = Counter()
        self._transaction = transaction
        self._workspace = workspace
        self._target: Target | None = None
        self._known_sources: set[str] = set()
        self._added: set[str] = set()
        self._derived: dict[str, tuple[str, str]] = {}
        """Per uid of a source, the uid of the one that it is derived from, and where that stands."""
        self._places: dict[str, str] = {}
        """Where the uids stand that were gathered since the last `flush`."""
        self._was_empty = ledger.head(transaction) is None
        self._heads: set[str | None] = set()
        """Of the ledgers that the records came from."""

    def take(self, record: Record, place: str) -> None:
        """Store one record, or keep it for the next `flush`. Raises `RefusedError` where it does not fit."""
        self._take_head(record.ledger_head)
        if isinstance(record, DocumentRecord):
            self._take_document(record)
        elif isinstance(record, SourceRecord):
            check_text(record)
            self._take_source(record.source, record.text)
            if record.derived_from is not None:
                self._derived[record.uid] = record.derived_from, place
        elif isinstance(record, GuideRecord):
            if restore_guide(self._transaction, self._workspace, record):
                self.counts["guidelines"] += 1
        else:
            self._take_annotation(record, place)

    def _take_head(self, head: str | None) -> None:
        if head not in self._heads:
            if head is not None and not is_hash(head):
                raise RefusedError(
                    f"field `ledger_head`: '{brief(head)}' is no SHA-256 in small hexadecimal digits."
                )
            self._heads.add(head)

    def continue_ledger(self) -> None:
        """Write down which ledger this one goes on from, if all that is here came from one."""
        head = self._heads.pop() if self._was_empty and len(self._heads) == 1 else None
        if head is not None:
            ledger.append(
                self._transaction, annotator=self._workspace.annotator, act=Act.RESTORE, continues=head
            )

    def _take_document(self, record: DocumentRecord) -> None:
        check_document(record)
        if documents.with_digest(self._transaction, record.sha256) is not None:
            return
        added = documents.add(
            self._transaction,
            record.raw,
            uid=record.uid,
            sha256=record.sha256,
            imported_at=record.imported_at,
            spans=record.sentences,
        )
        self._write_down(Act.IMPORT, added, State())
        self.counts["documents"] += 1

    def _take_source(self, source: Source, text: str | None = None) -> None:
        if source.uid in self._known_sources:
            return
        self._known_sources.add(source.uid)
        there = sources.with_uid(self._transaction, source.uid)
        if there is not None and text is not None and there.text_sha256 is None:
            put_text(self._transaction, self._workspace, there, text)
        if there is None:
            add_to_library(self._transaction, self._workspace, replace(source, derived_from=None), text)
            self._added.add(source.uid)
            self.counts["sources"] += 1

    def derive(self) -> None:
        """Say what the new sources are derived from, when all of them are there."""
        for uid, (origin, place) in self._derived.items():
            if uid in self._added:
                with _told_at(place):
                    derive(self._transaction, self._workspace, uid, origin)

    def _take_annotation(self, record: AnnotationRecord, place: str) -> None:
        if self._target is None or self._target.document.sha256 != record.document.sha256:
            self.flush()
            self._target = Target(self._transaction, record)
        for evidence in record.evidence:
            self._take_source(evidence.source.source)
        if self._target.take(record):
            self._keep_place(record, place)
            self.counts["annotations"] += 1
        if self._target.size >= BATCH:
            self.flush()

    def _keep_place(self, record: AnnotationRecord, place: str) -> None:
        for uid in (record.uid, *(evidence.uid for evidence in record.evidence)):
            if uid in self._places:
                raise RefusedError(f"field `uid`: '{brief(uid)}' stands there twice.")
            self._places[uid] = place

    def flush(self) -> None:
        """Insert what was gathered. Raises `UnreadableError` where a uid belongs to something else."""
        if self._target is not None and (state := self._target.emptied()).annotations:
            for uid in claims.taken_uids(self._transaction, state):
                with _told_at(self._places[uid]):
                    raise RefusedError(f"field `uid`: '{brief(uid)}' belongs to something else already.")
            self._places.clear()
            state = with_present_sources(self._transaction, state)
            state = replace(state, evidence=tuple(checked(self._transaction, one) for one in state.evidence))
            claims.add_many(self._transaction, self._target.document.id, state)
            self._write_down(Act.RESTORE, self._target.document, state)

    def _write_down(self, act: Act, document: Document, after: State) -> None:
        ledger.append(
            self._transaction,
            annotator=self._workspace.annotator,
            act=act,
            document_id=document.id,
            after=after,
        )
