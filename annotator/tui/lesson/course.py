"""The lesson: tasks one after another, each checked against what the learner did. No screen, no database."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Final

from annotator.domain.annotations import Annotation, Claim
from annotator.domain.documents import Span
from annotator.domain.events import Act
from annotator.domain.vocabulary import Label
from annotator.tui.keys import SCREENS, STEPPING, caption

_ACTIONS: Final = {key.id: key.action for keys in SCREENS.values() for key in keys}
_COMMANDS: Final = {key.action: key for key in STEPPING}
_LABELS: Final = frozenset(label.value for label in Label)
_ALWAYS: Final = frozenset({"undo", "drop", "help", "definitions", "leave"})
"""Commands that are never beside the task: they take back, look up, or end."""
_MOVES: Final = frozenset({"step", "claim", "step_open", "edge", "page", "match"})
"""Names of the actions that only go elsewhere."""

UNBOUND: Final = "unbound"
"""The action of a key that gives no command."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is there to be seen after the learner did something."""

    text: str
    """The whole sample."""
    sentences: Sequence[Span]
    at: Span
    """The current sentence."""
    claims: Sequence[Claim] = ()
    """What was said, in text order."""
    acts: Sequence[Act] = ()
    """The whole ledger of the sample."""
    actions: Sequence[str] = ()
    """What was asked for by keys since the lesson began, as the key table names it."""
    is_narrowed: bool = False
    """Whether a filter is on."""
    is_in_dialog: bool = False
    """Whether the last of the actions was asked for in a dialog."""

    def sentence(self, words: str) -> Span:
        """The sentence in which these words of the sample begin."""
        place = self.text.index(words)
        return next(s for s in reversed(self.sentences) if s.start <= place)

    def is_at(self, words: str) -> bool:
        """Whether that sentence is the current one."""
        return self.at == self.sentence(words)

    def claims_in(self, words: str) -> list[Claim]:
        """What was said of that sentence and of parts of it."""
        start, end = self.sentence(words)
        return [claim for claim in self.claims if start <= claim.annotation.start < end]

    def said_of(self, words: str) -> Annotation | None:
        """What was said of the whole of that sentence."""
        span = self.sentence(words)
        return next((c.annotation for c in self.claims if c.annotation.span == span), None)

    def used(self, command: str, before: "Moment") -> bool:
        """Whether the command with this id was given since."""
        return _ACTIONS[command] in self.actions[len(before.actions) :]

    def acts_since(self, before: "Moment") -> Sequence[Act]:
        """What was written into the ledger since."""
        return self.acts[len(before.acts) :]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to what the learner did."""

    is_done: bool
    why: str = ""
    """What is wrong, and how to mend it; empty as long as nothing is."""


DONE, WAITING = Answer(is_done=True), Answer(is_done=False)
Check = Callable[[Moment, Moment], Answer]
"""Judges a task by the moment when it was set and the present one."""


@dataclass(frozen=True, slots=True)
class Task:
    """One small thing to do. In its texts `{ID}` stands for a key of the command with this id."""

    name: str
    told: str
    praise: str
    """Told once it is done."""
    check: Check
    words: str = ""
    """How the sentence begins that it is about, if it is about one."""

    @property
    def asked(self) -> frozenset[str]:
        """Ids of the commands that do it no harm: those it names, or labels where it names none."""
        named = {command for _, command, _, _ in Formatter().parse(self.told) if command}
        return _ALWAYS | (named or _LABELS)


class Lesson:
    """Where a learner is in the tasks."""

    def __init__(self, tasks: Sequence[Task], start: Moment) -> None:
        self._tasks = tasks
        self._set_at = self._now = start
        self._why = ""
        self._praise = ""
        self.number = 1
        """Of the present task, from 1 on."""

    @property
    def task(self) -> Task:
        """The present task."""
        return self._tasks[self.number - 1]

    @property
    def count(self) -> int:
        """How many tasks there are."""
        return len(self._tasks)

    def take(self, now: Moment) -> None:
        """Judge what was done; on to the next task that is not done yet."""
        before, self._now = self._now, now
        answer = self.task.check(self._set_at, now)
        while answer.is_done and self.number < self.count:
            self._praise = self.task.praise
            self.number += 1
            self._set_at = now
            before = now
            answer = self.task.check(now, now)
        self._why = answer.why or self._beside(before, now)

    def _beside(self, before: Moment, now: Moment) -> str:
        """What is said to a key that the present task does not ask for; nothing to any other."""
        if now.is_in_dialog or len(now.actions) == len(before.actions) or self.number == self.count:
            return ""
        if now.actions[-1] == UNBOUND:
            return "That key does nothing here: this step asks for something else."
        key = _COMMANDS.get(now.actions[-1])
        if key is None or key.id in self.task.asked:
            return ""
        if self.task.words and key.action.partition("(")[0] in _MOVES:
            return ""
        stored = " {undo} takes it back." if len(now.acts) > len(before.acts) else ""
        return f"{{{key.id}}} is “{key.words}”: this step asks for something else.{stored}"

    def told(self) -> Iterator[tuple[str, str]]:
        """What is to be told now, each with a sign before it: ✓ praise, ✗ what is wrong, → where to go."""
        if self._praise and not self._why:
            yield "✓", self._praise
        yield "", self.task.told
        if self._why:
            yield "✗", self._why
        elif self.task.words and not self._now.is_at(self.task.words):
            is_ahead = self._now.at < self._now.sentence(self.task.words)
            yield "→", f"{'{next}' if is_ahead else '{previous}'} goes to the sentence “{self.task.words} …”."


def labelled(words: str, label: Label, why: Mapping[Label, str]) -> Check:
    """The sentence with these words has this label; `why` it has no other."""

    def check(before: Moment, now: Moment) -> Answer:
        annotation = now.said_of(words)
        given = annotation.label if annotation else None
        if given is label:
            return DONE
        if given is not None:
            return Answer(is_done=False, why=why[given] + " {undo} takes it back.")
        if list(now.acts_since(before)[-1:]) == [Act.TAG]:
            return Answer(
                is_done=False, why=f"You tagged another one than “{words} …”. {{undo}} takes it back."
            )
        return WAITING

    return check


def said(words: str, judge: Callable[[Annotation], Answer]) -> Check:
    """What is said of the sentence with these words passes."""

    def check(_before: Moment, now: Moment) -> Answer:
        annotation = now.said_of(words)
        return judge(annotation) if annotation else WAITING

    return check


def used(command: str) -> Check:
    """The command with this id was given."""
    return lambda before, now: Answer(now.used(command, before))


def parts(told: str) -> Iterator[tuple[str, bool]]:
    """A text of a task in pieces, and whether each is a key: one of those that give the command today."""
    for words, command, _, _ in Formatter().parse(told):
        yield words, False
        if command:
            yield caption(command), True


def plain(told: str) -> str:
    """A text of a task as the learner reads it."""
    return "".join(words for words, _ in parts(told))
