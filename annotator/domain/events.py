"""The ledger: who did what when, and the state before and after."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotations import Annotation, Evidence
from annotator.domain.documents import Span
from annotator.domain.sources import Source


class Act(StrEnum):
    """What was done. The acts of `UNDOABLE` can be undone and redone."""

    IMPORT = "import"
    RESTORE = "restore"
    TAG = "tag"
    CONFIDENCE = "confidence"
    ATTRIBUTE = "attribute"
    NOTE = "note"
    FLAG = "flag"
    CLEAR = "clear"
    LINK = "link"
    CHANGE_EVIDENCE = "change evidence"
    UNLINK = "unlink"
    GRADE = "grade"
    VERDICT = "verdict"
    CARVE = "carve"
    JOIN = "join"
    SPLIT = "split"
    COPY = "copy"
    ADD_SOURCE = "add source"
    CHANGE_SOURCE = "change source"
    MERGE_SOURCES = "merge sources"
    DELETE_SOURCE = "delete source"
    SET_GUIDE = "set guide"
    UNDO = "undo"
    REDO = "redo"


UNDOABLE = (
    Act.TAG,
    Act.CONFIDENCE,
    Act.ATTRIBUTE,
    Act.NOTE,
    Act.FLAG,
    Act.CLEAR,
    Act.LINK,
    Act.CHANGE_EVIDENCE,
    Act.UNLINK,
    Act.GRADE,
    Act.VERDICT,
    Act.CARVE,
    Act.JOIN,
    Act.SPLIT,
    Act.COPY,
)


@dataclass(frozen=True, slots=True)
class State:
    """The rows that an act touched, as they were at one moment; an absent row did not exist.

    Sources are not taken away by undoing: others may have found them meanwhile.
    """

    annotations: tuple[Annotation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sources: tuple[Source, ...] = ()
    sentences: tuple[Span, ...] = ()
    """Where an act cut the text anew: the sentences at that place."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the ledger."""

    id: int
    """Its place in the order of all events."""
    at: str
    """UTC, ISO 8601, ending in `Z`."""
    annotator: str
    act: Act
    document_id: int | None
    """Unset where the act concerns the source library."""
    span: Span | None
    """The sentence or claim, where the act concerns one."""
    before: State
    after: State
    reverses: int | None
    """Of an undo or a redo: the `id` of the event that it undid or did again."""
    continues: str | None = None
    """Where a whole export was restored into an empty database: the head of the ledger that it came from."""
