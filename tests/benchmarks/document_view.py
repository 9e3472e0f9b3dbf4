"""What the document view costs at three sizes: wrapping, drawing, memory."""

import asyncio
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from statistics import median
from time import process_time_ns

from textual.app import App, ComposeResult

from annotator.domain.documents import Span
from annotator.domain.vocabulary import Label
from annotator.tui.widgets.document_view import DocumentView
from annotator.tui.widgets.layout import Layout
from tests.benchmarks.prose import WRITTEN
from tests.benchmarks.reporting import FLAT, Row, Scale, bound, growth
from tests.tui.widgets.documents import marked, repeat

SIZES = (200, 10_000, 100_000)
WIDTH = 72
REFLOW = 100.0
"""Milliseconds, of 100,000 sentences."""
KEPT = 10.0
"""Megabytes beside the text, of as many."""
PLAIN = (
    "A sentence of the made-up report that the harbour commission put before the council on Tuesday night."
)
MARKS = [None, marked(Label.FACT), marked(Label.ALLEGATION, flagged=True), marked(Label.OPINION, linked=True)]


class ViewApp(App[None]):
    def compose(self) -> ComposeResult:
        yield DocumentView()


def milliseconds(act: Callable[[], object], times: int = 5) -> float:
    """Median of several runs, of processor time: other programs may run beside it."""
    taken = []
    for _ in range(times):
        start = process_time_ns()
        act()
        taken.append(process_time_ns() - start)
    return median(taken) / 1e6


def measure(_scale: Scale) -> Iterator[Row]:
    for name, written in WRITTEN.items():
        yield from measure_layout(name, list(islice(written(), SIZES[-1])))
    drawn = [asyncio.run(measure_view(count)) for count in SIZES]
    for rows in zip(*drawn, strict=True):
        yield from rows
        yield growth(f"{rows[-1].name} : {SIZES[0]:,}", [row.ours for row in rows], FLAT)


def measure_layout(name: str, sentences: list[str]) -> Iterator[Row]:
    built, wrapped = [], []
    for count in SIZES[1:]:
        text, spans = repeat(sentences, count)
        layout, of = Layout(text, spans, WIDTH), f"{name}, {count:,}"
        built.append(Row(f"layout, built, {of}", milliseconds(partial(Layout, text, spans, WIDTH))))
        wrapped.append(
            bound(f"layout, wrapped anew, {of}", milliseconds(partial(layout.wrap, WIDTH + 1)), REFLOW)
        )
        yield from (built[-1], wrapped[-1])
        yield bound(f"layout, memory, {of}", kept(text, spans), KEPT, "MB")
    yield growth(f"layout, built, {name}", [row.ours for row in built])
    yield growth(f"layout, wrapped anew, {name}", [row.ours for row in wrapped])


def kept(text: str, spans: list[Span]) -> float:
    """Megabytes that a layout holds beside the text and the spans it was given."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    layout = Layout(text, spans, WIDTH)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert layout.height
    return (after - before) / 1e6


async def measure_view(count: int) -> list[Row]:
    text, spans = repeat([PLAIN], count)
    marks = [MARKS[index % len(MARKS)] for index in range(count)]
    app = ViewApp()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(DocumentView)
        view.show(text, spans, marks, count // 2)
        await pilot.pause()
        line = milliseconds(lambda: [view.render_line(y) for y in range(view.size.height)], times=50)
        indexes = iter(range(count // 2 + 1, count))
        select = milliseconds(lambda: view.select(next(indexes)), times=60)
        painted = []
        for index in range(count // 2 + 1, count // 2 + 61):
            start = process_time_ns()
            view.select(index)
            view.render_lines(view.size.region)
            painted.append(process_time_ns() - start)
        return [
            Row(f"view, a line drawn, {count:,}", line / view.size.height),
            Row(f"view, next sentence, {count:,}", select),
            Row(f"view, next sentence and all drawn, {count:,}", median(painted) / 1e6),
        ]
