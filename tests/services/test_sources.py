"""The source library: what is the same source, and what a list of sources adds."""

import json
from pathlib import Path

import pytest

from annotator.domain.errors import NotFoundError, RefusedError, UnreadableError, UsageError
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Reliability
from annotator.services.sources import add_source, alike, import_sources, list_sources
from annotator.services.workspace import Workspace
from tests.services.support import EVENTS, everything, rows, source

HEADER = "title,author,publisher,date,url,reliability,note\n"


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("https://www.example.org/a/", "http://example.org/a"),
        ("https://example.org/a?id=5&utm_source=x#top", "HTTPS://EXAMPLE.ORG/a?id=5"),
        ("http://[", "http://["),
        ("https://", "https://"),
    ],
)
def test_the_same_page_is_the_same_source(workspace: Workspace, known: str, typed: str) -> None:
    there = source("Log", known)
    add_source(workspace, there)
    assert alike(workspace, source("Quite something else", typed)) == [there]


@pytest.mark.parametrize(
    "url", ["https://example.org/A", "https://example.org/a?id=6", "https://", "#top", "x:"]
)
def test_another_page_is_another_source(workspace: Workspace, url: str) -> None:
    for known in ("https://example.org/a?id=5", "http://", "#bottom", "y:"):
        add_source(workspace, source(url=known))
    assert alike(workspace, source(url=url)) == []


@pytest.mark.parametrize(
    "title",
    [
        "The harbour log of March",
        "the HARBOUR log, of march!",
        "The harbor log of March",
        "Harbour log of the March",
    ],
)
def test_a_near_identical_title_is_offered(workspace: Workspace, title: str) -> None:
    there = source("The harbour log of March")
    add_source(workspace, there)
    add_source(workspace, source("The harbour"))
    assert alike(workspace, source(title)) == [there]


def test_a_source_needs_a_title_or_a_url(workspace: Workspace, database_path: Path) -> None:
    before = everything(database_path)
    for title, url in ((None, None), ("", None), (" \n", "\0"), (None, "\ud800")):
        with pytest.raises(RefusedError, match="needs a title or a URL"):
            add_source(workspace, source(title, url))
    assert everything(database_path) == before


def test_a_source_is_stored_in_one_line_each(workspace: Workspace, database_path: Path) -> None:
    add_source(workspace, source("A\n log\ud800", author="\x1bB", note=" c\0 ", reliability=Reliability.F))
    (listed,) = list_sources(workspace)
    assert (listed.title, listed.author, listed.note, listed.reliability) == ("A log", "B", "c", "F")
    assert [event["act"] for event in rows(database_path, EVENTS)] == ["add source"]


def test_sources_are_listed_by_name_in_any_case_and_script(workspace: Workspace) -> None:
    for title, url in (("b", None), ("Ä", None), ("A", None), (None, "aa"), ("ä b", None), ("C", None)):
        add_source(workspace, source(title, url))
    assert [listed.name for listed in list_sources(workspace)] == ["A", "aa", "b", "C", "Ä", "ä b"]


def test_a_csv_list_is_added_once(workspace: Workspace, database_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        HEADER
        + '"Log, of ""March""\nand April",A,P,2025,https://example.org/log,B,"a; b"\n\n'
        + ",,,,HTTP://www.example.org/page/?utm_source=x,,\n"
        + "Report,,P,2024,,,\nReport,,P,2025,,,\nLog again,,,,https://example.org/log/,,\n",
        "utf-8",
    )
    assert import_sources(workspace, path) == (4, 1)
    first = next(s for s in list_sources(workspace) if s.author == "A")
    assert first == Source(
        first.uid,
        'Log, of "March" and April',
        "A",
        "P",
        "2025",
        "https://example.org/log",
        Reliability.B,
        "a; b",
    )
    before = everything(database_path)
    assert import_sources(workspace, path) == (0, 5)
    assert everything(database_path) == before


