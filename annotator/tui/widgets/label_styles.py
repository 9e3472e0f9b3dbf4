"""How a label looks in panels and tables: the same letters and colours as in the document."""

from textual.content import Content

from annotator.domain.documents import Progress
from annotator.domain.vocabulary import LABEL_WORDS, Label
from annotator.tui.labels import LETTERS, STYLES


def badge(label: Label | None) -> Content:
    """The label's letter and word."""
    return Content.assemble((f"{LETTERS[label]} {LABEL_WORDS[label]}", f"bold {STYLES[label]}"))


def counts(progress: Progress) -> Content:
    """How many of each label there are, and how many of the sentences are tagged."""
    parts = [(f"{LETTERS[label]} {progress.labels.get(label, 0):<4}", STYLES[label]) for label in Label]
    return Content.assemble(*parts, done(progress))


def done(progress: Progress) -> Content:
    """How many of the sentences are tagged."""
    percent = 100 * progress.tagged // max(1, progress.sentences)
    tagged = f"{progress.tagged}/{progress.sentences}".ljust(9)
    return Content.assemble(tagged, (f"{percent} %".rjust(5), "bold"))
