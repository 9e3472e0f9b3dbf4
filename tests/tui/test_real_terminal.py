"""What is typed at a real terminal is stored, in its order, whatever happens to the program then."""

from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.benchmarks.books import Book, make_book
from tests.benchmarks.programs import TAGS, Reader

pytestmark = pytest.mark.slow

BURST = 300


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return make_book(tmp_path, size=600)


def test_a_burst_of_tags_is_stored_in_its_order(book: Book) -> None:
    keys = "".join(islice(cycle(TAGS), BURST))
    reader = Reader(book)
    with reader.start() as terminal:
        terminal.wait(reader.is_painted)
        for key in keys:
            reader.press(key)
        terminal.press(keys)
        terminal.wait(reader.is_painted)
    assert book.labels(book.tagged) == [TAGS[key] for key in keys]


@pytest.mark.parametrize("enough", [1, 2, 17, 60, 119, 203])
def test_what_was_painted_is_stored_when_the_program_is_killed(book: Book, enough: int) -> None:
    keys = "".join(islice(cycle(TAGS), BURST))
    reader = Reader(book)
    with reader.start() as terminal:
        terminal.wait(reader.is_painted)
        terminal.press(keys)
        terminal.wait(lambda screen: reader.tags_painted(screen) >= enough)
        terminal.kill()
        painted = reader.tags_painted(terminal.screen)
    stored = book.labels(book.tagged)
    assert len(stored) >= painted >= enough
    assert stored == [TAGS[key] for key in keys[: len(stored)]]


def test_after_a_kill_it_opens_at_what_was_tagged_last(book: Book) -> None:
    reader = Reader(book)
    with reader.start() as terminal:
        terminal.wait(reader.is_painted)
        for key in "fao":
            reader.press(key)
            terminal.press(key)
            terminal.wait(reader.is_painted)
        terminal.kill()
    reader.at -= 1
    with reader.resume() as terminal:
        terminal.wait(reader.is_painted)


def test_after_leaving_it_opens_where_it_was_left(book: Book) -> None:
    reader = Reader(book)
    with reader.start() as terminal:
        terminal.wait(reader.is_painted)
        for key in "fjxj":
            reader.press(key)
            terminal.press(key)
        terminal.wait(reader.is_painted)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    with reader.resume() as terminal:
        terminal.wait(reader.is_painted)


def test_a_paste_with_an_escape_sequence_does_nothing(book: Book) -> None:
    reader = Reader(book)
    with reader.start() as terminal:
        terminal.wait(reader.is_painted)
        reader.press("a")
        terminal.press("\x1b[200~head \x1b[31m ffoox \x1b[0m tail\x1b[201~a")
        terminal.wait(reader.is_painted)
    assert book.labels(book.tagged) == [TAGS["a"]]