@pytest.mark.parametrize(
    "data",
    [
        "Title\nÉtude sur l’eau\n".encode("cp1252"),
        "Title\nÉtude sur l’eau\n".encode("utf-8-sig"),
        "Title\nÉtude sur l’eau\n".encode("utf-16"),
        '"  TITLE "\r\n"Étude sur l’eau"\r\n'.encode(),
    ],
    ids=["cp1252", "bom", "utf-16", "crlf"],
)
def test_the_encoding_of_a_list_is_told(workspace: Workspace, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "list.CSV"
    path.write_bytes(data)
    assert import_sources(workspace, path) == (1, 0)
    assert [listed.title for listed in list_sources(workspace)] == ["Étude sur l’eau"]


def test_a_jsonl_list_is_added_once(workspace: Workspace, database_path: Path, tmp_path: Path) -> None:
    lines = [
        {"uid": "u1", "title": "Log", "reliability": "C", "type": "source"},
        {"url": "https://example.org/a", "extra": [1]},
        {"title": "Report", "note": "a\nb"},
    ]
    path = tmp_path / "list.jsonl"
    path.write_text("\ufeff" + "\n\n".join(map(json.dumps, lines)), "utf-8")
    assert import_sources(workspace, path) == (3, 0)
    before = everything(database_path)
    assert import_sources(workspace, path) == (0, 3)
    assert everything(database_path) == before
    assert {listed.uid for listed in list_sources(workspace)} > {"u1"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name,link\nLog,x\n", "line 1: no column is called title or url"),
        (HEADER + "Log,,,,,,\nReport,,,\n", "line 3: 4 fields where the header has 7"),
        (HEADER + "Log,,,,,,\nReport,,,,,,,,\n", "line 3: 9 fields where the header has 7"),
        (HEADER + "Log,,,,,,\n,someone,,,,,\n", "line 3: fields `title` and `url` are both empty"),
        (HEADER + "Log,,,,,,\nReport,,,,,G,\n", "line 3: field `reliability`: Invalid enum value 'G'"),
        (HEADER + 'Log,,,,,,\n"Report,,,,,,\n', "line 3: unexpected end of data"),
        (HEADER + 'Log,,,,,,\n"Report"s,,,,,,\n', "line 3: "),
        (HEADER + "Log,,,,,,\nA\0B,,,,,,\n", "NUL"),
        (HEADER + "Log,,,,,,\n" + "x" * 200_000 + ",,,,,,\n", "line 3: field larger than field limit"),
        ("", "is empty"),
    ],
    ids=range(10),
)
def test_a_malformed_csv_list_adds_nothing(
    workspace: Workspace, database_path: Path, tmp_path: Path, content: str, told: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(content, "utf-8")
    _refused(workspace, database_path, path, told)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"title": 3}', "line 2: field `title`: Expected `str | null`, got `int`"),
        (b'{"title": "A", "reliability": "a"}', "line 2: field `reliability`"),
        (b'{"author": "A"}', "line 2: fields `title` and `url` are both empty"),
        (b'{"title": "\\ud800"}', "line 2: "),
        (b"[" * 100_000, "line 2: "),
        (b'{"title": ' + b"[" * 100_000, "line 2: "),
        (b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "line 2: is nested too deeply"),
        (b"title", "line 2: "),
        (b'{"title": "\xe9"}', "line 2: "),
    ],
    ids=range(9),
)
def test_a_malformed_jsonl_list_adds_nothing(
    workspace: Workspace, database_path: Path, tmp_path: Path, line: bytes, told: str
) -> None:
    path = tmp_path / "list.jsonl"
    path.write_bytes(b'{"title": "Log"}\n' + line + b"\n")
    _refused(workspace, database_path, path, told)


def test_what_is_no_list_is_told(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.csv, \.jsonl, \.json \(CSL-JSON\), \.bib or \.ris"):
        import_sources(workspace, tmp_path / "list.xml")
    for name in ("list.csv", "list.jsonl", "list.json", "list.bib", "list.ris"):
        with pytest.raises(NotFoundError, match="no such file"):
            import_sources(workspace, tmp_path / name)


def _refused(workspace: Workspace, database_path: Path, path: Path, told: str) -> None:
    before = everything(database_path)
    with pytest.raises(UnreadableError) as caught:
        import_sources(workspace, path)
    (said,) = str(caught.value).splitlines()
    assert told in said
    assert path.name in said
    assert everything(database_path) == before
