"""Two programs on one database."""

from pathlib import Path
from random import Random
from typing import Final

from tests.benchmarks.books import make_book
from tests.faults.sessions import Fault, Inject, Session, anew, meant, random_tags, require_whole, stored


def tagging_in_turns(folder: Path) -> Inject:
    """Each paints what the other one stored, with no key pressed; both go on where the other one left off."""
    book = make_book(folder, 60)

    def inject(chance: Random) -> None:
        mine, keys = anew(book), ""
        with Session(mine) as one, Session(mine) as other:
            one.begin()
            other.begin()
            for mover, watcher in ((one, other), (other, one), (one, other)):
                more = random_tags(chance, chance.randrange(1, 5))
                keys += more
                mover.press("j" * (mine.tagged + len(keys) - len(more) - mover.reader.at))
                mover.reader.at, mover.reader.tagged = (
                    mine.tagged + len(keys) - len(more),
                    watcher.reader.tagged,
                )
                mover.begin()
                mover.do_all(more)
                watcher.reader.tagged = mover.reader.tagged
                watcher.begin()
        assert stored(mine) == meant(keys)
        require_whole(mine.database)

    return inject


def tagging_at_once(folder: Path) -> Inject:
    """Both store at the same time; at the end both paint the same, and that is stored."""
    book = make_book(folder, 200)

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, 30)
        with Session(mine) as one, Session(mine) as other:
            one.begin()
            other.begin()
            other.press("j" * len(keys))
            other.reader.at += len(keys)
            other.begin()
            one.press(keys)
            other.press(keys)
            one.wait(lambda _: one.tags == 2 * len(keys))
            other.wait(lambda _: other.tags == 2 * len(keys))
        assert stored(mine) == meant(keys * 2)
        require_whole(mine.database)

    return inject


def cutting(folder: Path) -> Inject:
    """One joins sentences; the other one sees the new cut, and tags by it."""
    book = make_book(folder, 60)

    def inject(chance: Random) -> None:
        mine = anew(book)
        with Session(mine) as one, Session(mine) as other:
            one.begin()
            other.begin()
            other.press("j")
            one.press("J")
            if chance.random() < 0.5:
                other.press("f")
            other.wait_for("of 59", 5)
            one.wait_for("of 59")
        require_whole(mine.database)

    return inject


INSTANCES: Final[dict[str, Fault]] = {
    "two instances, in turns": tagging_in_turns,
    "two instances, at once": tagging_at_once,
    "two instances, one cuts anew": cutting,
}
