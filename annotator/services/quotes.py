"""Looking quotes up in the texts of their sources."""

from dataclasses import replace

from annotator.domain.annotations import Evidence
from annotator.domain.vocabulary import QuoteMatch
from annotator.storage import claims, source_texts
from annotator.storage.database import Transaction


def checked(transaction: Transaction, evidence: Evidence) -> Evidence:
    """The evidence with what became of its quote in the source's text, as that is now."""
    text = source_texts.text(transaction, evidence.source_uid) if evidence.quote else None
    return checked_in(text, evidence)


def checked_in(text: str | None, evidence: Evidence) -> Evidence:
    """The evidence with what became of its quote in `text`, the source's."""
    match, similarity, span = None, None, None
    if evidence.quote and text is None:
        match = QuoteMatch.NO_TEXT
    elif evidence.quote and text is not None:
        from annotator.language.quotes import find_quote  # noqa: PLC0415 - stepping needs no RapidFuzz

        found = find_quote(evidence.quote, text, near=evidence.quote_start or 0)
        match, similarity, span = found.match, found.similarity, found.span
    start, end = span or (None, None)
    return replace(evidence, quote_match=match, quote_similarity=similarity, quote_start=start, quote_end=end)


def check_all_of(transaction: Transaction, source_uid: str) -> None:
    """Look up anew all that is quoted from a source, whose text is another one now."""
    text = source_texts.text(transaction, source_uid)
    for evidence in claims.of_source(transaction, source_uid):
        claims.keep_match(transaction, checked_in(text, evidence))
