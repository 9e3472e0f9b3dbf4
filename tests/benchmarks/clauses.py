"""What carving and splitting a sentence of many words cost: its clauses, its lines, those of them in view."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice
from time import process_time_ns

from annotator.domain.documents import Span
from annotator.language.clauses import clauses, word_spans
from annotator.tui.widgets.word_lines import WordLines
from tests.benchmarks.books import sentences
from tests.benchmarks.reporting import FLAT, TENFOLD, Row, Scale, growth

WORDS = (1_000, 10_000)
WIDTH = 106
IN_VIEW = 12
"""Lines of a box that stands at the bottom of a small screen."""


def milliseconds(act: Callable[[], object], times: int = 9) -> float:
    """The least of several runs, of processor time."""
    taken = []
    for _ in range(times):
        start = process_time_ns()
        act()
        taken.append(process_time_ns() - start)
    return min(taken) / 1e6


def sentence_of(words: int) -> str:
    """Prose without any stop in it, which is one sentence."""
    return " ".join(islice(chain.from_iterable(one.rstrip(".").split() for one in sentences()), words))


def laid_out(sentence: str, words: list[Span]) -> WordLines:
    lines = WordLines(sentence, words)
    lines.count_lines(WIDTH)
    return lines


def draw(lines: WordLines, span: Span) -> None:
    """Draw what is in view after a key."""
    lines.paint((span, "bold"))
    for y in range(IN_VIEW):
        lines.line(y)


def measure(_scale: Scale) -> Iterator[Row]:
    costs: dict[str, list[float]] = {}
    for count in WORDS:
        sentence = sentence_of(count)
        words = word_spans(sentence)
        lines, chosen = laid_out(sentence, words), Span(words[0].start, words[99].end)
        measured: dict[str, Callable[[], object]] = {
            "proposed": partial(clauses, sentence),
            "laid out": partial(laid_out, sentence, words),
            "drawn": partial(draw, lines, chosen),
        }
        for what, act in measured.items():
            taken = milliseconds(act)
            costs.setdefault(what, []).append(taken)
            yield Row(f"clauses, {what}, {count:,} words", taken)
    for what, figures in costs.items():
        yield growth(f"clauses, {what}", figures, FLAT if what == "drawn" else TENFOLD)
