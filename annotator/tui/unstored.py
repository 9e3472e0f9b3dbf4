"""Acts that could not be stored, which stay on the screen until they are."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from annotator.domain.errors import RefusedError
from annotator.tui.cursor import Cursor
from annotator.tui.key import Key
from annotator.tui.keys import STEPPING, caption

_TURNING: Final = frozenset({"undo", "redo"})
"""They act where the last act was, not where the analyst is."""

_IDS = _TURNING | {
    *("fact", "allegation", "opinion", "none", "low", "moderate", "high", "flag"),
    *("take", "copy", "clear", "join"),
}
ACTS: Final = {key.action: key for key in STEPPING if key.id in _IDS}
"""The keys that store something at once, by their actions; a dialog that cannot store stays open instead."""


class Unstored:
    """Per place in the document the key that was pressed there and whose act is not stored."""

    def __init__(self) -> None:
        self._keys: dict[int, Key] = {}
        self._may_leave = False

    def __bool__(self) -> bool:
        return bool(self._keys)

    def keep(self, start: int, key: Key) -> None:
        """Keep an act on the claim that begins at `start`; what was kept of it before was given up."""
        self._keys[start] = key
        self._may_leave = False

    def drop(self, start: int, key: Key) -> None:
        """Keep nothing of that claim any more, nor an undo once one was stored."""
        turned = [at for at, kept in self._keys.items() if kept.id == key.id and key.id in _TURNING]
        for at in (start, *turned):
            self._keys.pop(at, None)

    def require_heeded(self) -> None:
        """Raise `RefusedError` where something is not stored; who leaves all the same is let go."""
        if self._keys and not self._may_leave:
            self._may_leave = True
            raise RefusedError(
                f"Not stored: {', '.join(key.words for key in self._keys.values())}. "
                f"{caption('leave')} again leaves without that."
            )

    def lines(self, cursor: Cursor) -> Iterator[Content]:
        """What is not stored, as it is told at the current sentence: how it is tried again."""
        here = cursor.place().span
        elsewhere = []
        for start, key in sorted(self._keys.items()):
            if here.start <= start < here.end:
                yield _warning(f"NOT STORED: {key.words}; press {key.caption} to try again")
            else:
                number = cursor.number_of(cursor.index_at(start))
                elsewhere.append(f"{key.words} ({key.caption}) for sentence {number}")
        if elsewhere:
            yield _warning(f"NOT STORED: {', '.join(elsewhere)}; go there and press the key again")


def _warning(words: str) -> Content:
    return Content.styled(words, "bold $text-error")
