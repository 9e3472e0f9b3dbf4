"""The same keys store the same, whether pressed on the screen or typed line by line."""

import asyncio
from collections.abc import Iterable
from dataclasses import astuple, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.domain.documents import Document, Span
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import open_whole
from annotator.services.workspace import Workspace, open_workspace
from tests.cli.conftest import Shell, fresh, step
from tests.tui.driving import TEXT, add_sources, add_text, driving, ledger

Typed = tuple[str, Iterable[str]]
"""What is typed line by line, and the keys that do the same on the screen."""


def same(keys: str) -> list[Typed]:
    """Keys that are the same in both."""
    return [(key, (key,)) for key in keys]


HARD = (
    "The mayor, who had run the port for nine years, is said to have sold it to a friend of the builder.",
    "The pier was old; repairs will cost 4 million crowns, and nobody has asked for the money yet.",
    "The tower, which had stood for a century, was closed; the board denies that it was warned.",
)
SCRIPT: list[Typed] = [
    *same("xxf"),
    ("tfrom the log\n", ("t", *"from the log", "enter")),
    *same("1a"),
    *same("y23ko"),
    ("w\n\n\n\n", ("w", "enter")),
    ("sport\n\n\n", ("s", *"port", "enter")),
    ("snew Crane log\nr\n", ("s", "tab", *"Crane log", "enter")),
    ("e\n1 c\n2 B\n2 3\n2 d\n\n", ("e", "c", "down", "B", "3", "d", "q")),
    ("vn", ("v", "n")),
    *same("j"),
    ("S\n\n", ("S", "enter")),
    *same("fkJGc"),
    ("f\na\no\n", ("f", "a", "o")),
    *same("khlo"),
    ("\x7f", ("backspace",)),
    *same("uuUkc"),
    ("\n\n", ("enter",)),
    *same("falm3kkmgrjjxm"),
    ("Fopen\n", ("F", "n", "enter")),
    *same("njf"),
    ("\x1b\n", ("escape",)),
    ("/crack\n", ("/", *"crack", "enter")),
    *same(".a,=N"),
    ("v\x1b", ("v", "escape")),
    *same("UuuuUf"),
]


async def test_the_same_keys_store_the_same(shell: Shell, tmp_path: Path, empty_database: bytes) -> None:
    assert await stored_by_screen(fresh(tmp_path, "screen", empty_database), SCRIPT) == stored_by_lines(
        fresh(tmp_path, "lines", empty_database), SCRIPT
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from("faox123myuUjknNlhgGJr.v"), min_size=1, max_size=30))
@example(list("rugJvJmjm"))
@example(list("fmjmgrjjm"))
@example(list("JrjuJrjm"))
def test_any_keys_store_the_same(empty_database: bytes, keys: list[str]) -> None:
    script = same("".join(keys).replace("v", "vs"))
    script += [("c\n\n", ("c", "enter")), *same("afu")]
    with TemporaryDirectory() as folder:
        one, other = (fresh(Path(folder), name, empty_database) for name in ("screen", "lines"))
        assert asyncio.run(stored_by_screen(one, script)) == stored_by_lines(other, script)


async def stored_by_screen(database: Path, script: list[Typed]) -> object:
    workspace = open_workspace(str(database), "ana")
    document = prepared(workspace)
    async with driving(workspace, document) as driver:
        for _, keys in script:
            await driver.press(*keys)
    return stored(workspace, document)


def stored_by_lines(database: Path, script: list[Typed]) -> object:
    workspace = open_workspace(str(database), "ana")
    document = prepared(workspace)
    step(Shell(database), "".join(typed for typed, _ in script))
    return stored(workspace, document)


def prepared(workspace: Workspace) -> Document:
    add_sources(workspace, "Port log", "Minutes of the board")
    return add_text(workspace, f"{TEXT}\n{' '.join(HARD)}\n")


def stored(workspace: Workspace, document: Document) -> object:
    """Sentences, claims with their evidence, and acts, without what no two runs have alike."""
    whole = open_whole(workspace, document).excerpt
    span = Span(whole.spans[0].start, whole.spans[-1].end)
    claims = [
        (
            astuple(replace(claim.annotation, uid="", copied_from=None, created_at="", updated_at="")),
            [
                (link.source.name, link.source.reliability, e.stance, e.quote, e.credibility)
                for link in claim.links
                if (e := link.evidence)
            ],
        )
        for claim in claims_in(workspace, Place(document.id, span))
    ]
    events = [(event.act, event.span) for event in ledger(workspace)]
    workspace.close()
    return whole.spans, claims, events
