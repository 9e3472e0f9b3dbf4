"""Text that is pasted is text: Textual hands escape sequences in it on as if they had been typed."""

from collections.abc import Iterable
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"
"""What a terminal puts around a paste. Source: XTerm Control Sequences, bracketed paste mode."""
_PARTS: Final = tuple(_BEGIN[:length] for length in range(len(_BEGIN) - 1, 2, -1))
"""Beginnings of the first that are no key. What is cut off before is read as Textual does."""


class PasteParser(XTermParser):
    """Reads what a terminal sends, and looks for nothing but its end in what is pasted."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._held = ""
        """A beginning of a paste that was cut off, perhaps."""
        self._pasted: str | None = None
        """What has come of a paste whose end has not."""

    def feed(self, data: str) -> Iterable[Message]:
        """The events of what was sent; nothing was sent at the end of all."""
        if not data:
            yield from super().feed(data)
            return
        data, self._held = self._held + data, ""
        while data:
            if self._pasted is None:
                typed, begins, data = data.partition(_BEGIN)
                if not begins:
                    self._held = next((part for part in _PARTS if typed.endswith(part)), "")
                if typed := typed.removesuffix(self._held):
                    yield from super().feed(typed)
                self._pasted = "" if begins else None
            else:
                pasted, ends, data = (self._pasted + data).partition(_END)
                self._pasted = None if ends else pasted
                if ends:
                    yield events.Paste(pasted.replace("\0", ""))


def read_pastes() -> None:
    """Let the terminal of the program be read so."""
    vars(linux_driver)["XTermParser"] = PasteParser
