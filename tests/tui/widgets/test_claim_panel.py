"""The panel tells all that was said of the current sentence, as far as there is room."""

from collections.abc import Sequence

import pytest

from annotator.domain.annotations import Annotation, Claim, Evidence, Link
from annotator.domain.sources import Source
from annotator.domain.vocabulary import (
    Confidence,
    Credibility,
    Label,
    Reliability,
    Stance,
    Verdict,
)
from annotator.tui.widgets.claim_panel import ClaimPanel
from annotator.tui.widgets.contrast import MINIMUM, contrast
from tests.tui.widgets.showing import colors, lines, showing


def claim(label: Label | None = None, *links: Link, **said: object) -> Claim:
    """A claim of which this was said."""
    parts: dict[str, object] = dict.fromkeys(("verdict", "confidence", "claimant", "target", "note"))
    parts |= {"flagged": False, "created_at": "", "updated_at": ""} | said
    return Claim(Annotation("uid", "ana", 0, 1, label, **parts), links)  # type: ignore[arg-type]


def link(title: str, stance: Stance = Stance.SUPPORTS, **more: object) -> Link:
    """A link to a source with that title; the rest goes to the source or to the evidence."""
    names = ("author", "publisher", "date", "url", "reliability")
    source = Source("uid", title, **{name: more.pop(name) for name in names if name in more})  # type: ignore[arg-type]
    return Link(Evidence("uid", "uid", "uid", stance, **more), source)  # type: ignore[arg-type]


async def drawn(claims: Sequence[Claim], size: tuple[int, int] = (80, 12), notice: str = "") -> list[str]:
    """The lines of the panel on a screen of that size, its headline apart."""
    panel = ClaimPanel()
    panel.styles.height = "100%"
    async with showing(panel, size=size):
        panel.show("Sentence 1 of 9", claims, notice)
        return [line.strip() for line in lines(panel)[1:] if line.strip()]


async def test_an_open_sentence_tells_the_keys() -> None:
    assert await drawn([]) == ["· open  f fact, a allegation, o opinion, x no claim; d says which"]


@pytest.mark.parametrize(
    ("label", "badge"),
    [
        (Label.FACT, "F fact"),
        (Label.ALLEGATION, "A allegation"),
        (Label.OPINION, "O opinion"),
        (Label.NONE, "x no claim"),
        (None, "· open"),
    ],
)
async def test_each_label_has_a_letter_and_a_word(label: Label | None, badge: str) -> None:
    assert (await drawn([claim(label)]))[0] == badge


async def test_a_source_is_asked_for_where_evidence_could_settle_the_claim() -> None:
    for label in (Label.FACT, Label.ALLEGATION, None):
        assert (await drawn([claim(label)]))[1:] == ["no source yet: s links one"]
    for label in (Label.OPINION, Label.NONE):
        assert (await drawn([claim(label)]))[1:] == []


async def test_all_that_was_said_of_a_claim_is_told() -> None:
    said = claim(
        Label.ALLEGATION,
        verdict=Verdict.REFUTED,
        confidence=Confidence.HIGH,
        claimant="the board",
        target="Ada Berg",
        note="see page 4",
        flagged=True,
    )
    assert await drawn([said]) == [
        "A allegation   confidence high   refuted   ! flagged",
        "who: the board  against: Ada Berg",
        "note: see page 4",
        "no source yet: s links one",
    ]


async def test_a_target_without_claimant_is_told() -> None:
    assert "who: someone  against: Ada Berg" in await drawn([claim(target="Ada Berg")])


async def test_each_link_tells_stance_source_grade_and_place() -> None:
    links = (
        link("Report", publisher="Board", author="J. Wren", date="2024", reliability=Reliability.B),
        link("Ledger", Stance.REFUTES, author="J. Wren", locator="page 4", quote="it cracked"),
        link("Map", Stance.CONTEXT, reliability=Reliability.F, credibility=Credibility.PROBABLY_TRUE),
    )
    assert (await drawn([claim(Label.FACT, *links)]))[1:] == [
        "+ supports Report (Board, 2024) [B]",
        "− refutes  Ledger (J. Wren) page 4 “it cracked”",
        "○ context  Map [F2]",
    ]


async def test_several_claims_are_told_one_after_the_other() -> None:
    told = await drawn([claim(Label.FACT, link("Report")), claim(Label.OPINION)])
    assert told == ["F fact", "+ supports Report", "O opinion"]


async def test_a_notice_goes_first() -> None:
    assert (await drawn([claim(Label.FACT)], notice="undone: tag"))[:2] == ["undone: tag", "F fact"]


async def test_what_does_not_fit_is_counted() -> None:
    links = [link(f"Report {number}") for number in range(9)]
    told = await drawn([claim(Label.FACT, *links)], (80, 6))
    assert told == ["F fact", *(f"+ supports Report {n}" for n in range(3)), "6 more lines: press e"]


async def test_claims_without_evidence_are_not_looked_for_in_its_list() -> None:
    told = await drawn([claim(Label.FACT), claim(Label.FACT), claim(None, link("Report"))], (80, 5))
    assert told[-1] == "3 more lines"


async def test_in_a_single_line_the_label_is_told() -> None:
    assert await drawn([claim(Label.FACT, link("Report"))], (80, 2)) == ["F fact"]


async def test_long_lines_are_wrapped_where_there_is_room_and_else_cut() -> None:
    said = claim(note="word " * 40)
    wide = await drawn([said], (60, 20))
    assert " ".join(wide).count("word") == 40
    narrow = await drawn([said], (60, 5))
    assert len(narrow) == 3
    assert narrow[1].endswith("…")


async def test_text_is_drawn_as_it_stands() -> None:
    bad = "[b]x[/b] [@click=app.quit]y[/] [/ \x1b[31m"
    told = await drawn(
        [claim(None, link(bad, author=bad, locator=bad, quote=bad), claimant=bad, note=bad)], (200, 20)
    )
    shown = bad.replace("\x1b", "␛")
    assert told[1] == f"who: {shown}  against: no one named"
    assert told[2] == f"note: {shown}"
    assert " ".join(told).count(shown) == 6


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_words_that_step_back_can_be_read(theme: str) -> None:
    panel = ClaimPanel()
    panel.styles.height = "100%"
    claims = [claim(Label.NONE, link("Report", author="Wren"), note="words")]
    async with showing(panel, theme=theme, size=(80, 12)):
        panel.show("Sentence 1 of 9", claims)
        for word in ("no claim", "Wren", "note"):
            color, background = colors(panel, word)
            assert MINIMUM <= contrast(color, background) < contrast(panel.styles.color, background)
