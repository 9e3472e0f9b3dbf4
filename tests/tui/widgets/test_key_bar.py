"""The footer tells the keys that work now, each of them whole, in one line."""

from collections.abc import Sequence

import pytest

from annotator.tui import dialog_keys, keys
from annotator.tui.key import Key
from annotator.tui.widgets.contrast import MINIMUM, contrast
from annotator.tui.widgets.key_bar import KeyBar
from tests.tui.widgets.showing import colors, lines, showing

BARS = {
    "stepping": keys.STEPPING,
    "home": keys.HOME,
    "finder": dialog_keys.FINDER,
    "evidence": dialog_keys.EVIDENCE,
    "sources": keys.SOURCES,
    "merging": keys.SOURCE_MERGING,
    "verdict": dialog_keys.VERDICT,
    "fields": dialog_keys.FIELDS,
    "reading": dialog_keys.READING,
    "carving": dialog_keys.CARVING,
    "splitting": dialog_keys.SPLITTING,
    "filter": dialog_keys.FILTER,
}

bars = pytest.mark.parametrize("bar", BARS.values(), ids=BARS)


def told(bar: Sequence[Key]) -> list[str]:
    """What is told of each key, the most wanted first."""
    ranked = sorted((key for key in bar if key.rank), key=lambda key: key.rank)
    return [f"{key.caption} {key.words}" for key in ranked]


@bars
async def test_as_many_keys_as_fit_are_told_whole(bar: Sequence[Key]) -> None:
    everything = "  ".join(told(bar))
    shown = {width: KeyBar(bar) for width in range(1, len(everything) + 3)}
    for width, key_bar in shown.items():
        key_bar.styles.width = width + 2
    async with showing(*shown.values(), size=(250, 5)):
        for width, key_bar in shown.items():
            (line,) = lines(key_bar)
            drawn = line.strip()
            assert everything.startswith(drawn)
            fitting = [n for n in range(len(told(bar)) + 1) if len("  ".join(told(bar)[:n])) <= width]
            assert drawn == "  ".join(told(bar)[: fitting[-1]])


async def test_eighty_columns_tell_how_to_find_the_rest() -> None:
    key_bar = KeyBar(keys.STEPPING)
    async with showing(key_bar, size=(80, 3)):
        assert "? keys" in lines(key_bar)[0]


async def test_eighty_columns_tell_how_to_leave_the_evidence_and_how_to_mend_a_quote() -> None:
    key_bar = KeyBar(dialog_keys.EVIDENCE)
    async with showing(key_bar, size=(80, 3)):
        for key in ("? keys", "q Esc close", "= as source"):
            assert key in lines(key_bar)[0]


async def test_other_keys_can_be_told_instead() -> None:
    key_bar = KeyBar(keys.SOURCES)
    async with showing(key_bar) as pilot:
        key_bar.tell(dialog_keys.FIELDS)
        await pilot.pause()
        assert lines(key_bar)[0].strip() == "  ".join(told(dialog_keys.FIELDS))


@pytest.mark.parametrize("bar", [keys.SOURCES, dialog_keys.EVIDENCE], ids=["sources", "evidence"])
def test_the_help_of_a_grade_is_a_sentence(bar: Sequence[Key]) -> None:
    helps = {key.keys: key.help for key in bar if "reliability" in key.action or "grade" in key.action}
    assert helps["F"] == "Grade the source F: reliability cannot be judged"
    assert helps["A"] == "Grade the source A: completely reliable"
    assert len(helps) == 6


def test_the_help_of_a_digit_is_a_sentence() -> None:
    helps = {key.keys: key.help for key in dialog_keys.EVIDENCE if "credibility" in key.action}
    assert helps["6"] == "Grade what it says 6: truth cannot be judged"
    assert len(helps) == 6


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_words_step_back_behind_keys_and_can_be_read(theme: str) -> None:
    key_bar = KeyBar(keys.STEPPING)
    async with showing(key_bar, theme=theme):
        color, background = colors(key_bar, "allegation")
        assert MINIMUM <= contrast(color, background) < contrast(key_bar.styles.color, background)
