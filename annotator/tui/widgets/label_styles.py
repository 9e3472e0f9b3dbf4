"""How a label looks in panels and tables: the same letters and colours as in the document."""

from textual.content import Content

from annotator.domain.documents import Progress
from annotator.domain.vocabulary import Label
from annotator.tui.widgets.gutter import LETTERS

MUTED = "$foreground 70%"
"""Colour of words that step back; `$text-muted` within a text would be drawn as the brightest of all."""
STYLES: dict[Label | None, str] = {
    Label.FACT: "$text-success",
    Label.ALLEGATION: "$text-warning",
    Label.OPINION: "$text-primary",
    Label.NONE: MUTED,
    None: MUTED,
}
WORDS: dict[Label | None, str] = {
    **{label: label.value for label in Label},
    Label.NONE: "no claim",
    None: "open",
}


def badge(label: Label | None) -> Content:
    """The label's letter and word."""
    return Content.assemble((f"{LETTERS[label]} {WORDS[label]}", f"bold {STYLES[label]}"))


def counts(progress: Progress) -> Content:
    """How many of each label there are, and how many of the sentences are tagged."""
    parts = [(f"{LETTERS[label]} {progress.labels.get(label, 0):<4}", STYLES[label]) for label in Label]
    return Content.assemble(*parts, done(progress))


def done(progress: Progress) -> Content:
    """How many of the sentences are tagged."""
    percent = 100 * progress.tagged // max(1, progress.sentences)
    tagged = f"{progress.tagged}/{progress.sentences}".ljust(9)
    return Content.assemble(tagged, (f"{percent} %".rjust(5), "bold"))
