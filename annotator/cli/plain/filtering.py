"""A filter as it is typed in a line."""

from enum import StrEnum
from typing import Any, Final

from annotator.domain.errors import RefusedError
from annotator.domain.selections import EvidenceState, Selection
from annotator.domain.vocabulary import Attribution, Confidence, Label, Verdict

_KINDS: Final[dict[str, tuple[str, type[StrEnum], str]]] = {
    "label": ("labels", Label, "open"),
    "verdict": ("verdicts", Verdict, "unverified"),
    "confidence": ("confidences", Confidence, "unset"),
    "attribution": ("attributions", Attribution, "unset"),
    "evidence": ("evidence", EvidenceState, ""),
}
"""Per kind the field of the selection, its vocabulary, and the word for what is unset."""
_SWITCHES: Final = ("flagged", "noted")

HELP: Final = (
    "Write words such as: open allegation verdict:not-enough-evidence evidence:none flagged noted. "
    "The kinds are label, verdict, confidence, attribution, evidence; a word without its kind belongs to the "
    "first that has it."
)


def selection(typed: str) -> Selection:
    """What the words select: of one kind any will do, of several kinds all must hold.

    Raises `RefusedError` at a word that is none.
    """
    chosen: dict[str, Any] = {}
    for word in typed.lower().split():
        if word in _SWITCHES:
            chosen[word] = True
        else:
            field, value = _condition(word)
            chosen[field] = chosen.get(field, frozenset()) | {value}
    return Selection(**chosen)


def _condition(typed: str) -> tuple[str, StrEnum | None]:
    """The field of the selection, and what it asks for there."""
    kind, separator, word = typed.rpartition(":")
    for field, vocabulary, unset in (
        [_KINDS[kind]] if kind in _KINDS else [] if separator else _KINDS.values()
    ):
        values: dict[str, StrEnum | None] = {value.replace(" ", "-"): value for value in vocabulary}
        if unset:
            values[unset] = None
        if word in values:
            return field, values[word]
    raise RefusedError(f"{typed!r} is nothing to filter by: {_listed(kind)}.")


def _listed(kind: str) -> str:
    if kind not in _KINDS:
        return f"write a word of {', '.join(_KINDS)}, or {' or '.join(_SWITCHES)}"
    _, vocabulary, unset = _KINDS[kind]
    return f"{kind} may be {', '.join(filter(None, (*(v.replace(' ', '-') for v in vocabulary), unset)))}"
