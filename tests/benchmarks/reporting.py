"""Figures, each against its floor, and how they are told."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

TENFOLD: Final = 11.0
"""What ten times the size may cost at most."""
FLAT: Final = 1.1
"""The same of what does not depend on the size."""
TOLERANCE: Final = 1.25
"""A ratio so many times that of the baseline got worse; what is less may be chance."""


class Scale(StrEnum):
    """How large the measured documents and libraries are."""

    SMALL = "small"
    FULL = "full"

    @property
    def sizes(self) -> tuple[int, int]:
        """Entries of the smaller and of the larger one: ten times as many."""
        return (10_000, 100_000) if self is Scale.SMALL else (100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; the less, the better."""

    name: str
    ours: float
    floor: float | None = None
    """The same of the least that does such work, measured in the same run, or a fixed bound."""
    reach: float | None = None
    """The ratio of the two is to be this at most."""
    unit: str = "ms"
    is_bound: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours against the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def is_met(self) -> bool:
        """Whether the ratio to reach, if there is one, is reached."""
        return self.reach is None or self.floor is None or self.ours <= self.reach * self.floor


def bound(name: str, ours: float, most: float, unit: str = "ms") -> Row:
    """A figure that is to be `most` at most, whatever the machine."""
    return Row(name, ours, most, 1.0, unit, is_bound=True)


def growth(what: str, figures: Sequence[float], reach: float = TENFOLD) -> Row:
    """What the largest costs against the smallest: the last of the figures against the first one."""
    return Row(f"growth, {what}", figures[-1], figures[0], reach)


def percentile(figures: Sequence[float], part: float) -> float:
    """The figure that so large a part of them do not exceed."""
    return sorted(figures)[int(part * (len(figures) - 1))]


HEADER: Final = f"{'':62} {'ours':>10} {'floor':>10} {'':4} {'ratio':>7} {'reach':>6} {'before':>7}"


def table_line(row: Row, before: float | None) -> str:
    """One line of the table, with the ratio of the baseline, and words where it is not as it should be."""
    floor = "-" if row.floor is None else f"{'≤ ' * row.is_bound}{row.floor:,.2f}"
    ratio, reach, earlier = (
        "-" if figure is None else f"{figure:.2f}" for figure in (row.ratio, row.reach, before)
    )
    words = "  NOT MET" * (not row.is_met) + "  WORSE" * is_worse(row, before)
    return (
        f"{row.name:62} {row.ours:10,.2f} {floor:>10} {row.unit:4} {ratio:>7} {reach:>6} {earlier:>7}{words}"
    )


def json_line(row: Row, before: float | None) -> str:
    """One object with the same."""
    return json.dumps(
        {
            "name": row.name,
            "ours": row.ours,
            "floor": row.floor,
            "is_bound": row.is_bound,
            "unit": row.unit,
            "ratio": row.ratio,
            "reach": row.reach,
            "met": row.is_met,
            "baseline": before,
            "worse": is_worse(row, before),
        }
    )


def is_worse(row: Row, before: float | None) -> bool:
    """Whether the ratio is worse than before, by more than chance."""
    return before is not None and row.ratio is not None and row.ratio > before * TOLERANCE


def read_baseline(path: Path) -> dict[str, dict[str, float]]:
    """The ratios of an earlier run by the scale and the name of a row; none where there is no file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def save_baseline(path: Path, scale: Scale, rows: Iterable[Row]) -> None:
    """Keep the ratios of these rows; those that were not measured now stay as they are."""
    known = read_baseline(path)
    known[scale] = dict(sorted((known.get(scale, {}) | dict(_kept(rows))).items()))
    path.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _kept(rows: Iterable[Row]) -> Iterator[tuple[str, float]]:
    """Ratios to what ran beside them: one to a fixed bound is another one on another machine."""
    for row in rows:
        if row.ratio is not None and not row.is_bound:
            yield row.name, round(row.ratio, 3)


def worse_than(baseline: Mapping[str, float], rows: Iterable[Row]) -> list[str]:
    """Names of the rows that got worse."""
    return [row.name for row in rows if is_worse(row, baseline.get(row.name))]
