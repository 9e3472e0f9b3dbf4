"""A file that is wrong anywhere: one line that names line and field, and nothing of it is stored."""

import json
from collections.abc import Iterator
from dataclasses import MISSING
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import UnreadableError
from annotator.domain.records import (
    AnnotationRecord,
    DocumentRecord,
    DocumentReference,
    EvidenceRecord,
    GuideRecord,
    SentenceRecord,
    SourceRecord,
    SourceReference,
)
from annotator.domain.vocabulary import Label
from annotator.services.annotating import tag
from annotator.services.guide import set_guide
from annotator.services.linking import link_new
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace
from tests.services.support import Row, add_document, everything, exported, opened, source, write_lines

SHAPES: dict[str, list[tuple[str, Any]]] = {
    "document": [("", DocumentRecord)],
    "source": [("", SourceRecord)],
    "guideline": [("", GuideRecord)],
    "annotation": [
        ("", AnnotationRecord),
        ("document.", DocumentReference),
        ("sentence.", SentenceRecord),
        ("evidence[0].", EvidenceRecord),
        ("evidence[0].source.", SourceReference),
    ],
}
FIELDS = [
    (kind, prefix + name)
    for kind, shapes in SHAPES.items()
    for prefix, shape in shapes
    for name in shape.__dataclass_fields__
]
OBJECTS = ("document", "sentence", "source")


@pytest.fixture
def lines(tmp_path: Path, database_path: Path) -> dict[str, Row]:
    """A full export with one record of each type."""
    path = tmp_path / "elsewhere.db"
    path.write_bytes(database_path.read_bytes())
    with opened(path) as workspace:
        place = add_document(workspace)[0]
        tag(workspace, place, Label.FACT)
        link_new(workspace, place, source("Log"))
        (tmp_path / "rules.md").write_text("A rule.")
        set_guide(workspace, tmp_path / "rules.md")
        return {record["type"]: record for record in exported(workspace, tmp_path, full=True)}


def refused(workspace: Workspace, database_path: Path, file: Path) -> str:
    """Why the file is refused; the database must be as it was."""
    before = everything(database_path)
    with pytest.raises(UnreadableError) as caught:
        restore(workspace, file)
    assert everything(database_path) == before
    (said,) = str(caught.value).splitlines()
    return said


def with_value(record: Row, path: str, value: object) -> Row:
    """The record with another value at a path such as `evidence[0].uid`."""
    changed: Row = json.loads(json.dumps(record))
    *parents, name = path.replace("[0]", ".0").split(".")
    holder: Any = changed
    for parent in parents:
        holder = holder[int(parent)] if parent.isdigit() else holder[parent]
    holder[name] = value
    return changed


@pytest.mark.parametrize("wrong", FIELDS, ids="-".join)
def test_a_field_of_the_wrong_type_is_named(
    workspace: Workspace, database_path: Path, tmp_path: Path, lines: dict[str, Row], wrong: tuple[str, str]
) -> None:
    kind, field = wrong
    fits_no_field = {"a": 1.5}
    bad = with_value(lines[kind], field, [fits_no_field] if field.endswith(OBJECTS) else fits_no_field)
    file = write_lines(tmp_path / "bad.jsonl", [*lines.values(), bad])
    said = refused(workspace, database_path, file)
    assert said.startswith("bad.jsonl, line 5: field `")
    assert f"{field}" in said


@pytest.mark.parametrize("kind", SHAPES)
def test_a_missing_field_is_named(
    workspace: Workspace, database_path: Path, tmp_path: Path, lines: dict[str, Row], kind: str
) -> None:
    (_, shape), *_ = SHAPES[kind]
    for field in (name for name, one in shape.__dataclass_fields__.items() if one.default is MISSING):
        bad = {name: value for name, value in lines[kind].items() if name != field}
        file = write_lines(tmp_path / "bad.jsonl", [*lines.values(), bad])
        said = refused(workspace, database_path, file)
        assert said.startswith("bad.jsonl, line 5: ")
        assert f"`{field}`" in said


def another(record: Row) -> Row:
    """The record as of something else, where that is possible."""
    if record["type"] in {"document", "guideline"}:
        return record
    new = record | {"uid": "new"}
    if record["type"] == "annotation":
        new = with_value(new, "evidence[0].uid", "new")
        new = with_value(new, "evidence[0].source.uid", "new") | {"annotator": "ben"}
    return new


