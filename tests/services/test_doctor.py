"""The doctor finds nothing where only the program was at work, and each thing that somebody else changed."""

import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.diagnosis import Check, Finding
from annotator.domain.documents import Span
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Label, Reliability
from annotator.services.annotating import tag, write_note
from annotator.services.backup import back_up
from annotator.services.carving import carve
from annotator.services.cutting import join, split
from annotator.services.doctor import diagnose
from annotator.services.exporting import export
from annotator.services.library import set_text
from annotator.services.linking import grade, link, write_evidence
from annotator.services.removing import delete_source, merge_sources
from annotator.services.repeats import index_claims
from annotator.services.restoring import restore
from annotator.services.sources import add_source
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.acts import EVERY, LIBRARY, act, sentences
from tests.services.support import add_document, new_folder, opened, rows, source

QUOTED = "The log says that the dam broke at dawn, and nothing else."


def change(path: Path, *statements: str) -> None:
    """Change the file past the program, and past what keeps mistakes out."""
    with closing(sqlite3.connect(path)) as connection:
        guards = "(name LIKE 'event_no_%' OR name LIKE 'annotation_apart_%')"
        names = f"SELECT name FROM sqlite_schema WHERE type = 'trigger' AND {guards}"  # noqa: S608 - the line above
        for (name,) in connection.execute(names).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def findings(path: Path) -> list[Finding]:
    return list(diagnose(str(path)))


def checks(path: Path) -> set[Check]:
    """What something was found by; each finding is one line that says what to do."""
    found = findings(path)
    for finding in found:
        assert finding.words.isprintable()
        assert finding.advice.isprintable()
        assert finding.advice
    return {finding.check for finding in found}


@pytest.fixture
def case(tmp_path: Path, empty_database: bytes) -> Path:
    """A closed database in which much was done."""
    path = tmp_path / "case.db"
    path.write_bytes(empty_database)
    path.chmod(0o600)
    with opened(path) as workspace:
        work(workspace)
    return path


def work(workspace: Workspace) -> None:
    places = add_document(workspace, title="Dam")
    rain = add_document(workspace, "It rained for days. Nobody came. It stopped.", title="Rain")[0]
    log, report, spare = source("Log"), source("Report"), source("Spare")
    for one in (log, report, spare):
        add_source(workspace, one)
    set_text(workspace, log.uid, QUOTED)
    tag(workspace, places[0], Label.FACT)
    uid = link(workspace, places[0], log.uid).links[0].evidence.uid
    write_evidence(workspace, places[0], uid, quote="the dam broke at dawn", locator=None, note=None)
    grade(workspace, places[0], uid, Reliability.B, None)
    link(workspace, places[1], report.uid)
    carve(workspace, places[1], Span(places[1].span.start, places[1].span.start + 7), Label.ALLEGATION)
    write_note(workspace, places[2], "See the minutes.")
    undo(workspace, places[0].document_id)
    redo(workspace, places[0].document_id)
    merge_sources(workspace, report.uid, log.uid)
    delete_source(workspace, spare.uid)
    rain = replace(rain, span=join(workspace, rain))
    split(workspace, rain, 3)
    undo(workspace, rain.document_id)
    index_claims(workspace)


def test_nothing_is_wrong_with_what_the_program_did(case: Path) -> None:
    before = case.read_bytes()
    assert findings(case) == []
    assert case.read_bytes() == before
    assert list(case.parent.iterdir()) == [case]


def test_nothing_is_wrong_while_it_is_in_use(case: Path) -> None:
    with opened(case) as workspace, opened(case, "ben") as other:
        tag(workspace, sentences(workspace, 2)[0], Label.FACT)
        with workspace.database.read():
            tag(other, sentences(other, 2)[0], Label.OPINION)
            assert findings(case) == []


def test_nothing_is_wrong_with_what_was_restored(case: Path, tmp_path: Path, empty_database: bytes) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(empty_database)
    other.chmod(0o600)
    with opened(case) as workspace:
        export(workspace, tmp_path / "all.jsonl", Selection(), full=True)
    with opened(other) as workspace:
        restore(workspace, tmp_path / "all.jsonl")
        tag(workspace, sentences(workspace, 2)[0], Label.FACT)
    assert findings(other) == []


steps = st.tuples(
    st.sampled_from([*EVERY, "undo", "undo", "redo", "merge"]),
    st.sampled_from(["ana", "ben"]),
    st.integers(0, 7),
    st.integers(0, 1000),
)


def step(workspace: Workspace, kind: str, index: int, choice: int) -> None:
    if kind in {"undo", "redo"}:
        (undo if kind == "undo" else redo)(workspace, 1)
    elif kind == "merge":
        merge_sources(workspace, *(one.uid for one in LIBRARY[:: 1 if choice % 2 else -1]))
    else:
        places = sentences(workspace, 1)
        act(workspace, kind, places[index % len(places)], choice)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps, min_size=1, max_size=20))
