from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.documents import Metadata
from annotator.readers.metadata import iso_date, one_line, real


@pytest.mark.parametrize(
    ("given_date", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T23:30:00-05:00", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024-3-5", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        ("Mar 5, 2024", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 +0100", "2024-03-05"),
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("03/05/2024", "03/05/2024"),
        (" last \n week ", "last week"),
        ("2024-02-31", "2024-02-31"),
        ("", None),
        (None, None),
    ],
)
def test_a_date_becomes_a_day_where_it_can_be_told(given_date: str | None, day: str | None) -> None:
    assert iso_date(given_date) == day


@given(st.text())
def test_a_line_has_no_control_characters_and_no_stray_spaces(text: str) -> None:
    line = one_line(text)
    assert line is None or (line == " ".join(line.split()) and not any(char < " " for char in line))


@pytest.mark.parametrize(
    "name",
    ["Untitled", "untitled-1", "Microsoft Word - final.doc", "Q3 report.docx", "Document1", "admin", " "],
)
def test_what_a_program_fills_in_is_no_title_and_no_author(name: str) -> None:
    assert real(name) is None


@pytest.mark.parametrize("name", ["The Untitled Affair", "Document of Shame", "Jane Doe", "Word by word"])
def test_what_a_person_gave_is_kept(name: str) -> None:
    assert real(name) == name


def test_each_field_comes_from_the_first_that_knows_it() -> None:
    parts = Metadata(title="A"), Metadata(title="B", author="C"), Metadata(url="D")
    first, *others = parts
    assert reduce(Metadata.or_else, others, first) == Metadata(title="A", author="C", url="D")
