"""What a database is examined for, and what is found wrong."""

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """What is looked at."""

    OPENING = "opening"
    SCHEMA = "schema"
    FILES = "files"
    PAGES = "pages"
    KEYS = "keys"
    INDEX = "index"
    TEXT = "text"
    SENTENCES = "sentences"
    CLAIMS = "claims"
    QUOTES = "quotes"
    CHAIN = "chain"
    """Whether each entry of the ledger is as it was written."""
    LEDGER = "ledger"
    """Whether the entries lead to what is there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    check: Check
    words: str
    """What is wrong, in a few words; never what a text says."""
    advice: str
    """What to do about it."""
