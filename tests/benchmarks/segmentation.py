"""How well and how fast the segmenter cuts: precision, recall, F1 on inner boundaries, MB/s, hostile texts.

`python -m tests.benchmarks.segmentation PARAGRAPHS.jsonl [--errors N]`, where each line of the file holds
`set`, `language`, `text` and `sentences` (spans `[start, end)`). Boundaries are counted in characters that
are not white space.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import NamedTuple

from annotator.language.segmentation import segment

Spans = list[tuple[int, int]]

GROUPS = {
    "news": ("news",),
    "edited English": ("academic", "bio", "essay", "interview", "letter", "news", "speech", "textbook"),
    "web English": ("newsgroup", "weblog"),
}
"""Groups of English sets, by the last part of a set's name."""

HOSTILE = {
    "dots": ".",
    "a.": "a.",
    "a. ": "a. ",
    "A. B ": "A. B ",
    "? ": "? ",
    "! A": "! A",
    "spaces": " ",
    "newlines": "\n",
    "short lines": "a\n",
    "middling lines": "abcdefgh\n",
    "lower lines": "x" * 40 + "\n",
    "quoted lines": "> a\n",
    "no end marks": "word ",
    "one word": "x",
    "open brackets": "(",
    "open quotes": "“",
    "straight quotes": '"',
    "alternating quotes": "“”",
    ". then quotes": '."',
    ".[1": ".[1",
    ".[1]": ".[1]",
    "dashes": " - ",
    "bylines": "x BY A B ",
    "debris": "?? ",
    "wide stops": "。",
    "wide sentences": "好。",
    "carriage returns": "\r",
}
"""What is repeated up to a megabyte."""


class Paragraph(NamedTuple):
    """One paragraph with the spans of its sentences."""

    set: str
    language: str
    text: str
    sentences: Spans


class Score(NamedTuple):
    """Counts of inner boundaries."""

    right: int = 0
    surplus: int = 0
    missed: int = 0

    def plus(self, other: "Score") -> "Score":
        """Both counts together."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    def row(self, name: str) -> str:
        """A line of the table: precision, recall, F1, then the counts."""
        right, surplus, missed = self
        precision = 100 * right / ((right + surplus) or 1)
        recall = 100 * right / ((right + missed) or 1)
        f1 = 200 * right / ((2 * right + surplus + missed) or 1)
        return f"{name:<18}{precision:>8.2f}{recall:>8.2f}{f1:>8.2f}{right:>8}{surplus:>8}{missed:>8}"


def inner_boundaries(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Where sentences meet, in characters that are not white space."""
    solid = list(accumulate((not char.isspace() for char in text), initial=0))
    return {solid[end] for _, end in spans} - {solid[-1]}


def score(paragraph: Paragraph) -> Score:
    wanted = inner_boundaries(paragraph.text, paragraph.sentences)
    found = inner_boundaries(paragraph.text, segment(paragraph.text))
    return Score(len(wanted & found), len(found - wanted), len(wanted - found))


def errors(paragraph: Paragraph) -> Iterator[str]:
    """Each wrong boundary with its surroundings: `+` was cut wrongly, `-` should have been cut."""
    text = paragraph.text
    places = [index for index, char in enumerate(text) if not char.isspace()]
    wanted = inner_boundaries(text, paragraph.sentences)
    found = inner_boundaries(text, segment(text))
    for boundary in sorted(wanted ^ found):
        at = places[boundary]
        sign = "+" if boundary in found else "-"
        yield f"{sign} {paragraph.set:<16}{text[max(0, at - 60) : at]}|{text[at : at + 50]}".replace(
            "\n", "⏎"
        )


def table(paragraphs: list[Paragraph]) -> Iterator[str]:
    """Scores by set, by group of English sets, by language."""
    by_set: defaultdict[str, Score] = defaultdict(Score)
    by_group: defaultdict[str, Score] = defaultdict(Score)
    by_language: defaultdict[str, Score] = defaultdict(Score)
    for paragraph in paragraphs:
        result = score(paragraph)
        by_set[paragraph.set] = by_set[paragraph.set].plus(result)
        by_language[paragraph.language] = by_language[paragraph.language].plus(result)
        for group, kinds in GROUPS.items():
            if paragraph.language == "en" and paragraph.set.rpartition("-")[2] in kinds:
                by_group[group] = by_group[group].plus(result)
    yield f"{'':<18}{'prec.':>8}{'recall':>8}{'F1':>8}{'right':>8}{'surplus':>8}{'missed':>8}"
    for scores in (by_set, by_group, by_language):
        yield from (result.row(name) for name, result in sorted(scores.items()))
        yield ""


def seconds(text: str) -> float:
    """Processor time of one segmentation."""
    start = time.process_time()
    segment(text)
    return time.process_time() - start


def speed(paragraphs: list[Paragraph]) -> str:
    """MB/s over all texts, repeated to some megabytes, the best of three."""
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    text *= max(1, 3_000_000 // len(text))
    size = len(text.encode()) / 1e6
    return f"{size / min(seconds(text) for _ in range(3)):.1f} MB/s over {size:.1f} MB"


def read(path: Path) -> list[Paragraph]:
    """The paragraphs of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [Paragraph(**json.loads(line)) for line in lines]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path, metavar="PARAGRAPHS.jsonl")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="print the first N wrong boundaries"
    )
    arguments = parser.parse_args()
    if not arguments.path.is_file():
        sys.exit(f"No file {arguments.path}: name a JSONL file of paragraphs with their sentences.")
    paragraphs = read(arguments.path)
    print("\n".join(table(paragraphs)))
    for line in islice(chain.from_iterable(map(errors, paragraphs)), arguments.errors):
        print(line)
    print(speed(paragraphs))
    for name, unit in HOSTILE.items():
        print(f"{seconds((unit * 1_000_000)[:1_000_000]):6.2f} s for a megabyte of {name}")


if __name__ == "__main__":
    main()
