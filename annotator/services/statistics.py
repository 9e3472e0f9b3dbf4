"""How far the work is: counts, pace, and the sources used most."""

from collections import Counter

from annotator.domain.selections import Selection
from annotator.domain.statistics import Pace, Statistics, together
from annotator.domain.vocabulary import Label, Verdict
from annotator.services.workspace import Workspace
from annotator.storage import documents, statistics
from annotator.storage.statistics import Judged

MOST = 5
"""How many of the sources used most are told."""


def count(workspace: Workspace, selection: Selection | None = None) -> list[Statistics]:
    """The selected documents in the order of their import, and last all of them together; empty without any.

    Of this analyst where nothing else is selected.
    """
    chosen = selection or Selection(annotators=frozenset({workspace.annotator}))
    with workspace.database.read() as transaction:
        lengths = documents.lengths(transaction)
        judged = statistics.judged(transaction, chosen)
        closed = statistics.closed(transaction, chosen)
        paces = statistics.paces(transaction, chosen)
        used = statistics.used(transaction, chosen, MOST)
        parts = [
            Statistics(
                document,
                lengths[document.id],
                lengths[document.id] - closed.get(document.id, 0),
                _labels(judged.get(document.id, {})),
                _verdicts(judged.get(document.id, {})),
                paces.get(document.id, Pace()),
                used.get(document.id, []),
            )
            for document in documents.all_documents(transaction, chosen.document_ids or None)
        ]
    return [*parts, together(parts, used.get(None, []))] if parts else []


def _labels(judged: Judged) -> Counter[Label]:
    found: Counter[Label] = Counter()
    for (label, _), number in judged.items():
        if label is not None:
            found[label] += number
    return found


def _verdicts(judged: Judged) -> Counter[Verdict | None]:
    found: Counter[Verdict | None] = Counter()
    for (label, verdict), number in judged.items():
        if verdict is not None or label in {Label.FACT, Label.ALLEGATION}:
            found[verdict] += number
    return found
