"""How fast and how well the same claim is found elsewhere.

The claims are sentences of made-up reports; what is looked for are some of them, garbled, and sentences that
were never claimed. Processor time, not wall time: other programs may run beside it.
"""

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
from annotator.services.acting import Place
from annotator.services.repeats import find_repeats, index_claims
from annotator.services.workspace import Workspace, open_workspace
from annotator.storage import documents
from annotator.storage.bulk import insert_rows
from annotator.storage.tables import annotation
from tests.benchmarks.books import ANALYST
from tests.benchmarks.reporting import Row, Scale, bound, growth, percentile
from tests.benchmarks.reports import Reports

A_DOCUMENT: Final = 500
"""Claims of each document."""
GARBLED: Final = {"light": (0.10, 0.98), "heavy": (0.35, 0.95)}
"""Which part of the words is garbled, and what share is to be found."""
FALSE_ALARMS: Final = 0.02
REACH: Final = {10_000: 20.0, 100_000: 20.0, 1_000_000: 100.0}
"""Milliseconds of processor time a search is to take at most, by the number of claims."""
INDEXING: Final = 50.0
"""Milliseconds of processor time a call in the background is to take at most."""
LARGE: Final = 10_000_000
"""Characters of the large document."""
ASKED: Final = 500
"""Claims of each kind that are looked for."""


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


def tell_times(what: str, taken: Sequence[float], most: float) -> Iterator[Row]:
    """The first row is the mean."""
    yield bound(f"{what}, mean", mean(taken), most)
    for part in (0.5, 0.95, 0.99, 1):
        yield Row(f"{what}, p{100 * part:.0f}", percentile(taken, part))


def ask_garbled(workspace: Workspace, reports: Reports, garbling: str, chosen: Sequence[str]) -> Asked:
    garbled = [reports.garble(text, GARBLED[garbling][0], is_same=True) for text in chosen]
    return ask(workspace, add_texts(workspace, f"Garbled, {garbling}", garbled))


def tell_found(what: str, garbling: str, chosen: Sequence[str], asked: Asked) -> Row:
    hits = [text in [one.text for one in found] for text, found in zip(chosen, asked.found, strict=True)]
    return bound(f"{what}, {garbling}, missed", 1 - mean(hits), 1 - GARBLED[garbling][1], "")


def in_large_document(workspace: Workspace, sentences: Iterator[str], count: int) -> tuple[float, float]:
    """Milliseconds to index the last claims of a large document, and to look for the like of each."""
    texts = list(islice(sentences, LARGE // 90))
    places = add_texts(workspace, "A large one", texts)
    claim_all(workspace, places[-count:])
    (took, _) = index_all(workspace)
    return took, mean(ask(workspace, places[-count:]).processor)


def fill(workspace: Workspace, sentences: Iterator[str], size: int, chance: Random) -> list[str]:
    """Documents with so many claims; some of the claims."""
    chosen = []
    for first in range(0, size, A_DOCUMENT):
        texts = list(islice(sentences, min(A_DOCUMENT, size - first)))
        claim_all(workspace, add_texts(workspace, f"Report {first}", texts))
        chosen += chance.sample(texts, -(-ASKED * len(texts) // size))
    return chance.sample(chosen, ASKED)


def measure_size(size: int) -> Iterator[Row]:
    reports, chance = Reports(), Random(11)  # noqa: S311 - nothing here is secret
    sentences, what = chain.from_iterable(reports.passages()), f"like claims, {size:,}"
    with TemporaryDirectory() as folder, closing(open_workspace(f"{folder}/all.db", ANALYST)) as workspace:
        chosen = fill(workspace, sentences, size, chance)
        indexed = index_all(workspace)
        garbled = {garbling: ask_garbled(workspace, reports, garbling, chosen) for garbling in GARBLED}
        strange = ask(workspace, add_texts(workspace, "New", list(islice(sentences, ASKED))))
        taken = [each for asked in (*garbled.values(), strange) for each in asked.processor]
        yield from tell_times(f"{what}, a search", taken, REACH[size])
        yield from tell_times(f"{what}, indexing, a call", indexed, INDEXING)
        for garbling, asked in garbled.items():
            yield tell_found(what, garbling, chosen, asked)
        yield bound(f"{what}, false alarms", mean(map(bool, strange.found)), FALSE_ALARMS, "")
        indexing, search = in_large_document(workspace, sentences, 50)
        yield bound(f"{what}, indexing in 10 MB", indexing, INDEXING)
        yield Row(f"{what}, a search in 10 MB", search)


def measure(scale: Scale) -> Iterator[Row]:
    used: list[float] = []
    for size in scale.sizes:
        rows = list(measure_size(size))
        used.append(rows[0].ours)
        yield from rows
    yield growth("like claims, a search, mean", used)
