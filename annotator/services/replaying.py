"""Does the ledger tell how the database came to be as it is: all events are done again, and compared."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace

from annotator.domain.annotations import Annotation, Evidence
from annotator.domain.diagnosis import Check, Finding
from annotator.domain.events import Event, State
from annotator.storage import ledger, replaying, sentences
from annotator.storage.database import Transaction
from annotator.storage.replaying import Replica, Row

_ADVICE = (
    "Another program changed the database, or entries of the ledger are gone: compare with an older copy."
)


def replay(transaction: Transaction) -> Iterator[Finding]:
    """Where the events do not lead to the annotations, evidence and cuts that are there, in the order found.

    Each event must find the rows of its `before` just so. What is kept of a row is its hash, in a temporary
    file, so that the memory does not grow with the database.
    """
    with closing(Replica()) as replica:
        merges, names = replaying.merges(transaction), replaying.names(transaction)
        for words in _Replayer(transaction, replica, merges, names).found():
            yield Finding(Check.LEDGER, words, _ADVICE)


@dataclass(frozen=True, slots=True)
class _Replayer:
    transaction: Transaction
    replica: Replica
    merges: Mapping[str, str]
    """Uid of a source that was merged into another one, and of that one."""
    names: Mapping[int | None, str]
    """Of the documents."""
    cuts: list[Event] = field(default_factory=list)
    """Events that cut sentences anew."""

    def found(self) -> Iterator[str]:
        for event in ledger.events(self.transaction):
            before, after = (list(self._rows(event, state)) for state in (event.before, event.after))
            if not self.replica.turn(before, after):
                name = self._name(event.document_id)
                yield f"event {event.id} ({event.act}, {name}) does not follow from those before it"
            if event.before.sentences:
                self.cuts.append(event)
        yield from self._unlike()
        yield from self._uncut()

    def _name(self, document_id: int | None) -> str:
        return self.names.get(document_id, "no document")

    def _rows(self, event: Event, state: State) -> Iterator[Row]:
        for annotation in state.annotations:
            yield _row(event.document_id, annotation)
        for evidence in state.evidence:
            yield self._evidence_row(event.document_id, evidence)

    def _evidence_row(self, document_id: int | None, evidence: Evidence) -> Row:
        """The same whether a source is named as it was called then, or as the one it was merged into."""
        uid = evidence.source_uid
        seen = {uid}
        while (uid := self.merges.get(uid, uid)) not in seen:
            seen.add(uid)
        return _row(document_id, replace(evidence, source_uid=uid))

    def _unlike(self) -> Iterator[str]:
        """Rows that are not as the events left them."""
        for id_, annotation in replaying.annotations(self.transaction):
            if not self.replica.take(*_row(id_, annotation)):
                yield f"annotation {annotation.uid} ({self._name(id_)}) is not as the ledger left it"
        for id_, evidence in replaying.all_evidence(self.transaction):
            if not self.replica.take(*self._evidence_row(id_, evidence)):
                yield f"evidence {evidence.uid} ({self._name(id_)}) is not as the ledger left it"
        for name in self.replica.rest():
            yield f"{name} is gone, though the ledger left it"

    def _uncut(self) -> Iterator[str]:
        """Cuts that are not there: from the last one back, each must have left what is there."""
        ends: dict[tuple[int, int], int | None] = {}
        for event in reversed(self.cuts):
            document_id = event.document_id or 0
            if not all(
                self._end(ends, document_id, span.start) == span.end for span in event.after.sentences
            ):
                name = self._name(document_id)
                yield f"the sentences of {name} are not as event {event.id} ({event.act}) left them"
            ends.update({(document_id, span.start): None for span in event.after.sentences})
            ends.update({(document_id, span.start): span.end for span in event.before.sentences})

    def _end(self, ends: Mapping[tuple[int, int], int | None], document_id: int, start: int) -> int | None:
        """Where the sentence ended that began at `start`, before the cuts that were taken back."""
        if (document_id, start) in ends:
            return ends[document_id, start]
        found = sentences.from_place(self.transaction, document_id, start, 1)
        return found[0].end if found and found[0].start == start else None


def _row(document_id: int | None, row: Annotation | Evidence) -> Row:
    kind = "annotation" if isinstance(row, Annotation) else "evidence"
    return f"{kind} {row.uid}", hash((document_id, row))
