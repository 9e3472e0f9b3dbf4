"""Finding the one thing that a person named."""

from collections.abc import Sequence
from typing import TypeVar

from annotator.domain.errors import NotFoundError

T = TypeVar("T")


_LISTINGS = {"document": "documents", "source": "sources list"}
"""The command that lists what there is of a kind."""


def only(found: Sequence[T], kind: str, name: str) -> T:
    """The one of what was found; `kind` is `document` or `source`.

    Raises `NotFoundError` where there is none, or more than one.
    """
    if len(found) > 1:
        raise NotFoundError(f"{len(found)} {kind}s are called {name!r}: give the start of a uid.")
    if not found:
        raise NotFoundError(
            f"No {kind} is called {name!r}: `annotator {_LISTINGS[kind]}` lists what is there."
        )
    return found[0]
