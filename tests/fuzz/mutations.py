"""What is done to a good file to make a bad one: edits at a relative place, one after another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_BITS = bytes(1 << bit for bit in range(8))


@dataclass(frozen=True, slots=True)
class Edit:
    """One change; it fits a file of any length."""

    kind: str
    place: float
    """Where, from 0 to 1 of the length."""
    extent: int
    """How many bytes, or times."""
    piece: bytes
    """What is put in."""


def mutated(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The file after all edits."""
    for edit in edits:
        data = KINDS[edit.kind](data, int(edit.place * len(data)), edit)
    return data


def _flip(data: bytes, at: int, edit: Edit) -> bytes:
    return data[:at] + bytes(byte ^ _BITS[edit.extent % 8] for byte in data[at : at + 1]) + data[at + 1 :]


def _cut(data: bytes, at: int, edit: Edit) -> bytes:
    return data[:at] + data[at + edit.extent :]


def _truncate(data: bytes, at: int, edit: Edit) -> bytes:
    return data[:at] if edit.extent % 2 else data[at:]


def _insert(data: bytes, at: int, edit: Edit) -> bytes:
    return data[:at] + edit.piece + data[at:]


def _overwrite(data: bytes, at: int, edit: Edit) -> bytes:
    return data[:at] + edit.piece + data[at + len(edit.piece) :]


def _flood(data: bytes, at: int, edit: Edit) -> bytes:
    return data[:at] + edit.piece * edit.extent + data[at:]


def _repeat(data: bytes, at: int, edit: Edit) -> bytes:
    """Say a stretch twice: keys, entries, objects of one number."""
    return data[: at + edit.extent] + data[at:]


def _splice(data: bytes, at: int, edit: Edit) -> bytes:
    """Put a stretch of the file's end before its middle."""
    return data[:at] + data[-edit.extent - 1 :] + data[at:]


def _number(data: bytes, at: int, edit: Edit) -> bytes:
    """Replace the next number by another one, or by a huge one."""
    start = next((i for i in range(at, len(data)) if data[i : i + 1].isdigit()), len(data))
    end = next((i for i in range(start, len(data)) if not data[i : i + 1].isdigit()), len(data))
    return data[:start] + b"%d" % (10 ** (edit.extent % 50) - edit.extent % 3) + data[end:]


def _recoded(data: bytes, at: int, edit: Edit) -> bytes:
    """Put the text into another encoding, with and without its mark, and perhaps break its units."""
    codecs = (
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-be",
        "utf-8-sig",
        "utf-7",
        "cp1252",
        "koi8-r",
    )
    text = data.decode("utf-8", "replace")
    recoded = text.encode(codecs[edit.extent % len(codecs)], "replace")
    return recoded[: len(recoded) - at % 2]


KINDS: dict[str, Callable[[bytes, int, Edit], bytes]] = {
    "flip": _flip,
    "cut": _cut,
    "truncate": _truncate,
    "insert": _insert,
    "overwrite": _overwrite,
    "flood": _flood,
    "repeat": _repeat,
    "splice": _splice,
    "number": _number,
    "recode": _recoded,
}
