"""Does the ledger prove itself: is every entry as it was written, and all that is there what they tell."""

from dataclasses import dataclass

from annotator.domain.chain import Broken, Whole, is_hash, verify
from annotator.domain.diagnosis import Finding
from annotator.domain.errors import UsageError
from annotator.services.replaying import replay
from annotator.services.workspace import Workspace
from annotator.storage import ledger


@dataclass(frozen=True, slots=True)
class Verified:
    """What recomputing the chain, and the state from it, came to."""

    chain: Whole | Broken
    unlike: Finding | None = None
    """The first thing that is not as a whole ledger tells."""
    entry: int | None = None
    """Number of the entry that the head which was asked for stands for; None where it is not there."""


def verify_ledger(workspace: Workspace, head: str | None = None) -> Verified:
    """Recompute the chain of all entries and what they lead to; look for a `head` that an export carried.

    Raises `UsageError` where `head` can be none.
    """
    if head is not None and not is_hash(head):
        raise UsageError("A head has 64 hexadecimal digits: give --head what an export says in ledger_head.")
    with workspace.database.read() as transaction:
        chain = verify(ledger.links(transaction))
        if isinstance(chain, Broken):
            return Verified(chain)
        entry = None if head is None else ledger.number_of(transaction, head)
        return Verified(chain, next(replay(transaction), None), entry)
