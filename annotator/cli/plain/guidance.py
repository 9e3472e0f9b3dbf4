"""Texts to read: the definitions, the guideline, the keys, and how far the work is."""

from collections.abc import Iterator, Sequence

from annotator.domain.documents import Document
from annotator.domain.guide import Guide
from annotator.domain.statistics import Statistics
from annotator.domain.text import counted
from annotator.domain.vocabulary import LABEL_WORDS, UNVERIFIED, Label, Verdict
from annotator.tui.definitions import HARD_CASES, LABELS, PRINCIPLE, QUESTIONS
from annotator.tui.keys import STEPPING

LISTED = 20
"""Of how many documents it is told at most how far they are."""


def definition_lines(guide: Guide | None) -> Iterator[str]:
    """What the labels mean, and what the project's own guideline says."""
    yield PRINCIPLE
    for label, (meaning, example) in LABELS.items():
        yield f"{LABEL_WORDS[label]}: {meaning} As: “{example}”"
    yield "Ask in this order:"
    yield from (f"{number}. {question}" for number, question in enumerate(QUESTIONS, 1))
    yield "Hard cases:"
    yield from (f"{case} -- {answer}" for case, answer in HARD_CASES)
    if guide is not None:
        yield f"Guideline: {guide.name}"
        yield from guide.text.splitlines()


def key_lines() -> Iterator[str]:
    """The keys, and how texts are typed."""
    yield from (f"{key.caption}: {key.help}" for key in STEPPING)
    yield "A text is typed in a line: Enter keeps what is there, - takes it away, Esc and Enter leaves it."


def progress_lines(found: Sequence[Statistics], current: Document) -> Iterator[str]:
    """The document that is being read, all together, then the others; `found` holds all together last."""
    documents = sum(one.document is not None for one in found)
    told = [one for one in found if one.document or documents > 1]
    told.sort(key=lambda one: (one.document != current, one.document is not None))
    for one in told[:LISTED]:
        yield from _statistics(one, documents)
    if left_out := len(told[LISTED:]):
        yield f"{counted(left_out, 'more document')}: annotator stats counts all."


def _statistics(one: Statistics, documents: int) -> Iterator[str]:
    pace = "" if one.pace.per_minute is None else f", {one.pace.per_minute:.1f} tags a minute"
    name = one.document.name if one.document else f"All {documents} documents"
    yield f"{name}: {counted(one.sentences, 'sentence')}{pace}"
    labels = {LABEL_WORDS[label]: one.labels.get(label, 0) for label in Label} | {LABEL_WORDS[None]: one.open}
    yield ", ".join(f"{words} {count}" for words, count in labels.items())
    verdicts = {verdict or UNVERIFIED: one.verdicts.get(verdict, 0) for verdict in (*Verdict, None)}
    yield ", ".join(f"{words} {count}" for words, count in verdicts.items() if count)
    yield from (f"{source.name}: {counted(source.links, 'link')}" for source in one.sources)
