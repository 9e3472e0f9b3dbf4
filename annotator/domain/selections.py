"""What part of the database an export takes."""

from dataclasses import dataclass

from annotator.domain.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on annotations; an empty one lets everything through."""

    document_ids: frozenset[int] = frozenset()
    annotators: frozenset[str] = frozenset()
    labels: frozenset[Label] = frozenset()
    as_of: str | None = None
    """An ISO 8601 date: links to sources that were published after it are left out."""