def test_nothing_is_wrong_after_any_acts(empty_file: Path, acts: list[tuple[str, str, int, int]]) -> None:
    with new_folder(empty_file) as folder:
        path = folder / "annotator.db"
        path.chmod(0o600)
        with opened(path) as ana, opened(path, "ben") as ben:
            add_document(ana)
            for known in LIBRARY:
                add_source(ana, known)
            for kind, name, index, choice in acts:
                try:
                    step(ana if name == "ana" else ben, kind, index, choice)
                except (RefusedError, NotFoundError):
                    continue
        assert findings(path) == []


@pytest.mark.parametrize(
    ("statement", "check", "words"),
    [
        ("UPDATE annotation SET label = 'opinion' WHERE label = 'fact'", Check.LEDGER, "is not as the"),
        ("UPDATE annotation SET label = 'rumour' WHERE label = 'fact'", Check.LEDGER, "is not as the"),
        ("UPDATE annotation SET note = 'No.' WHERE note IS NOT NULL", Check.LEDGER, "is not as the"),
        ("UPDATE annotation SET document_id = 2 WHERE label = 'fact'", Check.LEDGER, "(Rain) is not as"),
        ("DELETE FROM evidence WHERE quote IS NOT NULL", Check.LEDGER, "is gone, though the ledger"),
        ("DELETE FROM event WHERE act = 'tag'", Check.LEDGER, "does not follow from those before it"),
        ("DELETE FROM event WHERE act = 'note'", Check.LEDGER, "(undo, Dam) does not follow"),
        ("DELETE FROM event WHERE act = 'split'", Check.LEDGER, "of Rain are not as event 18 (join) left"),
        ("UPDATE event SET after = '{}' WHERE act = 'note'", Check.LEDGER, "(undo, Dam) does not"),
        ("UPDATE event SET after = '{' WHERE act = 'note'", Check.LEDGER, "is damaged"),
        ("UPDATE sentence SET start = start + 1 WHERE start = 0", Check.SENTENCES, "sentence 1 of "),
        ("UPDATE sentence SET \"end\" = \"end\" - 1 WHERE number = 2", Check.SENTENCES, "sentence 3 of "),
        ("UPDATE sentence SET \"end\" = \"end\" + 2 WHERE number = 1", Check.SENTENCES, "sentence 2 of "),
        ("UPDATE sentence SET number = 9 WHERE number = 2", Check.SENTENCES, "sentence 2 of "),
        ("DELETE FROM sentence WHERE document_id = 2 AND number = 2", Check.SENTENCES, "2 of Rain"),
        ("UPDATE sentence SET \"end\" = \"end\" - 1 WHERE start = 0", Check.CLAIMS, "is not inside one"),
        ("DELETE FROM carved_claim", Check.CLAIMS, "is wrongly listed"),
        ("INSERT INTO carved_claim SELECT id FROM annotation WHERE start = 0", Check.CLAIMS, "wrongly"),
        ("UPDATE document SET text = text || '!' WHERE id = 2", Check.TEXT, "the text of Rain is not"),
        ("UPDATE document SET uid = 'mine' WHERE id = 2", Check.TEXT, "the text of Rain is not"),
        ("UPDATE source_text SET text = 'Else.'", Check.TEXT, "is not the one it was given"),
        ("DELETE FROM source_text", Check.TEXT, "is not the one it was given"),
        ("UPDATE evidence SET quote_end = 900 WHERE quote IS NOT NULL", Check.QUOTES, "text of Log"),
        ("UPDATE evidence SET quote_start = -1 WHERE quote IS NOT NULL", Check.QUOTES, "text of Log"),
        ("UPDATE evidence SET quote_start = NULL WHERE quote IS NOT NULL", Check.QUOTES, "text of Log"),
        ("DELETE FROM source_text", Check.QUOTES, "text of Log"),
        ("UPDATE evidence SET source_id = 99 WHERE quote IS NOT NULL", Check.KEYS, "row of source "),
        ("UPDATE document SET text = x'00' WHERE id = 2", Check.TEXT, "the text of Rain is not"),
        ("UPDATE document SET text = x'00' WHERE id = 2", Check.SENTENCES, "sentence 1 of Rain"),
        ("UPDATE source_text SET text = x'00'", Check.TEXT, "is not the one it was given"),
        ("UPDATE sentence SET \"end\" = 'far' WHERE number = 2", Check.SENTENCES, "sentence 2 of Rain"),
        ("UPDATE sentence SET start = 1.5 WHERE start = 0", Check.SENTENCES, "sentence 1 of "),
        ("ALTER TABLE evidence RENAME COLUMN locator TO lokator", Check.LEDGER, "is damaged"),
        ("DROP TABLE passage_index", Check.INDEX, "is damaged"),
        ("DELETE FROM document WHERE id = 2", Check.KEYS, "names a row of document that is not there"),
        ("DELETE FROM source_index_data", Check.INDEX, "source_index does not agree"),
        ("DELETE FROM claim_text_index_docsize", Check.INDEX, "claim_text_index does not agree"),
    ],
)  # fmt: skip
def test_what_somebody_else_changed_is_found(case: Path, statement: str, check: Check, words: str) -> None:
    change(case, statement)
    found = [finding.words for finding in findings(case) if finding.check is check]
    assert any(words in said for said in found), found
    assert check in checks(case)


