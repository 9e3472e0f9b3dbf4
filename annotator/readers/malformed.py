"""What is wrong with a record, with the field where that is known."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from annotator.domain.errors import UnreadableError
from annotator.domain.text import brief


@contextmanager
def malformed(place: str) -> Iterator[None]:
    """Say where and in which field a record is not what it should be, as `UnreadableError`."""
    try:
        yield
    except RecursionError as error:
        raise UnreadableError(f"{place}: is nested too deeply.") from error
    except (msgspec.DecodeError, UnicodeError) as error:
        problem, at, field = str(error).rpartition(" - at `$")
        named = f"field `{brief(field.strip('.`'))}`: " if at else ""
        raise UnreadableError(f"{place}: {named}{brief(problem if at else field)}.") from error
