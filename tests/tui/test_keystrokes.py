"""How many keys the work takes, counted on the real screen over a whole article."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotator.domain.documents import Document, Metadata
from annotator.language.clauses import clauses, word_spans
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import open_whole
from annotator.services.importing import import_file
from annotator.services.sources import import_sources, list_sources, offer_sources
from annotator.services.workspace import Workspace
from tests.tui.driving import Driver, driving, labels

CORPORA = Path(__file__).parents[2] / "corpora"
ARTICLES = ("seed", "harbour-op-ed.txt")
NAMES = {"\x1b": "escape"}

CARVED_AT_MOST = 8
LINKED_AT_MOST = 5


@pytest.fixture(params=ARTICLES)
def document(workspace: Workspace, request: pytest.FixtureRequest) -> Document:
    """The article that the project is measured by, where it is there, and one of the project's own."""
    name = request.param
    path = request.getfixturevalue("op_ed") if name == "seed" else CORPORA / name
    return import_file(workspace, path, Metadata()).document


@dataclass
class Hand:
    """Whoever presses keys, and counts them."""

    at: Driver
    counts: list[int] = field(default_factory=list)

    async def press(self, typed: str) -> None:
        """Press a key a character, as one act of work."""
        if "\x1b" in typed:
            await self.at.press(*(NAMES.get(character, character) for character in typed))
        else:
            await self.at.burst(typed)
        self.counts.append(len(typed))


def sentences(workspace: Workspace, document: Document) -> list[Place]:
    return [Place(document.id, span) for span in open_whole(workspace, document).excerpt.spans]


def proposals(workspace: Workspace, document: Document) -> list[tuple[Place, int, int]]:
    """Per sentence how many words it has, and how many claims are proposed for it."""
    text = open_whole(workspace, document).excerpt.text
    said = [(place, text[slice(*place.span)]) for place in sentences(workspace, document)]
    return [(place, len(word_spans(words)), len(clauses(words))) for place, words in said]


async def test_tags_alone_take_one_key_a_sentence(workspace: Workspace, document: Document) -> None:
    count = len(sentences(workspace, document))
    typed = ("xfao" * count)[:count]
    async with driving(workspace, document) as at:
        hand = Hand(at)
        for key in typed:
            await hand.press(key)
        assert f"{count}/{count}" in at.title
    assert labels(workspace, document) == typed
    assert hand.counts == [1] * count


async def test_a_sentence_with_two_labelled_claims_takes_eight_keys_at_most(
    workspace: Workspace, document: Document
) -> None:
    """Where one clause is proposed only, it ends three words earlier, and these are the second claim."""
    carved = []
    async with driving(workspace, document) as at:
        hand = Hand(at)
        for place, words, proposed in proposals(workspace, document):
            if words > 6:
                await hand.press("chhhaf" if proposed == 1 else "caf" + "\x1b" * (proposed > 2))
                carved.append(place)
            if words <= 6 or proposed > 2:
                await at.press("j")
    for place in carved:
        assert [claim.annotation.label for claim in claims_in(workspace, place)] == ["allegation", "fact"]
    assert len(carved) > 20
    assert max(hand.counts) <= CARVED_AT_MOST


def shortest(workspace: Workspace, uid: str) -> Iterator[str]:
    """What may be typed to find a source, the shortest first: the beginning of a word of its title."""
    (title,) = (source.name for source in list_sources(workspace) if source.uid == uid)
    words = [word.lower() for word in title.split() if word.isalpha()]
    return (word[:length] for length in range(LINKED_AT_MOST - 1) for word in words)


async def test_a_linked_known_source_takes_five_keys_at_most(
    workspace: Workspace, document: Document
) -> None:
    import_sources(workspace, CORPORA / "sources.csv")
    known = [source.uid for source in list_sources(workspace)]
    async with driving(workspace, document) as at:
        hand = Hand(at)
        for uid in known:
            typed = next(
                letters
                for letters in shortest(workspace, uid)
                if offer_sources(workspace, letters).choices[0].source.uid == uid
            )
            await hand.press(f"s{typed}\r")
            await at.press("j")
    linked = [claims_in(workspace, place) for place in sentences(workspace, document)[: len(known)]]
    assert [claim.links[0].source.uid for (claim,) in linked] == known
    assert len(known) > 10
    assert max(hand.counts) <= LINKED_AT_MOST
