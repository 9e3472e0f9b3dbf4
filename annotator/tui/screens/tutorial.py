"""The stepping screen with the lesson above it."""

from dataclasses import replace

from textual.app import ComposeResult

from annotator.domain.documents import Document, Span
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import Reading
from annotator.services.log import read_log
from annotator.services.workspace import Workspace
from annotator.tui.lesson.course import UNBOUND, Lesson, Moment, parts
from annotator.tui.lesson.tasks import TASKS
from annotator.tui.screens.stepping import SteppingScreen
from annotator.tui.widgets.lesson_box import LessonBox


class TutorialScreen(SteppingScreen):
    """It looks at what was done after each key."""

    def __init__(self, reading: Reading) -> None:
        """`reading` is the whole sample."""
        super().__init__(reading)
        text, spans = reading.excerpt.text, reading.excerpt.spans
        self._sample = reading.progress.document
        self._moment = Moment(text, spans, spans[reading.current])
        self._lesson = Lesson(TASKS, self._moment)
        self._box = LessonBox()

    def compose(self) -> ComposeResult:
        """The stepping screen, and the box above the document."""
        yield from super().compose()
        yield self._box

    async def on_mount(self) -> None:
        """Set the first task."""
        self._show_task()

    async def on_key(self) -> None:
        """A key came here that gives no command: that is judged too."""
        await self.do(UNBOUND)

    def action_unbound(self) -> None:
        """Do nothing."""

    async def look(self, action: str, *, is_in_dialog: bool) -> None:
        """Judge what an action did, and tell what is to be done next."""
        seen = replace(
            self._moment,
            sentences=self.cursor.spans,
            at=self.cursor.place().span,
            actions=(*self._moment.actions, action),
            is_narrowed=self.cursor.is_narrowed,
            is_in_dialog=is_in_dialog,
        )
        self._moment = await self.ask(_with_stored, seen, self._sample)
        self._lesson.take(self._moment)
        self._show_task()

    def _show_task(self) -> None:
        told = [(sign, parts(words)) for sign, words in self._lesson.told()]
        self._box.show(f"Lesson, step {self._lesson.number} of {self._lesson.count}", told)


def _with_stored(workspace: Workspace, seen: Moment, sample: Document) -> Moment:
    """What is seen, with what is stored."""
    claims = claims_in(workspace, Place(sample.id, Span(0, len(seen.text))))
    acts = [entry.event.act for entry in read_log(workspace, sample)]
    return replace(seen, claims=claims, acts=acts)
