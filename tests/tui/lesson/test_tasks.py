"""What the lesson says to what a learner did: right, wrong, or nothing yet."""

from collections.abc import Iterator

import pytest

from annotator.domain.documents import Span
from annotator.domain.vocabulary import Confidence, Label, Stance, Verdict
from annotator.services.acting import Place
from annotator.services.annotating import (
    attribute,
    flag,
    set_confidence,
    set_verdict,
    write_note,
)
from annotator.services.carving import carve
from annotator.services.cutting import join, split
from annotator.services.linking import link_new, set_stance
from annotator.services.ranges import tag_all
from annotator.services.undoing import redo, undo
from annotator.services.workspace import Workspace
from annotator.tui.key import rebind
from annotator.tui.lesson import checks
from annotator.tui.lesson.course import Task, plain
from annotator.tui.lesson.tasks import TASKS, sample
from tests.services.support import source
from tests.tui.lesson.learning import Learner, learner

TAGGED = {
    "headline": (checks.HEADLINE, Label.NONE),
    "byline": (checks.BYLINE, Label.NONE),
    "fact": (checks.FACT, Label.FACT),
    "allegation": (checks.ATTRIBUTED, Label.ALLEGATION),
    "alleged": (checks.ALLEGED, Label.ALLEGATION),
    "opinion": (checks.OPINION, Label.OPINION),
    "label": (checks.REFUTED, Label.FACT),
}
"""The tasks that ask for a label, the sentence, and the label."""
WRONG = [(task, label) for task, (_, right) in TAGGED.items() for label in Label if label is not right]


def test_the_sample_is_cut_as_the_tasks_expect(workspace: Workspace) -> None:
    moment = learner(workspace, "step").moment
    assert 14 <= len(moment.sentences) <= 16
    whole = (
        *(words for words, _ in TAGGED.values()),
        checks.DOUBLE,
        checks.ALARM,
        checks.FINE,
        *checks.DEBRIS,
    )
    for words in whole:
        assert moment.sentence(words).start == moment.text.index(words)
    assert moment.sentence(checks.REST_OF_FINE) != moment.sentence(checks.FINE)
    assert moment.sentence(checks.SECOND_HALF) == moment.sentence(checks.ALARM)


PREPARED = {"back", "evidence", "all"}
"""The tasks that follow from what was done in those before."""


@pytest.mark.parametrize("task", [task.name for task in TASKS[:-1] if task.name not in PREPARED])
def test_what_a_task_does_not_ask_for_is_told(workspace: Workspace, task: str) -> None:
    at = learner(workspace, task)
    at.press("progress")
    assert at.hears("✗") == "p is “progress”: this step asks for something else."
    at.press("help")
    assert at.hears("✗") == ""


@pytest.mark.parametrize("task", [task for task in TASKS if task.words], ids=lambda task: task.name)
def test_the_way_to_a_sentence_is_not_beside_the_task(workspace: Workspace, task: Task) -> None:
    at = learner(workspace, task.name)
    if task.name in PREPARED:
        at.do(link_new, at.place(task.words), source("Inspection report 2023"), Stance.CONTEXT)
    at.press("last", at="More from")
    at.press("previous", at=task.words)
    assert at.hears("✗") == ""


def test_the_last_task_asks_for_nothing(workspace: Workspace) -> None:
    at = learner(workspace, "leave")
    at.press("progress")
    assert at.hears("✗") == ""


@pytest.mark.parametrize("task", TAGGED)
def test_the_right_label_leads_on_with_praise(workspace: Workspace, task: str) -> None:
    at = learner(workspace, task)
    praise = at.lesson.task.praise
    at.tag(*TAGGED[task])
    assert at.task != task
    assert at.hears("✓") == plain(praise)
    assert at.hears("✗") == ""


@pytest.mark.parametrize(("task", "label"), WRONG)
def test_a_wrong_label_is_told_why_and_how_to_undo(workspace: Workspace, task: str, label: Label) -> None:
    at = learner(workspace, task)
    words, right = TAGGED[task]
    at.tag(words, label)
    assert at.task == task
    assert at.hears("✗").startswith("Not quite: ")
    assert at.hears("✗").endswith(" u takes it back.")
    at.do(undo, at.document.id)
    assert at.hears("✗") == ""
    at.tag(words, right)
    assert at.task != task


@pytest.mark.parametrize("task", TAGGED)
def test_another_sentence_is_not_the_one_that_was_asked_about(workspace: Workspace, task: str) -> None:
    at = learner(workspace, task)
    at.tag("How many more", TAGGED[task][1])
    assert at.task == task
    assert TAGGED[task][0] in at.hears("✗")
    assert "u takes it back" in at.hears("✗")


