"""Words of estimation in a text, with their bands, and what is amiss with them in an analyst's own note."""

import re
from functools import cache

from annotator.domain.documents import Span
from annotator.domain.estimates import Band, Estimate, Row

_NOT = r"(?:not|\w*n['’]t|hardly|scarcely)"
_VERY = "(?:very|highly|extremely|overwhelmingly)"
_EVEN = "(?:(?:(?:a|roughly|about|approximately) ){0,3}(?:even|fifty fifty|50 50|50/50))"
_ODDS = "(?:chances?|possibility|probability|likelihood|odds|prospects?)"
_LINK = "(?:is|are|was|were|remains?|remained|seems?|seemed|looks?|looked)"

_TERMS: tuple[tuple[str, Band | None, Row], ...] = (
    (f"{_NOT} (?:{_VERY} )?(?:unlikely|improbabl[ey])", None, Row.LIKELIHOOD),
    (f"{_NOT} (?:almost|nearly|virtually) certain(?:ly)?", None, Row.LIKELIHOOD),
    ("(?:more|less|how|equally|as) (?:likely|probable)(?! (?:as|than) not)", None, Row.LIKELIHOOD),
    (
        "(?:almost|virtually|practically|next to) no (?:chance|likelihood)",
        Band.ALMOST_NO_CHANCE,
        Row.LIKELIHOOD,
    ),
    (f"remote {_ODDS}|{_ODDS} {_LINK} (?:very )?remote", Band.ALMOST_NO_CHANCE, Row.PROBABILITY),
    (f"{_VERY} unlikely", Band.VERY_UNLIKELY, Row.LIKELIHOOD),
    (f"{_VERY} improbabl[ey]", Band.VERY_UNLIKELY, Row.PROBABILITY),
    (
        f"unlikely|less likely than not|{_NOT} (?:(?:very|so|too|at all|particularly) )?likely",
        Band.UNLIKELY,
        Row.LIKELIHOOD,
    ),
    (
        f"improbabl[ey]|less probable than not|{_NOT} (?:(?:very|at all) )?probable",
        Band.UNLIKELY,
        Row.PROBABILITY,
    ),
    (f"{_EVEN} chances?|as likely as not", Band.ROUGHLY_EVEN, Row.LIKELIHOOD),
    (f"{_EVEN} odds|as probable as not", Band.ROUGHLY_EVEN, Row.PROBABILITY),
    (f"{_VERY} likely|in all likelihood", Band.VERY_LIKELY, Row.LIKELIHOOD),
    (f"{_VERY} probabl[ey]|in all probability", Band.VERY_LIKELY, Row.PROBABILITY),
    ("(?:more likely than not|more than likely|likely)", Band.LIKELY, Row.LIKELIHOOD),
    ("more probable than not|probabl[ey]", Band.LIKELY, Row.PROBABILITY),
    (
        "(?:almost|virtually|practically|all but) (?:certain|certainly)|almost (?:a )?certainty",
        Band.ALMOST_CERTAIN,
        Row.LIKELIHOOD,
    ),
    ("(?:nearly|near) (?:certain|certainly|certainty)", Band.ALMOST_CERTAIN, Row.PROBABILITY),
)
"""Of terms that begin at one place the first that fits is taken; a space stands for any gap.

Those without a band are there to be passed over: odd negations, and comparisons.
"""

_KERNELS = ("likel", "probab", "chance", "odds", "certain", "remote")
"""Each term has one of these in it."""

_GAP = r"[\s-]++"

_CONFIDENCE = (
    r"(?:low|moderate|high)(?: level of)? confidence"
    r"|confidence(?: level)?(?: in(?: \w++){1,5}?)?(?: is| was| remains|:)? (?:very )?(?:low|moderate|high)"
    r"|(?:very|highly|moderately|fairly) confident"
)


def find_estimates(text: str) -> list[Estimate]:
    """The terms of estimation in `text`, in order; `very unlikely` is one, no `unlikely` beside it.

    Inflections and close kin count as the term that they come from, `not likely` as `unlikely`. Words to
    which the directive gives no band have none here either: possibly, perhaps, may, might, could; nor have
    comparisons (`more likely`) and double negations (`not unlikely`). Linear in the text.
    """
    lower = text.lower()
    if not any(kernel in lower for kernel in _KERNELS):
        return []
    found = []
    for match in _terms().finditer(text):
        _, band, row = _TERMS[(match.lastindex or 1) - 1]
        if band is not None:
            found.append(Estimate(Span(*match.span()), band, row))
    return found


def warnings(note: str) -> list[str]:
    """What is amiss with the words of estimation in an analyst's own note: a line each, with what to do.

    Source of both rules: Intelligence Community Directive 203, D.6.e.(2).
    """
    from annotator.language.segmentation import segment  # noqa: PLC0415 - not before the first note

    found = []
    mixed = _mixed(note)
    if mixed:
        first, other = mixed
        found.append(f"“{first}” and “{other}” are terms of two rows: keep to one of them (ICD 203).")
    for sentence in (note[start:end] for start, end in segment(note)):
        level = _confidence().search(sentence)
        estimates = find_estimates(sentence) if level else []
        if level and estimates:
            term = _words(sentence, estimates[0].span)
            found.append(
                f"“{_words(sentence, Span(*level.span()))}” stands beside “{term}”: "
                "give confidence a sentence of its own (ICD 203)."
            )
    return found


def _mixed(note: str) -> tuple[str, str] | None:
    """The first term of each row, as the note has them; None where it keeps to one row."""
    firsts: dict[Row, str] = {}
    for estimate in find_estimates(note):
        firsts.setdefault(estimate.row, _words(note, estimate.span))
    return (firsts[Row.LIKELIHOOD], firsts[Row.PROBABILITY]) if len(firsts) == len(Row) else None


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


@cache
def _terms() -> re.Pattern[str]:
    """One group an entry of `_TERMS`."""
    return _pattern("|".join(f"({words})" for words, _, _ in _TERMS))


@cache
def _confidence() -> re.Pattern[str]:
    return _pattern(_CONFIDENCE)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words.replace(' ', _GAP)})\b", re.IGNORECASE)
