"""Finding the passages of the source library that bear on a claim, or answer a question."""

from annotator.domain.sources import Passage
from annotator.language.ranking import rank
from annotator.services.lookup import CANDIDATES, CHARACTERS, looked_up
from annotator.services.workspace import Workspace
from annotator.storage import passages


def find_passages(workspace: Workspace, query: str, limit: int = 20) -> list[Passage]:
    """The passages that share most with a claim or a question, best first; none for an empty query.

    One that merely repeats the claim comes after those that add to it.
    """
    query = query[:CHARACTERS]
    wanted = looked_up(query)
    if not wanted:
        return []
    with workspace.database.read() as transaction:
        found = passages.candidates(transaction, wanted, CANDIDATES)
    return rank(query, found, limit)
