"""The index of what claims say agrees with the annotations, whatever was done to them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import clear, tag
from annotator.services.carving import carve
from annotator.services.repeats import index_claims
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from tests.services.support import add_document, new_folder, opened, rows

TEXTS = (
    "The dam broke at dawn, and nobody was told. Critics blame the ministry, which was warned.",
    "黎明时分大坝决堤,下游三个村庄被淹。 Two vil-\nlages were flooded.",
)
INDEXED = "SELECT id, text FROM claim_text ORDER BY id"
ANNOTATED = """
    SELECT annotation.id, substr(text, start + 1, "end" - start) AS text
    FROM annotation JOIN document ON document.id = document_id ORDER BY annotation.id
"""


def _carve(workspace: Workspace, place: Place, choice: int) -> None:
    start, end = place.span
    middle = (start + end) // 2
    span = [Span(start, middle), Span(middle, end), Span(start, end)][choice % 3]
    carve(workspace, place, span, Label.ALLEGATION)


ACTS: dict[str, Callable[[Workspace, Place, int], object]] = {
    "tag": lambda w, p, _: tag(w, p, Label.FACT),
    "clear": lambda w, p, _: clear(w, p),
    "carve": _carve,
    "undo": lambda w, p, _: undo(w, p.document_id),
    "redo": lambda w, p, _: redo(w, p.document_id),
    "index": lambda w, _, n: index_claims(w, 1 + n),
}
steps = st.tuples(st.sampled_from([*ACTS, "tag", "index"]), st.integers(0, 3), st.integers(0, 2))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(steps, min_size=5, max_size=40))
def test_the_index_holds_what_the_claims_say(empty_file: Path, done: list[tuple[str, int, int]]) -> None:
    with new_folder(empty_file) as folder, opened(folder / "annotator.db") as workspace:
        places = [place for text in TEXTS for place in add_document(workspace, text)]
        for kind, index, choice in done:
            try:
                ACTS[kind](workspace, places[index], choice)
            except RefusedError:
                continue
        while index_claims(workspace, 2):
            pass
        path = folder / "annotator.db"
        assert rows(path, INDEXED) == rows(path, ANNOTATED)
        require_whole_index(path)


def require_whole_index(path: Path) -> None:
    """SQLite's own check, which compares the index with what it is made of."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO claim_text_index(claim_text_index, rank) VALUES ('integrity-check', 1)"
        )
