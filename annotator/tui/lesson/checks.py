"""What the tasks of the lesson are judged by, and the sentences of its sample by their first words."""

from annotator.domain.annotations import Annotation
from annotator.domain.events import Act
from annotator.domain.vocabulary import Label, Stance, Verdict
from annotator.tui.lesson.course import DONE, WAITING, Answer, Moment

HEADLINE, BYLINE = "The ferry that", "By Ida Marrow"
FACT, ATTRIBUTED, ALLEGED = "The ferry Alder", "The harbour master", "The owners are"
OPINION, DOUBLE, REFUTED = "It was a shameful", "The director", "The pumps were"
ALARM, SECOND_HALF = "The alarm rang", "nobody answered"
FINE, REST_OF_FINE = "The owners paid", "2019, and"
DEBRIS = ("Photo:", "Share this", "More from")
_CARVED = {"dismissed the pilot": Label.ALLEGATION, "for nine years": Label.FACT}
"""The words that matter of the two claims in one sentence, and how each is told."""


def _wrong(why: str) -> Answer:
    return Answer(is_done=False, why=why)


def moved(before: Moment, now: Moment) -> Answer:
    """Another sentence is the current one."""
    return Answer(now.at != before.at)


def went_back(_before: Moment, now: Moment) -> Answer:
    """The headline is the current sentence."""
    return Answer(now.is_at(HEADLINE))


def attributed(annotation: Annotation) -> Answer:
    """The one who alleges is the harbour master."""
    if annotation.claimant is None:
        return WAITING
    named = "Pell" in annotation.claimant or "harbour master" in annotation.claimant
    return DONE if named else _wrong("Not quite: the one who says it is Jonas Pell. {attribute} changes it.")


def undone(before: Moment, now: Moment) -> Answer:
    """Something was undone."""
    return Answer(Act.UNDO in now.acts_since(before))


def redone(before: Moment, now: Moment) -> Answer:
    """What was undone was done again."""
    since = now.acts_since(before)
    if Act.REDO in since:
        return DONE
    if since and since[-1] is not Act.UNDO:
        return _wrong("Something new was done, so nothing is left to redo: {undo} first, then {redo}.")
    return WAITING


def carved(_before: Moment, now: Moment) -> Answer:
    """Two claims of one sentence each have their own label."""
    if now.said_of(DOUBLE):
        return _wrong("That is one label for two claims. {undo} takes it back, then {carve}.")
    claims = [claim.annotation for claim in now.claims_in(DOUBLE)]
    labels = {
        words: claim.label
        for words in _CARVED
        for claim in claims
        if claim.label and words in now.text[claim.start : claim.end]
    }
    if any(labels[words] is not _CARVED[words] for words in labels):
        return _wrong(
            "Not quite: who said that he was dismissed, and who that he worked there? {undo}, {carve}."
        )
    return Answer(len(labels) == len(_CARVED))


def found(before: Moment, now: Moment) -> Answer:
    """The search led to the sentence about the pumps."""
    if not now.used("search", before) or not now.used("save", before):
        return WAITING
    return (
        DONE if now.is_at(REFUTED) else _wrong("Not found: press {search}, type the word pumps, then {save}.")
    )


def linked(_before: Moment, now: Moment) -> Answer:
    """That sentence has evidence."""
    return Answer(any(claim.links for claim in now.claims_in(REFUTED)))


def refuting(_before: Moment, now: Moment) -> Answer:
    """Its evidence refutes it."""
    links = [link for claim in now.claims_in(REFUTED) for link in claim.links]
    if not links:
        return _wrong("There is no source any more: {link} links one.")
    return Answer(any(link.evidence.stance is Stance.REFUTES for link in links))


def judged(annotation: Annotation) -> Answer:
    """Its verdict follows from the evidence."""
    if annotation.verdict in {None, Verdict.REFUTED}:
        return Answer(annotation.verdict is Verdict.REFUTED)
    return _wrong("Not quite: all the evidence that there is refutes it. {verdict} once more.")


def split(before: Moment, now: Moment) -> Answer:
    """The alarm and what came of it are two sentences."""
    if now.sentence(SECOND_HALF).start == now.text.index(SECOND_HALF):
        return DONE
    if Act.SPLIT in now.acts_since(before)[-1:]:
        return _wrong("It was cut elsewhere. {undo} takes it back; it should be cut before “nobody”.")
    return WAITING


def joined(before: Moment, now: Moment) -> Answer:
    """The fine is one sentence."""
    if now.sentence(REST_OF_FINE) == now.sentence(FINE):
        return DONE
    if Act.JOIN in now.acts_since(before)[-1:]:
        return _wrong("Those were two other sentences. {undo} takes it back.")
    return WAITING


def ranged(before: Moment, now: Moment) -> Answer:
    """The lines below the column are tagged."""
    found = [now.said_of(words) for words in DEBRIS]
    labels = [annotation and annotation.label for annotation in found]
    if labels == [Label.NONE] * len(DEBRIS):
        return DONE
    if any(label not in {None, Label.NONE} for label in labels):
        return _wrong("Not quite: nothing is claimed in these lines. {undo} takes it back.")
    if Act.TAG in now.acts_since(before)[-1:]:
        return _wrong("That was not all of the three lines. {undo} takes it back.")
    return WAITING


def narrowed(before: Moment, now: Moment) -> Answer:
    """A filter was set."""
    return Answer(now.is_narrowed and now.used("filter-set", before))


def widened(_before: Moment, now: Moment) -> Answer:
    """No filter is set."""
    return Answer(not now.is_narrowed)