def test_one_who_is_elsewhere_is_told_the_way(workspace: Workspace) -> None:
    at = learner(workspace, "opinion")
    assert at.hears("→") == f"j goes to the sentence “{checks.OPINION} …”."
    at.press("last", at="More from")
    assert at.hears("→") == f"k goes to the sentence “{checks.OPINION} …”."
    at.press("previous", at=checks.OPINION)
    assert at.hears("→") == ""


def test_moving_is_seen(workspace: Workspace) -> None:
    at = learner(workspace, "step")
    at.press("help")
    assert at.task == "step"
    at.press("next", at=checks.BYLINE)
    assert at.task == "back"
    at.press("next", at=checks.FACT)
    assert at.task == "back"
    at.press("first", at=checks.HEADLINE)
    assert at.task == "headline"


@pytest.mark.parametrize(("task", "command"), [("definitions", "definitions"), ("open", "next-open")])
def test_a_key_that_stores_nothing_is_seen(workspace: Workspace, task: str, command: str) -> None:
    at = learner(workspace, task)
    at.press("help", "previous-open")
    assert at.task == task
    at.press(command)
    assert at.task != task


def test_who_alleges_must_be_who_alleges(workspace: Workspace) -> None:
    at = learner(workspace, "who")
    place = at.place(checks.ATTRIBUTED)
    at.do(attribute, place, "the captain", None)
    assert at.task == "who"
    assert "Jonas Pell" in at.hears("✗")
    at.do(attribute, place, "Jonas Pell", "the captain")
    assert at.task == "alleged"


def test_undo_then_redo(workspace: Workspace) -> None:
    at = learner(workspace, "undo")
    at.tag(checks.OPINION, Label.OPINION)
    assert at.task == "undo"
    at.do(undo, at.document.id)
    assert at.task == "redo"
    at.do(redo, at.document.id)
    assert at.task == "confidence"


def test_after_something_new_nothing_can_be_redone(workspace: Workspace) -> None:
    at = learner(workspace, "redo")
    at.tag(checks.OPINION, Label.FACT)
    assert at.hears("✗") == "Something new was done, so nothing is left to redo: u first, then U."
    at.do(undo, at.document.id)
    assert at.hears("✗") == ""
    at.do(redo, at.document.id)
    assert at.task == "confidence"


def test_confidence_note_and_flag_belong_to_that_sentence(workspace: Workspace) -> None:
    at = learner(workspace, "confidence")
    other, place = at.place(checks.FACT), at.place(checks.OPINION)
    at.do(set_confidence, other, Confidence.LOW)
    assert at.task == "confidence"
    at.do(set_confidence, place, Confidence.HIGH)
    assert at.task == "note"
    at.do(write_note, place, "harsh")
    assert at.task == "flag"
    at.do(flag, place, flagged=True)
    assert at.task == "carve"


def part(at: Learner, words: str) -> Span:
    """The place of some words of the sample."""
    start = at.moment.text.index(words)
    return Span(start, start + len(words))


PILOT, YEARS = "The director is said to have dismissed the pilot", "who had worked there for nine years"


def test_each_carved_claim_wants_its_own_label(workspace: Workspace) -> None:
    at = learner(workspace, "carve")
    sentence = at.place(checks.DOUBLE)
    at.do(carve, sentence, part(at, PILOT), Label.ALLEGATION)
    assert (at.task, at.hears("✗")) == ("carve", "")
    at.do(carve, sentence, part(at, YEARS), Label.OPINION)
    assert at.task == "carve"
    assert at.hears("✗").startswith("Not quite: ")
    at.do(undo, at.document.id)
    at.do(carve, sentence, part(at, YEARS), Label.FACT)
    assert at.task == "search"


def test_one_label_for_both_claims_is_not_enough(workspace: Workspace) -> None:
    at = learner(workspace, "carve")
    at.tag(checks.DOUBLE, Label.ALLEGATION)
    assert at.task == "carve"
    assert at.hears("✗") == "That is one label for two claims. u takes it back, then c."


def test_the_search_must_lead_there(workspace: Workspace) -> None:
    at = learner(workspace, "search")
    at.press("next", at=checks.REFUTED)
    assert (at.task, at.hears("✗")) == ("search", "j is “next”: this step asks for something else.")
    at.press("search", "save", at=checks.FACT)
    assert (at.task, at.hears("✗")) == ("search", "Not found: press /, type the word pumps, then Enter.")
    at.press("search", "save", at=checks.REFUTED)
    assert at.task == "link"


