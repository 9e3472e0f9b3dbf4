"""What the finder offers for what was typed."""

import pytest

from annotator.domain.sources import Source
from annotator.services.sources import add_source, offer_sources
from annotator.services.workspace import Workspace

BRIEFING = Source("1", title="Kremlin briefing on the attack", url="https://example.org/kremlin?utm_source=x")


@pytest.fixture
def library(workspace: Workspace) -> Workspace:
    """A library of one source."""
    add_source(workspace, BRIEFING)
    return workspace


@pytest.mark.parametrize(
    "typed", ["krem", "briefing", "attack krem", "kremiln", "Kremlin briefing on attack"]
)
def test_a_source_that_may_be_meant_goes_before_a_new_one(library: Workspace, typed: str) -> None:
    offer = offer_sources(library, typed)
    assert offer.choices[0].source == BRIEFING
    assert offer.choices[-1] is offer.new


@pytest.mark.parametrize(
    "typed",
    [
        "Reuters count of the dead",
        "https://example.com/syria-2015",
        "Tajik ministry file",
        "https://example.org/krem",
    ],
)
def test_what_matches_nothing_well_is_new_at_once(library: Workspace, typed: str) -> None:
    offer = offer_sources(library, typed)
    assert offer.choices[0] is offer.new


@pytest.mark.parametrize("typed", ["https://www.example.org/kremlin/", "Kremlin briefing on the attacks"])
def test_what_looks_like_a_source_that_is_there_offers_that_first(library: Workspace, typed: str) -> None:
    offer = offer_sources(library, typed)
    assert offer.alike == 1
    assert offer.choices[0].source == BRIEFING


def test_nothing_typed_is_no_new_source(library: Workspace) -> None:
    offer = offer_sources(library, " ")
    assert [choice.source for choice in offer.choices] == [BRIEFING]
    assert offer.new is None
