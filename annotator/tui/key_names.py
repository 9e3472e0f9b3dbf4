"""Names of keys, as the settings write them and as a person reads them."""

import string
from collections.abc import Sequence
from typing import Final

_CAPTIONS: Final = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
"""Per name of a key that types nothing what is read."""

_CHARACTERS: Final = {"comma": ",", "equals_sign": "="}
"""Per name that Textual has for a character that one."""

_MODIFIERS: Final = {"shift": "⇧", "ctrl": "Ctrl+"}
_MODIFIED: Final = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
_CONTROLS: Final = frozenset(string.ascii_lowercase) - frozenset("chimpq")
"""Letters that go with Ctrl: without what a terminal sends for other keys, and what leaves the program or
opens the palette."""

_EDITING: Final = frozenset({"space", "backspace", "delete", "left", "right", "home", "end"})


def is_key(name: str) -> bool:
    """Whether a command can be bound to what has this name: a character, or a key of a name of its own."""
    if len(name) == 1:
        return name.isprintable() and not name.isspace()
    modifier, _, key = name.rpartition("+")
    if modifier == "ctrl" and key in _CONTROLS:
        return True
    return name in _CAPTIONS or name == "shift+tab" or (modifier in _MODIFIERS and key in _MODIFIED)


def is_typing(name: str) -> bool:
    """Whether the key types or edits text where a line to type in has the focus."""
    return len(name) == 1 or name in _EDITING


def caption(name: str) -> str:
    """The key as a person reads it."""
    modifier, _, key = name.rpartition("+")
    return _MODIFIERS.get(modifier, "") + _CAPTIONS.get(key, key) if modifier else _CAPTIONS.get(name, name)


def names(keys: str) -> list[str]:
    """The names in what Textual calls a list of keys."""
    return [_CHARACTERS.get(name, name) for name in keys.split(",")]


def listed(names: tuple[str, ...]) -> str:
    """These names as what Textual calls a list of keys."""
    return ",".join("comma" if name == "," else name for name in names)


def ranged(captions: Sequence[str]) -> str:
    """Keys as one reads them together: the first and the last if they are in a row, such as A-F, else all."""
    first = captions[0]
    row = [chr(ord(first) + place) for place in range(len(captions))] if len(first) == 1 else []
    return f"{first}-{captions[-1]}" if list(captions) == row else " ".join(captions)
