"""Bibliographies as Zotero exports them: what a person gets from them, and what is told of a broken one."""

import json
import logging
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import UnreadableError
from annotator.domain.sources import Source
from annotator.domain.text import tidy
from annotator.domain.vocabulary import SourceKind
from annotator.readers.dates import partial_date
from annotator.readers.source_lists import read_sources
from annotator.services.sources import add_source, import_sources, list_sources
from annotator.services.workspace import Workspace
from tests.readers.libraries import library
from tests.services.support import everything, source

SUFFIXES = (".json", ".bib", ".ris")


def read(folder: Path, suffix: str, text: str | bytes) -> list[Source]:
    """The sources of a file with this text, without the uids, which are new each time."""
    path = folder / f"library{suffix}"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [replace(found, uid="") for found in read_sources(path)]


def said(folder: Path, suffix: str, text: str | bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(folder, suffix, text)
    (line,) = str(caught.value).splitlines()
    return line


def read_or_refused(folder: Path, suffix: str, content: bytes) -> tuple[list[Source], str]:
    """The sources, or what is told of a file that has none."""
    try:
        return read(folder, suffix, content), ""
    except UnreadableError as error:
        return [], str(error)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_thousand_sources_are_imported_once_and_whole(
    workspace: Workspace, database_path: Path, tmp_path: Path, suffix: str
) -> None:
    made = library(suffix, 1000)
    path = tmp_path / f"library{suffix}"
    path.write_bytes(made.text.encode())
    assert import_sources(workspace, path) == (1000, 0)
    imported = {replace(listed, uid="") for listed in list_sources(workspace)}
    assert imported == set(made.meant)
    before = everything(database_path)
    assert import_sources(workspace, path) == (0, 1000)
    assert everything(database_path) == before


@pytest.mark.parametrize(
    "case",
    [
        (".json", '{"id": "smith2019",\n "type": "book", "author": [{"family": "Smith"}]}', 2, "smith2019"),
        (".json", '{"id": "smith2019",\n "type": "book", "title": {"a": 1}}', 2, "smith2019"),
        (".bib", "@book{smith2019,\n author = {Smith, Jane}\n}", 1, "smith2019"),
        (".bib", "@book{smith2019,\n title = {A {tale},\n year = 2019\n}", 1, "smith2019"),
        (".bib", "@book{smith2019,\n title {A tale}\n}", 1, "smith2019"),
        (".bib", '@book{smith2019,\n title = "A " # tale\n}', 1, "smith2019"),
        (".bib", "@book{smith2019,\n title = {A tale}},\n year = {2019}\n}", 3, None),
        (".ris", "TY  - BOOK\nID  - smith2019\nAU  - Smith, Jane\nER  - ", 1, "smith2019"),
        (".ris", "TI  - A tale\nER  - ", 1, None),
    ],
    ids=range(9),
)
def test_a_malformed_entry_in_the_middle_adds_nothing(
    workspace: Workspace, database_path: Path, tmp_path: Path, case: tuple[str, str, int, str | None]
) -> None:
    suffix, broken, line, key = case
    add_source(workspace, source("There already"))
    before = everything(database_path)
    first, last = (library(suffix, 20, seed).text.strip() for seed in (1, 2))
    if suffix == ".json":
        first, broken, last = first[:-2], f",\n{broken},", last[2:]
    path = tmp_path / f"library{suffix}"
    path.write_text("\n".join([first, broken, last]), "utf-8")
    with pytest.raises(UnreadableError) as caught:
        import_sources(workspace, path)
    place = f"library{suffix}, line {first.count(chr(10)) + 1 + line}" + (f", entry {key}" if key else "")
    assert str(caught.value).startswith(f"{place}: ")
    assert str(caught.value).endswith("Nothing of the file was imported.")
    assert len(str(caught.value).splitlines()) == 1
    assert everything(database_path) == before


@pytest.mark.parametrize(
    ("suffix", "text", "told"),
    [
        *((suffix, "", "is empty") for suffix in SUFFIXES),
        (".json", "[]", "holds no entries"),
        (".json", '{"title": "A"}', "is no CSL-JSON"),
        (".json", "Title\nLog\n", "is no CSL-JSON"),
        (".json", '[\n{"title": "A"},\n{"title": "B"', "line 3: Input data was truncated"),
        (".json", '[\n{"title": "A"}\n{"title": "B"}]', "line 3: JSON is malformed"),
        (".json", '[{"title": "A"},\n3]', "line 2: "),
        (".json", "[" * 100_000, "nested too deeply"),
        (".json", '[{"title": "A\\ud800"}]', "line 1: "),
        (".bib", "% Encoding: UTF-8\n@comment{none}\n", "holds no BibTeX entry"),
        (".bib", "Title\nLog\n", "holds no BibTeX entry"),
        (".bib", "@book{a,\n title = {" + "{" * 5000 + "}" * 5000 + "}\n}", "line 1, entry a: its LaTeX"),
        (".ris", "Title\nLog\n", "holds no RIS entry"),
    ],
    ids=range(15),
)
def test_what_is_no_bibliography_is_told(tmp_path: Path, suffix: str, text: str, told: str) -> None:
    line = said(tmp_path, suffix, text)
    assert told in line
    assert f"library{suffix}" in line


def test_names_and_dates_of_csl_json(tmp_path: Path) -> None:
    authors = [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
        {"family": "Beauvoir", "given": "Simone", "dropping-particle": "de"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "Aristotle"},
        {"literal": "Reuters, London"},
        "Bell, Ann",
    ]
    dates = [
        {"date-parts": [[2019, "5", 3]]},
        {"date-parts": [["2019", 5], [2019, 7]]},
        {"date-parts": [[2019, 0, 0]]},
        {"raw": "2019-05-03T10:00:00Z"},
        {"literal": "May 2019"},
        "3 May 2019",
        2019,
        {"date-parts": [[2019, 13]]},
        {"season": 1},
        {"date-parts": [[]], "raw": "ca. 1900"},
    ]
    items = [{"title": 1984, "issued": day, "author": authors} for day in dates]
    found = read(tmp_path, ".json", json.dumps(items))
    assert {listed.title for listed in found} == {"1984"}
    assert found[0].author == (
        "van den Berg, Jan; Beauvoir, Simone de; King, Martin Luther, Jr.; Aristotle; Reuters, London;"
        " Bell, Ann"
    )
    assert [listed.date for listed in found] == [
        "2019-05-03",
        "2019-05",
        "2019",
        "2019-05-03",
        "2019-05",
        "2019-05-03",
        "2019",
        "2019-13",
        None,
        "ca. 1900",
    ]


def test_what_people_write_in_bibtex(tmp_path: Path) -> None:
    text = r"""
        @string{zeit = {Die {Zeit}}}
        @STRING{WHO = "World Health Organization"}
        @Article{same, Title = "50% of {NATO} \& {\'e}t{\'e} cost $5 & $x_2$", Journal = zeit,
            author = {van der Berg, Jan and {Barnes and Noble, Inc.} and King, Jr., Martin and Ann Bell},
            year = 2019, month = "3~" # may, url = {https://example.org/a\_b\%20c{\textasciitilde}me}}
        @misc{same, title = {{Log}}, howpublished = {\url{https://example.org/x_y}}, note = {A -- b},
            year = {{2020}}, month = {{Sept.}}}
        @techreport(r, title = {Report}, institution = WHO, date = {2021-03}, month = {9})
        @unheard{u, title = {First}, title = {Second}, publisher = {{Me}}, year = {in press}}
        @article{d, doi = {https://doi.org/10.1000/x\_y}}
        % a comment
    """
    article, misc, report, unheard, paper = read(tmp_path, ".bib", text)
    assert article.title == "50% of NATO & été cost $5 & $x_2$"
    assert article.author == "van der Berg, Jan; Barnes and Noble, Inc.; King, Martin, Jr.; Bell, Ann"
    assert (article.publisher, article.date) == ("Die Zeit", "2019-05-03")
    assert article.url == "https://example.org/a_b%20c~me"
    assert (misc.title, misc.publisher, misc.date) == ("Log", None, "2020-09")
    assert (misc.url, misc.note, misc.kind) == ("https://example.org/x_y", "A – b", SourceKind.OTHER)
    assert (report.publisher, report.date) == ("World Health Organization", "2021-03")
    assert report.kind == SourceKind.REPORT
    assert (unheard.title, unheard.kind, unheard.date) == ("First", SourceKind.OTHER, "in press")
    assert (paper.title, paper.url) == (None, "https://doi.org/10.1000/x_y")


def test_what_people_write_in_ris(tmp_path: Path) -> None:
    text = (
        "Provider: someone\n\nTY  - JOUR\n\nT1  - A title that\n  goes on\nA1  - Bell, Ann\nA1  - Reuters\n"
        "JO  - Log\nPY  - 2019///\nUR  - https://example.org/a;b\nN2  - Abstract\nER  - \n\n"
        "TY  - ZZZ\n\nTI  - Second\nDA  - 2020/05//Spring\nPB  - Press\nT2  - Series\n\n"
    )
    first, second = read(tmp_path, ".ris", text.replace("\n", "\r"))
    assert (first.title, first.author) == ("A title that goes on", "Bell, Ann; Reuters")
    assert (first.publisher, first.date, first.url) == ("Log", "2019", "https://example.org/a;b")
    assert first.note is None
    assert (second.title, second.date, second.publisher) == ("Second", "2020-05", "Press")
    assert second.kind == SourceKind.OTHER


def test_entries_with_the_same_title_are_told_apart_by_date(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "library.bib"
    path.write_text(
        "@misc{a, title={Log}, year=2019}\n@misc{a, title={Log}, year=2020}\n@misc{b, title={Log},\n"
        "url={https://example.org/log}}\n",
        "utf-8",
    )
    assert import_sources(workspace, path) == (3, 0)
    assert import_sources(workspace, path) == (0, 3)


def test_lists_bring_what_bibliographies_bring(tmp_path: Path) -> None:
    expected = Source(
        "s1",
        title="Log",
        date="2019-05",
        kind=SourceKind.WEB_PAGE,
        archive_url="https://archive.example/1",
        accessed="last week",
        derived_from="s0",
    )
    fields = {
        "uid": "s1",
        "title": "Log",
        "date": "May 2019",
        "kind": "web page",
        "archive_url": "https://archive.example/1",
        "accessed": "last week",
        "derived_from": "s0",
    }
    csv, jsonl = tmp_path / "list.csv", tmp_path / "list.jsonl"
    csv.write_text(",".join(fields) + "\n" + ",".join(fields.values()) + "\n", "utf-8")
    jsonl.write_text(json.dumps(fields | {"text_sha256": "0"}), "utf-8")
    assert list(read_sources(csv)) == list(read_sources(jsonl)) == [expected]


@pytest.mark.parametrize(
    ("given_date", "told"),
    [
        ("2019", "2019"),
        ("2019-5", "2019-05"),
        ("2019/5/3", "2019-05-03"),
        (" Sept. 2019 ", "2019-09"),
        ("May, 2019", "2019-05"),
        ("3 May 2019", "2019-05-03"),
        ("2019-02-30", "2019-02-30"),
        ("0000", "0000"),
        ("2019/2020", "2019/2020"),
        ("Spring 2019", "Spring 2019"),
        ("  ", None),
    ],
)
def test_a_date_may_lack_day_and_month(given_date: str, told: str | None) -> None:
    assert partial_date(given_date) == told


def test_a_bibliography_is_read_without_a_word_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    read(tmp_path, ".bib", "@misc{a, title={A}}\n@misc{a, title={B}}\n")
    said(tmp_path, ".bib", "@misc{a, title={A\n@misc{b, title={B}}\n")
    assert capfd.readouterr() == ("", "")


@given(title=st.text())
@settings(max_examples=200)
def test_any_title_survives_csl_json(title: str) -> None:
    items = [{"title": title, "URL": "https://example.org/"}]
    with TemporaryDirectory() as folder:
        (found,) = read(Path(folder), ".json", json.dumps(items, ensure_ascii=False))
    assert found.title == tidy(title)


_PIECES = {
    ".json": [
        '{"id": 1, "title": "A"}',
        "[",
        "]",
        "{",
        "}",
        ",",
        '"title":',
        '"author": [{}]',
        "null",
        "\\ud8",
    ],
    ".bib": [
        "@misc{a,",
        "title = ",
        "author=",
        "{",
        "}",
        '"',
        "#",
        "\\",
        "$",
        "%",
        "\n@",
        " and ",
        "\\begin{",
    ],
    ".ris": ["TY  - JOUR\n", "TI  - A\n", "ER  - \n", "AU  - ,\n", "DA  - 2/", "\r", "UR  - ;\n", "more\n"],
}


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.data())
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused(suffix: str, data: st.DataObject) -> None:
    piece = st.one_of(st.binary(max_size=20), st.sampled_from(_PIECES[suffix]).map(str.encode))
    content = b"".join(data.draw(st.lists(piece, max_size=20)))
    with TemporaryDirectory() as folder:
        found, told = read_or_refused(Path(folder), suffix, content)
    assert bool(found) != bool(told)
    assert len(told.splitlines()) <= 1
    assert all(listed.title or listed.url for listed in found)
