"""Every act, also those that cut the text anew: undo brings all rows back, and no rule of claims breaks."""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.vocabulary import Label, Stance
from annotator.services.annotating import claims_in, tag
from annotator.services.carving import carve
from annotator.services.library import set_text
from annotator.services.linking import link, write_evidence
from annotator.services.sources import add_source
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.acts import EVERY, LIBRARY, act, sentences
from tests.services.support import ANNOTATIONS, EVIDENCE, Row, add_document, new_folder, opened

TEXTS = (
    "The dam broke at dawn. Nobody came.",
    "It rained 🌧 for days, they say. The mayor knew.\n\n- \n\nThe dam, built in 1960, broke. Who paid?",
)
TABLES = {
    "sentence": "SELECT document_id, start, end, number FROM sentence ORDER BY document_id, start",
    "carved": "SELECT uid FROM annotation WHERE id IN (SELECT id FROM carved_claim) ORDER BY uid",
    "annotation": ANNOTATIONS,
    "evidence": EVIDENCE,
    "source": "SELECT * FROM source ORDER BY uid",
}
KEYS = {"id", "annotation_id", "source_id"}

Tables = dict[str, list[Row]]
steps = st.tuples(
    st.sampled_from([*EVERY, *["carve", "join", "split", "undo"] * 2, "undo", "redo", "redo", "reopen"]),
    st.sampled_from(["ana", "ana", "ben"]),
    st.integers(0, 7),
    st.integers(0, 1000),
)


