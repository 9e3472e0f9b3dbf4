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

_ALLEGED = ("alleged", "claimed in court", "accused the mayor of hiding")
_ESTIMATED = ("had very likely been forged", "was almost certainly lost", "is unlikely to be found")

_CARVED_EVERY: Final = 10
"""In a marked book the last one of so many sentences holds two claims."""


def sentences(*, marked: bool = False, seed: int = 7) -> Iterator[str]:
    """Made-up sentences of a report without end, no two of them the same.

    In a marked book most of them hold words of allegation or of estimation.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    did_so, how_so = (_DID + _ALLEGED, _HOW + _ESTIMATED) if marked else (_DID, _HOW)
    berth = 0
    while True:
        berth += 1
        who, did, what, how, more = map(chance.choice, (_WHO, did_so, _WHAT, how_so, _MORE))
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
    marked: bool
    """Whether it has words that matter, and sentences that hold two claims, labelled from the start."""

    def is_carved(self, index: int) -> bool:
        """Whether a sentence holds two claims."""
        return self.marked and index % _CARVED_EVERY == _CARVED_EVERY - 1

    def claims(self, index: int) -> list[Span]:
        """The claims of a sentence, as offsets into the text: all of it, or what stands before `that`."""
        start, end = self.spans[index]
        if not self.is_carved(index):
            return [Span(start, end)]
        cut = start + self.sentences[index].index(" that ")
        return [Span(start, cut), Span(cut + 1, end)]

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


def make_book(folder: Path, size: int, *, marked: bool = False) -> Book:
    """A book of `size` sentences, in paragraphs of five."""
    drawn = list(islice(sentences(marked=marked), size))
    text = "\n\n".join(" ".join(drawn[start : start + 5]) for start in range(0, size, 5))
    database = folder / f"{size}{'-marked' * marked}.db"
    workspace = open_workspace(str(database), ANALYST)
    raw = RawDocument(text, Metadata(title="The harbour report"))
    document = import_text(workspace, raw, Metadata(), Metadata()).document
    spans = open_whole(workspace, document).excerpt.spans
    book = Book(database, document, drawn, spans, size * 2 // 5, marked)
    _tag(workspace, book)
    leave(workspace, document, spans[book.tagged].start)
    workspace.close()
    return book


def _tag(workspace: Workspace, book: Book) -> None:
    """Tag the first part, and what is carved after it, by restoring an export: quicker than as many acts."""
    path = book.database.with_suffix(".jsonl")
    with path.open("wb") as file:
        write_jsonl(file, _records(book))
    restore(workspace, path)


def _records(book: Book) -> Iterator[AnnotationRecord]:
    for index in range(len(book.sentences)):
        if index < book.tagged or book.is_carved(index):
            label = Label.FACT if index < book.tagged else Label.OPINION
            for claim in book.claims(index):
                yield _record(book, index, claim, label)


def _record(book: Book, index: int, claim: Span, label: Label) -> AnnotationRecord:
    document, (start, end), at = book.document, book.spans[index], "2026-01-01T00:00:00.000Z"
    text = book.sentences[index]
    title = document.metadata.title
    return AnnotationRecord(
        type="annotation",
        uid=new_uid(),
        document=DocumentReference(document.uid, title, None, None, None, None, document.sha256),
        sentence=SentenceRecord(index + 1, start, end, text),
        start=claim.start,
        end=claim.end,
        text=text[claim.start - start : claim.end - start],
        label=label,
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
