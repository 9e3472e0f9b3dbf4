"""The least that a Textual program with a database does: `python tests/benchmarks/floor.py`.

It shows one line, counts keys in it, and knows nothing of this project.
"""

import sqlalchemy
from textual.app import App, ComposeResult
from textual.widgets import Static


class Floor(App[None]):
    """One line of text, painted anew for each key."""

    def compose(self) -> ComposeResult:
        yield Static(f"SQLAlchemy {sqlalchemy.__version__} is imported.")

    def on_mount(self) -> None:
        self._keys = 0

    def on_key(self) -> None:
        self._keys += 1
        self.query_one(Static).update(f"Key {self._keys} was pressed.", layout=False)


if __name__ == "__main__":
    Floor().run()
