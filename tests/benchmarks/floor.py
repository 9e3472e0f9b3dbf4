"""The least that a Textual program with a database does: `python tests/benchmarks/floor.py DATABASE`.

It shows one line, counts keys in it, and knows nothing of this project. The key `f` is committed first.
"""

import asyncio
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Floor(App[None]):
    """One line of text, painted anew for each key."""

    def compose(self) -> ComposeResult:
        yield Static(f"SQLAlchemy {sqlalchemy.__version__} is imported.")

    def on_mount(self) -> None:
        self._keys = 0
        self._thread = ThreadPoolExecutor(1)
        self._database = sqlite3.connect(sys.argv[1], isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY, what TEXT)")

    async def on_key(self, event: events.Key) -> None:
        if event.key == "f":
            await asyncio.get_running_loop().run_in_executor(self._thread, self._commit)
        self._keys += 1
        self.query_one(Static).update(f"Key {self._keys} was pressed.", layout=False)

    def _commit(self) -> None:
        self._database.execute("INSERT INTO event (what) VALUES (?)", ("before and after" * 50,))


if __name__ == "__main__":
    Floor().run()
