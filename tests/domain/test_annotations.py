"""Annotations: which say nothing, and what the margin shows of several."""

from dataclasses import replace
from itertools import permutations

import pytest

from annotator.domain.annotations import Annotation, Claim, Evidence, Link, Mark
from annotator.domain.documents import Document, Metadata, Progress, Span
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Confidence, Label, Stance, Verdict

BLANK = Annotation("a1", "ana", 3, 9, None, None, None, None, None, None, False, "t", "t")
WHOLE = Span(3, 9)


def claim(label: Label | None, *, flagged: bool = False, linked: bool = False) -> Claim:
    links = (Link(Evidence("e1", "a1", "s1", Stance.CONTEXT), Source("s1", title="Log")),) if linked else ()
    return Claim(replace(BLANK, label=label, flagged=flagged), links)


@pytest.mark.parametrize(
    "said",
    [
        {"label": Label.NONE},
        {"verdict": Verdict.REFUTED},
        {"confidence": Confidence.LOW},
        {"claimant": "A"},
        {"target": "B"},
        {"note": "c"},
        {"flagged": True},
    ],
)
def test_an_annotation_is_blank_until_something_is_said(said: dict[str, object]) -> None:
    assert BLANK.is_blank
    assert not replace(BLANK, **said).is_blank  # type: ignore[arg-type]
    assert BLANK.span == Span(3, 9)


def test_no_claims_no_mark() -> None:
    assert Mark.of([], WHOLE) is None


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        ([Label.FACT], Label.FACT),
        ([Label.FACT, Label.ALLEGATION], Label.ALLEGATION),
        ([Label.NONE, Label.OPINION, Label.FACT], Label.FACT),
        ([Label.OPINION, Label.NONE], Label.OPINION),
        ([Label.ALLEGATION, None, Label.FACT], None),
    ],
)
def test_the_label_that_counts_is_shown_whatever_the_order(
    labels: list[Label | None], shown: Label | None
) -> None:
    for order in permutations(labels):
        mark = Mark.of(map(claim, order), WHOLE)
        assert mark is not None
        assert mark.label == shown


def test_one_flag_and_one_link_are_enough() -> None:
    both = Mark.of([claim(Label.FACT, flagged=True), claim(Label.FACT, linked=True)], WHOLE)
    assert both == Mark(Label.FACT, flagged=True, linked=True)
    assert Mark.of([claim(Label.FACT)], WHOLE) == Mark(Label.FACT, flagged=False, linked=False)


def test_names_fall_back_to_what_there_is() -> None:
    document = Document(1, "abcdefghij", "00", "t", Metadata())
    assert document.name == "document abcdefgh"
    assert replace(document, metadata=Metadata(url="u")).name == "u"
    assert replace(document, metadata=Metadata(url="u", title="t")).name == "t"
    assert Source("s1").name == "s1"
    assert Source("s1", url="u").name == "u"
    assert Progress(document, 9, {Label.FACT: 2, Label.NONE: 3}, 4).tagged == 5
