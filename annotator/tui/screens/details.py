"""All that is known of one link: its quote against the source, its grade, where to read on."""

from collections.abc import Iterator

from textual.content import Content

from annotator.domain.annotations import Evidence, Link
from annotator.language.quotes import Side, differences
from annotator.tui.grades import CREDIBILITY, RELIABILITY
from annotator.tui.text import literal
from annotator.tui.widgets.claim_panel import found
from annotator.tui.widgets.label_styles import MUTED

_SIDES = {Side.EQUAL: "", Side.QUOTE: "strike $text-error", Side.SOURCE: "underline $text-success"}
"""How words are drawn that both have, only the quote, only the source."""

_LEGEND = Content.assemble(
    *(("struck", _SIDES[Side.QUOTE]), ": only quoted, "),
    *(("underlined", _SIDES[Side.SOURCE]), ": only in the source, "),
    *(("=", "bold $text-accent"), " quotes the source"),
)


def details(link: Link, said: str | None) -> Content:
    """`said` is what the source says where the quote was found, if that is not what is quoted."""
    return Content("\n").join(_lines(link, said))


def _lines(link: Link, said: str | None) -> Iterator[Content]:
    evidence, source = link.evidence, link.source
    yield _quote(evidence.quote, said)
    if check := _check(evidence):
        yield check
    if said:
        yield _LEGEND
    yield _grade(link)
    for name, text in (("note", evidence.note), ("source", source.note), ("archive", source.archive_url)):
        if text:
            yield Content.assemble((f"{name}: ", MUTED), literal(text))


def _quote(quote: str | None, said: str | None) -> Content:
    if quote is None:
        return Content.styled("nothing quoted: e writes a quote", MUTED)
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
    source = Content(f"{letter} {RELIABILITY[letter]}") if letter else _keys("A-F", "the source")
    said = Content(f"{digit} {CREDIBILITY[digit]}") if digit else _keys("1-6", "what it says")
    return Content.assemble(("grade: ", MUTED), source, ", ", said)


def _keys(keys: str, graded: str) -> Content:
    return Content.assemble((keys, "bold $text-accent"), (f" grades {graded}", MUTED))
