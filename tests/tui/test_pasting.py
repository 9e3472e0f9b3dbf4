"""What is pasted is text, whatever it holds: no key of the program, nothing lost."""

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from annotator.domain.documents import Document
from annotator.services.workspace import Workspace
from annotator.tui.pasting import PasteParser
from tests.tui.driving import acts, add_text, claims, driving

HOSTILE = "head \x1b[31m faox \x1b[0m \x1b]52;c;ZXZpbA==\x07 [bold]m[/] \x1bOP tail"
PIECES = ("f", "\x1b", "[", "200~", "201~", "\x1b[2", "é", "\r", "\x1b[A")
pieces = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


def pasted(text: str) -> str:
    """As a terminal sends it."""
    return f"\x1b[200~{text}\x1b[201~"


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return add_text(workspace)


@given(pieces.filter(lambda text: "\x1b[201~" not in f"{text}\x1b[201"), st.data())
def test_it_comes_as_it_was_however_it_is_cut(text: str, data: st.DataObject) -> None:
    sent = f"f{pasted(text)}a{pasted('b')}o"
    places = [at for at in range(1, len(sent)) if not sent[:at].endswith(("\x1b", "\x1b["))]
    cuts = data.draw(st.sets(st.sampled_from(places)))
    parser = PasteParser()
    found = chain.from_iterable(
        [*parser.feed(sent[start:end])] for start, end in pairwise([0, *sorted(cuts), len(sent)])
    )
    told = [event.text if isinstance(event, events.Paste) else getattr(event, "key", None) for event in found]
    assert told == ["f", text, "a", "b", "o"]


async def test_nothing_in_it_is_a_key_of_the_program(workspace: Workspace, document: Document) -> None:
    async with driving(workspace, document) as at:
        at.send(pasted(HOSTILE))
        await at.settled()
        assert at.on == "SteppingScreen"
    assert acts(workspace) == []


async def test_in_a_line_it_is_what_was_pasted_without_what_steers_a_terminal(
    workspace: Workspace, document: Document
) -> None:
    async with driving(workspace, document) as at:
        at.send(f"t{pasted(HOSTILE)}\r")
        await at.settled()
    (claim,) = filter(None, claims(workspace, document))
    assert claim.annotation.note == "head [31m faox [0m ]52;c;ZXZpbA== [bold]m[/] OP tail"
