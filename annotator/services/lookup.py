"""How much of a text is looked up in a full-text index, and how much that hands over."""

from annotator.language.indexing import phrases

CHARACTERS = 2000
"""How much of a claim or a question counts: more than a sentence has."""
PHRASES = 40
"""How many of its words are looked up."""
CANDIDATES = 50
"""How many of the texts that hold them are handed over, to be ranked or compared."""


def looked_up(text: str) -> list[str]:
    """The phrases to look up for a text; none where it has no words."""
    return phrases(text)[:PHRASES]
