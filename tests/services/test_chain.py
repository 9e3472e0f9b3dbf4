"""The ledger proves itself: whatever was done, the chain is whole; whatever was done to it, it tells."""

import hashlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.chain import FIELDS, START, Broken, Fault, Link, Whole, entry_hash, verify
from annotator.domain.errors import UnreadableError, UsageError
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import Confidence, Label
from annotator.services.annotating import set_confidence, tag, write_note
from annotator.services.exporting import export
from annotator.services.linking import link_new
from annotator.services.restoring import restore
from annotator.services.undoing import redo, undo
from annotator.services.verifying import verify_ledger
from annotator.services.workspace import Workspace
from tests.services.support import EVENTS, Row, add_document, exported, opened, rows, source, write_lines
from tests.services.test_round_trip import MODEST

ENTRIES = 9
"""What `worked` makes: an import, a source, a link, four tags, an undo, a redo."""


@pytest.fixture
def worked(workspace: Workspace) -> Workspace:
    """A ledger in which acts follow, reverse and name each other."""
    places = add_document(workspace)
    link_new(workspace, places[0], source("Log «Ñ»"))
    for place, label in zip(places, Label, strict=True):
        tag(workspace, place, label)
    undo(workspace, places[0].document_id)
    redo(workspace, places[0].document_id)
    return workspace


def head_of(workspace: Workspace) -> str:
    """The head of a ledger that is whole."""
    chain = verify_ledger(workspace).chain
    assert isinstance(chain, Whole)
    return chain.head


