"""All that is known of one link: its quote against the source, its grade, where to read on."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from annotator.domain.annotations import Evidence, Link
from annotator.language.quotes import Side, differences
from annotator.tui.grades import CREDIBILITY, RELIABILITY
from annotator.tui.key_names import ranged
from annotator.tui.keys import caption
from annotator.tui.labels import MUTED
from annotator.tui.text import literal
from annotator.tui.widgets.claim_panel import found

_SIDES = {Side.EQUAL: "", Side.QUOTE: "strike $text-error", Side.SOURCE: "underline $text-success"}
"""How words are drawn that both have, only the quote, only the source."""


def details(link: Link, said: str | None) -> Content:
    """`said` is what the source says where the quote was found, if that is not what is quoted."""
    return Content("\n").join(_lines(link, said))


def _lines(link: Link, said: str | None) -> Iterator[Content]:
    evidence, source = link.evidence, link.source
    yield _quote(evidence.quote, said)
    if check := _check(evidence):
        yield check
    if said:
        yield _legend()
    yield _grade(link)
    for name, text in (("note", evidence.note), ("source", source.note), ("archive", source.archive_url)):
        if text:
            yield Content.assemble((f"{name}: ", MUTED), literal(text))


def _legend() -> Content:
    return Content.assemble(
        *(("struck", _SIDES[Side.QUOTE]), ": only quoted, "),
        *(("underlined", _SIDES[Side.SOURCE]), ": only in the source, "),
        *((caption("quote-source"), "bold $text-accent"), " quotes the source"),
    )


def _quote(quote: str | None, said: str | None) -> Content:
    if quote is None:
        return Content.styled(f"nothing quoted: {caption('edit')} writes a quote", MUTED)
    if said is None:
        return literal(f"“{quote}”").stylize("italic")
    runs = (
        (run.side, run.said if run.side is Side.SOURCE else run.quoted) for run in differences(quote, said)
    )
    words = (literal(text.strip()).stylize(_SIDES[side]) for side, text in runs if text.strip())
    return Content.assemble("“", Content(" ").join(words), "”")


def _check(evidence: Evidence) -> Content | None:
    """What became of the quote, and where in the source's text."""
    told, span = found(evidence), evidence.quote_span
    if told and span:
        return Content.assemble(told, f", characters {span.start:,} to {span.end:,} of the source")
    return told


def _grade(link: Link) -> Content:
    """What the grade means, or the keys that give one."""
    letter, digit = link.source.reliability, link.evidence.credibility
    source = Content(f"{letter} {RELIABILITY[letter]}") if letter else _keys("reliability", RELIABILITY)
    said = Content(f"{digit} {CREDIBILITY[digit]}") if digit else _keys("credibility", CREDIBILITY)
    return Content.assemble(("grade: ", MUTED), source, ", ", said)


def _keys(command: str, grades: Iterable[str]) -> Content:
    graded = "the source" if command == "reliability" else "what it says"
    keys = ranged([caption(f"{command}-{grade.lower()}") for grade in grades])
    return Content.assemble((keys, "bold $text-accent"), (f" grades {graded}", MUTED))
