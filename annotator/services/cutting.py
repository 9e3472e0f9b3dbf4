"""Mending where a text was cut into sentences: each call is one act, one event, one transaction."""

from annotator.domain.documents import Span
from annotator.domain.errors import RefusedError
from annotator.domain.events import Act, State
from annotator.services.acting import Place, commit, require_sentence
from annotator.services.workspace import Workspace
from annotator.storage import documents, sentences


def join(workspace: Workspace, sentence: Place) -> Span:
    """Make one sentence of this one and the next; its span. Claims keep their spans.

    Raises `RefusedError` where no sentence comes after it.
    """
    with workspace.database.write() as transaction:
        require_sentence(transaction, sentence)
        found = sentences.from_place(transaction, sentence.document_id, sentence.span.start, 2)
        if len(found) < 2:
            raise RefusedError("This is the last sentence: there is none to join it with.")
        joined = Span(found[0].start, found[1].end)
        before, after = State(sentences=tuple(found)), State(sentences=(joined,))
        commit(
            transaction, workspace, Place(sentence.document_id, joined), Act.JOIN, before=before, after=after
        )
        return joined


def split(workspace: Workspace, sentence: Place, at: int) -> Span:
    """Cut the sentence in two before the word that begins at `at` in the document; the span of the second.

    Raises `RefusedError` where nothing would stand before or after the cut, or a claim runs across it.
    """
    with workspace.database.write() as transaction:
        require_sentence(transaction, sentence)
        start, end = sentence.span
        text = documents.part(transaction, sentence.document_id, sentence.span)
        head, tail = text[: max(0, at - start)].rstrip(), text[max(0, at - start) :].lstrip()
        if not head or not tail:
            raise RefusedError("There must be words before and after the cut: choose another word.")
        first, second = Span(start, start + len(head)), Span(end - len(tail), end)
        before, after = State(sentences=(sentence.span,)), State(sentences=(first, second))
        commit(transaction, workspace, sentence, Act.SPLIT, before=before, after=after)
        return second
