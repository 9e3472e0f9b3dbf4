"""Quotes are looked up in the text of their source whenever one of the two changes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotations import Evidence
from annotator.domain.errors import RefusedError
from annotator.domain.vocabulary import QuoteMatch
from annotator.services.annotating import claims_in
from annotator.services.library import set_text
from annotator.services.linking import link, link_new, quote_source, said_by_source, write_evidence
from annotator.services.quotes import checked_in
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.support import add_document, exported, source

REPORT = (
    "Inspection of the pier.\n\n"
    "On Monday the north pier was closed by the harbour board after three inspec-\ntors had found "
    "“long cracks” in it.\n\fNobody was told of the repairs – not even the builder.\n"
)


@pytest.mark.parametrize(
    ("quote", "match", "similarity"),
    [
        ("the north pier was closed by the harbour board", QuoteMatch.VERBATIM, 100),
        ('inspectors had found "long cracks" in it', QuoteMatch.NORMALISED, 100),
        ("repairs - not even  the builder", QuoteMatch.NORMALISED, 100),
        ("the north pier was shut by the harbour board after", QuoteMatch.FUZZY, None),
        ("The minister resigned in the night to Tuesday", QuoteMatch.NOT_FOUND, None),
    ],
)
def test_a_quote_is_looked_up_when_it_is_saved(
    workspace: Workspace, quote: str, match: QuoteMatch, similarity: int | None
) -> None:
    place = add_document(workspace)[0]
    report = source("Report")
    uid = link_new(workspace, place, report).links[0].evidence.uid
    set_text(workspace, report.uid, REPORT)
    saved = write_evidence(workspace, place, uid, quote=quote, locator=None, note=None).links[0].evidence
    assert claims_in(workspace, place)[0].links[0].evidence.quote_match is saved.quote_match is match
    if similarity is not None:
        assert saved.quote_similarity == similarity
    assert (saved.quote_span is None) == (match is QuoteMatch.NOT_FOUND)


def test_it_is_looked_up_anew_when_the_text_changes(workspace: Workspace, tmp_path: Path) -> None:
    place = add_document(workspace)[0]
    report = source("Report")
    uid = link_new(workspace, place, report).links[0].evidence.uid
    quote = "Nobody was told of the repairs"
    write_evidence(workspace, place, uid, quote=quote, locator=None, note=None)
    told = []
    for text in (REPORT, "Everyone was told.", None):
        set_text(workspace, report.uid, text)
        (record,) = exported(workspace, tmp_path)
        (evidence,) = record["evidence"]
        told.append(evidence["quote_match"])
        if evidence["quote_match"] == "verbatim":
            assert REPORT[evidence["quote_start"] : evidence["quote_end"]] == quote
    assert told == ["verbatim", "not found", "no text"]


def test_a_fuzzy_one_is_replaced_by_what_the_source_says(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    report = source("Report")
    uid = link_new(workspace, place, report).links[0].evidence.uid
    set_text(workspace, report.uid, REPORT)
    wrong = "Nobody was told about the repairs, not even the builder."
    claim = write_evidence(workspace, place, uid, quote=wrong, locator=None, note=None)
    said = said_by_source(workspace, claim.links[0])
    assert said == "Nobody was told of the repairs – not even the builder."
    claim = quote_source(workspace, place, uid)
    assert (claim.links[0].evidence.quote, claim.links[0].evidence.quote_match) == (said, QuoteMatch.VERBATIM)
    undo(workspace, place.document_id)
    assert claims_in(workspace, place)[0].links[0].evidence.quote == wrong


def test_the_place_follows_the_quote_unless_another_one_was_written(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    report = source("Report")
    uid = link_new(workspace, place, report).links[0].evidence.uid
    set_text(workspace, report.uid, REPORT)

    def write(quote: str, written: str | None) -> str | None:
        claim = write_evidence(workspace, place, uid, quote=quote, locator=written, note=None)
        return claim.links[0].evidence.locator

    first = write("Inspection of the pier", None)
    assert first == "p. 1, para. 1"
    assert write("not even the builder", first) == "p. 2, para. 1"
    assert write("Inspection of the pier", "title page") == "title page"
    assert write("not even the builder", "title page") == "title page"


def test_what_was_not_found_is_not_replaced(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    report = source("Report")
    uid = link_new(workspace, place, report).links[0].evidence.uid
    with pytest.raises(RefusedError, match="Report has no text to quote"):
        quote_source(workspace, place, uid)
    set_text(workspace, report.uid, REPORT)
    write_evidence(workspace, place, uid, quote="he fled by night", locator=None, note=None)
    with pytest.raises(RefusedError, match="not found in the source"):
        quote_source(workspace, place, uid)


def test_undo_and_redo_look_at_the_text_of_now(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    report = source("Report")
    uid = link_new(workspace, place, report).links[0].evidence.uid
    quote = "not even the builder"
    write_evidence(workspace, place, uid, quote=quote, locator=None, note=None)
    undo(workspace, place.document_id)
    set_text(workspace, report.uid, REPORT)
    redo(workspace, place.document_id)
    evidence = claims_in(workspace, place)[0].links[0].evidence
    assert (evidence.quote, evidence.quote_match) == (quote, QuoteMatch.VERBATIM)


def test_every_link_to_the_source_is_looked_up(workspace: Workspace) -> None:
    first, second, *_ = add_document(workspace)
    report = source("Report")
    for place in (first, second):
        known = link_new(workspace, place, report) if place is first else link(workspace, place, report.uid)
        uid = known.links[0].evidence.uid
        write_evidence(workspace, place, uid, quote="by the harbour board", locator=None, note=None)
    set_text(workspace, report.uid, REPORT)
    for place in (first, second):
        assert claims_in(workspace, place)[0].links[0].evidence.quote_match is QuoteMatch.VERBATIM


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80), st.data())
def test_a_quote_that_is_there_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    evidence = checked_in(text, Evidence("e", "a", "s", quote=quote, stance=None))  # type: ignore[arg-type]
    if not quote:
        assert evidence.quote_match is None
    elif quote.strip(" \t\r\n").strip("\"'“”‘’„«»‚‹› ").isprintable() and any(map(str.isalnum, quote)):
        assert evidence.quote_match is QuoteMatch.VERBATIM
        assert evidence.quote_span is not None
        found = text[slice(*evidence.quote_span)]
        assert found in quote
