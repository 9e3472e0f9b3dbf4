"""Evidence search: which passages of the library a claim or a question brings up."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.sources import Passage
from annotator.services.evidence_search import find_passages
from annotator.services.library import set_text
from annotator.services.removing import delete_source
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from annotator.storage import sqlite_search
from tests.services.support import source

LOG = (
    "The harbour office of Port Vey keeps a log of every vessel that passes the "
    "mole, and has done so since 1931.\n\n"
    "In May the office approved forty permits for night landings. Twelve of them were issued to a single "
    "company, which had applied for none.\n\n"
    "The crane on the eastern quay was inspected twice that year. Both reports call its brakes worn out, and "
    "nobody was told.\n"
)
MINUTES = (
    "The committee met on 3 June. Councillor Müller asked who had paid for the crane; the clerk answered "
    "that the ministry had.\n\n"
    "The ferry Étoile ran aground at dawn. Its captain blamed a buoy that had drifted from its place.\n"
)
CHINESE = "黎明时分大坝决堤,下游三个村庄被淹。"
CHINESE_LATER = "部长说,这座大坝在五月刚刚检查过。"
RUSSIAN = "Мэр объявил, что ёлку на площади поставят в декабре, как и в прошлые годы."
TEXTS = {
    "Harbour log": LOG,
    "Minutes": MINUTES,
    "大坝": CHINESE,
    "部长": CHINESE_LATER,
    "Доклад": RUSSIAN,
}


@pytest.fixture
def library(workspace: Workspace) -> Workspace:
    """A workspace whose sources have texts."""
    for title, text in TEXTS.items():
        add(workspace, title, text)
    return workspace


def add(workspace: Workspace, title: str, text: str) -> str:
    """Add a source with a text; its uid."""
    new = source(title)
    add_source(workspace, new)
    set_text(workspace, new.uid, text)
    return new.uid


def first(workspace: Workspace, query: str) -> Passage:
    return find_passages(workspace, query)[0]


def found(workspace: Workspace, query: str) -> list[str]:
    return [passage.text for passage in find_passages(workspace, query)]


def marked(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.marks]


@pytest.mark.parametrize(
    ("query", "beginning"),
    [
        ("Who paid for the crane?", "The committee met"),
        ("How many permits were issued in May?", "In May the office"),
        ("The office approves permits for landing at night.", "In May the office"),
        ("inspecting cranes", "The crane on"),
        ("Councillor Muller", "The committee met"),
        ("the etoile", "The ferry"),
        ("E\u0301TOILE", "The ferry"),
        ("The ferry Etoile was ran agruond in the evenning", "The ferry"),
        ("大坝决堤", "黎明时分"),
        ("检查大坝", "部长说"),
        ("елку", "Мэр"),
    ],
)
def test_a_claim_or_a_question_finds_its_passage(library: Workspace, query: str, beginning: str) -> None:
    assert first(library, query).text.startswith(beginning)


def test_a_passage_says_where_it_stands_and_what_it_shares(library: Workspace) -> None:
    passage = first(library, "Did the brakes of the crane wear out?")
    assert passage.source.title == "Harbour log"
    assert LOG[passage.span.start : passage.span.end] == passage.text
    assert marked(passage) == ["crane", "brakes", "out"]


@pytest.mark.parametrize("query", ["", " \n", "\0", "🎉", "—", '"', "*", "zzyzx"])
def test_nothing_is_found_where_nothing_is_asked_for(library: Workspace, query: str) -> None:
    assert find_passages(library, query) == []


@pytest.mark.parametrize(
    "query",
    [
        "crane AND zzyzx",
        "crane NOT quay",
        "NEAR(crane quay, 1)",
        'the "crane',
        "crane* ^quay",
        "words:crane",
        "-crane + {quay}",
        "crane\0quay",
        "crane 🎉 quay",
        "'; DROP TABLE passage; -- crane quay",
    ],
)
def test_what_is_an_operator_to_the_index_is_text_to_us(library: Workspace, query: str) -> None:
    assert first(library, query).text.startswith("The crane on")


def test_a_passage_that_repeats_the_claim_comes_after_one_that_adds_to_it(library: Workspace) -> None:
    claim = "In May the harbour office approved forty permits for night landings."
    add(library, "A copy", claim)
    texts = found(library, claim)
    assert texts[0].startswith("In May the office approved forty permits for night landings. Twelve of them")
    assert claim in texts[1:]


def test_a_text_that_was_taken_away_or_replaced_is_not_found(library: Workspace) -> None:
    uid = add(library, "Letter", "The lighthouse keeper wrote that the lamp had been dark for a week.")
    assert found(library, "lighthouse")
    set_text(library, uid, "The bridge keeper wrote nothing.")
    assert not found(library, "lighthouse")
    assert found(library, "bridge keeper")
    set_text(library, uid, None)
    assert not found(library, "bridge")
    set_text(library, uid, "A keeper of bees.")
    delete_source(library, uid)
    assert not found(library, "bees")


def test_the_index_stays_whole_while_texts_change(library: Workspace, database_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - nothing here is secret
    uids = [add(library, f"Source {number}", LOG) for number in range(5)]
    for _ in range(20):
        text = chance.choice([None, LOG, MINUTES, CHINESE, RUSSIAN])
        set_text(library, chance.choice(uids), text)
    delete_source(library, uids[0])
    with closing(sqlite3.connect(database_path)) as connection:
        connection.execute("INSERT INTO passage_index(passage_index, rank) VALUES ('integrity-check', 1)")


def test_no_more_than_the_limit_are_found(library: Workspace) -> None:
    for number in range(30):
        add(library, f"Day {number}", f"On day {number} the crane stood still.")
    assert len(find_passages(library, "the crane")) == 20
    assert len(find_passages(library, "the crane", limit=3)) == 3


def test_frequent_words_find_by_pairs_or_all_together(
    library: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        add(library, f"Day {number}", f"On day {number} the {('crane', 'ferry')[number % 2]} stood still.")
    monkeypatch.setattr(sqlite_search, "_POSTINGS", 8)
    assert found(library, "crane quay vessel")[0].startswith("The crane on")
    assert first(library, "crane brakes of the eastern quay").text.startswith("The crane on")
    assert found(library, "crane ministry stood")
    assert set(found(library, "crane stood")) == {
        f"On day {day} the crane stood still." for day in range(0, 30, 2)
    }


def test_the_second_of_two_words_counts_where_both_are_frequent(
    library: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, "Both", "Nobody can tell whether it was the mast or the anchor that broke on that day.")
    for number in range(200):
        add(library, f"Day {number}", f"The {('mast', 'anchor')[number % 2]} broke on day {number}.")
    monkeypatch.setattr(sqlite_search, "_POSTINGS", 150)
    assert found(library, "mast anchor")[0].startswith("Nobody")


def test_a_single_word_finds_what_is_most_about_it(library: Workspace) -> None:
    add(library, "Pilots", "A pilot is a pilot: no vessel passes without.")
    for number in range(60):
        add(
            library,
            f"Day {number}",
            f"On day {number} the harbour office wrote down when a pilot came aboard.",
        )
    assert found(library, "pilot")[0].startswith("A pilot is a pilot")


def test_a_pasted_page_is_asked_for_by_its_beginning(library: Workspace) -> None:
    assert first(library, "The ferry Étoile ran aground at dawn. " + "crane " * 100_000).text.startswith(
        "The ferry"
    )


@given(
    st.text()
    | st.lists(
        st.sampled_from(["crane", "OR", "AND", '"', "NEAR(", "大坝", "\0", "*", ":", "🎉", "Étoile"])
    ).map("".join)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query_gives_passages_with_marks_in_them(library: Workspace, query: str) -> None:
    for passage in find_passages(library, query):
        edges = [edge for mark in passage.marks for edge in mark]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(passage.text) for edge in edges)
        assert 0 <= passage.score <= 100
