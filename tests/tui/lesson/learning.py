"""A learner without a screen: does things by the services, and shows the lesson what there is then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Concatenate, ParamSpec, TypeVar

from annotator.domain.documents import Document, Metadata, Span
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import claims_in, tag
from annotator.services.documents import open_whole
from annotator.services.importing import import_text
from annotator.services.log import read_log
from annotator.services.workspace import Workspace
from annotator.tui.keys import SCREENS
from annotator.tui.lesson.course import Lesson, Moment, Task, plain
from annotator.tui.lesson.tasks import TASKS, sample

P = ParamSpec("P")
R = TypeVar("R")

ACTIONS = {key.id: key.action for keys in SCREENS.values() for key in keys}


@dataclass
class Learner:
    """One who has come to some task of the lesson."""

    workspace: Workspace
    document: Document
    lesson: Lesson
    moment: Moment
    told: list[str] = field(default_factory=list)

    def place(self, words: str) -> Place:
        """The sentence with these words."""
        return Place(self.document.id, self.look().sentence(words))

    def tag(self, words: str, label: Label) -> None:
        """Tag a sentence, as the key does."""
        self.do(tag, self.place(words), label)

    def do(self, call: Callable[Concatenate[Workspace, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Call a service, and show the lesson what came of it."""
        result = call(self.workspace, *args, **kwargs)
        self.show()
        return result

    def press(self, *commands: str, at: str | None = None, is_narrowed: bool = False) -> None:
        """Give commands by their ids; in the end the sentence with the words `at` is the current one."""
        seen = replace(self.moment, actions=(*self.moment.actions, *(ACTIONS[c] for c in commands)))
        span = seen.sentence(at) if at else seen.at
        self.moment = replace(seen, at=span, is_narrowed=is_narrowed)
        self.show()

    def show(self) -> None:
        """Let the lesson judge what there is now."""
        self.moment = self.look()
        self.lesson.take(self.moment)

    def look(self) -> Moment:
        """What there is now."""
        reading = open_whole(self.workspace, self.document)
        text, spans = reading.excerpt.text, reading.excerpt.spans
        claims = claims_in(self.workspace, Place(self.document.id, Span(0, len(text))))
        acts = [entry.event.act for entry in read_log(self.workspace, self.document)]
        return replace(self.moment, sentences=spans, claims=claims, acts=acts)

    @property
    def task(self) -> str:
        """Name of the present task."""
        return self.lesson.task.name

    def hears(self, sign: str) -> str:
        """What the lesson says with a sign, as the learner reads it."""
        return " ".join(plain(words) for one, words in self.lesson.told() if one == sign)


def learner(workspace: Workspace, task: str, tasks: Sequence[Task] = TASKS) -> Learner:
    """One who comes to a task having done nothing yet."""
    document = import_text(workspace, sample(), Metadata(), Metadata()).document
    excerpt = open_whole(workspace, document).excerpt
    start = Moment(excerpt.text, excerpt.spans, excerpt.spans[0])
    names = [one.name for one in tasks]
    found = Learner(workspace, document, Lesson(tasks[names.index(task) :], start), start)
    found.moment = found.look()
    found.lesson = Lesson(tasks[names.index(task) :], found.moment)
    return found
