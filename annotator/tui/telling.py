"""How the screen says what cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App

from annotator.domain.errors import AnnotatorError
from annotator.tui.text import visible


@contextmanager
def telling(app: App[Any]) -> Iterator[None]:
    """Turn what a person cannot do, within the block, into a notice of one line; bugs pass."""
    try:
        yield
    except AnnotatorError as error:
        app.notify(visible(str(error)), severity="error", markup=False)
