"""What the evidence of a claim amounts to: independent roots, the verdict that they imply, time."""

import re
from collections.abc import Iterable, Sequence

from annotator.domain.annotations import Claim, Link
from annotator.domain.vocabulary import Label, Stance, Verdict

CONFIRMING_ROOTS = 2
"""Independent roots that must support a claim before a link may be graded 1, confirmed by other sources.

Source: NATO AJP-2.1, the definition of that digit: confirmed by independent sources.
"""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
"""A year, a month or a day at the beginning of an ISO 8601 date."""


def roots(links: Iterable[Link], stance: Stance) -> set[str]:
    """Uids of what the links of a stance go back to: three papers that print one agency are one root."""
    return {link.root for link in links if link.evidence.stance is stance}


def is_confirmed(links: Iterable[Link]) -> bool:
    """Whether independent sources confirm the claim."""
    return len(roots(links, Stance.SUPPORTS)) >= CONFIRMING_ROOTS


def implied_verdict(links: Sequence[Link]) -> Verdict:
    """The verdict that the roots of support and of refutation imply. Source: the definitions of AVeriTeC."""
    supported, refuted = (bool(roots(links, stance)) for stance in (Stance.SUPPORTS, Stance.REFUTES))
    if supported and refuted:
        return Verdict.CONFLICTING_EVIDENCE
    if supported:
        return Verdict.SUPPORTED
    return Verdict.REFUTED if refuted else Verdict.NOT_ENOUGH_EVIDENCE


def is_after(date: str | None, other: str | None) -> bool:
    """Whether `date` is later than `other`, both ISO 8601: False where that cannot be told.

    `2024` and `2024-05-02` may be the same day, and what is no such date may be any.
    """
    first, second = (_DATE.match(part or "") for part in (date, other))
    if first is None or second is None:
        return False
    length = min(len(first[0]), len(second[0]))
    return first[0][:length] > second[0][:length]


def known_by(links: Iterable[Link], as_of: str | None) -> tuple[Link, ...]:
    """The links to sources that were not published after the day `as_of`; all where that is None."""
    return tuple(link for link in links if not is_after(link.source.date, as_of))


def proposal(claim: Claim, as_of: str | None = None) -> Verdict | None:
    """The verdict that the evidence implies; None without evidence, or where none could settle the claim.

    What was published after the day `as_of` does not count.
    """
    known = known_by(claim.links, as_of)
    if not known or claim.annotation.label in {Label.OPINION, Label.NONE}:
        return None
    return implied_verdict(known)
