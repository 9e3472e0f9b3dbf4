"""One key, one decision: stored with its event before the screen shows it, then on to the next sentence."""

from annotator.domain.events import Act
from annotator.domain.vocabulary import Label
from annotator.services.workspace import Workspace
from tests.tui.driving import SENTENCES, acts, add_text, driving, labels, ledger

LABELS = (Label.FACT, Label.ALLEGATION, Label.OPINION)


async def test_each_label_has_a_key_that_stores_it_and_moves_on(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        assert "0/8" in at.title
        await at.press("f", "a", "o", "x")
        assert at.current == 4
        assert "Sentence 5 of 8" in at.panel
        assert "F 1 A 1 O 1 x 1 4/8 50 %" in at.title
    assert labels(workspace, document) == "faox----"
    assert acts(workspace) == [Act.TAG] * 4


async def test_the_event_says_who_did_what_where(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("j", "j", "a")
    event = ledger(workspace)[-1]
    start = len("Pier shut after cracks\nBy Mara Lind\n\n")
    assert (event.annotator, event.act, event.document_id) == ("ana", Act.TAG, document.id)
    assert event.span == (start, start + len(SENTENCES[0]))
    assert event.before.annotations == ()
    assert [annotation.label for annotation in event.after.annotations] == [Label.ALLEGATION]


async def test_the_gutter_shows_a_letter_for_each_sentence(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        assert at.gutter == "········"
        await at.press("x", "x", "f", "a", "a", "o")
        assert at.gutter == "xxFAAO··"


async def test_on_the_last_sentence_a_tag_is_kept_and_nothing_moves(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("G", "f")
        assert at.current == 7
        assert "F fact" in at.panel
        await at.press("o")
        assert "O opinion" in at.panel
        assert "1/8" in at.title
    assert labels(workspace, document) == "-------o"


async def test_another_tag_replaces_the_one_before(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("f", "k", "a", "k")
        assert "A allegation" in at.panel
        assert "F 0 A 1" in at.title
        await at.press("a")
    assert labels(workspace, document) == "a-------"
    assert acts(workspace) == [Act.TAG, Act.TAG], "the same tag again is no act"


async def test_a_burst_is_stored_in_its_order(workspace: Workspace) -> None:
    document = add_text(workspace, "Ja. " * 100)
    async with driving(workspace, document) as at:
        await at.burst("fao" * 30)
        assert at.current == 90
        assert "F 30 A 30 O 30 x 0 90/100" in at.title
    assert labels(workspace, document) == "fao" * 30 + "-" * 10
    assert acts(workspace) == [Act.TAG] * 90
    assert [event.after.annotations[0].label for event in ledger(workspace)[1:]] == [*LABELS] * 30


async def test_keys_that_come_one_by_one_are_stored_in_their_order_too(workspace: Workspace) -> None:
    document = add_text(workspace, "Ja. " * 40)
    async with driving(workspace, document) as at:
        await at.press(*"faox" * 9)
    assert labels(workspace, document) == "faox" * 9 + "----"


async def test_a_burst_that_goes_back_ends_with_the_last_tag(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst("fkakokxkfkak" * 5)
        assert at.current == 0
    assert labels(workspace, document) == "a-------"
    assert len({event.after.annotations[0].uid for event in ledger(workspace)[1:]}) == 1
