"""A filter as it is typed in a line."""

from enum import StrEnum
from typing import Any, Final

from annotator.domain.errors import RefusedError
from annotator.domain.selections import KINDS, SWITCHES, Selection

HELP: Final = (
    "Write words such as: open allegation verdict:not-enough-evidence evidence:none flagged noted. "
    f"The kinds are {', '.join(KINDS)}; a word without its kind belongs to the first that has it."
)


def selection(typed: str) -> Selection:
    """What the words select: of one kind any will do, of several kinds all must hold.

    Raises `RefusedError` at a word that is none.
    """
    chosen: dict[str, Any] = {}
    for word in typed.lower().split():
        if word in SWITCHES:
            chosen[word] = True
        else:
            field, value = _condition(word)
            chosen[field] = chosen.get(field, frozenset()) | {value}
    return Selection(**chosen)


def _condition(typed: str) -> tuple[str, StrEnum | None]:
    """The field of the selection, and what it asks for there."""
    name, separator, word = typed.rpartition(":")
    for kind in [KINDS[name]] if name in KINDS else [] if separator else KINDS.values():
        values = {_in_one(value): meant for value, meant in kind.values.items()}
        if word in values:
            return kind.field, values[word]
    raise RefusedError(f"{typed!r} is nothing to filter by: {_listed(name)}.")


def _listed(name: str) -> str:
    if name not in KINDS:
        return f"write a word of {', '.join(KINDS)}, or {' or '.join(SWITCHES)}"
    return f"{name} may be {', '.join(map(_in_one, KINDS[name].values))}"


def _in_one(value: str) -> str:
    """The words for a value as one word, as they are typed."""
    return value.replace(" ", "-")
