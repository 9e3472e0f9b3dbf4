"""What is typed after a key that opens a dialog reaches that dialog and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from annotator.domain.annotations import Claim
from annotator.domain.events import Act
from annotator.services.workspace import Workspace
from tests.tui.driving import acts, add_sources, add_text, claims, driving, labels


@dataclass(frozen=True)
class Dialog:
    key: str
    name: str
    stored: Callable[[Claim], str | None]
    """What of the claim is stored by it."""


DIALOGS = (
    Dialog("t", "FieldsDialog", lambda claim: claim.annotation.note),
    Dialog("w", "FieldsDialog", lambda claim: claim.annotation.claimant),
    Dialog("s", "FinderDialog", lambda claim: claim.links[0].source.title),
)
TYPED = "fa ox u jk q d x/e s[b]"
"""Nearly every letter of it is a command elsewhere."""

dialogs = pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.key)


@dialogs
async def test_a_burst_goes_into_the_dialog(workspace: Workspace, dialog: Dialog) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst(dialog.key + TYPED)
        assert at.on == dialog.name
        assert TYPED in at.drawn
    assert acts(workspace) == []


@dialogs
async def test_a_burst_with_enter_is_stored_and_goes_on_in_the_document(
    workspace: Workspace, dialog: Dialog
) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst(f"{dialog.key}{TYPED}\rfao")
        assert at.on == "SteppingScreen"
        assert at.current == 3
        assert at.gutter == "FAO·····"
    assert labels(workspace, document) == "fao-----"
    first = claims(workspace, document)[0]
    assert first is not None
    assert dialog.stored(first) == TYPED


@dialogs
async def test_one_key_after_another_goes_the_same_way(workspace: Workspace, dialog: Dialog) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press(dialog.key, *"fox", "enter", "f")
        assert at.current == 1
    first = claims(workspace, document)[0]
    assert first is not None
    assert dialog.stored(first) == "fox"
    assert labels(workspace, document) == "f-------"


@dialogs
async def test_bursts_one_behind_the_other(workspace: Workspace, dialog: Dialog) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst("".join(f"{dialog.key}{name}\rj" for name in ("one fox", "two oxen", "three", "four")))
        assert at.on == "SteppingScreen"
        assert at.current == 4
    told = [dialog.stored(claim) for claim in claims(workspace, document) if claim]
    assert told == ["one fox", "two oxen", "three", "four"]


@dialogs
async def test_escape_leaves_everything_unchanged(workspace: Workspace, dialog: Dialog) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        before = at.lines
        await at.press(dialog.key, *TYPED, "escape")
        assert at.on == "SteppingScreen"
        assert at.lines == before
        await at.press("a")
    assert labels(workspace, document) == "a-------"
    assert acts(workspace) == [Act.TAG]


async def test_a_search_is_typed_ahead_too(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst("/forged\ra")
        assert at.gutter == "·······A"
        await at.burst("/fao")
        assert at.on == "FieldsDialog"
        await at.press("escape")
        assert at.on == "SteppingScreen"
    assert labels(workspace, document) == "-------a"


async def test_what_is_typed_into_the_finder_ahead_finds_the_source(workspace: Workspace) -> None:
    add_sources(workspace, "Harbour report", "Fox census", "Pier estimate")
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst("sfox\rjsestim\t\rk")
        assert "supports Fox census" in at.panel
        await at.press("j")
        assert "refutes Pier estimate" in " ".join(at.panel.split())


async def test_keys_typed_ahead_reach_the_definitions(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst("dfaoxd" + "?fa?" + "a")
        assert at.on == "SteppingScreen"
    assert labels(workspace, document) == "a-------"


async def test_a_pasted_text_is_typed_text(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.paste("fao")
        assert at.current == 0
        await at.press("t")
        await at.paste("fa[/]o")
        assert at.on == "FieldsDialog"
        await at.press("enter")
        assert "note: fa[/]o" in at.panel
    assert labels(workspace, document) == "--------"


@pytest.mark.parametrize("key", ["pageup", "pagedown", "ctrl+pageup", "ctrl+pagedown"])
@pytest.mark.parametrize("dialog", ["t", "s", "/", "F"])
async def test_keys_that_scroll_do_nothing_where_nothing_scrolls(
    workspace: Workspace, dialog: str, key: str
) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(dialog, *"ab", key)
        before = at.on
        await at.press(key)
        assert at.on == before != "SteppingScreen"


@pytest.mark.parametrize("click_first", [True, False])
async def test_a_click_and_a_key_at_once_leave_a_dialog_once(workspace: Workspace, click_first: bool) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("v")
        row = next(row for row, line in enumerate(at.lines, 1) if "refuted" in line)
        click = f"\x1b[<0;10;{row}M\x1b[<0;10;{row}m"
        await at.burst(f"{click}s" if click_first else f"s{click}")
        assert at.on == "SteppingScreen"
    assert acts(workspace) == [Act.VERDICT]
