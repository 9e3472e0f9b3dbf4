"""Dialogs to type in say in the footer what Enter does there."""

import pytest

from annotator.services.workspace import Workspace
from tests.tui.driving import add_text, driving


@pytest.mark.parametrize(("key", "told"), [("/", "Enter search"), ("T", "Enter set"), ("t", "Enter save")])
async def test_in_a_document(workspace: Workspace, key: str, told: str) -> None:
    async with driving(workspace, add_text(workspace)) as at:
        await at.press(key)
        assert at.lines[-1].split("  ")[0].strip() == told


@pytest.mark.parametrize(("key", "told"), [("i", "Enter import"), ("x", "Enter export")])
async def test_in_the_library(workspace: Workspace, key: str, told: str) -> None:
    async with driving(workspace) as at:
        await at.press(key)
        assert at.lines[-1].split("  ")[0].strip() == told
