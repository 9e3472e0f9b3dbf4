"""What the document view costs at three sizes: `python -m tests.benchmarks.document_view`."""

import asyncio
import tracemalloc
from collections.abc import Callable
from statistics import median
from time import perf_counter_ns, process_time_ns

from textual.app import App, ComposeResult

from annotator.domain.documents import Span
from annotator.domain.vocabulary import Label
from annotator.tui.widgets.document_view import DocumentView
from annotator.tui.widgets.layout import Layout
from tests.tui.widgets.documents import marked, repeat

SIZES = (200, 10_000, 100_000)
WIDTH = 72
PLAIN = (
    "A sentence of the made-up report that the harbour commission put before the council on Tuesday night."
)
TEXTS = {
    "ASCII": PLAIN,
    "curly quotes": PLAIN.replace("made-up", "“made-up”"),
    "two spaces": PLAIN.replace(" that", "  that"),
    "combining marks": PLAIN.replace("e", "e\u0301", 3),
    "Japanese": "港の委員会が火曜日の夜に市議会へ提出した報告書の一文で、およそ百桁になるよう書かれている。",
}
MARKS = [None, marked(Label.FACT), marked(Label.ALLEGATION, flagged=True), marked(Label.OPINION, linked=True)]


class ViewApp(App[None]):
    def compose(self) -> ComposeResult:
        yield DocumentView()


def milliseconds(
    act: Callable[[], object], clock: Callable[[], int] = perf_counter_ns, times: int = 5
) -> float:
    """Median of several runs."""
    taken = []
    for _ in range(times):
        start = clock()
        act()
        taken.append(clock() - start)
    return median(taken) / 1e6


def measure_layout(name: str, sentence: str, count: int) -> None:
    text, spans = repeat([sentence], count)
    layout = Layout(text, spans, WIDTH)
    built = milliseconds(lambda: Layout(text, spans, WIDTH))
    wrapped = milliseconds(lambda: layout.wrap(WIDTH + 1))
    print(f"{name:16} {count:9,} {built:10.2f} {wrapped:10.2f} {kept(text, spans):10.2f}")


def kept(text: str, spans: list[Span]) -> float:
    """Megabytes that a layout holds beside the text and the spans it was given."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    layout = Layout(text, spans, WIDTH)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert layout.height
    return (after - before) / 1e6


async def measure_view(count: int) -> None:
    text, spans = repeat([PLAIN], count)
    marks = [MARKS[index % len(MARKS)] for index in range(count)]
    app = ViewApp()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(DocumentView)
        view.show(text, spans, marks, count // 2)
        await pilot.pause()
        line = milliseconds(lambda: [view.render_line(y) for y in range(view.size.height)], times=50)
        indexes = iter(range(count // 2 + 1, count))
        select = milliseconds(lambda: view.select(next(indexes)), process_time_ns, times=60)
        painted = []
        for index in range(count // 2 + 1, count // 2 + 61):
            start = process_time_ns()
            view.select(index)
            view.render_lines(view.size.region)
            painted.append(process_time_ns() - start)
        print(
            f"{count:9,} {line / view.size.height * 1000:12.1f} {select:12.3f} {median(painted) / 1e6:12.3f}"
        )


def main() -> None:
    print(f"{'':16} {'sentences':>9} {'build, ms':>10} {'wrap, ms':>10} {'kept, MB':>10}")
    for name, sentence in TEXTS.items():
        for count in SIZES:
            measure_layout(name, sentence, count)
    print(f"\n{'sentences':>9} {'line, us':>12} {'select, ms':>12} {'drawn, ms':>12}")
    for count in SIZES:
        asyncio.run(measure_view(count))


if __name__ == "__main__":
    main()
