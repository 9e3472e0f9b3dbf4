"""Evidence where it is easily got wrong: merged origins, words that stand twice, texts that changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotations import Evidence
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.selections import Selection
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Credibility, QuoteMatch, Stance
from annotator.services.annotating import claims_in
from annotator.services.evidence_search import find_passages
from annotator.services.exporting import export
from annotator.services.library import change_source, find_source, look_up, set_text
from annotator.services.linking import grade, link_new, link_passage, write_evidence
from annotator.services.quotes import checked_in
from annotator.services.removing import merge_sources
from annotator.services.restoring import restore
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from tests.services.support import add_document, opened, source

BURNED = "The harbour burned on Tuesday."
"""Words that stand in a text twice."""
TWICE = f"{BURNED}\n\n{'Nothing else is known of that week. ' * 30}\n\n{BURNED} Nobody was hurt."


def added(workspace: Workspace, title: str, text: str | None = None, **more: str) -> Source:
    """A source of the library, perhaps with a text."""
    new = source(title, **more)
    add_source(workspace, new)
    return new if text is None else set_text(workspace, new.uid, text)


def full(workspace: Workspace, folder: Path) -> bytes:
    export(workspace, folder / "full.jsonl", Selection(), full=True)
    return (folder / "full.jsonl").read_bytes()


def test_an_origin_that_was_merged_here_is_the_one_it_became(
    workspace: Workspace, tmp_path: Path, empty_database: bytes
) -> None:
    agency = added(workspace, "Agency")
    add_document(workspace)
    here = tmp_path / "here.db"
    here.write_bytes(empty_database)
    without = full(workspace, tmp_path)
    added(workspace, "Paper", derived_from=agency.uid)
    everything = full(workspace, tmp_path)
    with opened(here) as other:
        (tmp_path / "in.jsonl").write_bytes(without)
        restore(other, tmp_path / "in.jsonl")
        wire = added(other, "Wire")
        merge_sources(other, agency.uid, wire.uid)
        (tmp_path / "in.jsonl").write_bytes(everything)
        restore(other, tmp_path / "in.jsonl")
        assert find_source(other, "Paper").derived_from == wire.uid


def test_a_quote_stays_at_its_place_through_an_export(
    workspace: Workspace, tmp_path: Path, empty_database: bytes
) -> None:
    place = add_document(workspace)[0]
    added(workspace, "Report", TWICE)
    (passage,) = [
        p for p in find_passages(workspace, "nobody was hurt", 5) if p.text.startswith(BURNED + " N")
    ]
    evidence = link_passage(workspace, place, passage, Stance.SUPPORTS).links[0].evidence
    assert (evidence.quote_start, evidence.locator) == (TWICE.rindex(BURNED), "para. 3")
    uid = (
        write_evidence(workspace, place, evidence.uid, quote=BURNED, locator=None, note=None)
        .links[0]
        .evidence
    )
    assert uid.quote_start == TWICE.rindex(BURNED)
    first = full(workspace, tmp_path)
    (tmp_path / "there.db").write_bytes(empty_database)
    with opened(tmp_path / "there.db") as there:
        restore(there, tmp_path / "full.jsonl")
        assert full(there, tmp_path) == first


def test_a_passage_that_is_not_there_any_more_is_not_linked(workspace: Workspace) -> None:
    place = add_document(workspace)[0]
    report = added(workspace, "Report", TWICE)
    passage = find_passages(workspace, "harbour burned")[0]
    set_text(workspace, report.uid, "Another text of which nobody has seen a word when the list was drawn.")
    with pytest.raises(NotFoundError, match="not in the library any more"):
        link_passage(workspace, place, passage, Stance.SUPPORTS)
    assert claims_in(workspace, place) == []


def test_controls_in_a_text_do_not_hide_a_quote() -> None:
    text = "It was \x1b[31mred\x10 at dawn, they said."
    evidence = checked_in(text, Evidence("e", "a", "s", Stance.SUPPORTS, quote="[31mred at dawn, they"))
    assert (evidence.quote_match, evidence.quote_start) == (QuoteMatch.NORMALISED, 8)


def test_a_uid_that_begins_another_one_is_found(workspace: Workspace) -> None:
    for uid in ("s1", "s10"):
        add_source(workspace, replace(source(f"Source {uid}"), uid=uid))
    assert find_source(workspace, "s1").title == "Source s1"
    with pytest.raises(NotFoundError, match="2 sources are called"):
        find_source(workspace, "s")


def test_a_text_is_taken_from_a_full_export_where_only_the_name_was_known(
    workspace: Workspace, tmp_path: Path, empty_database: bytes
) -> None:
    place = add_document(workspace)[0]
    report = source("Report")
    link_new(workspace, place, report)
    set_text(workspace, report.uid, TWICE)
    export(workspace, tmp_path / "short.jsonl", Selection())
    full(workspace, tmp_path)
    (tmp_path / "there.db").write_bytes(empty_database)
    with opened(tmp_path / "there.db") as there:
        add_document(there)
        for name in ("short", "full"):
            restore(there, tmp_path / f"{name}.jsonl")
        assert look_up(there, report.uid).characters == len(TWICE)


def test_the_document_itself_does_not_confirm(workspace: Workspace) -> None:
    place = add_document(workspace, url="https://example.org/a")[0]
    own = link_new(workspace, place, source("The page", "http://www.example.org/a/")).links[0]
    witness = link_new(workspace, place, source("Witness")).links[-1]
    with pytest.raises(RefusedError, match="not 1"):
        grade(workspace, place, witness.evidence.uid, None, Credibility.CONFIRMED)
    change_source(workspace, replace(own.source, url="https://example.org/b"))
    grade(workspace, place, witness.evidence.uid, None, Credibility.CONFIRMED)
