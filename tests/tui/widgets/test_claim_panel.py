"""The panel tells all that was said of the current sentence, as far as there is room."""

from collections.abc import Sequence
from typing import Any

import pytest

from annotator.domain.annotations import Annotation, Claim, Evidence, Link
from annotator.domain.sources import Source
from annotator.domain.vocabulary import (
    Confidence,
    Credibility,
    Label,
    QuoteMatch,
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
    root = more.pop("root", None)
    source = Source(title, title, **{name: more.pop(name) for name in names if name in more})  # type: ignore[arg-type]
    return Link(Evidence("uid", "uid", "uid", stance, **more), source, root)  # type: ignore[arg-type]


async def drawn(
    claims: Sequence[Claim], size: tuple[int, int] = (80, 12), notice: str = "", **more: Any
) -> list[str]:
    """The lines of the panel on a screen of that size, its headline apart."""
    panel = ClaimPanel()
    panel.styles.height = "100%"
    async with showing(panel, size=size):
        panel.show("Sentence 1 of 9", claims, notice, **more)
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
        link(
            "Ledger",
            Stance.REFUTES,
            author="J. Wren",
            locator="page 4",
            quote="it cracked",
            credibility=Credibility.POSSIBLY_TRUE,
        ),
        link("Map", Stance.CONTEXT, reliability=Reliability.F, credibility=Credibility.PROBABLY_TRUE),
    )
    assert (await drawn([claim(Label.FACT, *links)]))[1:] == [
        "+ supports Report (Board, 2024) [B-]",
        "− refutes  Ledger (J. Wren) [-3] page 4 “it cracked”",
        "○ context  Map [F2]",
    ]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"quote_match": QuoteMatch.VERBATIM, "quote_similarity": 100}, "verbatim “it cracked”"),
        ({"quote_match": QuoteMatch.NORMALISED, "locator": "p. 4"}, "p. 4 normalised “it cracked”"),
        ({"quote_match": QuoteMatch.FUZZY, "quote_similarity": 97}, "97 % “it cracked”"),
        (
            {"quote_match": QuoteMatch.FUZZY, "quote_similarity": 97, "locator": "p. 4"},
            "97 % at p. 4 “it cracked”",
        ),
        ({"quote_match": QuoteMatch.NOT_FOUND, "locator": "p. 4"}, "p. 4 not found “it cracked”"),
        ({"quote_match": QuoteMatch.NO_TEXT}, "no text “it cracked”"),
    ],
)
async def test_each_link_tells_what_became_of_its_quote(found: dict[str, Any], told: str) -> None:
    linked = link("Report", quote="it cracked", **found)
    assert (await drawn([claim(Label.FACT, linked)]))[1:] == [f"+ supports Report {told}"]


async def test_a_long_name_gives_way_to_grade_and_check_where_there_is_little_room() -> None:
    linked = link(
        "Inspection of the pier " * 5,
        publisher="Board",
        reliability=Reliability.B,
        credibility=Credibility.PROBABLY_TRUE,
        locator="p. 4",
        quote="it cracked and it broke and nobody told",
        quote_match=QuoteMatch.NOT_FOUND,
    )
    (line,) = (await drawn([claim(Label.FACT, linked)], (80, 4)))[1:2]
    assert line == "+ supports Inspection of the pier In… [B2] p. 4 not found “it cracked and it …"
    wide = " ".join(await drawn([claim(Label.FACT, linked)], (80, 20)))
    assert "nobody told”" in wide
    assert wide.count("Inspection of the pier") == 5


async def test_a_source_that_is_later_than_the_text_is_marked() -> None:
    links = [link(date, date=date) for date in ("2016", "2016-02-01", "2016-02-02", "2017", "soon")]
    told = await drawn([claim(Label.FACT, *links)], document_date="2016-02-01")
    assert [line.split()[2] for line in told if "after the text" in line] == ["2016-02-02", "2017"]
    assert "after the text" not in " ".join(await drawn([claim(Label.FACT, *links)]))


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ([link("A"), link("B", root="A"), link("C", root="A")], "3 links, 1 root"),
        ([link("A"), link("B")], "2 links, 2 roots"),
        ([link("A"), link("B"), link("C", Stance.REFUTES)], "3 links, 2 roots for, 1 against"),
        ([link("C", Stance.REFUTES)], "1 link, 0 roots for, 1 against"),
        ([link("C", Stance.CONTEXT)], "1 link, 0 roots"),
    ],
)
async def test_support_is_counted_in_independent_roots(links: list[Link], told: str) -> None:
    assert (await drawn([claim(Label.FACT, *links)]))[0].endswith(f"   {told}")


FOR, AGAINST, ASIDE = link("A"), link("B", Stance.REFUTES), link("C", Stance.CONTEXT)


