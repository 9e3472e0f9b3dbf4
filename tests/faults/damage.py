"""A database of which a part is not what was written."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

from annotator.domain.errors import StorageError
from tests.benchmarks.books import make_book
from tests.faults.sessions import Inject, Session, anew, meant, random_tags, require_whole, stored


def torn(folder: Path) -> Inject:
    """The log was not written to its end, or its end is garbled: what was committed before that is there."""
    book = make_book(folder, 60)

    def inject(chance: Random) -> None:
        mine, keys = anew(book), random_tags(chance, 12)
        log = mine.database.with_name(f"{mine.database.name}-wal")
        sizes = []
        with Session(mine) as session:
            session.begin()
            for key in keys:
                session.do(key)
                sizes.append(log.stat().st_size)
            session.rest(0.5)
            session.kill()
        cut = chance.randrange(sizes[-1])
        data = log.read_bytes()
        garbled = chance.randbytes(len(data) - cut) if chance.random() < 0.5 else b""
        log.write_bytes(data[:cut] + garbled)
        labels_ = stored(mine)
        assert labels_ == meant(keys)[: len(labels_)]
        assert len(labels_) >= sum(size <= cut for size in sizes)
        require_whole(mine.database)

    return inject


def damaged(folder: Path) -> Inject:
    """A page is zeroed or garbled: all labels are there, or it is told in one line what to do."""
    book = make_book(folder, 200)

    def inject(chance: Random) -> None:
        mine = anew(book)
        pages = mine.database.stat().st_size // 4096
        page = chance.randrange(pages)
        data = bytearray(mine.database.read_bytes())
        data[page * 4096 : (page + 1) * 4096] = chance.choice([bytes(4096), chance.randbytes(4096)])
        mine.database.write_bytes(data)
        with Session(mine) as session:
            try:
                session.wait(lambda screen: session.reader.is_painted(screen) or session.shows("damaged"))
            except EOFError:
                assert session.end() == 1
                told = [line for line in session.screen.lines if line.strip()]
                assert not session.shows("Traceback"), told
        with suppress(StorageError):
            found = replace(mine, tagged=0).labels(0)
            assert len(found) == book.tagged

    return inject
