"""What was typed before a person could see that an earlier key was refused is not done."""

from typing import Any

import pytest

from annotator.domain.errors import StorageError
from annotator.services import annotating
from annotator.services.workspace import Workspace
from tests.tui.driving import add_text, driving, labels


async def test_keys_typed_ahead_of_a_refusal_do_not_land_on_another_sentence(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, refusals = annotating.tag_and_read, ["The disk is full."]

    def refuse_once(*args: Any) -> Any:
        if refusals:
            raise StorageError(refusals.pop())
        return store(*args)

    monkeypatch.setattr(annotating, "tag_and_read", refuse_once)
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.burst("faoj")
        assert at.notices == ["The disk is full.", "3 keys typed before that could be seen did nothing."]
        assert (at.current, labels(workspace, document).strip("-")) == (0, "")
        await at.press("f", "a")
    assert labels(workspace, document).rstrip("-") == "fa"


async def test_a_sentence_taller_than_the_view_can_be_read_to_its_end(workspace: Workspace) -> None:
    words = [f"clause{number}" for number in range(900)]
    document = add_text(workspace, ", ".join(words) + ".\n\nThe end.")
    async with driving(workspace, document) as at:
        seen = at.drawn
        for _ in range(40):
            await at.press("pagedown")
            seen += at.drawn
        assert all(word in seen for word in words)
        assert at.current == 1
        await at.press("g", "pagedown", "pageup")
        assert at.current == 0
        assert "clause0," in at.drawn
