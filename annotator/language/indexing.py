"""What the index of passages holds of a text, and what is looked up in it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from annotator.domain.documents import Span
from annotator.language.folding import fold, words

_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that are written without spaces, and Korean, where they stand between phrases."""
_ALONE: Final = rf"(?![\W_])[{_UNSPACED}]"
_LETTER: Final = rf"[^\W_{_UNSPACED}]"
_TERM = re.compile(rf"{_ALONE}|{_LETTER}+")
_IN_PLACE = re.compile(rf"(?=((?:{_ALONE}){{2}}))|({_LETTER}(?:{_LETTER}|[\u0300-\u036f])*)")
"""A pair of characters that stand alone, or a word with its combining accents."""
_SOFT_HYPHEN = re.compile(r"\u00ad\s*")
_BROKEN = re.compile(r"\b(\w++)-[ \t]*\n\s*+(?=(\w++))")
"""A word that goes on in the next line: its hyphen may belong to it or not."""

_FUNCTION_WORDS: Final = """
    an and are as at be been but by did do does for from had has have he her his how if in into is it its of
    on or she that the their them they this to was were what when where which why with
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""English words that say nothing of what a text is about."""


def terms(text: str) -> list[str]:
    """The words of `text`, folded; of scripts without spaces, the characters.

    A word that was hyphenated at the end of a line stands between its parts.
    """
    joined = _BROKEN.sub(r"\1 \1\2 ", _SOFT_HYPHEN.sub("", text))
    return _TERM.findall(fold(unicodedata.normalize("NFKC", joined)))


def indexed(text: str) -> str | None:
    """The terms of `text` with spaces between; None where the index takes them from the text itself."""
    if all(map(_is_plain, set(text))) and not _BROKEN.search(text):
        return None
    return " ".join(terms(text))


@lru_cache(maxsize=4096)
def _is_plain(char: str) -> bool:
    """Whether the tokenizer `unicode61 remove_diacritics 2` makes of `char` what `terms` makes of it.

    That knows Unicode as of 2012, and accents of Latin letters only.
    """
    if char.isalpha():
        apart = unicodedata.normalize("NFKD", char)
        return char <= "\u017f" and apart == unicodedata.normalize("NFD", char)
    return char.isascii() or (
        (char < "\u00c0" or "\u2000" <= char < "\u20ba")
        and unicodedata.category(char)[0] in "PSZ"
        and words(f"a{char}b") == ["a", "b"]
    )


def phrases(text: str) -> list[str]:
    """What to look up for `text`, each once: words that say something, and pairs of unspaced characters.

    Function words are looked up where there is nothing else.
    """
    found = terms(text)
    pairs = [" ".join(pair) for pair in _pairs(found)]
    told = [term for term in found if _says_something(term)]
    return list(dict.fromkeys((*told, *pairs) or found))


def _pairs(found: list[str]) -> Iterator[list[str]]:
    for is_unspaced, group in groupby(found, _is_unspaced):
        run = list(group) if is_unspaced else []
        yield from ([run] if len(run) == 1 else map(list, pairwise(run)))


def _is_unspaced(term: str) -> bool:
    return re.match(f"[{_UNSPACED}]", term) is not None


def _says_something(term: str) -> bool:
    return not _is_unspaced(term) and term not in FUNCTION_WORDS and (len(term) > 1 or term.isdecimal())


def phrase_spans(text: str) -> Iterator[tuple[str, Span]]:
    """The words of `text`, and its pairs of unspaced characters, as `phrases` has them, with their places."""
    for match in _IN_PLACE.finditer(text):
        pair, word = match.groups()
        if pair:
            yield " ".join(pair), Span(match.start(), match.start() + 2)
        else:
            yield _folded(word), Span(*match.span())


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return "".join(words(word))