def _misfits() -> Iterator[tuple[str, str, object, str]]:
    yield "document", "sha256", "0" * 64, "sha256"
    yield "document", "uid", "other", "uid"
    yield "document", "text", "Another text.", "sha256"
    yield "document", "text", " \n ", "text"
    yield "document", "text", "a\0b", "text"
    yield "document", "sentences", [], "sentences"
    yield "document", "sentences", [[0, 10**30]], "sentences"
    yield "document", "sentences", [[0, 22], [20, 87]], "sentences"
    yield "document", "sentences", [[-1, 87]], "sentences"
    yield "document", "sentences", [[0, 22], [22, 22], [22, 87]], "sentences"
    yield "document", "sentences", [[0, 40], [60, 87]], "sentences"
    yield "source", "title", None, "title"
    yield "source", "title", "", "title"
    yield "source", "reliability", "G", "reliability"
    yield "guideline", "text", " \n ", "text"
    yield "guideline", "text", "a\0b", "text"
    yield "guideline", "text", "é" * 1_000_001, "text"
    yield "annotation", "type", "opinion", "type"
    yield "annotation", "start", -1, "start"
    yield "annotation", "start", 22, "start"
    yield "annotation", "end", 10**30, "end"
    yield "annotation", "end", 23, "end"
    yield "annotation", "start", True, "start"
    yield "annotation", "start", 0.0, "start"
    yield "annotation", "text", "The dam held at dawn..", "text"
    yield "annotation", "annotator", "ana", "'ana' judged that claim already"
    yield "annotation", "label", "lie", "label"
    yield "annotation", "label", "a\nb\x1b", "label"
    yield "annotation", "document.sha256", "0" * 64, "is not here"
    yield "annotation", "evidence[0].stance", "doubts", "evidence[0].stance"
    yield "annotation", "evidence[0].source.title", None, "title"


@pytest.mark.parametrize("misfit", _misfits(), ids=lambda misfit: "-".join(misfit[:2]))
def test_a_value_that_does_not_fit_is_refused(
    workspace: Workspace,
    database_path: Path,
    tmp_path: Path,
    lines: dict[str, Row],
    misfit: tuple[str, str, object, str],
) -> None:
    kind, field, value, named = misfit
    bad = with_value(another(lines[kind]), field, value)
    said = refused(workspace, database_path, write_lines(tmp_path / "bad.jsonl", [*lines.values(), bad]))
    assert said.startswith("bad.jsonl, line 5: ")
    assert named in said


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe{}",
        b'{"type": "annotation", "uid": NaN}',
        b'{"type": "annotation", "uid": "\\ud800"}',
        b'{"type": "annotation", "uid": "\\udc00 and more text behind it"}',
        b'{"type": "annotation", "uid": "\xff"}',
        b'{"type": "annotation", "start": ' + b"9" * 5000 + b"}",
        b'{"type": "annotation", "start": 1e999}',
        b'{"type": "annotation", "type": "annotation"}',
        b'{"type": "\\u001b[31m"}',
        b'{"type": ' + b"[" * 100_000,
        b'{"type": "annotation", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"type": "annotation", "uid": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
    ],
    ids=range(16),
)
def test_what_is_no_record_is_refused_in_one_line(
    workspace: Workspace, database_path: Path, tmp_path: Path, lines: dict[str, Row], line: bytes
) -> None:
    file = write_lines(tmp_path / "bad.jsonl", lines.values())
    file.write_bytes(file.read_bytes() + b"\n \n" + line)
    said = refused(workspace, database_path, file)
    assert said.startswith("bad.jsonl, line 7: ")
    assert said.isprintable()
    assert len(said) < 300


def test_a_uid_that_belongs_to_something_else_is_told_at_its_line(
    workspace: Workspace, database_path: Path, tmp_path: Path, lines: dict[str, Row]
) -> None:
    with opened(tmp_path / "elsewhere.db") as elsewhere:
        tag(elsewhere, add_document(elsewhere, "Another text.")[0], Label.FACT)
        *full, other = exported(elsewhere, tmp_path, full=True)
    second = lines["annotation"] | {"uid": "second", "annotator": "ben"}
    thief = other | {"evidence": lines["annotation"]["evidence"]}
    for bad, said_of in [
        ([*full[:-1], lines["annotation"], second], "line 6: field `uid`"),
        ([*full, thief], "line 6: field `uid`"),
        ([*full, other | {"uid": lines["annotation"]["uid"]}], "line 6: field `uid`"),
    ]:
        said = refused(workspace, database_path, write_lines(tmp_path / "bad.jsonl", bad))
        assert said.startswith(f"bad.jsonl, {said_of}")
