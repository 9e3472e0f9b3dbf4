"""Bytes to text: which encoding a file has, and the refusal of what is no text."""

import codecs
import re
import unicodedata

from annotator.domain.errors import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WEB_LABELS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
"""What a page means by the name of an encoding. Source: the labels of the WHATWG Encoding Standard."""

_DECLARABLE = re.compile(r"utf-8|cp\d+|iso8859-\d+|koi8-[ru]|mac-\w+|big5\w*|gb\w+|euc_\w+|shift_\w+|johab")
"""The codecs that a page may name; some of Python's, such as `unicode_escape`, would change the text."""

_ASCII_RUN = re.compile(rb"[\x00-\x7f]{60,}")
_DETECTED = 200_000
"""How many bytes are shown to the detector."""

_SAMPLE = 10_000
"""How many characters of a guessed encoding are checked for being text."""


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Decode a file: by its byte order mark, as UTF-8, by the encoding it declares, or by detection.

    The text is what the bytes say, unchanged, without the byte order mark. Raises `UnreadableError` with the
    offset of the first byte that does not fit, or where the file holds no text.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _without_nul(_strictly(data, codec, name, skip=len(mark)), name)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _without_nul(_legacy(data, name, declared, error.start), name)
    return _without_nul(_guessed(data, name, 0), name) if "\0" in text else text


def _legacy(data: bytes, name: str, declared: str | None, invalid: int) -> str:
    """Decode what is not UTF-8, from the byte `invalid` on."""
    codec = _codec(declared)
    if codec == "utf-8" or _is_damaged_utf8(data):
        raise _misfit(name, "utf-8", invalid)
    if codec is not None:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            pass  # many pages declare what their server made up: detection decides
    return _guessed(data, name, invalid)


def _codec(label: str | None) -> str | None:
    """Find the codec that a page means by a label; `None` if it is unknown, or not one for a page."""
    try:
        codec = codecs.lookup(label or "").name
    except LookupError:
        return None
    return _WEB_LABELS.get(codec, codec) if _DECLARABLE.fullmatch(codec) else None


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell whether most of what is not ASCII is UTF-8: in another encoding that is next to impossible."""
    text = data.decode(errors="replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii > 2 * damaged


def _guessed(data: bytes, name: str, invalid: int) -> str:
    """Decode by detection."""
    import chardet  # noqa: PLC0415 - the import takes 30 ms, which UTF-8 is spared

    found = chardet.detect(_telling(data, invalid), compat_names=False)["encoding"]
    if found is None:
        raise _no_text(name)
    codec = codecs.lookup(found).name
    text = _strictly(data, _WEB_LABELS.get(codec, codec), name)
    if _is_binary(text):
        raise _no_text(name)
    return text


def _telling(data: bytes, invalid: int) -> bytes:
    """Take the bytes that tell legacy encodings apart: those beyond ASCII, with a little of what is around.

    With one foreign sentence among fifty of English, chardet is wrong on nearly all encodings; on what is
    left here it is right.
    """
    if b"\0" in data:
        return data[:_DETECTED]
    window = data[max(0, invalid - 30) : invalid + 20 * _DETECTED]
    return _ASCII_RUN.sub(lambda run: run[0][:30] + run[0][-30:], window)[:_DETECTED]


def _strictly(data: bytes, codec: str, name: str, skip: int = 0) -> str:
    try:
        return data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        raise _misfit(name, codec, skip + error.start) from error


def _is_binary(text: str) -> bool:
    """Tell whether one character in fifty is a control character, or is assigned to nothing."""
    sample = text[:_SAMPLE]
    categories = [unicodedata.category(char) for char in sample if not char.isspace()]
    return 50 * sum(category in {"Cc", "Cn", "Co", "Cs"} for category in categories) > len(sample)


def _without_nul(text: str, name: str) -> str:
    if "\0" in text:
        raise UnreadableError(f"{name}: holds NUL characters, so it is not text; save it as UTF-8.")
    return text


def _misfit(name: str, codec: str, offset: int) -> UnreadableError:
    return UnreadableError(f"{name}: byte {offset} is not valid {codec.upper()}; save the file as UTF-8.")


def _no_text(name: str) -> UnreadableError:
    return UnreadableError(f"{name}: is not text, nor in an encoding that can be told; save it as UTF-8.")
