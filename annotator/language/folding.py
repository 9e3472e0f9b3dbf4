"""The one place where text is normalised before it is compared."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


class _Folded(dict[int, str]):
    """Per character its lower-case base letter; one character for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        is_accented = all(map(unicodedata.combining, parts[1:]))
        base = (
            parts[0] if is_accented else chr(code)
        )  # of a syllable or a ligature the first letter is too little
        caseless = base.casefold()
        self[code] = caseless if len(caseless) == 1 else base.lower()
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """`text` without case and accents, of the same length."""
    return text.translate(_FOLDED)


def words(text: str) -> list[str]:
    """The folded words of `text`: runs of letters and digits, however they were composed."""
    return _WORD.findall(fold(unicodedata.normalize("NFKC", text)))
