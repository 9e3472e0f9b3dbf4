"""The one place where text is normalised before it is compared."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


class _Folded(dict[int, str]):
    """Per character its lower-case base letter; one character for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """`text` without case and accents, of the same length."""
    return text.translate(_FOLDED)


def words(text: str) -> list[str]:
    """The folded words of `text`: runs of letters and digits."""
    return _WORD.findall(fold(text))