def test_a_value_that_no_column_can_hold_is_found(case: Path) -> None:
    change(case, "ALTER TABLE event RENAME COLUMN after TO gone", "ALTER TABLE event ADD COLUMN after TEXT")
    assert "a row holds what its column cannot hold" in {one.words for one in findings(case)}


def test_claims_that_overlap_are_found(case: Path) -> None:
    copied = 'uid, document_id, annotator, start, "end", flagged, created_at, updated_at'
    change(
        case,
        f"INSERT INTO annotation ({copied}) "  # noqa: S608 - the columns above
        "SELECT 'new', 1, 'ana', start + 1, \"end\", 0, '', '' FROM annotation WHERE start = 0",
    )
    assert checks(case) == {Check.CLAIMS, Check.LEDGER}
    (found,) = (finding for finding in findings(case) if finding.check is Check.CLAIMS)
    assert found.words == "annotation new (Dam) overlaps another claim of its analyst"


def test_a_finding_repeats_nothing_that_a_text_says(case: Path) -> None:
    change(
        case,
        "UPDATE document SET text = 'Geheim. ' || text",
        "UPDATE annotation SET note = 'Geheim.', label = 'Geheim'",
        "UPDATE evidence SET quote = 'Geheim.', quote_end = 900",
        "UPDATE source_text SET text = 'Geheim.'",
    )
    found = findings(case)
    assert len(found) > 5
    assert "Geheim" not in repr(found)


def test_an_index_is_mended_as_the_doctor_says(case: Path) -> None:
    change(case, "DELETE FROM source_index_docsize")
    (found,) = findings(case)
    program, file, statement = shlex.split(found.advice.removeprefix("Build it anew: "))
    assert (program, file) == ("sqlite3", str(case))
    change(case, statement)
    assert findings(case) == []


def test_a_flipped_byte_is_found_and_the_copy_brings_all_back(case: Path, tmp_path: Path) -> None:
    whole = case.read_bytes()
    back_up(str(case), tmp_path / "whole.db")
    page = int(rows(case, "SELECT rootpage FROM sqlite_schema WHERE name = 'annotation'")[0]["rootpage"])
    damaged = bytearray(whole)
    damaged[(page - 1) * 4096 + 5] ^= 0xFF
    case.write_bytes(damaged)
    assert Check.PAGES in checks(case)
    back_up(str(tmp_path / "whole.db"), case)
    assert findings(case) == []


def flipped(path: Path, page: int) -> Iterator[bytes]:
    """The file with one byte of that page flipped, at different places."""
    whole = path.read_bytes()
    for place in (0, 3, 8, 100, 2000, 4090):
        data = bytearray(whole)
        data[(page - 1) * 4096 + place] ^= 0xA5
        yield bytes(data)


def test_whatever_byte_is_flipped_the_doctor_ends_with_words(case: Path) -> None:
    pages = case.stat().st_size // 4096
    found = 0
    for page in range(1, pages + 1, 6):
        for data in flipped(case, page):
            case.write_bytes(data)
            found += bool(checks(case))
    assert found > pages / 2


def test_what_others_may_read_is_found(case: Path) -> None:
    case.chmod(0o640)
    (found,) = findings(case)
    assert (found.check, found.words) == (Check.FILES, f"others may read {case}")
    assert found.advice == f"Keep it to yourself: chmod 600 {case}"


def test_an_older_one_is_examined_and_not_migrated(case: Path) -> None:
    change(case, "UPDATE alembic_version SET version_num = '0001'")
    assert checks(case) == {Check.SCHEMA}
    assert rows(case, "SELECT version_num FROM alembic_version") == [{"version_num": "0001"}]


def test_one_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    (found,) = findings(tmp_path / "none.db")
    assert found.check is Check.OPENING
    assert list(tmp_path.iterdir()) == []


def test_an_entry_that_was_changed_is_found(case: Path) -> None:
    change(case, "UPDATE event SET annotator = 'eve' WHERE id = 2")
    (found,) = (finding for finding in findings(case) if finding.check is Check.CHAIN)
    assert found.words.startswith("entry 2 of the ledger does not fit")
