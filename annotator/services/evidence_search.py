"""Finding the passages of the source library that bear on a claim, or answer a question."""

from annotator.domain.sources import Passage
from annotator.language.indexing import phrases
from annotator.language.ranking import rank
from annotator.services.workspace import Workspace
from annotator.storage import passages

CANDIDATES = 50
"""How many passages the full-text index hands over for ranking."""

CHARACTERS = 2000
"""How much of a query counts: more than a sentence has."""

PHRASES = 40
"""How many of its words are looked up."""


def find_passages(workspace: Workspace, query: str, limit: int = 20) -> list[Passage]:
    """The passages that share most with a claim or a question, best first; none for an empty query.

    One that merely repeats the claim comes after those that add to it.
    """
    query = query[:CHARACTERS]
    wanted = phrases(query)[:PHRASES]
    if not wanted:
        return []
    with workspace.database.read() as transaction:
        found = passages.candidates(transaction, wanted, CANDIDATES)
    return rank(query, found, limit)
