"""Exporting by commands, and the whole way round."""

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.vocabulary import Confidence, Label
from annotator.services.acting import Place
from annotator.services.annotating import attribute, set_confidence, tag, write_note
from annotator.services.documents import list_documents, open_whole
from annotator.services.linking import link
from annotator.services.sources import list_sources
from annotator.services.workspace import open_workspace
from tests.cli.conftest import CORPORA, Shell
from tests.services.support import everything


@pytest.fixture
def annotated(shell: Shell) -> Shell:
    """All sample documents, the first sentences of each tagged and linked by ana, one by ben."""
    shell("import", *sorted(CORPORA.glob("*.txt")))
    shell("sources", "import", CORPORA / "sources.csv")
    for name, labels in (("ana", Label), ("ben", [Label.FACT])):
        with closing(open_workspace(str(shell.database), name)) as workspace:
            with closing(list_sources(workspace)) as library:
                sources = list(library)
            for progress in list_documents(workspace):
                spans = open_whole(workspace, progress.document).excerpt.spans
                places = [Place(progress.document.id, span) for span in spans]
                for place, label, source in zip(places, labels, sources, strict=False):
                    tag(workspace, place, label)
                    link(workspace, place, source.uid)
                write_note(workspace, places[0], '=1+1, "quoted"')
                attribute(workspace, places[1], "The guild", "The ministry")
                set_confidence(workspace, places[2], Confidence.LOW)
    return shell


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="") as file:
        yield from csv.DictReader(file)


def test_the_filters_choose_what_is_exported(annotated: Shell, tmp_path: Path) -> None:
    target = tmp_path / "case.csv"
    chosen = ("--annotator", "ana", "--label", "FACT", "--label", "opinion")
    result = annotated("export", target, "--document", "ferry-wire", "--document", "harbour-op-ed", *chosen)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"4 annotations written to {target}.\n"
    found = [(row["document"], row["annotator"], row["label"]) for row in rows(target)]
    titles = ("ferry-wire", "harbour-op-ed")
    assert found == [(title, "ana", label) for title in titles for label in ("fact", "opinion")]


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (("--label", "none"), "4"),
        (("--label", "open"), ""),
        (("--confidence", "LOW"), "3"),
        (("--confidence", "unset", "--label", "opinion"), ""),
        (("--attribution", "attributed"), "2"),
        (("--noted",), "1"),
        (("--flagged",), ""),
        (("--verdict", "unverified", "--evidence", "none"), ""),
        (("--evidence", "refuting", "--evidence", "not found"), ""),
    ],
)
def test_all_filters_serve_an_export(
    annotated: Shell, tmp_path: Path, filters: tuple[str, ...], numbers: str
) -> None:
    target = tmp_path / "case.jsonl"
    annotated("export", target, "--annotator", "ana", "--document", "ferry-wire", *filters)
    records = map(json.loads, target.read_text("utf-8").splitlines())
    assert "".join(str(record["sentence"]["number"]) for record in records) == numbers


@pytest.mark.parametrize("name", ["nobody", "\udcff", ""])
def test_an_analyst_who_is_not_there_has_no_rows(annotated: Shell, tmp_path: Path, name: str) -> None:
    result = annotated("export", tmp_path / "case.csv", "--annotator", name)
    assert (result.exit_code, result.stderr[:2]) == (0, "0 ")
    assert list(rows(tmp_path / "case.csv")) == []


def test_a_row_is_a_claim_or_a_link(annotated: Shell, tmp_path: Path) -> None:
    for kind, column in (("claims", "links"), ("evidence", "stance")):
        target = tmp_path / f"{kind}.csv"
        annotated("export", target, "--rows", kind)
        assert all(row[column] for row in rows(target) if row["annotator"] == "ana" and row["label"])


def test_every_text_is_where_its_offsets_say(annotated: Shell, tmp_path: Path) -> None:
    annotated("export", tmp_path / "full.jsonl", "--full")
    records = [json.loads(line) for line in (tmp_path / "full.jsonl").read_text().splitlines()]
    texts = {record["uid"]: record["text"] for record in records if record["type"] == "document"}
    annotations = [record for record in records if record["type"] == "annotation"]
    assert len(annotations) > 12
    for record in annotations:
        assert texts[record["document"]["uid"]][record["start"] : record["end"]] == record["text"]


def test_the_way_round_gives_the_same_bytes(annotated: Shell, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    annotated("export", first, "--full")
    other = Shell(tmp_path / "other.db")
    assert other("--as", "cleo", "import", first).exit_code == 0
    other("export", second, "--full")
    assert second.read_bytes() == first.read_bytes()


def test_what_is_tagged_can_be_joined_to_documents_that_are_there(annotated: Shell, tmp_path: Path) -> None:
    annotated("export", tmp_path / "tags.jsonl")
    other = Shell(tmp_path / "other.db")
    missing = other("import", tmp_path / "tags.jsonl")
    assert (missing.exit_code, missing.stderr.count("\n")) == (1, 1)
    assert "tags.jsonl, line 1: the document" in missing.stderr
    other("import", CORPORA)
    assert other("import", tmp_path / "tags.jsonl").exit_code == 0
    other("export", tmp_path / "again.jsonl")
    tags, again = (
        [json.loads(line) for line in path.read_text().splitlines()]
        for path in (tmp_path / "tags.jsonl", tmp_path / "again.jsonl")
    )
    assert len({record.pop("ledger_head") for record in tags + again}) == 2
    assert sorted(again, key=str) == sorted(tags, key=str)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("case.csv", "is the database itself: choose another place."),
        ("case.jsonl", "is the database itself: choose another place."),
        ("hard.csv", "is the database itself: choose another place."),
        ("log.csv", "belongs to the database: choose another place."),
        ("shared.csv", "belongs to the database: choose another place."),
    ],
)
def test_the_database_is_not_overwritten(annotated: Shell, tmp_path: Path, name: str, told: str) -> None:
    database = tmp_path / ("case.csv" if name == "case.csv" else "case.db")
    annotated.database.rename(database)
    before = everything(database)
    (tmp_path / "case.jsonl").symlink_to(database)
    (tmp_path / "hard.csv").hardlink_to(database)
    (tmp_path / "log.csv").symlink_to(f"{database}-wal")
    (tmp_path / "shared.csv").symlink_to(f"{database}-shm")
    result = annotated("--db", database, "export", tmp_path / name)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert told in result.stderr
    assert everything(database) == before
