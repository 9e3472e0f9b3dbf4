"""Documents for the benchmark of the screen: made-up prose, the first part of it tagged."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from annotator.domain.documents import Document, Metadata, RawDocument, Span
from annotator.domain.identity import new_uid
from annotator.domain.records import AnnotationRecord, DocumentReference, SentenceRecord
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import leave, open_whole
from annotator.services.importing import import_text
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace, open_workspace
from annotator.writers.jsonl import write_jsonl

ANALYST: Final = "ana"

_WHO = ("The council", "The harbour office", "A former clerk", "The inspector", "Her lawyer")
_DID = ("said", "denied", "wrote in March", "told the committee", "confirmed on Tuesday")
_WHAT = ("the contract", "the second crane", "the payroll", "the night shift", "the survey")
_HOW = ("had been checked twice", "was never paid for", "cost far more than planned", "could wait for spring")
_MORE = ("", ", with no word to the crew", ", as the minutes show", ", which nobody had asked for")


def sentences(seed: int = 7) -> Iterator[str]:
    """Made-up sentences of a report without end, no two of them the same."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    berth = 0
    while True:
        berth += 1
        who, did, what, how, more = map(chance.choice, (_WHO, _DID, _WHAT, _HOW, _MORE))
        yield f"{who} {did} that {what} for berth {berth} {how}{more}."


@dataclass(frozen=True)
class Book:
    """A database with one document, which its analyst left at the first sentence that is still open."""

    database: Path
    document: Document
    sentences: list[str]
    spans: list[Span]
    tagged: int
    """How many sentences from the first on are tagged: two fifths."""

    def labels(self, first: int) -> list[Label | None]:
        """The stored labels of sentence `first` (index) and the tagged ones after it."""
        span = Span(self.spans[first].start, self.spans[-1].end)
        workspace = open_workspace(str(self.database), ANALYST)
        claims = claims_in(workspace, Place(self.document.id, span))
        workspace.close()
        starts = [claim.annotation.start for claim in claims]
        if starts != [span.start for span in self.spans[first : first + len(starts)]]:
            raise AssertionError("the tagged sentences do not follow one another")
        return [claim.annotation.label for claim in claims]


def make_book(folder: Path, size: int) -> Book:
    """A book of `size` sentences, in paragraphs of five."""
    drawn = list(islice(sentences(), size))
    text = "\n\n".join(" ".join(drawn[start : start + 5]) for start in range(0, size, 5))
    database = folder / f"{size}.db"
    workspace = open_workspace(str(database), ANALYST)
    raw = RawDocument(text, Metadata(title="The harbour report"))
    document = import_text(workspace, raw, Metadata(), Metadata()).document
    spans = open_whole(workspace, document).excerpt.spans
    book = Book(database, document, drawn, spans, size * 2 // 5)
    _tag(workspace, book)
    leave(workspace, document, spans[book.tagged].start)
    workspace.close()
    return book


def _tag(workspace: Workspace, book: Book) -> None:
    """Tag the first part, by restoring an export of it: quicker than as many acts."""
    path = book.database.with_suffix(".jsonl")
    with path.open("wb") as file:
        write_jsonl(file, (_record(book, index) for index in range(book.tagged)))
    restore(workspace, path)


def _record(book: Book, index: int) -> AnnotationRecord:
    document, (start, end), at = book.document, book.spans[index], "2026-01-01T00:00:00.000Z"
    text = book.sentences[index]
    title = document.metadata.title
    return AnnotationRecord(
        type="annotation",
        uid=new_uid(),
        document=DocumentReference(document.uid, title, None, None, None, None, document.sha256),
        sentence=SentenceRecord(index + 1, start, end, text),
        start=start,
        end=end,
        text=text,
        label=Label.FACT,
        verdict=None,
        confidence=None,
        claimant=None,
        target=None,
        note=None,
        flagged=False,
        annotator=ANALYST,
        created_at=at,
        updated_at=at,
        evidence=[],
    )
