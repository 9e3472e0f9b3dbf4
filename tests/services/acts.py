"""Everything that an analyst can do in a document, by name, with a number that chooses how."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from annotator.domain.documents import Span
from annotator.domain.vocabulary import Confidence, Credibility, Label, Reliability, Stance, Verdict
from annotator.services.acting import Place
from annotator.services.annotating import (
    attribute,
    claims_in,
    clear,
    flag,
    set_confidence,
    set_verdict,
    tag,
    write_note,
)
from annotator.services.carving import carve, cut_up
from annotator.services.cutting import join, split
from annotator.services.documents import list_documents, open_whole
from annotator.services.linking import grade, link, link_new, set_stance, unlink, write_evidence
from annotator.services.ranges import flag_all, tag_all
from annotator.services.repeats import copy_claim
from annotator.services.workspace import Workspace
from tests.services.support import source

LIBRARY = [source("Log"), source("Report", url="https://example.org/report")]

Call = Callable[[Workspace, Place, int], object]
"""Does something to a sentence, or to one of the claims inside it."""


def sentences(workspace: Workspace, document_id: int) -> list[Place]:
    """The sentences of the document as they are now."""
    (document,) = (d.document for d in list_documents(workspace) if d.document.id == document_id)
    return [Place(document_id, span) for span in open_whole(workspace, document).excerpt.spans]


def _claim(workspace: Workspace, sentence: Place, choice: int) -> Place:
    """One of its claims; the sentence itself where it has none, and now and then anyhow."""
    there = claims_in(workspace, sentence)
    if not there or choice % 7 == 0:
        return sentence
    return replace(sentence, span=there[choice % len(there)].annotation.span)


def _evidence_uid(workspace: Workspace, place: Place, choice: int) -> str:
    links = [link_.evidence.uid for claim in claims_in(workspace, place) for link_ in claim.links]
    return links[choice % len(links)] if links else "none"


def _write(workspace: Workspace, place: Place, choice: int) -> None:
    quote, locator, note = [None, "so", "said"][choice % 3], f"p. {choice % 2}", None
    uid = _evidence_uid(workspace, place, choice)
    write_evidence(workspace, place, uid, quote=quote, locator=locator, note=note)


def _grade(workspace: Workspace, place: Place, choice: int) -> None:
    uid = _evidence_uid(workspace, place, choice)
    letter, digit = [None, *Reliability][choice % 7], [None, *Credibility][choice // 7 % 7]
    grade(workspace, place, uid, letter, digit)


def _part(place: Place, choice: int) -> Span:
    """Some of the letters of a place; now and then none, or some behind it."""
    start, end = place.span
    first = start + choice % (end - start)
    return Span(first, first + choice // 5 % (end - first + 2))


def _carve(workspace: Workspace, sentence: Place, choice: int) -> None:
    there = claims_in(workspace, sentence)
    recut = there[choice % len(there)].annotation.uid if there and choice % 2 else None
    carve(workspace, sentence, _part(sentence, choice), list(Label)[choice % 4], recut=recut)


def _cut_up(workspace: Workspace, sentence: Place, choice: int) -> None:
    start, end = sentence.span
    cut = start + choice % (end - start)
    cut_up(
        workspace, sentence, [span for span in (Span(start, cut), Span(cut, end)) if span.start < span.end]
    )


def _range(workspace: Workspace, sentence: Place, choice: int) -> list[Place]:
    """This sentence and some of those after it, not all in a row."""
    later = (p for p in sentences(workspace, sentence.document_id) if p.span >= sentence.span)
    return list(islice(later, 0, 1 + choice % 4, 1 + choice % 2))


def _copy(workspace: Workspace, place: Place, choice: int) -> None:
    """Copy a claim of anybody else's who judged the first document."""
    others = replace(workspace, annotator=["cleo", "ben"][choice % 2])
    claims = [claim for p in sentences(workspace, 1) for claim in claims_in(others, p)]
    uid = claims[choice % len(claims)].annotation.uid if claims else "none"
    copy_claim(workspace, place, uid)


_NAMES = [None, "the mayor"], [None, "us"], [None, "is said to"]

ON_CLAIMS: dict[str, Call] = {
    "tag": lambda w, p, n: tag(w, p, list(Label)[n % 4]),
    "confidence": lambda w, p, n: set_confidence(w, p, [None, *Confidence][n % 4]),
    "attribute": lambda w, p, n: attribute(w, p, *(names[n >> by & 1] for by, names in enumerate(_NAMES))),
    "note": lambda w, p, n: write_note(w, p, [None, "see p. 3", "[b]"][n % 3]),
    "flag": lambda w, p, n: flag(w, p, flagged=bool(n % 2)),
    "verdict": lambda w, p, n: set_verdict(w, p, [None, *Verdict][n % 5]),
    "clear": lambda w, p, _: clear(w, p),
    "link": lambda w, p, n: link(w, p, LIBRARY[n % 2].uid, list(Stance)[n % 3]),
    "link new": lambda w, p, n: link_new(w, p, source(f"Source {n}")),
    "stance": lambda w, p, n: set_stance(w, p, _evidence_uid(w, p, n), list(Stance)[n % 3]),
    "evidence": _write,
    "unlink": lambda w, p, n: unlink(w, p, _evidence_uid(w, p, n)),
    "copy": _copy,
}
ON_SENTENCES: dict[str, Call] = {
    "carve": _carve,
    "cut up": _cut_up,
    "tag all": lambda w, p, n: tag_all(w, _range(w, p, n), list(Label)[n % 4]),
    "flag all": lambda w, p, n: flag_all(w, _range(w, p, n), flagged=bool(n % 3)),
}
RECUTTING: dict[str, Call] = {
    "join": lambda w, p, _: join(w, p),
    "split": lambda w, p, n: split(w, p, p.span.start + n % (p.span.end - p.span.start)),
}
"""These cut the text anew for all analysts."""
GRADING: dict[str, Call] = {"grade": _grade}
"""This changes the source for all of them."""

EVERY = {**ON_CLAIMS, **ON_SENTENCES, **RECUTTING, **GRADING}


def act(workspace: Workspace, name: str, sentence: Place, choice: int) -> object:
    """Do it. Raises `RefusedError` or `NotFoundError` where that is impossible there."""
    is_of_claim = name in ON_CLAIMS or name in GRADING
    place = _claim(workspace, sentence, choice) if is_of_claim else sentence
    return EVERY[name](workspace, place, choice)
