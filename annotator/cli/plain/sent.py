"""Names of keys by what a terminal sends for them."""

import re
from typing import Final

ESCAPE: Final = "\x1b"
_END: Final = "\x04"
"""What Ctrl-D sends where keys are read one at a time."""
_TOKEN: Final = re.compile(
    r"\x1b\[(?P<number>\d*)(;(?P<modifier>\d))?(?P<final>[A-Za-z~])|\x1bO.|.", re.DOTALL
)
"""What one key sends. Source: ECMA-48, and what xterm does beyond it."""

_FINALS: Final = dict(zip("ABCDHF", ("up", "down", "right", "left", "home", "end"), strict=True))
_NUMBERS: Final = dict(
    enumerate(("home", "insert", "delete", "end", "pageup", "pagedown", "home", "end"), 1)
) | dict(
    zip(
        (11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24),
        (f"f{number}" for number in range(1, 13)),
        strict=True,
    )
)
_MODIFIERS: Final = {None: "", "2": "shift+", "5": "ctrl+"}
_NAMES: Final = (
    {ESCAPE: "escape", "\x1b[Z": "shift+tab", "\t": "tab", "\r": "enter", "\n": "enter", " ": "space"}
    | dict.fromkeys("\x7f\b", "backspace")
    | {f"\x1bO{final}": name for final, name in _FINALS.items()}
    | {f"\x1bO{final}": f"f{number}" for number, final in enumerate("PQRS", 1)}
)
"""Names of keys as the settings write them, by what the keys send."""


def first_key(typed: str) -> tuple[str, str]:
    """Name of the first key of what was typed, and the rest. Raises `EOFError` at Ctrl-D."""
    match = _TOKEN.match(typed)
    if match is None or match[0] == _END:
        raise EOFError
    return _name(match), typed[match.end() :]


def _name(match: re.Match[str]) -> str:
    sent, final = match[0], match["final"]
    if sent in _NAMES:
        return _NAMES[sent]
    if final:
        name = _NUMBERS.get(int(match["number"] or 0)) if final == "~" else _FINALS.get(final)
        return _MODIFIERS.get(match["modifier"], "") + name if name else sent
    return f"ctrl+{chr(ord(sent) + 0x60)}" if len(sent) == 1 and sent < " " else sent
