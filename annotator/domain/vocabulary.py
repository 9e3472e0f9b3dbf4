"""The closed vocabularies of the field. Each value is what files and the database hold."""

from enum import StrEnum
from typing import Final


class Label(StrEnum):
    """How a text presents a claim, not whether it is true."""

    FACT = "fact"
    """Evidence could settle it, and the author vouches for it."""
    ALLEGATION = "allegation"
    """Evidence could settle it, and someone else says it or the author holds back."""
    OPINION = "opinion"
    """No evidence could settle it."""
    NONE = "none"
    """Nothing is claimed: headline, byline, caption, question."""


LABEL_WORDS: Final[dict[Label | None, str]] = {
    **{label: label.value for label in Label},
    Label.NONE: "no claim",
    None: "open",
}
"""What a person reads for a label; None stands for what has none yet."""


class Verdict(StrEnum):
    """What the evidence says of a claim. Source: the four verdicts of AVeriTeC."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_ENOUGH_EVIDENCE = "not enough evidence"
    CONFLICTING_EVIDENCE = "conflicting evidence"


UNVERIFIED: Final = "unverified"
"""What a person reads where there is no verdict."""


class Confidence(StrEnum):
    """How sure the analyst is of the judgement. Source: Intelligence Community Directive 203."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Attribution(StrEnum):
    """Whether the text names who alleges."""

    ATTRIBUTED = "attributed"
    UNATTRIBUTED = "unattributed"
    """It only says that something is alleged."""


class Stance(StrEnum):
    """What a source does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class QuoteMatch(StrEnum):
    """What became of a quote when it was looked up in the source's text."""

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    """The same but for white space, quotation marks, dashes and hyphenation."""
    FUZZY = "fuzzy"
    """Alike, with some words that differ."""
    NOT_FOUND = "not found"
    NO_TEXT = "no text"
    """The source has no text to look into."""


class SourceKind(StrEnum):
    """What sort of thing a source is."""

    ARTICLE = "article"
    REPORT = "report"
    BOOK = "book"
    DATASET = "dataset"
    INTERVIEW = "interview"
    WEB_PAGE = "web page"
    POST = "post"
    SPEECH = "speech"
    LEGAL = "legal document"
    RECORDING = "recording"
    IMAGE = "image"
    OTHER = "other"


class Reliability(StrEnum):
    """Letter of the Admiralty code, for a source; `F` means unknown, not worst."""

    A = "A"
    """Completely reliable."""
    B = "B"
    """Usually reliable."""
    C = "C"
    """Fairly reliable."""
    D = "D"
    """Not usually reliable."""
    E = "E"
    """Unreliable."""
    F = "F"
    """Reliability cannot be judged."""


class Credibility(StrEnum):
    """Digit of the Admiralty code, for one piece of evidence; `6` means unknown, not worst.

    A digit, yet text: the grades are judged, never averaged.
    """

    CONFIRMED = "1"
    """Confirmed by other sources."""
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"
    """Truth cannot be judged."""
