"""What evidence amounts to: roots, verdict, time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotations import Evidence, Link
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Stance, Verdict
from annotator.domain.weighing import implied_verdict, is_after, is_confirmed, known_by, roots

S, R, C = Stance.SUPPORTS, Stance.REFUTES, Stance.CONTEXT


def link(stance: Stance, uid: str = "a", root: str | None = None, date: str | None = None) -> Link:
    return Link(Evidence("e", "c", uid, stance), Source(uid, uid, date=date), root)


def test_three_papers_that_print_one_agency_are_one_root() -> None:
    papers = [link(S, paper, "agency") for paper in ("mail", "post", "times")]
    assert roots(papers, S) == {"agency"}
    assert not is_confirmed(papers)
    assert roots([*papers, link(S, "agency")], S) == {"agency"}
    assert is_confirmed([*papers, link(S, "witness")])


@pytest.mark.parametrize("other", [R, C])
def test_only_support_confirms(other: Stance) -> None:
    assert not is_confirmed([link(S, "a"), link(other, "b")])


@pytest.mark.parametrize(
    ("stances", "verdict"),
    [
        ([S, S], Verdict.SUPPORTED),
        ([S, C], Verdict.SUPPORTED),
        ([R], Verdict.REFUTED),
        ([S, R], Verdict.CONFLICTING_EVIDENCE),
        ([C], Verdict.NOT_ENOUGH_EVIDENCE),
        ([], Verdict.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_the_verdict_follows_from_the_roots(stances: list[Stance], verdict: Verdict) -> None:
    assert implied_verdict([link(stance, str(n)) for n, stance in enumerate(stances)]) is verdict


@pytest.mark.parametrize(
    ("date", "other", "after"),
    [
        ("2024-05-03", "2024-05-02", True),
        ("2024-05-02", "2024-05-02", False),
        ("2024-05-02T10:00:00Z", "2024-05-02", False),
        ("2024", "2024-05-02", False),
        ("2025", "2024-05-02", True),
        ("2024-06", "2024-05-31", True),
        ("2024-05", "2024", False),
        (None, "2024", False),
        ("2024", None, False),
        ("May 2024", "2023", False),
        ("0999", "2023", False),
    ],
)
def test_later_is_only_what_must_be(date: str | None, other: str | None, after: bool) -> None:
    assert is_after(date, other) is after


@given(st.dates(), st.dates())
def test_whole_days_are_compared_as_days(one: object, other: object) -> None:
    assert is_after(str(one), str(other)) == (str(one) > str(other))


def test_what_could_not_be_known_is_left_out() -> None:
    links = [link(S, "old", date="2015-09-30"), link(S, "new", date="2016-03"), link(R, "undated")]
    assert [one.source.uid for one in known_by(links, "2015-12-31")] == ["old", "undated"]
    assert list(known_by(links, None)) == links
