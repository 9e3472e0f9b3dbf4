"""Made-up reports for the benchmark of evidence search, and claims that garble their sentences."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, product
from string import ascii_lowercase
from typing import Final

_NOUNS: Final = """
    government ministry council parliament company hospital police army union election contract strike
    border harbour bridge railway river dam flood storm drought harvest market price wage pension loan
    trade factory pipeline refinery reactor station airport ferry vessel crane warehouse depot prison
    village district suburb province island coast valley forest minister mayor judge lawyer witness
    officer soldier teacher doctor farmer driver engineer scientist journalist editor clerk auditor
    inspector director candidate voter student patient worker migrant prisoner victim resident tenant
    customer investor donor survey inquiry trial verdict sentence licence treaty ceasefire raid ambush
    explosion collapse leak accident epidemic vaccine medicine infection shortage subsidy grant salary
    bonus tariff quota surplus deficit mortgage grain cotton satellite missile tank rifle convoy
    checkpoint archive document recording photograph video database password statement leaflet campaign
    petition referendum decree veto coalition cabinet committee institute museum theatre temple stadium
    tunnel canal reservoir sewer landfill incinerator emission glacier reef fishery orchard vineyard
    pasture tractor tender invoice ledger bribe theft scandal resignation appointment funeral festival
    medal
"""
_VERBS: Final = """
    approve reject announce publish release suspend resume expand reduce finance support oppose
    criticise defend accuse confirm reveal conceal destroy damage repair inspect examine measure record
    report estimate warn order delay seize return purchase deliver store distribute collect borrow raise
    tax charge convict arrest detain question search evacuate rescue treat vaccinate recruit dismiss
    appoint replace promote escort attack surround deploy negotiate ratify enforce violate ignore
    discuss postpone launch abandon inherit restore flood poison pollute clean drain harvest test
    license audit investigate photograph translate
"""
_ADJECTIVES: Final = """
    new old former senior local regional national foreign federal civil military public private secret
    official independent annual early recent final first second large minor heavy northern southern
    eastern western coastal rural urban industrial financial legal medical chemical nuclear digital
    historical economic religious temporary permanent partial severe fatal dangerous empty damaged
    abandoned occupied disputed remote crowded wealthy elderly unpaid overdue missing stolen forged
    leaked confidential preliminary controversial costly
"""
_PREFIXES: Final = "re de trans con pro in ex dis sub inter per ob"
_ROOTS: Final = """
    port form duct ject spect tract vert mit pel struct gress fer cept vent scrib cur fin grad lect merg
    nounc pens plic pon rupt sect sert sign sist solv spir stat sum tend test tort trud vis voc volv
"""
_MONTHS: Final = "March January April May June July August September October November December February"
_ONSETS: Final = "b br d f g gr h j k kl l m n p r s st t tr v z"
_ENDINGS: Final = "n r l ski ev ian berg ton ford ville grad ez ard nd rn"
_NAMES: Final = 6_000
_FLAT: Final = 30
"""How far from the head of Zipf's law the words of a list begin: the most frequent noun is in 7 %."""
_SENTENCES: Final = (
    "the {adjective} {noun} in {name} {verb} {number} {nouns} in {month} {year}, {name} {name} said.",
    "{name} {name}, a {adjective} {noun} from {name}, {verb} the {noun} after the {adjective} {noun}.",
    "according to the {noun}, {number} {adjective} {nouns} were {verb} between {name} and {name}.",
    "the {noun} of the {adjective} {noun} was {verb} by the {noun} of {name} in {month} {year}.",
    "it is not known why the {noun} {verb} the {adjective} {nouns} that the {noun} had {verb} in {year}.",
    "{number} {nouns} were {verb} when a {adjective} {noun} near {name} {verb} the {noun}.",
    "in {month} the {noun} said that it had {verb} the {adjective} {noun} and {verb} its {nouns}.",
    "the {nouns} cost {number} more than the {adjective} {noun} of {name} had {verb}.",
    "{name} {verb} the {noun}, but the {nouns} of the {adjective} {noun} were never {verb}.",
    "no {noun} in {name} has {verb} a {adjective} {noun} since {year}, and {nouns} have {verb} the {noun}.",
)
_DENIALS: Final = {"no", "not", "never"}


