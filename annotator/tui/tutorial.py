"""The program as it gives the lesson."""

from dataclasses import replace
from typing import Any

from textual.screen import Screen

from annotator.domain.documents import Metadata
from annotator.domain.preferences import Preferences
from annotator.services.documents import open_whole
from annotator.services.importing import import_text
from annotator.services.workspace import Workspace
from annotator.tui.app import AnnotatorApp, run_to_end
from annotator.tui.lesson.tasks import sample
from annotator.tui.screens.tutorial import TutorialScreen
from annotator.tui.telling import telling

_UNASKED = {"get_ready", "look_around", "catch_up"}
"""What the program does by itself now and then, unlike what a learner does."""


class TutorialApp(AnnotatorApp):
    """Shows the sample text, with the lesson above it."""

    def __init__(self, workspace: Workspace, preferences: Preferences | None = None) -> None:
        """`workspace` is empty, and thrown away afterwards. Tagging moves on, as the lesson says."""
        document = import_text(workspace, sample(), Metadata(), Metadata()).document
        moving_on = replace(preferences or Preferences(), advance=True)
        super().__init__(workspace, preferences=moving_on)
        self._lesson = TutorialScreen(open_whole(workspace, document))

    def get_default_screen(self) -> Screen[None]:
        """The lesson."""
        return self._lesson

    async def run_action(self, *args: Any, **kwargs: Any) -> bool:
        """Do what a key asks for, and let the lesson look at it."""
        is_in_dialog = self.screen is not self._lesson
        done = await super().run_action(*args, **kwargs)
        if self._lesson.is_running and args[0] not in _UNASKED:
            with telling(self):
                await self._lesson.look(str(args[0]), is_in_dialog=is_in_dialog)
        return done


def run(workspace: Workspace, preferences: Preferences) -> None:
    """Give the lesson in an empty workspace until the learner leaves.

    Raises `SystemExit` with a code other than 0 where a bug ended the program.
    """
    run_to_end(TutorialApp(workspace, preferences))