class Case:
    """A database that one analyst works in, in a document of which another one has judged some already."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path, self._stack = path, stack
        self.workspaces = {name: self._open(name) for name in ("ana", "ben", "cleo")}
        self._prepare()
        self._connection = stack.enter_context(closing(sqlite3.connect(path)))
        self._connection.row_factory = sqlite3.Row
        self.past: list[Tables] = []
        self.future: list[Tables] = []

    def _open(self, name: str) -> Workspace:
        return self._stack.enter_context(opened(self.path, name))

    def _prepare(self) -> None:
        cleo, ben = self.workspaces["cleo"], self.workspaces["ben"]
        for source in LIBRARY:
            add_source(cleo, source)
        set_text(cleo, LIBRARY[0].uid, "It is said so in the log.")
        first, _ = add_document(cleo, TEXTS[0])
        tag(cleo, first, Label.ALLEGATION)
        uid = link(cleo, first, LIBRARY[0].uid, Stance.REFUTES).links[0].evidence.uid
        write_evidence(cleo, first, uid, quote="said so", locator=None, note=None)
        self.document_id = add_document(cleo, TEXTS[1])[0].document_id
        places = sentences(ben, self.document_id)
        tag(ben, places[1], Label.FACT)
        carve(ben, places[0], places[0].span._replace(end=places[0].span.start + 9), Label.OPINION)

    def _rows(self, query: str) -> list[dict[str, Any]]:
        """What the query finds, read past the program, integer keys apart."""
        found = map(dict, self._connection.execute(query))
        return [{key: value for key, value in row.items() if key not in KEYS} for row in found]

    def tables(self) -> Tables:
        """All rows that acts change."""
        return {name: self._rows(query) for name, query in TABLES.items()}

    def _events(self) -> int:
        return len(self._rows("SELECT id FROM event"))

    def do(self, kind: str, name: str, index: int, choice: int) -> bool:
        """Do one thing; whether it was refused."""
        workspace = self.workspaces[name]
        if kind == "reopen":
            workspace.close()
            self.workspaces[name] = self._open(name)
            return False
        places = sentences(workspace, self.document_id)
        before, events = self.tables(), self._events()
        try:
            if kind in {"undo", "redo"}:
                (undo if kind == "undo" else redo)(workspace, self.document_id)
            else:
                act(workspace, kind, places[index % len(places)], choice)
        except (RefusedError, NotFoundError):
            assert (self.tables(), self._events()) == (before, events)
            return True
        return False

    def step(self, kind: str, index: int, choice: int) -> None:
        """Do one thing as ana, who alone changes anything, and compare."""
        before, events = self.tables(), self._events()
        refused = self.do(kind, "ana", index, choice)
        after = self.tables()
        if kind in {"undo", "redo"}:
            assert not refused
            here, there = (self.past, self.future) if kind == "undo" else (self.future, self.past)
            if here:
                there.append(before)
            assert _agree(after, here.pop() if here else before)
        elif after != before:
            self.past.append(before)
            self.future.clear()
        assert (self._events() > events) == (after != before), "each act is an event, nothing else is"

    def rewind(self) -> None:
        """Undo to the beginning, redo to the end, and do so once more after a restart."""
        for _ in range(2):
            timeline = [*self.past, self.tables(), *reversed(self.future)]
            self._turn(undo, self.past[::-1])
            self._turn(redo, timeline[1:])
            self.past, self.future = timeline[:-1], []
            self.do("reopen", "ana", 0, 0)

    def _turn(self, turn: Callable[[Workspace, int], object], way: list[Tables]) -> None:
        for expected in way:
            assert turn(self.workspaces["ana"], self.document_id) is not None
            assert _agree(self.tables(), expected)
        assert turn(self.workspaces["ana"], self.document_id) is None

    def check_rules(self) -> None:
        """What must hold whatever was done."""
        tables = self.tables()
        cuts = [row for row in tables["sentence"] if row["document_id"] == self.document_id]
        assert [row["number"] for row in cuts] == list(range(1, len(cuts) + 1))
        edges = [0, *(edge for row in cuts for edge in (row["start"], row["end"])), len(TEXTS[1])]
        assert edges == sorted(edges)
        between = "".join(TEXTS[1][start:end] for start, end in list(pairwise(edges))[::2])
        assert not between.strip(), "nothing is left out"
        assert all(TEXTS[1][row["start"] : row["end"]].strip() for row in cuts)
        mine = [row for row in tables["annotation"] if row["document_id"] == self.document_id]
        for row in mine:
            assert any(c["start"] <= row["start"] < row["end"] <= c["end"] for c in cuts), "inside a sentence"
        for name in self.workspaces:
            spans = sorted((row["start"], row["end"]) for row in mine if row["annotator"] == name)
            assert all(one[1] <= other[0] for one, other in pairwise(spans)), "apart"
        whole = {(row["start"], row["end"]) for row in cuts}
        parts = {row["uid"] for row in mine if (row["start"], row["end"]) not in whole}
        assert {row["uid"] for row in tables["carved"]} == parts


def _agree(found: Tables, expected: Tables) -> bool:
    """Whether the rows are the same; undo leaves sources there that were added with a link."""
    assert all(row in found["source"] for row in expected["source"])
    return found | {"source": []} == expected | {"source": []}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(steps, min_size=10, max_size=50))
def test_every_act_survives_undo_to_the_beginning_and_redo_to_the_end(
    empty_file: Path, done: list[tuple[str, str, int, int]]
) -> None:
    with new_folder(empty_file) as folder, ExitStack() as stack:
        case = Case(folder / "annotator.db", stack)
        for kind, _, index, choice in done:
            case.step(kind, index, choice)
            case.check_rules()
        case.rewind()
        case.check_rules()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(steps, min_size=10, max_size=50))
def test_two_who_cut_the_same_text_break_no_rule_and_what_is_refused_changes_nothing(
    empty_file: Path, done: list[tuple[str, str, int, int]]
) -> None:
    with new_folder(empty_file) as folder, ExitStack() as stack:
        case = Case(folder / "annotator.db", stack)
        for step in done:
            case.do(*step)
            case.check_rules()


def test_each_kind_of_act_is_done_and_undone(empty_file: Path) -> None:
    with new_folder(empty_file) as folder, ExitStack() as stack:
        case = Case(folder / "annotator.db", stack)
        for kind in EVERY:
            tried = range(len(case.past) + 1), range(40)
            length = len(case.past)
            for choice in tried[1]:
                case.step(kind, choice, choice)
                if len(case.past) > length:
                    break
            assert len(case.past) == length + 1, f"{kind} did nothing"
        case.rewind()
        assert not claims_in(case.workspaces["cleo"], sentences(case.workspaces["cleo"], 2)[0])
