"""Words that tell English clauses apart, seen from their form alone: no grammar, some mistakes."""

from collections.abc import Sequence

_AUXILIARIES = """
    am is are was were has have had do does did will would can could may might must shall should cannot
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't
    shouldn't
"""
_PAST = """
    became began bought broke brought built came chose drew drove fell fled flew fought found gave got grew
    held kept knew lay led lost made met paid ran rose sank saw sent shook shot sold spent spoke stood stole
    struck swore taught threw told took understood went woke won wore wrote
"""
_PRESENT = """
    appears argues becomes believes brings denies expects finds gives goes holds insists keeps knows lies
    loses makes owns puts remains seems takes tells thinks wants
"""
_REPORTING = (
    "say says said argued argues believed believes claimed denied denies insisted insists told thinks thought"
)
_SUBORDINATORS = (
    "that if whether because when while although though who whom whose which where what why how as"
)
_SUBJECTS = "i he she it we they you there nobody everyone nothing"
_DETERMINERS = "a an the and or of by in with for its his her their our my very most more this these those"

FINITE = frozenset((_AUXILIARIES + _PAST + _PRESENT).split()) | frozenset(_REPORTING.split())
"""Forms that are always, or nearly always, the verb of a clause."""

SUBORDINATORS = frozenset(_SUBORDINATORS.split())
"""Words that open a clause whose verb comes after them."""

OPENING = SUBORDINATORS | frozenset(_REPORTING.split())
"""Words after which a clause may follow without any other sign."""

PRONOUNS = frozenset(_SUBJECTS.split())
"""Words that are the subject of a clause where one may begin."""

_AMBIGUOUS = frozenset(["left", "set", "cut", "put", "hit", "let", "felt", "beat", "shut"])
"""Verbs, unless a determiner stands before them."""
_NO_PAST = ("eed", "hundred", "sacred", "kindred")
_BEFORE_PARTICIPLES = frozenset(_DETERMINERS.split())


def verbs(words: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Per lower-case word whether it is a finite verb for sure, and whether it looks like a verb at all."""
    words = [word.replace("’", "'") for word in words]
    finite = [word in FINITE for word in words]
    before = ["", *words]
    past = (
        (word in _AMBIGUOUS or _ends_as_past(word)) and previous not in _BEFORE_PARTICIPLES
        for previous, word in zip(before, words, strict=False)
    )
    return finite, [sure or alike for sure, alike in zip(finite, past, strict=True)]


def _ends_as_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and not word.endswith(_NO_PAST)
