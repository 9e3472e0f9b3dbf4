"""CSV: its columns, a row a claim or a row a link, and cells that nothing runs."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.records import AnnotationRecord
from annotator.domain.vocabulary import QuoteMatch, Stance, Verdict
from annotator.writers.csv_sheet import Rows, guarded, write_csv
from tests.writers.records import EVIDENCE, annotation, link

CLAIM = (
    "document,publisher,author,date,url,sentence,start,end,text,label,verdict,confidence,claimant,target,verb,attribution,note,"
    "flagged"
)
KEYS = "annotator,created_at,updated_at,uid,copied_from,document_uid,sha256,ledger_head"
FOLDED = "implied_verdict,links,supporting_roots,refuting_roots,supports,refutes,context"
LINK = (
    "stance,quote,quote_match,quote_similarity,locator,grade,after_document,evidence_note,source,source_kind,"
    "source_author,source_publisher,source_date,source_url,source_archive_url,source_accessed,source_root,"
    "source_uid"
)


def written(*records: AnnotationRecord, rows: Rows = Rows.CLAIMS) -> str:
    file = io.BytesIO()
    assert write_csv(file, records, rows) == len(records)
    return file.getvalue().decode("utf-8")


def read(*records: AnnotationRecord, rows: Rows = Rows.CLAIMS) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(written(*records, rows=rows), newline=""), strict=True))


def test_the_header_names_the_columns_even_of_nothing() -> None:
    assert written() == f"{CLAIM},{FOLDED},{KEYS}\r\n"
    assert written(rows=Rows.EVIDENCE) == f"{CLAIM},{LINK},{KEYS}\r\n"


def test_one_row_a_claim_with_its_sources_folded() -> None:
    against = link(Stance.REFUTES, title=None, publisher=None, reliability=None)
    (row,) = read(annotation(EVIDENCE, link(title="Report", url=None), against, flagged=True))
    assert row["links"] == "3"
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
    assert [(row["stance"], row["grade"]) for row in rows] == [("supports", "B1"), ("context", "B1")]
    assert {(row["uid"], row["text"], row["source"]) for row in rows} == {
        ("a1", "The dam broke at dawn.", "Log")
    }


def test_what_the_evidence_amounts_to_is_told() -> None:
    late = replace(
        link(date="2025-04"), quote_match=QuoteMatch.FUZZY, quote_similarity=97, after_document=True
    )
    exact = replace(EVIDENCE, quote_match=QuoteMatch.VERBATIM)
    judged = annotation(late, exact, supporting_roots=1, refuting_roots=0, implied_verdict=Verdict.SUPPORTED)
    (row,) = read(judged)
    assert (row["links"], row["supporting_roots"], row["implied_verdict"]) == ("2", "1", "supported")
    assert row["supports"] == (
        'Log (Harbour Office, 2025-04) https://example.org/log p. 3 "it broke" (97 % alike) [B1] '
        "(after the document); "
        'Log (Harbour Office, 2025) https://example.org/log p. 3 "it broke" (verbatim) [B1]'
    )
    first, second = read(judged, rows=Rows.EVIDENCE)
    assert (first["quote_match"], first["quote_similarity"], first["after_document"]) == (
        "fuzzy",
        "97",
        "yes",
    )
    assert (second["quote_match"], second["after_document"]) == ("verbatim", "")


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
    assert guarded([-1, "1 - 2", None]) == [-1, "1 - 2", None]


def test_a_lone_dash_stays_as_the_text_has_it() -> None:
    assert guarded(["-", "- - -"]) == ["-", "- - -"]


texts = st.text(st.sampled_from("ab\r\n\",;'=\t\0é🎉 "), max_size=8)


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_any_text_is_read_back_as_it_was(cells: list[tuple[str, str]]) -> None:
    rows = read(*(annotation(text=text, note=note) for text, note in cells))
    assert [(row["text"], row["note"]) for row in rows] == [tuple(guarded(pair)) for pair in cells]


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