@pytest.mark.parametrize(
    ("links", "implied"),
    [
        ([FOR], "supported"),
        ([AGAINST], "refuted"),
        ([FOR, AGAINST], "conflicting evidence"),
        ([ASIDE], "not enough evidence"),
    ],
)
async def test_a_verdict_is_proposed_where_none_is_set(links: list[Link], implied: str) -> None:
    assert f"   v: {implied}?   " in (await drawn([claim(Label.FACT, *links)]))[0]
    agreed = (await drawn([claim(Label.FACT, *links, verdict=Verdict(implied))]))[0]
    assert f"   {implied}   " in agreed
    assert "evidence:" not in agreed


async def test_where_verdict_and_evidence_disagree_both_are_told() -> None:
    said = claim(Label.FACT, FOR, verdict=Verdict.REFUTED)
    assert (await drawn([said]))[0] == "F fact   refuted ≠ evidence: supported   1 link, 1 root"


@pytest.mark.parametrize("label", [Label.OPINION, Label.NONE])
async def test_no_verdict_is_proposed_where_evidence_could_settle_nothing(label: Label) -> None:
    assert "v:" not in (await drawn([claim(label, FOR)]))[0]
    assert "≠" not in (await drawn([claim(label, FOR, verdict=Verdict.REFUTED)]))[0]


async def test_what_does_not_fit_into_the_first_line_goes_into_the_next_as_a_whole() -> None:
    said = claim(Label.FACT, FOR, AGAINST, verdict=Verdict.SUPPORTED, flagged=True)
    told = await drawn([said], (60, 12))
    assert told[:2] == [
        "F fact   supported ≠ evidence: conflicting evidence",
        "! flagged   2 links, 1 root for, 1 against",
    ]


async def test_what_was_not_known_by_a_day_is_left_out() -> None:
    early, late = link("Early", date="2015"), link("Late", Stance.REFUTES, date="2017")
    told = await drawn([claim(Label.FACT, early, late)], as_of="2016-01-01")
    assert told == [
        "F fact   v: supported?   1 link, 1 root, 1 later left out",
        "+ supports Early (2015)",
    ]
    assert await drawn([claim(Label.FACT, late)], as_of="2016-01-01") == ["F fact   1 later left out"]


@pytest.mark.parametrize("width", [80, 39, 30])
async def test_the_headline_tells_the_day(width: int) -> None:
    panel = ClaimPanel()
    async with showing(panel, size=(width, 6)):
        panel.show("Sentence 4321 of 9876", [], as_of="2016-01-01")
        assert " as of 2016-01-01 " in lines(panel)[0]
        panel.show("Sentence 4321 of 9876", [])
        assert "as of" not in lines(panel)[0]


async def test_several_claims_are_told_one_after_the_other() -> None:
    told = await drawn([claim(Label.FACT, link("Report")), claim(Label.OPINION)])
    assert told == ["F fact   v: supported?   1 link, 1 root", "+ supports Report", "O opinion"]


async def test_a_notice_goes_first() -> None:
    assert (await drawn([claim(Label.FACT)], notice="undone: tag"))[:2] == ["undone: tag", "F fact"]


async def test_what_does_not_fit_is_counted() -> None:
    links = [link(f"Report {number}") for number in range(9)]
    told = await drawn([claim(Label.FACT, *links)], (80, 6))
    assert told == [
        "F fact   v: supported?   9 links, 9 roots",
        *(f"+ supports Report {number}" for number in range(3)),
        "6 more lines: press e",
    ]


async def test_claims_without_evidence_are_not_looked_for_in_its_list() -> None:
    told = await drawn([claim(Label.FACT), claim(Label.FACT), claim(None, link("Report"))], (80, 5))
    assert told[-1] == "3 more lines"


async def test_in_a_single_line_the_label_is_told() -> None:
    told = await drawn([claim(Label.FACT, link("Report"))], (80, 2))
    assert told == ["F fact   v: supported?   1 link, 1 root"]


async def test_long_lines_are_wrapped_where_there_is_room_and_else_cut() -> None:
    said = claim(note="word " * 40)
    wide = await drawn([said], (60, 20))
    assert " ".join(wide).count("word") == 40
    narrow = await drawn([said], (60, 5))
    assert len(narrow) == 3
    assert narrow[1].endswith("…")


@pytest.mark.parametrize(("height", "is_whole"), [(6, False), (7, True)])
async def test_long_lines_are_wrapped_as_soon_as_all_rows_fit(height: int, is_whole: bool) -> None:
    """At 60 cells twelve words a line: a badge, four lines of a note, and a line on sources."""
    told = await drawn([claim(note="word " * 40)], (60, height))
    assert (" ".join(told).count("word") == 40) is is_whole
    assert told[-1] == "no source yet: s links one"


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
