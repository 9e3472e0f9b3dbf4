"""The closed vocabularies hold the words that files hold."""

from enum import StrEnum

import pytest

from annotator.domain.errors import AnnotatorError, UsageError
from annotator.domain.events import UNDOABLE, Act
from annotator.domain.vocabulary import Confidence, Credibility, Label, Reliability, Stance, Verdict


@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        (Label, "fact,allegation,opinion,none"),
        (Verdict, "supported,refuted,not enough evidence,conflicting evidence"),
        (Confidence, "low,moderate,high"),
        (Stance, "supports,refutes,context"),
        (Reliability, "A,B,C,D,E,F"),
        (Credibility, "1,2,3,4,5,6"),
    ],
)
def test_the_words_are_those_of_the_design(vocabulary: type[StrEnum], words: str) -> None:
    assert ",".join(vocabulary) == words


def test_every_act_on_a_claim_can_be_undone() -> None:
    library = {Act.ADD_SOURCE, Act.CHANGE_SOURCE, Act.MERGE_SOURCES, Act.DELETE_SOURCE}
    others = {Act.IMPORT, Act.RESTORE, Act.SET_GUIDE, Act.UNDO, Act.REDO} | library
    assert set(UNDOABLE) == set(Act) - others


def test_exit_codes() -> None:
    assert {kind.exit_code for kind in AnnotatorError.__subclasses__() if kind is not UsageError} == {1}
    assert UsageError.exit_code == 2
