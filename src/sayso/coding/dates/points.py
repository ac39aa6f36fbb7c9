"""One date as written: what a matched date pattern says, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "day", "day number", "month", "weekday", "year", "decade", "season", "quarter", "unit", "offset",
    "stretch", "ahead", "duration", "phrase", "up to publication", "from publication", "then", "unresolved",
    "ordinal day", "before last", "now", "beside", "share", "nth weekday", "around", "century",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written. Which fields are set depends on ``kind``."""

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: str | None = None
    """``last``, ``this``, ``next``, ``previous`` or ``following``."""
    number: float | None = None
    unit: str | None = None
    direction: str | None = None
    """``ago``, ``ahead``, ``earlier`` or ``later``, for offsets."""
    hedge: str | None = None
    """``under``, ``over`` or ``about``, for spans of time."""
    words: str | None = None
    year_shift: int | None = None
    """Years from the year of publication: -1 in "October last year"."""
    part: str | None = None
    """The share of the period that is meant, such as ``early`` or ``end``."""
    definite: bool = False
    """Whether "the" stands before it: "the next year" is twelve months, "next year" a calendar year."""
    anchor: Point | None = None
    """The date that "three days before Christmas" or "the first Monday of June" counts from."""
