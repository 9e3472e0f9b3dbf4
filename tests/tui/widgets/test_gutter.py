"""What the gutter shows where several sentences start on one line."""

import pytest

from annotator.domain.annotations import Mark
from annotator.domain.vocabulary import Label
from annotator.tui.widgets.gutter import fitting, letters
from tests.tui.widgets.documents import marked

FACT = marked(Label.FACT)
FLAGGED = marked(Label.OPINION, flagged=True)


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        (None, "·"),
        (FACT, "F"),
        (marked(Label.ALLEGATION), "A"),
        (FLAGGED, "O!"),
        (marked(Label.NONE), "x"),
        (marked(None, flagged=True, linked=True), "·!"),
    ],
)
def test_each_label_has_a_letter(mark: Mark | None, shown: str) -> None:
    assert letters(mark) == shown


@pytest.mark.parametrize(
    ("marks", "shown", "more"),
    [
        ([], 0, False),
        ([FACT] * 4, 4, False),
        ([FACT] * 5, 3, True),
        ([FLAGGED] * 2, 2, False),
        ([FLAGGED] * 3, 1, True),
        ([FACT, FACT, FLAGGED, FACT], 2, True),
    ],
)
def test_letters_give_way_to_a_plus(marks: list[Mark], shown: int, *, more: bool) -> None:
    assert fitting(marks) == (marks[:shown], more)