class Reports:
    """Draws passages; the words of a kind are the rarer, the later they stand in its list (Zipf's law)."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - nothing here is secret
        nouns = [*_NOUNS.split(), *self._derived("ion", "or", "ment", "ance")]
        self._words: Mapping[str, Sequence[str]] = {
            "noun": nouns,
            "nouns": [noun[:-1] + "ies" if noun[-2:] in {"ty", "ry"} else noun + "s" for noun in nouns],
            "verb": [
                verb + "d" if verb[-1] == "e" else verb + "ed"
                for verb in (*_VERBS.split(), *self._derived(""))
            ],
            "adjective": [*_ADJECTIVES.split(), *self._derived("ive", "ory", "al")],
            "month": _MONTHS.split(),
            "name": list(dict.fromkeys(self._name() for _ in range(_NAMES))),
            "number": [str(step * 10**zeros) for step in range(2, 200) for zeros in range(4)],
            "year": [str(year) for year in range(2025, 1960, -1)],
        }
        self._drawn: dict[str, list[str]] = {kind: [] for kind in self._words}

    def _derived(self, *suffixes: str) -> list[str]:
        parts = list(product(_PREFIXES.split(), _ROOTS.split(), suffixes))
        return ["".join(three) for three in self._chance.sample(parts, len(parts))]

    def _name(self) -> str:
        syllables = range(self._chance.choice((1, 2, 2, 3)))
        start = "".join(
            self._chance.choice(_ONSETS.split()) + self._chance.choice("aeiou") for _ in syllables
        )
        return (start + self._chance.choice(_ENDINGS.split())).capitalize()

    def __getitem__(self, kind: str) -> str:
        """The next word of this kind."""
        drawn = self._drawn[kind]
        if not drawn:
            words = self._words[kind]
            weights = list(accumulate(1 / (rank + _FLAT) for rank in range(len(words))))
            drawn += self._chance.choices(words, cum_weights=weights, k=10_000)
        return drawn.pop()

    def passages(self) -> Iterator[list[str]]:
        """Passages of 30 to 90 words without end, each as its sentences."""
        while True:
            wanted = self._chance.randint(30, 72)
            sentences: list[str] = []
            while wanted > 0:
                sentence = self._chance.choice(_SENTENCES).format_map(self)
                sentences.append(sentence[0].upper() + sentence[1:])
                wanted -= sentence.count(" ") + 1
            yield sentences

    def garble(self, sentence: str, part: float, *, is_same: bool = False) -> str:
        """The sentence with that part of its words dropped, misspelt or swapped with the next one.

        With `is_same`, numbers and denials stay: without them it would be another claim.
        """
        words = sentence.split()
        places = [at for at, word in enumerate(words) if not (is_same and _decides(word))]
        for place in self._chance.sample(places, min(len(places), round(part * len(words)))):
            match self._chance.choice(("drop", "misspell", "swap")):
                case "drop":
                    words[place] = ""
                case "misspell":
                    words[place] = self._misspell(words[place])
                case _:
                    words[place : place + 2] = words[place : place + 2][::-1]
        return " ".join(filter(None, words))

    def _misspell(self, word: str) -> str:
        """With one letter left out, doubled, or another in its place."""
        at = self._chance.randrange(len(word)) if word else 0
        letter = self._chance.choice(("", word[at : at + 1] * 2, self._chance.choice(ascii_lowercase)))
        return word[:at] + letter + word[at + 1 :]


def _decides(word: str) -> bool:
    return word[0].isdigit() or word.lower() in _DENIALS
