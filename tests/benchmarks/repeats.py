"""How fast and how well the same claim is found elsewhere: `python -m tests.benchmarks.repeats`.

The claims are sentences of made-up reports; what is looked for are some of them, garbled, and sentences that
were never claimed. Processor time, not wall time: other programs may run beside it.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from random import Random
from statistics import mean
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final, NamedTuple

from annotator.domain.documents import Metadata, RawDocument, Span
from annotator.domain.identity import new_uid
from annotator.domain.repeats import Repeat
from annotator.language.likeness import SAME, likeness
from annotator.services.acting import Place
from annotator.services.repeats import find_repeats, index_claims
from annotator.services.workspace import Workspace, open_workspace
from annotator.storage import documents
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import annotation
from tests.benchmarks.books import ANALYST
from tests.benchmarks.evidence_search import line, percentile
from tests.benchmarks.reports import Reports

A_DOCUMENT: Final = 500
"""Claims of each document."""
GARBLED: Final = {"light": (0.10, 0.98), "heavy": (0.35, 0.95)}
"""Which part of the words is garbled, and what share is to be found."""
FALSE_ALARMS: Final = 0.02
REACH: Final = {100_000: 20.0, 1_000_000: 100.0}
"""Milliseconds of processor time a search is to take at most, by the number of claims."""
INDEXING: Final = 50.0
"""Milliseconds of processor time a call in the background is to take at most."""
LARGE: Final = 10_000_000
"""Characters of the large document."""


class Asked(NamedTuple):
    """What was found for each claim, and what that took in milliseconds."""

    processor: list[float]
    found: list[list[Repeat]]


def add_texts(workspace: Workspace, title: str, texts: Sequence[str]) -> list[Place]:
    """A document with a sentence for each of the texts, cut just so."""
    spans, start = [], 0
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text) + 1
    with workspace.database.write() as transaction:
        raw, uid = RawDocument("\n".join(texts), Metadata(title=title)), new_uid()
        added = documents.add(transaction, raw, uid=uid, sha256=uid, imported_at="", spans=spans)
    return [Place(added.id, span) for span in spans]


def claim_all(workspace: Workspace, places: Sequence[Place]) -> None:
    """Tag the places as facts."""
    names = (
        "uid",
        "document_id",
        "annotator",
        "start",
        "end",
        "label",
        "flagged",
        "created_at",
        "updated_at",
    )
    rows = ((new_uid(), p.document_id, ANALYST, *p.span, "fact", False, "", "") for p in places)
    with workspace.database.write() as transaction:
        insert_rows(transaction, annotation, names, rows)


def index_all(workspace: Workspace) -> list[float]:
    """Milliseconds that each call took."""
    taken, more = [], True
    while more:
        before = process_time()
        more = index_claims(workspace) > 0
        taken.append(1000 * (process_time() - before))
    return taken


def ask(workspace: Workspace, places: Sequence[Place]) -> Asked:
    asked = Asked([], [])
    for place in places:
        before = process_time()
        asked.found.append(find_repeats(workspace, place))
        asked.processor.append(1000 * (process_time() - before))
    return asked


def tell_times(what: str, taken: Sequence[float], most: float | None) -> None:
    for part in (0.5, 0.95, 0.99):
        line(f"{what}, p{100 * part:.0f}", percentile(taken, part))
    line(f"{what}, mean", mean(taken), reach=f"at most {most:.0f}" if most else "")
    line(f"{what}, longest", max(taken))


def tell_garbled(workspace: Workspace, reports: Reports, garbling: str, chosen: Sequence[str]) -> list[float]:
    part, reach = GARBLED[garbling]
    garbled = [reports.garble(text, part) for text in chosen]
    asked = ask(workspace, add_texts(workspace, f"Garbled, {garbling}", garbled))
    hits = [text in [one.text for one in found] for text, found in zip(chosen, asked.found, strict=True)]
    alike = [likeness(*pair) >= SAME for pair in zip(chosen, garbled, strict=True)]
    line(f"{garbling}: found", mean(hits), unit="", reach=f"{reach}")
    line(f"{garbling}: still alike, no contradiction", mean(alike), unit="")
    line(f"{garbling}: found of those", mean(h for h, a in zip(hits, alike, strict=True) if a), unit="")
    return asked.processor


def in_large_document(workspace: Workspace, sentences: Iterator[str], count: int) -> tuple[float, float]:
    """Milliseconds to index the last claims of a large document, and to look for the like of each."""
    texts = list(islice(sentences, LARGE // 90))
    places = add_texts(workspace, "A large one", texts)
    claim_all(workspace, places[-count:])
    (took, _) = index_all(workspace)
    return took, mean(ask(workspace, places[-count:]).processor)


def main() -> None:
    parser = ArgumentParser("tests.benchmarks.repeats", description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000, help="in the library (%(default)s)")
    parser.add_argument("--asked", type=int, default=500, help="of each kind (%(default)s)")
    given = parser.parse_args()
    if not 0 < given.asked <= given.claims:
        parser.error("--asked must be 1 or more, and --claims no fewer")
    reports, chance = Reports(), Random(11)  # noqa: S311 - nothing here is secret
    sentences = chain.from_iterable(reports.passages())
    with TemporaryDirectory() as folder, closing(open_workspace(f"{folder}/all.db", ANALYST)) as workspace:
        chosen = []
        for first in range(0, given.claims, A_DOCUMENT):
            texts = list(islice(sentences, min(A_DOCUMENT, given.claims - first)))
            claim_all(workspace, add_texts(workspace, f"Report {first}", texts))
            chosen += chance.sample(texts, -(-given.asked * len(texts) // given.claims))
        chosen = chance.sample(chosen, given.asked)
        tell_times("indexing, a call", index_all(workspace), INDEXING)
        taken = [x for garbling in GARBLED for x in tell_garbled(workspace, reports, garbling, chosen)]
        strange = ask(workspace, add_texts(workspace, "New", list(islice(sentences, given.asked))))
        line("false alarms", mean(map(bool, strange.found)), unit="", reach=f"{FALSE_ALARMS}")
        tell_times("search", taken + strange.processor, REACH.get(given.claims))
        indexing, search = in_large_document(workspace, sentences, 50)
        line("indexing in 10 MB", indexing, reach=f"at most {INDEXING:.0f}")
        line("search in 10 MB", search)


if __name__ == "__main__":
    main()
