"""Export to JSONL: the fields, their order, the text they quote, and what is selected."""

import json
from pathlib import Path

import pytest

from annotator.domain.errors import RefusedError, UsageError
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Confidence, Credibility, Label, Reliability, Stance
from annotator.services.acting import Place
from annotator.services.annotating import attribute, flag, set_confidence, tag, write_note
from annotator.services.exporting import export
from annotator.services.linking import link_new, write_evidence
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace
from tests.services.support import (
    TEXT,
    Row,
    add_document,
    exported,
    opened,
    rows,
    source,
    write_lines,
)

ANNOTATION = (
    "type uid document sentence start end text label verdict confidence claimant target note flagged "
    "annotator created_at updated_at evidence supporting_roots refuting_roots implied_verdict verb "
    "attribution copied_from ledger_head"
)
DOCUMENT = "uid title publisher author date url sha256"
SENTENCE = "number start end text"
EVIDENCE = (
    "uid stance quote locator credibility note source quote_match quote_similarity quote_start quote_end "
    "after_document independent"
)
SOURCE = "uid title publisher author date url reliability"
MORE = "kind archive_url accessed"
"""The fields of the lines in their order, as the design has them."""


def judge(workspace: Workspace, place: Place) -> None:
    """Say everything that can be said of a claim, with one piece of evidence."""
    tag(workspace, place, Label.ALLEGATION)
    set_confidence(workspace, place, Confidence.HIGH)
    attribute(workspace, place, "critics", "the ministry")
    write_note(workspace, place, "a note")
    flag(workspace, place, flagged=True)
    claim = link_new(
        workspace, place, source("Log", "https://example.org/log", reliability=Reliability.B), Stance.REFUTES
    )
    uid = claim.links[0].evidence.uid
    write_evidence(workspace, place, uid, quote="it held", locator="p. 3", note="a copy")


def test_a_line_has_the_fields_of_the_design_in_their_order(workspace: Workspace, tmp_path: Path) -> None:
    judge(workspace, add_document(workspace, title="Dam", url="https://example.org/dam")[1])
    (record,) = exported(workspace, tmp_path)
    assert " ".join(record) == ANNOTATION
    assert " ".join(record["document"]) == DOCUMENT
    assert " ".join(record["sentence"]) == SENTENCE
    assert " ".join(record["evidence"][0]) == EVIDENCE
    assert " ".join(record["evidence"][0]["source"]) == f"{SOURCE} {MORE} text_sha256 root"
    said: Row = {"type": "annotation", "start": 23, "end": 50, "text": "Critics blame the ministry."}
    said |= {"label": "allegation", "verdict": None, "confidence": "high", "claimant": "critics"}
    said |= {"target": "the ministry", "note": "a note", "flagged": True, "annotator": "ana"}
    assert record.items() >= said.items()
    assert record["sentence"] == {"number": 2, "start": 23, "end": 50, "text": said["text"]}
    assert record["evidence"][0]["stance"] == "refutes"
    assert record["evidence"][0]["source"]["reliability"] == "B"
    assert record["created_at"].endswith("Z")


def test_full_puts_documents_and_sources_first(workspace: Workspace, tmp_path: Path) -> None:
    judge(workspace, add_document(workspace, title="Dam")[1])
    document, library, annotation = exported(workspace, tmp_path, full=True)
    assert " ".join(document) == f"type {DOCUMENT} imported_at text sentences ledger_head"
    assert document["text"] == TEXT
    assert document["sentences"] == [[0, 22], [23, 50], [51, 69], [71, 87]]
    assert " ".join(library) == f"type {SOURCE} note {MORE} derived_from text_sha256 text ledger_head"
    assert annotation["type"] == "annotation"


