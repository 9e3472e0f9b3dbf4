"""Copies of a database."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was written and verified."""

    path: Path
    rows: Mapping[str, int]
    """Per table how many rows it holds."""
    size: int
    """In bytes."""
