"""CSV: its columns, a row a claim or a row a link, and cells that nothing runs."""

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.records import AnnotationRecord
from annotator.domain.vocabulary import Stance
from annotator.writers.csv_sheet import Rows, guarded, write_csv
from tests.writers.records import EVIDENCE, annotation, link

CLAIM = (
    "document,publisher,author,date,url,sentence,start,end,text,label,verdict,confidence,claimant,target,note,"
    "flagged"
)
KEYS = "annotator,created_at,updated_at,uid,document_uid,sha256"
LINK = (
    "stance,quote,locator,credibility,evidence_note,source,source_author,source_publisher,source_date,source_url,"
    "reliability,source_uid"
)


def written(*records: AnnotationRecord, rows: Rows = Rows.CLAIMS) -> str:
    file = io.BytesIO()
    assert write_csv(file, records, rows) == len(records)
    return file.getvalue().decode("utf-8")


def read(*records: AnnotationRecord, rows: Rows = Rows.CLAIMS) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(written(*records, rows=rows), newline=""), strict=True))


def test_the_header_names_the_columns_even_of_nothing() -> None:
    assert written() == f"{CLAIM},sources,supports,refutes,context,{KEYS}\r\n"
    assert written(rows=Rows.EVIDENCE) == f"{CLAIM},{LINK},{KEYS}\r\n"


def test_one_row_a_claim_with_its_sources_folded() -> None:
    against = link(Stance.REFUTES, title=None, publisher=None, reliability=None)
    (row,) = read(annotation(EVIDENCE, link(title="Report", url=None), against, flagged=True))
    assert row["sources"] == "3"
    assert row["supports"] == (
        'Log (Harbour Office, 2025) https://example.org/log p. 3 "it broke" [B1]; '
        'Report (Harbour Office, 2025) p. 3 "it broke" [B1]'
    )
    assert row["refutes"] == 'https://example.org/log (Port, 2025) p. 3 "it broke" [1]'
    assert row["context"] == ""
    assert (row["document"], row["sentence"], row["start"], row["end"]) == ("Dam", "1", "0", "22")
    assert (row["label"], row["verdict"], row["flagged"], row["uid"]) == ("fact", "", "yes", "a1")


def test_one_row_a_link_where_that_is_asked_for() -> None:
    rows = read(annotation(EVIDENCE, link(Stance.CONTEXT)), annotation(), rows=Rows.EVIDENCE)
    assert [(row["stance"], row["credibility"], row["reliability"]) for row in rows] == [
        ("supports", "1", "B"),
        ("context", "1", "B"),
    ]
    assert {(row["uid"], row["text"], row["source"]) for row in rows} == {
        ("a1", "The dam broke at dawn.", "Log")
    }


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_no_cell_can_be_taken_for_a_formula(beginning: str) -> None:
    cell = f"{beginning}1+1"
    (row,) = read(
        annotation(link(title=cell), text=cell, note=cell, claimant=cell, target=cell, annotator=cell)
    )
    for column in ("text", "note", "claimant", "target", "annotator"):
        assert row[column] == f"'{cell}"
    assert row["supports"].startswith(f"'{cell} (")


def test_numbers_are_not_guarded() -> None:
    assert guarded(-1) == -1
    assert guarded("1 - 2") == "1 - 2"
    assert guarded(None) is None


def test_a_lone_dash_stays_as_the_text_has_it() -> None:
    assert guarded("-") == "-"
    assert guarded("- - -") == "- - -"


texts = st.text(st.sampled_from("ab\r\n\",;'=\t\0é🎉 "), max_size=8)


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_any_text_is_read_back_as_it_was(cells: list[tuple[str, str]]) -> None:
    rows = read(*(annotation(text=text, note=note) for text, note in cells))
    assert [(row["text"], row["note"]) for row in rows] == [(guarded(t), guarded(n)) for t, n in cells]


def test_rows_are_written_as_they_come() -> None:
    file = io.BytesIO()

    def many() -> Iterator[AnnotationRecord]:
        for number in range(2000):
            yield annotation(uid=str(number))
        assert len(file.getvalue()) > 100_000

    assert write_csv(file, many(), Rows.CLAIMS) == 2000


def test_a_failure_halfway_is_not_hidden() -> None:
    def failing() -> Iterator[AnnotationRecord]:
        yield annotation()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_csv(io.BytesIO(), failing(), Rows.CLAIMS)
