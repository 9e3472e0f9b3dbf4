"""The gate: what is wanting before a document goes to a reviewer."""

from collections.abc import Collection, Generator, Iterator
from itertools import groupby

from annotator.domain.documents import Document
from annotator.domain.errors import NotFoundError
from annotator.domain.gate import Problem, Rule, problems
from annotator.domain.records import AnnotationRecord
from annotator.domain.selections import Selection
from annotator.services.records import annotation_records
from annotator.services.workspace import Workspace
from annotator.storage import documents, exports, statistics
from annotator.storage.database import Transaction


def check(
    workspace: Workspace, selection: Selection, rules: Collection[Rule] = tuple(Rule)
) -> Generator[Problem, None, None]:
    """What the rules find wanting, in document order; close it where not all is taken.

    A sentence is open until one of the selected analysts has labelled a claim in it, and left none in it
    without a label. Where the selection narrows, open ones are told if it asks for them.

    Raises `NotFoundError` where there is no document to look at.
    """
    with workspace.database.read() as transaction:
        chosen = documents.selected(transaction, selection)
        if not chosen:
            raise NotFoundError("There are no documents to check: name another --db, or import some.")
        by_document = groupby(annotation_records(transaction, selection), lambda record: record.document.uid)
        judged = next(by_document, None)
        for document in chosen:
            records: Iterator[AnnotationRecord] = iter(())
            if judged and judged[0] == document.uid:
                records = judged[1]
            found = _in_document(transaction, document, selection, records)
            yield from (problem for problem in found if problem.rule in rules)
            if judged and judged[0] == document.uid:
                judged = next(by_document, None)


def _in_document(
    transaction: Transaction, document: Document, selection: Selection, records: Iterator[AnnotationRecord]
) -> list[Problem]:
    found = []
    unlabelled = set()
    for record in records:
        number = record.sentence.number
        if record.label is None:
            unlabelled.add(number)
        found += [
            Problem(
                rule, document.name, document.uid, number, words, record.annotator, record.uid, record.text
            )
            for rule, words in problems(record)
        ]
    if selection.takes_untouched or not selection.narrows:
        found += _open(transaction, document, selection, None)
    elif unlabelled and None in selection.labels:
        found += _open(transaction, document, selection, unlabelled)
    return sorted(found, key=lambda problem: problem.sentence)


def _open(
    transaction: Transaction, document: Document, selection: Selection, among: Collection[int] | None
) -> Iterator[Problem]:
    """The open sentences, of all or of those with the numbers `among`."""
    text = documents.text(transaction, document.id)
    closed = statistics.closed_starts(transaction, document.id, selection.annotators)
    for start, end, number in exports.sentences(transaction, document.id):
        if start not in closed and (among is None or number in among):
            words, sentence = "open sentence", text[start:end]
            yield Problem(Rule.OPEN, document.name, document.uid, number, words, text=sentence)
