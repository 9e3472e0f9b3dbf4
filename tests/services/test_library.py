"""Changing, merging and deleting sources, and giving them texts."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotations import Claim, Link
from annotator.domain.errors import NotFoundError, RefusedError, UnreadableError
from annotator.domain.events import Act
from annotator.domain.sources import Source
from annotator.domain.vocabulary import QuoteMatch, Reliability, SourceKind, Stance
from annotator.services import linking
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.browsing import PAGE, open_page
from annotator.services.library import change_source, find_source, look_up, set_text
from annotator.services.log import read_log
from annotator.services.removing import delete_source, merge_sources, require_unused
from annotator.services.source_fields import edited
from annotator.services.source_import import TextState, import_text_file, take_text
from annotator.services.sources import add_source, find_sources, list_sources
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.support import add_document, everything, source


@pytest.fixture
def place(workspace: Workspace) -> Place:
    return add_document(workspace, title="Dam")[0]


def added(workspace: Workspace, title: str, text: str | None = None, **more: str) -> Source:
    """A source that is in the library now."""
    new = source(title, **more)
    add_source(workspace, new, text)
    return look_up(workspace, new.uid).source


def links(workspace: Workspace, place: Place) -> list[Link]:
    """The evidence at a place."""
    return [link for claim in claims_in(workspace, place) for link in claim.links]


def quoted(workspace: Workspace, place: Place, one: Source, quote: str) -> Claim:
    """The claim after a link to a source with this quote."""
    claim = linking.link(workspace, place, one.uid)
    uid = claim.links[-1].evidence.uid
    return linking.write_evidence(workspace, place, uid, quote=quote, locator=None, note=None)


def acts(workspace: Workspace) -> list[Act]:
    return [entry.event.act for entry in read_log(workspace)]


def test_a_change_is_stored_found_and_told(workspace: Workspace) -> None:
    log = added(workspace, "Port log")
    change_source(workspace, replace(log, title="Harbour  diary", kind=SourceKind.REPORT))
    changed = look_up(workspace, log.uid).source
    assert (changed.title, changed.kind) == ("Harbour diary", SourceKind.REPORT)
    assert [match.source for match in find_sources(workspace, "diary")] == [changed]
    assert find_sources(workspace, "port") == []
    change_source(workspace, changed)
    assert acts(workspace) == [Act.ADD_SOURCE, Act.CHANGE_SOURCE], "the second change changed nothing"


def test_a_source_without_title_and_url_is_refused(workspace: Workspace) -> None:
    log = added(workspace, "Port log")
    with pytest.raises(RefusedError, match="needs a title or a URL"):
        change_source(workspace, replace(log, title=" "))
    assert look_up(workspace, log.uid).source == log


def test_a_cycle_of_origins_is_refused(workspace: Workspace) -> None:
    first, second, third = (added(workspace, title) for title in ("First", "Second", "Third"))
    change_source(workspace, replace(first, derived_from=second.uid))
    change_source(workspace, replace(second, derived_from=third.uid))
    for origin in (first, third):
        with pytest.raises(RefusedError, match="Third would be derived from itself"):
            change_source(workspace, replace(third, derived_from=origin.uid))
    with pytest.raises(RefusedError, match="not in the library"):
        change_source(workspace, replace(third, derived_from="nowhere"))
    entry = look_up(workspace, second.uid)
    assert (entry.origin, [one.uid for one in entry.derived]) == (third, [first.uid])


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("kind", "novel", "type article, report, book"),
        ("reliability", "G", "a letter from A to F"),
        ("accessed", "lately", "2024-05-31"),
        ("accessed", "2024-02-30", "2024-05-31"),
    ],
)
def test_what_a_field_does_not_take_is_refused(
    workspace: Workspace, field: str, typed: str, told: str
) -> None:
    with pytest.raises(RefusedError, match=told):
        edited(workspace, source("Port log"), {field: typed})


def test_fields_are_read_as_they_are_meant(workspace: Workspace) -> None:
    origin = added(workspace, "Agency report")
    typed = {"kind": "Web page", "reliability": "b", "date": "31 May 2024", "accessed": "2024-06-01"}
    read = edited(
        workspace, source("Port log", note="x"), {**typed, "derived_from": "agency REPORT", "note": ""}
    )
    assert (read.kind, read.reliability, read.note) == (SourceKind.WEB_PAGE, Reliability.B, None)
    assert (read.date, read.accessed, read.derived_from) == ("2024-05-31", "2024-06-01", origin.uid)
    assert edited(workspace, read, {"date": "spring"}).date == "spring", "as typed, where it cannot be told"
    with pytest.raises(NotFoundError):
        edited(workspace, read, {"derived_from": "unheard of"})


def test_a_merge_takes_links_and_fields_over_and_undo_works_on(workspace: Workspace, place: Place) -> None:
    gone = added(workspace, "Port log", publisher="Port", note="Copy")
    kept = added(workspace, "Port log!", publisher="Harbour")
    child = added(workspace, "Article")
    change_source(workspace, replace(child, derived_from=gone.uid))
    linking.link(workspace, place, gone.uid, Stance.REFUTES)
    merge_sources(workspace, gone.uid, kept.uid)
    assert [link.source.uid for link in links(workspace, place)] == [kept.uid]
    entry = look_up(workspace, kept.uid)
    assert (entry.source.publisher, entry.source.note, entry.uses) == ("Harbour", "Copy", [("Dam", 1)])
    assert [one.uid for one in entry.derived] == [child.uid]
    assert {one.uid for one in list_sources(workspace)} == {kept.uid, child.uid}
    assert look_up(workspace, gone.uid).source.uid == kept.uid, "the old uid leads to it"
    undo(workspace, place.document_id)
    assert links(workspace, place) == []
    redo(workspace, place.document_id)
    assert [(one.source.uid, one.evidence.stance) for one in links(workspace, place)] == [
        (kept.uid, Stance.REFUTES)
    ]


def test_undo_of_a_quote_after_a_merge(workspace: Workspace, place: Place) -> None:
    gone, kept = added(workspace, "Port log"), added(workspace, "Log", "The dam broke.")
    quoted(workspace, place, gone, "the dam broke")
    merge_sources(workspace, gone.uid, kept.uid)
    undo(workspace, place.document_id)
    assert [one.evidence.quote for one in links(workspace, place)] == [None]
    redo(workspace, place.document_id)
    (link,) = links(workspace, place)
    assert (link.evidence.quote, link.source.uid) == ("the dam broke", kept.uid)
    assert link.evidence.quote_span == (0, 13)


def test_a_merge_that_makes_no_sense_is_refused(workspace: Workspace) -> None:
    first, second = added(workspace, "First", "One text."), added(workspace, "Second", "Another text.")
    with pytest.raises(RefusedError, match="Both sources have a text"):
        merge_sources(workspace, first.uid, second.uid)
    with pytest.raises(RefusedError, match="with itself"):
        merge_sources(workspace, first.uid, first.uid)
    assert len(list(list_sources(workspace))) == 2


def test_a_merge_takes_the_text_over_and_looks_quotes_up_in_it(workspace: Workspace, place: Place) -> None:
    gone, kept = added(workspace, "Port log", "The dam broke at dawn."), added(workspace, "Log")
    quoted(workspace, place, kept, "broke at dawn")
    merge_sources(workspace, gone.uid, kept.uid)
    assert look_up(workspace, kept.uid).characters == 22
    assert links(workspace, place)[0].evidence.quote_match is QuoteMatch.VERBATIM


def test_merging_a_source_with_what_is_derived_from_it_leaves_no_cycle(workspace: Workspace) -> None:
    report, article = added(workspace, "Report"), added(workspace, "Article")
    change_source(workspace, replace(article, derived_from=report.uid))
    merge_sources(workspace, report.uid, article.uid)
    entry = look_up(workspace, article.uid)
    assert (entry.origin, entry.derived) == (None, [])


def test_a_source_in_use_is_not_deleted_and_it_is_told_where(workspace: Workspace, place: Place) -> None:
    log, article = added(workspace, "Port log"), added(workspace, "Article")
    linking.link(workspace, place, log.uid)
    change_source(workspace, replace(log, derived_from=article.uid))
    for uid, told in ((log.uid, r"linked in Dam \(1\)"), (article.uid, "Port log is derived from Article")):
        for refused in (delete_source, require_unused):
            with pytest.raises(RefusedError, match=told):
                refused(workspace, uid)
    undo(workspace, place.document_id)
    delete_source(workspace, log.uid)
    delete_source(workspace, article.uid)
    assert list(list_sources(workspace)) == []
    assert acts(workspace)[-2:] == [Act.DELETE_SOURCE] * 2
    with pytest.raises(NotFoundError):
        look_up(workspace, log.uid)


def test_a_source_that_was_deleted_comes_back_with_its_link(workspace: Workspace, place: Place) -> None:
    log = added(workspace, "Port log")
    linking.link(workspace, place, log.uid)
    undo(workspace, place.document_id)
    delete_source(workspace, log.uid)
    redo(workspace, place.document_id)
    assert [link.source for link in links(workspace, place)] == [log]


def test_quotes_are_looked_up_anew_in_another_text(workspace: Workspace, place: Place) -> None:
    log = added(workspace, "Port log")
    (link,) = quoted(workspace, place, log, "broke at dawn").links
    assert link.evidence.quote_match is QuoteMatch.NO_TEXT
    for text, match, span in (
        ("The dam broke at dawn.", QuoteMatch.VERBATIM, (8, 21)),
        ("Nothing of the kind.", QuoteMatch.NOT_FOUND, None),
        (None, QuoteMatch.NO_TEXT, None),
    ):
        set_text(workspace, log.uid, text)
        evidence = links(workspace, place)[0].evidence
        assert (evidence.quote_match, evidence.quote_span) == (match, span)
        assert look_up(workspace, log.uid).characters == (None if text is None else len(text))


def test_a_source_is_found_by_title_url_or_the_start_of_its_uid(workspace: Workspace) -> None:
    log = added(workspace, "Port log", url="https://example.org/log")
    for name in ("port LOG", "https://example.org/log", log.uid, log.uid[:20]):
        assert find_source(workspace, name) == log
    added(workspace, "Port log")
    with pytest.raises(NotFoundError, match="2 sources are called 'Port log'"):
        find_source(workspace, "Port log")
    for name in ("", "Port", "%"):
        with pytest.raises(NotFoundError, match="No source is called"):
            find_source(workspace, name)


def test_the_library_comes_by_pages(workspace: Workspace, place: Place) -> None:
    titles = [f"Report {number:03}" for number in range(PAGE + 5)]
    reports = [added(workspace, title) for title in titles]
    linking.link(workspace, place, reports[0].uid)
    first, rest = open_page(workspace), open_page(workspace, offset=PAGE)
    assert [one.source.title for one in (*first.listed, *rest.listed)] == titles
    assert (first.following, rest.following, rest.offset, rest.total) == (5, 0, PAGE, PAGE + 5)
    assert [one.links for one in first.listed[:2]] == [1, 0]
    found = open_page(workspace, "report 017")
    assert (found.listed[0].source.title, found.following) == ("Report 017", 0)


def test_what_may_be_the_same_comes_first(workspace: Workspace) -> None:
    log = added(workspace, "Port log, May 4")
    for title in ("A budget", "Port Log May 4"):
        added(workspace, title)
    page = open_page(workspace, beside=log)
    assert [(one.source.title, one.is_alike) for one in page.listed] == [
        ("Port Log May 4", True),
        ("A budget", False),
    ]


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_a_document_becomes_a_source_once(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "dam.md", "---\ntitle: The dam\nauthor: A. Lind\n---\n\nIt broke.\n")
    first, again = import_text_file(workspace, path), import_text_file(workspace, path)
    assert (first.state, again.state) == (TextState.NEW, TextState.THERE)
    entry = look_up(workspace, first.source.uid)
    assert entry.source == first.source == again.source
    assert (entry.source.title, entry.source.author) == ("The dam", "A. Lind")
    other = import_text_file(workspace, write(tmp_path / "Port log.txt", "It rained."))
    assert (other.source.title, look_up(workspace, other.source.uid).characters) == ("Port log", 10)


def test_a_source_that_is_there_gets_its_text(workspace: Workspace, tmp_path: Path) -> None:
    titled = added(workspace, "port LOG", publisher="Port")
    page = added(workspace, "A page", url="https://www.example.org/dam/")
    taken = import_text_file(workspace, write(tmp_path / "Port log.txt", "It rained."))
    assert (taken.source.uid, taken.state) == (titled.uid, TextState.TEXT_ADDED)
    html = (
        '<html><head><title>Dam</title><link rel="canonical" href="https://example.org/dam"></head>'
        "<body><article><p>The dam broke at dawn, and nobody was hurt by it.</p></article></body></html>"
    )
    taken = import_text_file(workspace, write(tmp_path / "dam.html", html))
    assert (taken.source.uid, taken.state) == (page.uid, TextState.TEXT_ADDED)
    changed = write(tmp_path / "dam.html", html.replace("nobody", "a man"))
    told = take_text(workspace, changed)
    assert isinstance(told, RefusedError)
    assert "A page is there with another text" in str(told)
    assert len(list(list_sources(workspace))) == 2


def test_the_same_title_by_another_publisher_is_another_source(workspace: Workspace, tmp_path: Path) -> None:
    added(workspace, "The dam", author="B. Moe")
    path = write(tmp_path / "dam.md", "---\ntitle: The dam\nauthor: A. Lind\n---\n\nIt broke.\n")
    assert import_text_file(workspace, path).state is TextState.NEW


def test_a_file_without_a_text_is_told(workspace: Workspace, tmp_path: Path) -> None:
    for path in (write(tmp_path / "blank.txt", " \n"), write(tmp_path / "nul.txt", "a\0b")):
        assert isinstance(take_text(workspace, path), UnreadableError)
    assert list(list_sources(workspace)) == []


def test_two_sources_with_different_texts_are_not_merged(workspace: Workspace, database_path: Path) -> None:
    log, copy = added(workspace, "Port log"), added(workspace, "Port log, a copy")
    for one, text in ((log, "The dam broke at dawn."), (copy, "The dam broke at dusk.")):
        set_text(workspace, one.uid, text)
    before = everything(database_path)
    with pytest.raises(RefusedError, match="Both sources have a text, and not the same"):
        merge_sources(workspace, copy.uid, log.uid)
    assert everything(database_path) == before
    set_text(workspace, copy.uid, "The dam broke at dawn.")
    merge_sources(workspace, copy.uid, log.uid)
    assert look_up(workspace, log.uid).characters == len("The dam broke at dawn.")
