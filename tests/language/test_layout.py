"""Hard breaks: what a person sees as lines of their own stands alone, and wrapped prose is joined."""

import textwrap
from pathlib import Path

import pytest

from annotator.language.segmentation import segment

OP_ED = Path(__file__).parents[2].parent / "shared" / "seed" / "op-ed.txt"

PROSE = [
    "The port had been closed for eleven days when the first tanker was seen again off the breakwater.",
    "Nobody in the harbour master's office would say who had given the order.",
    "According to Capt. Ines Roca, whose tug had waited since Jan. 5, the pilots were told by telephone.",
    "She kept the number, she said, and will hand it to the inquiry.",
]
GERMAN_PROSE = [
    "Der Hafen war seit elf Tagen geschlossen, als der erste Tanker wieder vor der Mole gesehen wurde.",
    "Niemand im Büro der Hafenmeisterei wollte sagen, von wem die Anweisung gekommen war.",
]
CHINESE_PROSE = [
    "港口关闭了十一天以后，人们才再次看到油轮，没有人愿意说明命令来自何处。",
    "调查将于下周开始。",
]


def parts(text: str) -> list[str]:
    """The sentences with each stretch of white space as one space."""
    return [" ".join(text[start:end].split()) for start, end in segment(text)]


@pytest.mark.parametrize(
    "blank", ["\n\n", "\r\n\r\n", "\n   \t\n", "\r\r", "\n\n\n\n", "\n\u00a0\n", "\u2029\u2029"]
)
def test_a_blank_line_ends_a_sentence(blank: str) -> None:
    assert parts(f"and the rest of it is{blank}not known to anyone here") == [
        "and the rest of it is",
        "not known to anyone here",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_that_were_not_wrapped_stand_alone(newline: str) -> None:
    lines = [
        "Harbour reopens after eleven days",
        "By Jo Doe",
        "PORT ROCA, Jan. 17 — The port was opened again on Sunday, the harbour master's office said.",
        "Nobody would say who had closed it. The inquiry begins next week.",
        "Photo: Tankers off the breakwater",
    ]
    assert parts(newline.join(lines)) == [*lines[:3], *lines[3].replace(". ", ".|").split("|"), lines[4]]


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize("sentences", [PROSE, GERMAN_PROSE])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n> ", "\n    "])
def test_wrapped_prose_is_joined(sentences: list[str], width: int, newline: str) -> None:
    lines = textwrap.wrap(" ".join(sentences), width)
    text = newline.removeprefix("\n").removeprefix("\r\n") + newline.join(lines)
    assert [part.replace("> ", "") for part in parts(text)] == sentences


@pytest.mark.parametrize("width", [14, 17, 20, 30])
def test_wrapped_lines_without_spaces_are_joined(width: int) -> None:
    text = "\n".join(textwrap.wrap("".join(CHINESE_PROSE) * 2, width))
    assert ["".join(part.split()) for part in parts(text)] == CHINESE_PROSE * 2


def test_heads_stand_alone_beside_wrapped_prose() -> None:
    heads = [
        "Harbour reopens after eleven days",
        "by Jo Doe",
        "HARBOUR OF PORT ROCA",
        "# What the inquiry will ask",
    ]
    text = "\n".join([*heads, *textwrap.wrap(" ".join(PROSE), 72)])
    assert parts(text) == [*heads, *PROSE]


def test_a_short_paragraph_of_a_wrapped_document_is_joined_as_the_others_are() -> None:
    short = "The office of the harbour master has never once named a Captain\nRoca."
    wrapped = textwrap.fill(" ".join(PROSE), 66)
    assert parts(f"{wrapped}\n\n{short}")[-1] == " ".join(short.split())


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. ", "12) ", "a) "])
def test_list_items_stand_alone(mark: str) -> None:
    items = [f"{mark}The tug waited outside", f"{mark}The pilots were told by telephone. Nobody knows why."]
    assert parts("What is known so far:\n" + "\n".join(items)) == [
        "What is known so far:",
        f"{mark}The tug waited outside",
        f"{mark}The pilots were told by telephone.",
        "Nobody knows why.",
    ]


def test_wrapped_list_items_are_joined_within_themselves() -> None:
    items = [f"- {sentence.rstrip('.')}" for sentence in PROSE]
    text = "\n".join(textwrap.fill(item, 60, subsequent_indent="  ") for item in items)
    assert parts(text) == items


def test_rules_and_ornaments_stand_alone() -> None:
    assert parts("Part one\n* * *\nPart two\n-----\nThe end") == [
        "Part one",
        "* * *",
        "Part two",
        "-----",
        "The end",
    ]


def test_a_glued_byline_is_cut() -> None:
    assert parts("The army needs an excuse for a second draft BY OMAR N. ASHOUR\nHe teaches history.") == [
        "The army needs an excuse for a second draft",
        "BY OMAR N. ASHOUR",
        "He teaches history.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "THEY STAND BY ME AND YOU",
        "WHAT THE ARMY DID BY NIGHT AND FOG",
        "We all sang it BY THE RIVER SIDE",
        "The plan was approved BY NATO ALLIES.",
        "The plan was approved BY NATO ALLIES in May",
    ],
)
def test_capitals_that_are_no_byline_are_not_cut(text: str) -> None:
    assert parts(text) == [text]


def test_caption_debris_stands_alone() -> None:
    assert parts(
        " ?? ILLUSTRATION: MOUNTAIN PEOPLE ??\nThe harbour. ?? Photo: Jo Doe ?? It is open?? Yes."
    ) == [
        "?? ILLUSTRATION: MOUNTAIN PEOPLE ??",
        "The harbour.",
        "?? Photo: Jo Doe ??",
        "It is open??",
        "Yes.",
    ]


@pytest.mark.skipif(not OP_ED.exists(), reason="the sample article is not beside this repository")
def test_the_sample_article_has_36_sentences_and_9_lines_of_heads() -> None:
    text = OP_ED.read_text(encoding="utf-8")
    found = parts(text)
    assert len(found) == 45
    assert found[:3] == ["Taipei Times", "Why ISIS attacked Russia — and why Moscow blames Kyiv", "-"]
    assert found[38].endswith("needs an excuse for mass mobilization")
    assert found[39] == "BY OMAR ASHOUR"
    assert found[41:] == [
        "?? ILLUSTRATION: MOUNTAIN PEOPLE ??",
        "ILLUSTRATION: MOUNTAIN PEOPLE",
        "Newspapers in English",
        "Newspapers from Taiwan",
    ]
    author = found[40]
    assert author.startswith("Omar Ashour, professor of")
    assert author.endswith("Libya and Egypt.")
    prose = found[3:39]
    assert [sentence for sentence in prose if not sentence.endswith(".")] == [found[38]]
    assert sum("Sept. 30, 2015, when" in sentence for sentence in prose) == 1
