"""A line to type in."""

import re
from contextlib import suppress
from inspect import isawaitable
from typing import Final

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.actions import SkipAction, parse
from textual.widgets import Input

from annotator.tui.text import visible

_WHITE_SPACE: Final = re.compile(r"\s+")
_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))


class _Visible(Highlighter):
    """Draws what is typed as the rest of the program draws it."""

    def highlight(self, text: Text) -> None:
        text.plain = visible(text.plain)


class LineInput(Input):
    """Takes a paste of several lines as one, and draws what a terminal would obey as a symbol."""

    def __init__(self, value: str = "", *, placeholder: str = "") -> None:
        super().__init__(value, placeholder, highlighter=_Visible(), select_on_focus=False)

    def on_paste(self, event: events.Paste) -> None:
        """Leave nothing in the paste that does not belong in a line."""
        event.text = _WHITE_SPACE.sub(" ", event.text).translate(_CONTROLS)

    async def on_key(self, event: events.Key) -> None:
        """Do what an editing key asks for before the letters typed after it are taken in.

        It is done here, and not by the app: that may wait for this line to have taken in what was typed.
        """
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            _, name, parameters = parse(binding.action)
            with suppress(SkipAction):
                done = getattr(self, f"action_{name}")(*parameters)
                if isawaitable(done):
                    await done