@pytest.mark.parametrize(
    "text",
    [TEXT, 'A [b]bold[/b] claim.\r\nНет.\r"Yes", he said.\n\n中文。好的。', "🎉 Ünïcode\u200f. \u2028 End"],
)
def test_offsets_give_the_exported_text(workspace: Workspace, tmp_path: Path, text: str) -> None:
    for place in add_document(workspace, text):
        tag(workspace, place, Label.FACT)
    records = exported(workspace, tmp_path)
    assert records
    for record in records:
        assert text[record["start"] : record["end"]] == record["text"]
        sentence = record["sentence"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert [record["sentence"]["number"] for record in records] == list(range(1, len(records) + 1))


def test_lines_stand_in_document_order(workspace: Workspace, database_path: Path, tmp_path: Path) -> None:
    second = add_document(workspace, "First of one. Last of one.")
    first = add_document(workspace)
    with opened(database_path, "abe") as other:
        for place in reversed([*second, *first]):
            tag(workspace, place, Label.FACT)
            tag(other, place, Label.OPINION)
    keys = [(r["document"]["uid"], r["start"], r["annotator"]) for r in exported(workspace, tmp_path)]
    uids = [row["uid"] for row in rows(database_path, "SELECT uid FROM document ORDER BY id")]
    assert keys == sorted(keys, key=lambda key: (uids.index(key[0]), *key[1:]))
    assert len(keys) == 12


def test_evidence_stands_in_the_order_of_linking(workspace: Workspace, tmp_path: Path) -> None:
    place, other, *_ = add_document(workspace)
    titles = [f"Source {number}" for number in range(30)]
    for title in titles:
        link_new(workspace, place, source(title))
    link_new(workspace, other, source("Elsewhere"))
    first, second = exported(workspace, tmp_path)
    assert [link["source"]["title"] for link in first["evidence"]] == titles
    assert [link["source"]["title"] for link in second["evidence"]] == ["Elsewhere"]


def test_a_claim_inside_a_sentence_has_that_sentence(workspace: Workspace, tmp_path: Path) -> None:
    for place in add_document(workspace):
        tag(workspace, place, Label.FACT)
    whole = exported(workspace, tmp_path)
    parts = [
        record
        | {"uid": f"{record['uid']} {part}", "start": record["start"] + a, "end": record["start"] + b}
        | {"text": record["text"][a:b], "annotator": "ben", "sentence": whole[0]["sentence"]}
        for record in whole
        for part, (a, b) in enumerate([(0, 3), (3, 8)])
    ]
    restore(workspace, write_lines(tmp_path / "parts.jsonl", reversed(parts)))
    carved = [record for record in exported(workspace, tmp_path) if record["annotator"] == "ben"]
    assert [r["text"] for r in carved] == [part["text"] for part in parts]
    assert [r["sentence"] for r in carved] == [r["sentence"] for r in whole for _ in range(2)]


def test_the_selection_lets_through_what_it_says(
    workspace: Workspace, database_path: Path, tmp_path: Path
) -> None:
    places = add_document(workspace)
    elsewhere = add_document(workspace, "Another text.")[0]
    for place, label in zip([*places[:3], elsewhere], [*list(Label)[:3], Label.FACT], strict=True):
        tag(workspace, place, label)
    flag(workspace, places[3], flagged=True)
    link_new(workspace, places[1], source("Log"))
    with opened(database_path, "ben") as other:
        tag(other, places[0], Label.FACT)

    def chosen(selection: Selection) -> list[tuple[int, str | None, int]]:
        path = tmp_path / "chosen.jsonl"
        count = export(workspace, path, selection)
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert len(lines) == count
        return [(line["start"], line["label"], len(line["evidence"])) for line in lines]

    everyone = [(0, "fact", 0), (0, "fact", 0), (23, "allegation", 1), (51, "opinion", 0), (71, None, 0)]
    assert chosen(Selection(frozenset({places[0].document_id}))) == everyone
    assert chosen(Selection(frozenset({elsewhere.document_id, 99}))) == [(0, "fact", 0)]
    assert chosen(Selection(annotators=frozenset({"ben"}))) == [(0, "fact", 0)]
    assert chosen(Selection(labels=frozenset({Label.ALLEGATION, Label.OPINION}))) == everyone[2:4]
    assert chosen(Selection(annotators=frozenset({"nobody"}))) == []


def test_an_export_of_nothing_is_an_empty_file(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "nothing.jsonl"
    assert export(workspace, path, Selection()) == 0
    assert path.read_bytes() == b""


@pytest.mark.parametrize("name", ["e.csv", "e.JSONL"])
def test_the_same_export_twice_gives_the_same_bytes(workspace: Workspace, tmp_path: Path, name: str) -> None:
    for place in add_document(workspace):
        judge(workspace, place)
    path = tmp_path / name
    export(workspace, path, Selection())
    before = path.read_bytes()
    export(workspace, path, Selection())
    assert path.read_bytes() == before != b""


def test_what_cannot_be_written_is_said(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.csv or \.jsonl"):
        export(workspace, tmp_path / "case.xlsx", Selection())
    with pytest.raises(UsageError, match=r"Only JSONL"):
        export(workspace, tmp_path / "case.csv", Selection(), full=True)
    with pytest.raises(RefusedError, match="Cannot write"):
        export(workspace, tmp_path / "missing" / "case.csv", Selection())
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(RefusedError, match="is a folder"):
        export(workspace, tmp_path / "folder.csv", Selection())
    assert sorted(path.name for path in tmp_path.iterdir() if "annotator.db" not in path.name) == [
        "folder.csv"
    ]


def test_credibility_and_verdict_of_a_restored_line_come_out_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    judge(workspace, add_document(workspace)[0])
    (record,) = exported(workspace, tmp_path)
    record |= {"uid": "other", "annotator": "ben", "verdict": "conflicting evidence"}
    record["evidence"][0] |= {"uid": "graded", "credibility": str(Credibility.DOUBTFUL)}
    restore(workspace, write_lines(tmp_path / "graded.jsonl", [record]))
    (_, again) = exported(workspace, tmp_path)
    assert again == record | {"ledger_head": again["ledger_head"]}
