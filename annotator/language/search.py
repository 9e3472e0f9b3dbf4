"""Finding words in a text."""

import re
from itertools import islice

from annotator.domain.documents import Span

MOST = 100_000
"""Matches that are looked for at most."""


def find_all(text: str, query: str) -> list[Span]:
    """Where `query` stands in `text`, in any case; white space in it stands for any white space."""
    parts = query.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    return [Span(*match.span()) for match in islice(pattern.finditer(text), MOST)]
