"""The letters and colours of labels and verdicts, the same in margin, panels, tables and bars."""

from typing import Final

from annotator.domain.vocabulary import Label, Verdict

MUTED: Final = "$foreground 70%"
"""Colour of words that step back; `$text-muted` within a text would be drawn as the brightest of all."""
LETTERS: Final[dict[Label | None, str]] = {
    Label.FACT: "F",
    Label.ALLEGATION: "A",
    Label.OPINION: "O",
    Label.NONE: "x",
    None: "·",
}
"""Those of the keys; the dot stands for a sentence that is still open."""
STYLES: Final[dict[Label | None, str]] = {
    Label.FACT: "$text-success",
    Label.ALLEGATION: "$text-warning",
    Label.OPINION: "$text-primary",
    Label.NONE: MUTED,
    None: MUTED,
}
VERDICT_STYLES: Final[dict[Verdict | None, str]] = {
    Verdict.SUPPORTED: "$text-success",
    Verdict.REFUTED: "$text-error",
    Verdict.NOT_ENOUGH_EVIDENCE: "$text-warning",
    Verdict.CONFLICTING_EVIDENCE: "$text-secondary",
    None: MUTED,
}
