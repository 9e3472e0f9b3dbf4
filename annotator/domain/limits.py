"""How much of the machine one file may take: the usual bounds, or a multiple of them that a person allows."""

from dataclasses import dataclass

SECONDS = 120
"""Longest time that reading one document may usually take."""

MARKS = 4_000_000
"""Most line ends and closing marks of a text: each may end a sentence, which takes 0.3 kB of memory."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of size and time for one file; each reader states those that are its own."""

    times: int = 1
    """How many times the usual bounds, from 1 on."""

    def raised(self, usual: int) -> int:
        """What is allowed of something of which `usual` is the usual bound."""
        return usual * self.times


USUAL = Limits()

ADVICE = "or allow more by --limits"
"""How the bounds are raised, as a part of a sentence."""