def tamper(path: Path, *statements: str) -> None:
    """Change the ledger past the program, as somebody does who is determined to."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for verb in ("update", "delete"):
            database.execute(f"DROP TRIGGER event_no_{verb}")
        for statement in statements:
            database.execute(statement)


def move(old: int, new: int) -> str:
    return f"UPDATE event SET id = {new} WHERE id = {old}"  # noqa: S608


def links(path: Path) -> list[Link]:
    return [Link(**{name: row[name] for name in Link._fields}) for row in rows(path, EVENTS)]


def test_anybody_can_recompute_it(worked: Workspace, database_path: Path) -> None:
    previous = "0" * 64
    with closing(sqlite3.connect(database_path)) as database:
        for *fields, stored in database.execute(
            "SELECT id, at, annotator, act, document_id, start, end, before, after, reverses, follows, "
            "continues, hash FROM event ORDER BY id"
        ):
            assert stored == hashlib.sha256(json.dumps([previous, *fields]).encode()).hexdigest()
            previous = stored
    assert verify_ledger(worked).chain == Whole(ENTRIES, previous)
    events = rows(database_path, EVENTS)
    assert all(any(event[name] is not None for event in events) for name in FIELDS if name != "continues")


def test_nothing_is_whole(workspace: Workspace) -> None:
    assert verify_ledger(workspace).chain == Whole(0, START)


@MODEST
@given(
    name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    notes=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=4),
)
def test_whatever_is_said_is_in_it(workspace: Workspace, name: str, notes: list[str]) -> None:
    place = add_document(workspace)[0]
    writer = Workspace(workspace.database, name)
    for note in notes:
        write_note(writer, place, note)
        undo(writer, place.document_id)
    assert isinstance(verify_ledger(workspace).chain, Whole)


def test_two_instances_on_one_file_add_to_one_chain(workspace: Workspace, database_path: Path) -> None:
    place = add_document(workspace)[0]
    with opened(database_path, "ben") as other:
        for number in range(20):
            confidence = (Confidence.LOW, Confidence.HIGH)[number // 2 % 2]
            set_confidence((workspace, other)[number % 2], place, confidence)
    assert [event["annotator"] for event in rows(database_path, EVENTS)][1:] == ["ana", "ben"] * 10
    assert verify_ledger(workspace).chain == Whole(21, links(database_path)[-1].hash)


_WORK = """
import sys
from annotator.domain.documents import Span
from annotator.domain.vocabulary import Confidence
from annotator.services.acting import Place
from annotator.services.annotating import set_confidence
from annotator.services.workspace import open_workspace
workspace = open_workspace(sys.argv[1], sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for number in range(100):
    set_confidence(workspace, Place(1, Span(0, 22)), (Confidence.LOW, Confidence.HIGH)[number % 2])
workspace.close()
"""


def test_two_programs_on_one_file_add_to_one_chain(workspace: Workspace, database_path: Path) -> None:
    add_document(workspace)
    pipe = subprocess.PIPE
    programs = [
        subprocess.Popen([sys.executable, "-c", _WORK, database_path, name], stdin=pipe, stdout=pipe)
        for name in ("ben", "eve")
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"\n")
        program.stdin.flush()
    for program in programs:
        program.communicate()
    assert [program.returncode for program in programs] == [0, 0]
    assert verify_ledger(workspace).chain == Whole(201, links(database_path)[-1].hash)


FORGED = {
    "at": "'2001-01-01T00:00:00.000Z'",
    "annotator": "'mallory'",
    "act": "'sabotage'",
    "document_id": "NULL",
    "start": "start + 1",
    "end": "x'00ff'",
    "before": "after",
    "after": "replace(after, 'fact', 'opinion')",
    "reverses": "1",
    "follows": "NULL",
    "continues": "''",
}


@pytest.mark.parametrize("column", FORGED)
def test_a_changed_entry_is_named(worked: Workspace, database_path: Path, column: str) -> None:
    tamper(database_path, f'UPDATE event SET "{column}" = {FORGED[column]} WHERE id = 4')  # noqa: S608
    chain = verify_ledger(worked).chain
    assert isinstance(chain, Broken)
    assert (chain.link.id, chain.fault) == (4, Fault.CHANGED)


SECOND_AGAIN = """
    INSERT INTO event SELECT 3, at, 'mallory', act, document_id, start, "end", before, after, reverses,
    follows, continues, hash FROM event WHERE id = 2
"""
WITH_A_HASH_OF_NOTHING = f"UPDATE event SET annotator = 'mallory', hash = '{'a' * 64}' WHERE id = 4"  # noqa: S608


@pytest.mark.parametrize(
    ("statements", "number", "fault"),
    [
        (["DELETE FROM event WHERE id IN (3, 4)"], 5, Fault.REMOVED),
        (["DELETE FROM event WHERE id = 1"], 2, Fault.REMOVED),
        ([move(number, number + 1) for number in range(ENTRIES, 2, -1)] + [SECOND_AGAIN], 3, Fault.INSERTED),
        ([move(3, 99), move(4, 3), move(99, 4)], 3, Fault.MOVED),
        (["DELETE FROM event WHERE id = 3", *(move(n, n - 1) for n in range(4, 10))], 3, Fault.FOREIGN),
        ([WITH_A_HASH_OF_NOTHING], 4, Fault.FOREIGN),
        (["UPDATE event SET annotator = 'mallory' WHERE id = 9"], ENTRIES, Fault.FOREIGN),
        ([SECOND_AGAIN.replace("3,", "10,")], ENTRIES + 1, Fault.FOREIGN),
    ],
)
def test_the_first_entry_that_does_not_fit_is_named(
    worked: Workspace, database_path: Path, statements: list[str], number: int, fault: Fault
) -> None:
    tamper(database_path, *statements)
    chain = verify_ledger(worked).chain
    assert isinstance(chain, Broken)
    assert (chain.link.id, chain.fault) == (number, fault)


def test_an_entry_that_was_hashed_anew_breaks_at_the_next(worked: Workspace, database_path: Path) -> None:
    before, forged, *_ = links(database_path)[2:]
    anew = entry_hash(before.hash, forged._replace(annotator="mallory")[:-1])
    tamper(database_path, f"UPDATE event SET annotator = 'mallory', hash = '{anew}' WHERE id = 4")  # noqa: S608
    chain = verify_ledger(worked).chain
    assert isinstance(chain, Broken)
    assert (chain.link.id, chain.fault) == (5, Fault.CHANGED)


values = st.none() | st.integers(0, 9) | st.text(max_size=3)
entries = st.lists(st.tuples(*[values] * (len(FIELDS) - 1)).map(tuple), min_size=1, max_size=8)


def chained(fields: list[tuple[object, ...]]) -> list[Link]:
    made: list[Link] = []
    for number, rest in enumerate(fields, 1):
        previous = made[-1].hash if made else START
        made.append(Link._make((number, *rest, entry_hash(previous, (number, *rest)))))
    return made


@given(fields=entries, data=st.data())
def test_no_change_of_one_value_goes_unseen(fields: list[tuple[object, ...]], data: st.DataObject) -> None:
    chain = chained(fields)
    assert verify(chain) == Whole(len(chain), chain[-1].hash)
    at = data.draw(st.integers(0, len(chain) - 1))
    column = data.draw(st.integers(1, len(FIELDS)))
    value = data.draw(
        values.filter(lambda new: (type(new), new) != (type(chain[at][column]), chain[at][column]))
    )
    forged = [*chain]
    forged[at] = Link._make((*chain[at][:column], value, *chain[at][column + 1 :]))
    found = verify(forged)
    assert isinstance(found, Broken)
    assert found.link == forged[at]


@given(fields=entries, data=st.data())
def test_no_other_order_goes_unseen(fields: list[tuple[object, ...]], data: st.DataObject) -> None:
    chain = chained(fields)
    shuffled = data.draw(st.permutations(chain))
    assert isinstance(verify(shuffled), Whole) == (shuffled == chain)


def test_a_cut_off_end_shows_by_the_head_that_was_exported(
    worked: Workspace, database_path: Path, tmp_path: Path
) -> None:
    (head,) = {record["ledger_head"] for record in exported(worked, tmp_path, full=True)}
    assert verify_ledger(worked, head).entry == ENTRIES
    tag(worked, add_document(worked, "Another text.")[0], Label.FACT)
    assert verify_ledger(worked, head).entry == ENTRIES
    tamper(database_path, "DELETE FROM event WHERE id >= 9")
    cut = verify_ledger(worked, head)
    assert isinstance(cut.chain, Whole)
    assert cut.entry is None


@pytest.mark.parametrize("head", ["", "abc", "g" * 64, START + "0", f"{START[:-1]}\n"])
def test_what_is_no_head_is_refused(workspace: Workspace, head: str) -> None:
    with pytest.raises(UsageError, match="64 hexadecimal digits"):
        verify_ledger(workspace, head)


@pytest.fixture
def restored(worked: Workspace, database_path: Path, tmp_path: Path) -> Callable[..., list[Row]]:
    """Restores a full export of `worked` into an empty database, does something there; what that exports."""
    elsewhere = tmp_path / "elsewhere.db"
    file = write_lines(tmp_path / "whole.jsonl", exported(worked, tmp_path, full=True))

    def run(act: Callable[[Workspace], object] = lambda _: None) -> list[Row]:
        with opened(elsewhere, "ben") as workspace:
            restore(workspace, file)
            act(workspace)
            assert isinstance(verify_ledger(workspace, head_of(worked)).chain, Whole)
            assert verify_ledger(workspace, head_of(worked)).entry is not None
            return exported(workspace, tmp_path, full=True)

    return run


def test_a_restored_database_goes_on_from_the_ledger_of_the_file(
    worked: Workspace, restored: Callable[..., list[Row]]
) -> None:
    assert {record["ledger_head"] for record in restored()} == {head_of(worked)}


def test_once_something_is_done_there_its_own_head_is_exported(
    worked: Workspace, restored: Callable[..., list[Row]]
) -> None:
    heads = []

    def work(workspace: Workspace) -> None:
        add_document(workspace, "Another text.")
        heads.append(head_of(workspace))

    assert {record["ledger_head"] for record in restored(work)} == {heads[0]} != {head_of(worked)}


def test_a_file_that_joins_others_leaves_the_ledger_its_own(
    worked: Workspace, tmp_path: Path, database_path: Path
) -> None:
    file = write_lines(tmp_path / "whole.jsonl", exported(worked, tmp_path, full=True))
    with opened(tmp_path / "other.db", "ben") as workspace:
        add_document(workspace, "Another text.")
        restore(workspace, file)
        own = head_of(workspace)
        assert {record["ledger_head"] for record in exported(workspace, tmp_path)} == {own}
    assert own != head_of(worked)


def test_files_put_together_name_no_one_ledger(worked: Workspace, tmp_path: Path) -> None:
    records = exported(worked, tmp_path, full=True)
    records[-1]["ledger_head"] = START
    with opened(tmp_path / "other.db", "ben") as workspace:
        restore(workspace, write_lines(tmp_path / "joined.jsonl", records))
        assert {record["ledger_head"] for record in exported(workspace, tmp_path)} == {head_of(workspace)}


def test_a_head_that_is_none_is_refused_with_its_line(worked: Workspace, tmp_path: Path) -> None:
    records = exported(worked, tmp_path, full=True)
    records[1]["ledger_head"] = "\x1b[2J"
    file = write_lines(tmp_path / "odd.jsonl", records)
    with (
        opened(tmp_path / "other.db") as workspace,
        pytest.raises(UnreadableError, match=r"odd.jsonl, line 2: field `ledger_head`"),
    ):
        restore(workspace, file)


def test_a_sheet_carries_the_head(worked: Workspace, tmp_path: Path) -> None:
    export(worked, tmp_path / "case.csv", Selection())
    header, *lines = (tmp_path / "case.csv").read_text("utf-8").splitlines()
    assert header.endswith(",ledger_head")
    assert {line.rsplit(",", 1)[1] for line in lines} == {head_of(worked)}
