"""Whether records fit the documents they are read into."""

from bisect import bisect_right, insort
from datetime import datetime

from annotator.domain.annotations import Annotation, Evidence
from annotator.domain.documents import Span, first_misplaced
from annotator.domain.errors import RefusedError
from annotator.domain.events import State
from annotator.domain.identity import digest, document_uid
from annotator.domain.records import AnnotationRecord, DocumentRecord, SourceRecord
from annotator.domain.selections import Selection
from annotator.domain.text import brief
from annotator.storage import documents, exports
from annotator.storage.database import Transaction


def check_document(record: DocumentRecord) -> None:
    """Raise `RefusedError` where digest, uid or sentences do not belong to the text."""
    text = record.text
    require_text(text)
    if digest(text) != record.sha256:
        raise RefusedError("field `sha256` is not the SHA-256 of the text.")
    if document_uid(record.sha256) != record.uid:
        raise RefusedError("field `uid` does not belong to the text.")
    if number := first_misplaced(text, record.sentences):
        raise RefusedError(f"field `sentences` does not cut up the text in order: see sentence {number}.")


def check_text(record: SourceRecord) -> None:
    """Raise `RefusedError` where a source's text is none, or another one than was exported."""
    if record.text is not None:
        require_text(record.text)
    if record.text_sha256 != (None if record.text is None else digest(record.text)):
        raise RefusedError("field `text_sha256` is not the SHA-256 of the text.")


def require_text(text: str) -> None:
    """Raise `RefusedError` where the field `text` says nothing, or cannot be kept."""
    if not text.strip() or "\0" in text:
        raise RefusedError("field `text` is empty or holds NUL characters.")


def _check_origin(annotation: Annotation) -> None:
    """Whether it can be told who said it and when."""
    if not annotation.uid.strip() or not annotation.annotator.strip():
        raise RefusedError("fields `uid` and `annotator` may not be empty.")
    for name in ("created_at", "updated_at"):
        try:
            datetime.fromisoformat(getattr(annotation, name))
        except ValueError as error:
            raise RefusedError(f"field `{name}` is no time in ISO 8601.") from error


class Target:
    """The document that annotations are being read into, with what it holds already."""

    def __init__(self, transaction: Transaction, record: AnnotationRecord) -> None:
        found = documents.with_digest(transaction, record.document.sha256)
        if found is None:
            name = record.document.title or record.document.uid
            raise RefusedError(
                f"the document '{brief(name)}' is not here: import it first, or export it with --full."
            )
        self.document = found
        self._whole = documents.whole(transaction, found.id)
        self._starts = [span.start for span in self._whole.spans]
        self._uids: set[str] = set()
        self._taken: dict[str, list[Span]] = {}
        self._annotations: list[Annotation] = []
        self._evidence: list[Evidence] = []
        for annotation in exports.annotations(transaction, found.id, Selection()):
            self._note(annotation)

    @property
    def size(self) -> int:
        """Annotations gathered since the last `emptied`."""
        return len(self._annotations)

    def take(self, record: AnnotationRecord) -> bool:
        """Gather one annotation; False where it is there already.

        Raises `RefusedError` where it does not fit the text, or overlaps another of its analyst.
        """
        annotation = record.annotation
        if annotation.uid in self._uids:
            return False
        _check_origin(annotation)
        self._check_text(record)
        self._check_free(annotation)
        self._note(annotation)
        self._annotations.append(annotation)
        self._evidence.extend(record.links)
        return True

    def emptied(self) -> State:
        """Give what was gathered, and begin anew."""
        state = State(tuple(self._annotations), tuple(self._evidence))
        self._annotations.clear()
        self._evidence.clear()
        return state

    def _note(self, annotation: Annotation) -> None:
        self._uids.add(annotation.uid)
        insort(self._taken.setdefault(annotation.annotator, []), annotation.span)

    def _check_text(self, record: AnnotationRecord) -> None:
        start, end = record.start, record.end
        index = bisect_right(self._starts, start) - 1
        if not 0 <= start < end or index < 0 or end > self._whole.spans[index].end:
            raise RefusedError(f"fields `start` and `end`: {start} to {end} is not inside one sentence.")
        if self._whole.text[start:end] != record.text:
            raise RefusedError(f"field `text` is not what the document says from {start} to {end}.")

    def _check_free(self, annotation: Annotation) -> None:
        taken = self._taken.get(annotation.annotator, [])
        index = bisect_right(taken, annotation.span)
        neighbours = taken[max(0, index - 1) : index + 1]
        if any(a.start < annotation.end and annotation.start < a.end for a in neighbours):
            analyst = brief(annotation.annotator)
            raise RefusedError(f"fields `start` and `end`: '{analyst}' judged that claim already, otherwise.")
