"""The finder: what typing narrows the library to, and which letters it marks."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.sources import Match
from annotator.language.folding import fold, words
from annotator.services.linking import link, link_new
from annotator.services.sources import add_source, find_sources, import_sources
from annotator.services.undoing import undo
from annotator.services.workspace import Workspace
from tests.services.support import add_document, new_folder, opened, source

TITLES = {
    "Harbour log of Port Vey": ("Port Vey Harbour Office", "https://example.org/vey/log"),
    "Statement on the grounding": ("Ministry of Transport", None),
    "Étude sur la pêche": ("Müller & Söhne", None),
    "Новый доклад о войне": (None, "https://example.org/доклад"),
    "Ёлка и йод": (None, None),
    "한국 경제 보고서": (None, None),
    "東京都知事選挙": (None, None),
    "Η Ώρα της Ελλάδας": (None, None),
    "The ﬁnance of ＡＢＣ": (None, None),
    "🎉 Party [b]": (None, None),
}


@pytest.fixture
def library(workspace: Workspace) -> Workspace:
    """A workspace with a few sources in several scripts."""
    for title, (publisher, url) in TITLES.items():
        add_source(workspace, source(title, url, publisher=publisher))
    return workspace


def found(workspace: Workspace, typed: str) -> list[str]:
    """What the finder shows, best first."""
    return [match.source.name for match in find_sources(workspace, typed)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("harb", "Harbour log of Port Vey"),
        ("LOG vey", "Harbour log of Port Vey"),
        ("example.org/vey", "Harbour log of Port Vey"),
        ("transp", "Statement on the grounding"),
        ("hrabour", "Harbour log of Port Vey"),
        ("statment groundig", "Statement on the grounding"),
        ("etude peche", "Étude sur la pêche"),
        ("e\u0301tude", "Étude sur la pêche"),
        ("muller sohne", "Étude sur la pêche"),
        ("НОВЫЙ", "Новый доклад о войне"),
        ("войн", "Новый доклад о войне"),
        ("елка", "Ёлка и йод"),
        ("йод", "Ёлка и йод"),
        ("한국", "한국 경제 보고서"),
        ("보고", "한국 경제 보고서"),
        ("東京", "東京都知事選挙"),
        ("ωρα", "Η Ώρα της Ελλάδας"),
        ("ΕΛΛΑΔΑΣ", "Η Ώρα της Ελλάδας"),
        ("finance", "The ﬁnance of ＡＢＣ"),
        ("abc", "The ﬁnance of ＡＢＣ"),
        ("party", "🎉 Party [b]"),
    ],
)
def test_what_is_typed_finds_the_source_first(library: Workspace, typed: str, title: str) -> None:
    assert found(library, typed)[0] == title


def test_typing_more_narrows(library: Workspace) -> None:
    assert {"Harbour log of Port Vey", "🎉 Party [b]"} <= set(found(library, "p"))
    assert found(library, "port") == ["Harbour log of Port Vey"]
    assert found(library, "po harb vey") == ["Harbour log of Port Vey"]


def test_nothing_typed_gives_what_was_linked_last(library: Workspace, database_path: Path) -> None:
    place, other, *_ = add_document(library)
    log, etude = (
        find_sources(library, "harbour")[0].source,
        find_sources(library, "etude")[0].source,
    )
    link(library, place, etude.uid)
    link(library, place, log.uid)
    link(library, other, etude.uid)
    with opened(database_path, "ben") as workspace_of_ben:
        link_new(workspace_of_ben, place, source("Linked by ben"))
    names = found(library, " ")
    assert names[:3] == [etude.name, log.name, "Linked by ben"]
    assert len(names) == len(set(names)) == len(TITLES) + 1
    undo(library, place.document_id)
    assert found(library, "")[0] == log.name
    assert [match.source.name for match in find_sources(library, "", limit=2)] == [log.name, etude.name]


def test_a_publisher_of_one_letter_does_not_stand_for_every_word(workspace: Workspace) -> None:
    add_source(workspace, source("On Exxon and the sea", publisher="Reef"))
    add_source(workspace, source("Exotic plants", publisher="X"))
    assert found(workspace, "exxn")[0] == "On Exxon and the sea"


def marked(match: Match) -> list[str]:
    """The parts of the fields that are shown as matched."""
    parts = []
    for name, ranges in match.marks.items():
        text = getattr(match.source, name)
        assert ranges == sorted(ranges)
        assert all(0 <= start < end <= len(text) for start, end in ranges)
        assert all(end < start for (_, end), (start, _) in pairwise(ranges))
        parts += [text[start:end] for start, end in ranges]
    return parts


def test_the_letters_that_matched_are_marked(library: Workspace) -> None:
    assert marked(find_sources(library, "harb log")[0]) == ["Harb", "log"]
    assert marked(find_sources(library, "har harbour")[0]) == ["Harbour"]
    assert marked(find_sources(library, "etude")[0]) == ["Étude"]


awkward = st.lists(
    st.sampled_from(["AND", "NEAR(", "OR", " ", '"', "*", ":", "^", "{", "\\", "'", "\0", "\x1b", "\u0301"])
    | st.sampled_from(
        ["ﬁ", "½", "²", "ß", "İ", "ς", "Σ", "한", "東", "🎉", "\ud800", "_", "%", "-", "e", "x"]
    )
    | st.characters(),
    max_size=25,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(titles=st.lists(awkward, max_size=3), queries=st.lists(awkward, max_size=5))
def test_nothing_typed_fails_and_every_mark_spells_the_query(
    empty_file: Path, titles: list[str], queries: list[str]
) -> None:
    with new_folder(empty_file) as folder, opened(folder / "annotator.db") as workspace:
        for title in [*TITLES, *titles]:
            add_source(workspace, source(f"{title}!", author=title))
        for typed in [*queries, *titles]:
            for match in find_sources(workspace, typed):
                letters = "".join(words(typed))
                assert set(fold("".join(marked(match)))) <= set(letters) | set(fold(letters))
                assert 0 <= match.score <= 100


@pytest.mark.parametrize(
    "typed", ['"', "*", "a AND", "NEAR(", "title:log", "log*", "NOT log", "{}", "log^2", "'"]
)
def test_the_syntax_of_the_index_is_not_typed(library: Workspace, typed: str) -> None:
    found(library, typed)
    if "log" in typed:
        assert found(library, typed)[0] == "Harbour log of Port Vey"


def test_of_a_pasted_page_the_first_words_count(library: Workspace) -> None:
    assert found(library, "harbour log " * 16 + "statement " * 2000) == ["Harbour log of Port Vey"]
    assert found(library, " ".join(f"word{number}" for number in range(2000))) == []


@pytest.mark.slow
def test_one_of_ten_thousand_is_found(workspace: Workspace, tmp_path: Path) -> None:
    lines = [
        f"Report {number} on the port of {place}," for number in range(5000) for place in ("Vey", "Ansel")
    ]
    path = tmp_path / "many.csv"
    path.write_text(
        "title,url\n" + "\n".join([*lines[:7000], "Ledger of the lighthouse,", *lines[7000:]]), "utf-8"
    )
    assert import_sources(workspace, path) == (10_001, 0)
    assert found(workspace, "lighth") == ["Ledger of the lighthouse"]
    assert found(workspace, "lihgthouse")[0] == "Ledger of the lighthouse"
    assert found(workspace, "report 4321 vey")[0] == "Report 4321 on the port of Vey"
    assert len(found(workspace, "r")) == 50
