"""Floors under the figures: what a change may not fall below, pinned to the input it was measured on.

A floor only goes up, unless the one who lowers it says so.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"
DIGITS = 4
SCALE = 10_000


@dataclass(frozen=True, slots=True)
class Floor:
    """The floors of one task: the fingerprint of its input, and the least value of each figure."""

    input: str
    figures: Mapping[str, float]


def read_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Read the floors by task; none where there is no file yet."""
    if not path.exists():
        return {}
    data = json.loads(path.read_text("utf-8"))
    return {name: Floor(entry["input"], entry["figures"]) for name, entry in data.items()}


def write_floors(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors, sorted, so that a change reads well in a diff."""
    data = {
        name: {"input": floor.input, "figures": dict(sorted(floor.figures.items()))}
        for name, floor in floors.items()
    }
    path.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def breaches(name: str, reached: Floor, floors: Mapping[str, Floor]) -> list[str]:
    """Return what is wrong with the figures of a task: one line for each figure under its floor.

    A changed input, a figure that is gone and a task without floors are breaches too.
    """
    floor = floors.get(name)
    if floor is None:
        return [f"{name}: no floors yet; set them with --raise-floors"]
    if floor.input != reached.input:
        return [f"{name}: the input is another than the one the floors were measured on"]
    return [
        f"{name}: {figure} is {_shown(reached.figures.get(figure))}, its floor {least:.{DIGITS}f}"
        for figure, least in sorted(floor.figures.items())
        if _rounded_down(reached.figures.get(figure, -math.inf)) < least
    ]


def raised(name: str, reached: Floor, floors: Mapping[str, Floor], *, allow_lower: bool = False) -> Floor:
    """Return the floors of a task lifted to what was reached, to four digits, rounded down.

    With ``allow_lower`` they become what was reached. A new input has new floors only with ``allow_lower``:
    raises ``ValueError`` otherwise.
    """
    found = {figure: _rounded_down(value) for figure, value in reached.figures.items()}
    floor = floors.get(name)
    if floor is None or allow_lower:
        return Floor(reached.input, found)
    if floor.input != reached.input:
        raise ValueError(f"{name}: the input has changed; new floors need --allow-lower")
    return Floor(
        floor.input, {**floor.figures, **{f: max(v, floor.figures.get(f, v)) for f, v in found.items()}}
    )


def _rounded_down(value: float) -> float:
    if math.isinf(value):
        return value
    return math.floor(value * SCALE + 1e-6) / SCALE


def _shown(value: float | None) -> str:
    return "missing" if value is None else f"{value:.{DIGITS}f}"
