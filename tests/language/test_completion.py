"""Completion over names that were used before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.completion import complete

NAMES = [
    "Harbour board",
    "Ana Müller",
    "Board of trade",
    "The Kremlin",
    "Mulberry & Sons",
    "US intelligence",
    "US",
]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", NAMES[:5]),
        (" .", NAMES[:5]),
        ("bo", ["Board of trade", "Harbour board"]),
        ("mul", ["Mulberry & Sons", "Ana Müller"]),
        ("MÜL", ["Mulberry & Sons", "Ana Müller"]),
        ("us", ["US intelligence", "US"]),
        ("us int", ["US intelligence"]),
        ("trade bo", ["Board of trade"]),
        ("kermlin", ["The Kremlin"]),
        ("Kremlim", ["The Kremlin"]),
        ("habour", ["Harbour board"]),
        ("inteligence", ["US intelligence"]),
        ("zeppelin", []),
        ("zq", []),
    ],
)
def test_what_is_typed_offers_names(typed: str, offered: list[str]) -> None:
    assert complete(typed, NAMES) == offered


def test_no_more_are_offered_than_asked_for() -> None:
    names = [f"Port {number}" for number in range(9)]
    assert complete("port", names, limit=3) == names[:3]
    assert complete("prot", names, limit=3) == names[:3]
    assert complete("", names, limit=2) == names[:2]
    assert complete("port", []) == []


@given(st.text(max_size=8), st.lists(st.text(max_size=8), unique=True, max_size=12))
def test_offered_are_known_names_each_once(typed: str, names: list[str]) -> None:
    offered = complete(typed, names)
    assert len(offered) == len(set(offered)) <= 5
    assert set(offered) <= set(names)


@given(
    st.text("abc é", min_size=1, max_size=9), st.lists(st.text("abc é", min_size=1, max_size=9), unique=True)
)
def test_a_name_can_be_typed_to_its_end(name: str, others: list[str]) -> None:
    assert name in complete(name, [*others, name], limit=100) or not name.strip()