def test_evidence_and_verdict(workspace: Workspace) -> None:
    at = learner(workspace, "link")
    place = at.place(checks.REFUTED)
    claim = at.do(link_new, place, source("Inspection report 2023"))
    assert at.task == "evidence"
    uid = claim.links[0].evidence.uid
    at.do(set_stance, place, uid, Stance.CONTEXT)
    assert at.task == "evidence"
    at.do(set_stance, place, uid, Stance.REFUTES)
    assert at.task == "verdict"
    at.do(set_verdict, place, Verdict.SUPPORTED)
    assert at.task == "verdict"
    assert "all the evidence that there is refutes it" in at.hears("✗")
    at.do(set_verdict, place, Verdict.REFUTED)
    assert at.task == "label"


def test_a_source_linked_as_refuting_at_once_leads_past_the_evidence(workspace: Workspace) -> None:
    at = learner(workspace, "link")
    at.do(link_new, at.place(checks.REFUTED), source("Inspection report 2023"), Stance.REFUTES)
    assert at.task == "verdict"


def test_a_source_that_went_can_come_back(workspace: Workspace) -> None:
    at = learner(workspace, "link")
    at.do(link_new, at.place(checks.REFUTED), source("Inspection report 2023"))
    at.do(undo, at.document.id)
    assert at.hears("✗") == "There is no source any more: s links one."
    at.do(redo, at.document.id)
    assert (at.task, at.hears("✗")) == ("evidence", "")


def test_a_split_elsewhere_is_not_the_one(workspace: Workspace) -> None:
    at = learner(workspace, "split")
    place = at.place(checks.ALARM)
    at.do(split, place, at.moment.text.index("at five"))
    assert (at.task, "before “nobody”" in at.hears("✗")) == ("split", True)
    at.do(undo, at.document.id)
    at.do(split, place, at.moment.text.index("nobody"))
    assert at.task == "join"


def test_a_join_elsewhere_is_not_the_one(workspace: Workspace) -> None:
    at = learner(workspace, "join")
    at.do(join, at.place(checks.FACT))
    assert (at.task, "two other sentences" in at.hears("✗")) == ("join", True)
    at.do(undo, at.document.id)
    at.do(join, at.place(checks.FINE))
    assert at.task == "open"


def places(at: Learner) -> list[Place]:
    return [at.place(words) for words in checks.DEBRIS]


@pytest.mark.parametrize(
    ("count", "label", "why"),
    [(2, Label.NONE, "not all of the three"), (3, Label.FACT, "nothing is claimed")],
)
def test_a_range_must_be_the_whole_of_it(workspace: Workspace, count: int, label: Label, why: str) -> None:
    at = learner(workspace, "range")
    at.do(tag_all, places(at)[:count], label)
    assert at.task == "range"
    assert why in at.hears("✗")
    at.do(undo, at.document.id)
    at.do(tag_all, places(at), Label.NONE)
    assert at.task == "filter"


def test_a_filter_is_set_and_cleared(workspace: Workspace) -> None:
    at = learner(workspace, "filter")
    at.press("filter", "filter-close")
    assert at.task == "filter"
    at.press("filter", "filter-allegation-label", "filter-set", is_narrowed=True)
    assert at.task == "all"
    at.press("next", is_narrowed=True)
    assert at.task == "all"
    at.press("drop")
    assert at.task == "leave"


def test_what_was_done_ahead_need_not_be_done_again(workspace: Workspace) -> None:
    at = learner(workspace, "headline")
    at.tag(checks.BYLINE, Label.NONE)
    assert at.task == "headline"
    at.tag(checks.HEADLINE, Label.NONE)
    assert at.task == "fact"


def test_the_last_task_stays(workspace: Workspace) -> None:
    at = learner(workspace, "leave")
    at.press("leave", "next")
    assert at.task == "leave"


@pytest.fixture
def rebound() -> Iterator[None]:
    rebind({"next": ("f9",)})
    yield
    rebind({})


@pytest.mark.usefixtures("rebound")
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_tells_the_keys_as_they_are_bound(task: Task) -> None:
    for told in (task.told, task.praise):
        assert "{" not in plain(told)
        assert ("F9" in plain(told)) is ("{next}" in told)


def test_names_of_tasks_and_sentences_are_unique() -> None:
    names = [task.name for task in TASKS]
    assert len(set(names)) == len(names)
    assert all(sample().text.count(task.words) == 1 for task in TASKS if task.words)
