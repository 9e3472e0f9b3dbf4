"""Undo and redo against a slow and obvious oracle: a list of what the rows were after each act."""

import json
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import NotFoundError, RefusedError
from annotator.services.acting import Place
from annotator.services.sources import add_source
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.acts import LIBRARY, ON_CLAIMS, ON_SENTENCES, act
from tests.services.support import (
    ANNOTATIONS,
    EVENTS,
    EVIDENCE,
    Row,
    add_document,
    new_folder,
    opened,
    rows,
)

ANALYSTS = ("ana", "ben")
KEYS = {"id", "document_id", "annotation_id", "source_id"}

Snapshot = frozenset[tuple[tuple[str, Any], ...]]
Turn = Callable[[Workspace, int], object]

steps = st.tuples(
    st.sampled_from([*ON_CLAIMS, *ON_SENTENCES, *["undo"] * 4, *["redo"] * 3, "reopen"]),
    st.sampled_from(ANALYSTS),
    st.integers(0, 3),
    st.integers(0, 1000),
)
"""What is done, who does it, at which of four sentences in two documents, and a choice of what."""


@dataclass
class History:
    """What one analyst's rows in one document were, act by act."""

    past: list[Snapshot] = field(default_factory=list)
    future: list[Snapshot] = field(default_factory=list)


class Case:
    """A database in which two analysts work, and the histories that it has to agree with."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path = path
        self._stack = stack
        self.workspaces = {name: stack.enter_context(opened(path, name)) for name in ANALYSTS}
        first = self.workspaces["ana"]
        self.places = add_document(first, "It rained. It rained again.")
        self.places += add_document(first, "The dam broke. Nobody came.")
        for known in LIBRARY:
            add_source(first, known)
        self.histories: dict[tuple[str, int], History] = defaultdict(History)
        self.ledger = rows(path, EVENTS)

    def snapshot(self, name: str, document_id: int) -> Snapshot:
        """This analyst's annotations in the document and their evidence, integer keys aside."""
        annotations = [
            row
            for row in rows(self.path, ANNOTATIONS)
            if (row["annotator"], row["document_id"]) == (name, document_id)
        ]
        uids = {row["uid"] for row in annotations}
        evidence = [row for row in rows(self.path, EVIDENCE) if row["annotation_uid"] in uids]
        return _frozen([*annotations, *evidence])

    def new_events(self) -> list[Row]:
        """Events since the last time; those before must still be there, unchanged."""
        ledger = rows(self.path, EVENTS)
        assert ledger[: len(self.ledger)] == self.ledger
        new, self.ledger = ledger[len(self.ledger) :], ledger
        return [event for event in new if event["act"] != "add source"]

    def step(self, kind: str, name: str, index: int, choice: int) -> None:
        """Do one thing, and compare."""
        if kind == "reopen":
            self.workspaces[name].close()
            self.workspaces[name] = self._stack.enter_context(opened(self.path, name))
            return
        place = self.places[index]
        key = (name, place.document_id)
        others = {other: self.snapshot(*other) for other in self.histories if other != key}
        before = self.snapshot(*key)
        expected = self._expected(kind, self.histories[key], before)
        done = self._do(kind, name, place, choice)
        after = self.snapshot(*key)
        events = self.new_events()
        if expected is not None:
            assert after == expected
            assert len(events) == (done is not None) == (before != after)
        elif before != after:
            self.histories[key].past.append(before)
            self.histories[key].future.clear()
        assert len(events) == (before != after)
        for event in events:
            assert (event["annotator"], event["document_id"]) == key
            old, new = _state(event["before"]), _state(event["after"])
            assert old <= before
            assert new <= after
            assert before - old == after - new
        assert others == {other: self.snapshot(*other) for other in others}

    def _expected(self, kind: str, history: History, now: Snapshot) -> Snapshot | None:
        """What an undo or a redo has to bring about."""
        if kind not in {"undo", "redo"}:
            return None
        here, there = (history.past, history.future) if kind == "undo" else (history.future, history.past)
        if not here:
            return now
        there.append(now)
        return here.pop()

    def _do(self, kind: str, name: str, place: Place, choice: int) -> object:
        workspace = self.workspaces[name]
        if kind in {"undo", "redo"}:
            return (undo if kind == "undo" else redo)(workspace, place.document_id)
        try:
            return act(workspace, kind, place, choice)
        except (RefusedError, NotFoundError):
            return None

    def rewind(self) -> None:
        """Undo everything, redo everything, undo it again: all of the past comes back, in its order."""
        for (name, document_id), history in list(self.histories.items()):
            now = self.snapshot(name, document_id)
            timeline = [*history.past, now, *reversed(history.future)]
            workspace = self.workspaces[name]
            ways = (undo, history.past[::-1]), (redo, timeline[1:]), (undo, timeline[-2::-1])
            for turn, way in ways:
                self._turn(turn, workspace, document_id, way)
            assert timeline[0] == frozenset()

    def _turn(self, turn: Turn, workspace: Workspace, document_id: int, way: list[Snapshot]) -> None:
        for expected in way:
            assert turn(workspace, document_id) is not None
            assert self.snapshot(workspace.annotator, document_id) == expected
        assert turn(workspace, document_id) is None


def _frozen(found: list[Row]) -> Snapshot:
    return frozenset(tuple(sorted((k, v) for k, v in row.items() if k not in KEYS)) for row in found)


def _state(state: str) -> Snapshot:
    told = json.loads(state)
    return _frozen([*told["annotations"], *told["evidence"]])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(steps, min_size=10, max_size=50))
def test_undo_and_redo_agree_with_a_list_of_snapshots(
    empty_file: Path, done: list[tuple[str, str, int, int]]
) -> None:
    with new_folder(empty_file) as folder, ExitStack() as stack:
        case = Case(folder / "annotator.db", stack)
        for step in done:
            case.step(*step)
        case.rewind()
