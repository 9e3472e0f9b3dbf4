"""Any text that can be imported goes through the screen and comes out as it was."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import UnreadableError
from annotator.domain.selections import Selection
from annotator.services.exporting import export
from annotator.services.workspace import Workspace, open_workspace
from tests.tui.driving import add_text, driving

TRICKY = st.sampled_from(
    (
        *"[]/@\\\x1b\x07\r\n\t\x0b\x85\xa0\xad\u200b\u200d\u2028\u202e\ufe0f\ufeff\u0301.!?\"'“”。",
        "[/",
        "]52;c;",
        "U.S.",
    )
)
TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        TRICKY,
        st.sampled_from(("One two. ", "\n\n")),
    ),
    max_size=60,
).map("".join)


@contextmanager
def new_workspace(empty_database: bytes) -> Iterator[tuple[Workspace, Path]]:
    """An empty database, and the folder that it is in."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "annotator.db").write_bytes(empty_database)
        with closing(open_workspace(str(folder / "annotator.db"), "ana")) as workspace:
            yield workspace, folder


@settings(max_examples=15, deadline=None)
@given(text=TEXTS, title=st.text(max_size=20))
async def test_any_text_is_drawn_tagged_and_exported(empty_database: bytes, text: str, title: str) -> None:
    with new_workspace(empty_database) as (workspace, folder):
        try:
            document = add_text(workspace, text, title)
        except UnreadableError:
            assume(False)
        async with driving(workspace, document) as at:
            await at.burst("faoxGf")
            assert not set(at.drawn) & CONTROLS
        path = folder / "claims.jsonl"
        count = export(workspace, path, Selection())
        rows = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
        assert len(rows) == count > 0
        assert [text[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]


CONTROLS = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E)} - {"\n"}
"""What a terminal may obey."""
