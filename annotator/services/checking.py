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
from annotator.storage import documents, exports
from annotator.storage.database import Transaction


def check(
    workspace: Workspace, selection: Selection, rules: Collection[Rule] = tuple(Rule)
) -> Generator[Problem, None, None]:
    """What the rules find wanting, in document order; close it where not all is taken.

    A sentence is open where none of the selected analysts has labelled a claim in it. Raises `NotFoundError`
    where there is no document to look at.
    """
    with workspace.database.read() as transaction:
        if not exports.document_ids(transaction, selection):
            raise NotFoundError("There are no documents to check: name another --db, or import some.")
        by_document = groupby(annotation_records(transaction, selection), lambda record: record.document.uid)
        judged = next(by_document, None)
        for id_ in exports.document_ids(transaction, selection):
            (document,) = documents.all_documents(transaction, [id_])
            records: Iterator[AnnotationRecord] = iter(())
            if judged and judged[0] == document.uid:
                records = judged[1]
            found = _in_document(transaction, document, records)
            yield from (problem for problem in found if problem.rule in rules)
            if judged and judged[0] == document.uid:
                judged = next(by_document, None)


def _in_document(
    transaction: Transaction, document: Document, records: Iterator[AnnotationRecord]
) -> list[Problem]:
    found = []
    labelled = set()
    for record in records:
        number = record.sentence.number
        if record.label is not None:
            labelled.add(number)
        found += [
            Problem(
                rule, document.name, document.uid, number, words, record.annotator, record.uid, record.text
            )
            for rule, words in problems(record)
        ]
    text = documents.text(transaction, document.id)
    for start, end, number in exports.sentences(transaction, document.id):
        if number not in labelled:
            words, sentence = "open sentence", text[start:end]
            found.append(Problem(Rule.OPEN, document.name, document.uid, number, words, text=sentence))
    return sorted(found, key=lambda problem: problem.sentence)
