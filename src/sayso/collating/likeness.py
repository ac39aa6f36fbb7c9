"""When two propositions are one: actors, dates and places that fit, and wordings that meet.

No statistic of the corpus takes part, so that the answer for two reports stays the same whatever else
stands in the dossier.
"""

from __future__ import annotations

from datetime import date, timedelta

from sayso.collating.propositions import SYMMETRIC, Proposition
from sayso.collating.wording import overlap

THRESHOLD = 3.0
"""Score from which two propositions whose actors, dates and places fit are one."""

STRONG = 0.6
"""Share of common words from which an uncertain date or place may be stretched."""

TROOPS = "154"
"""CAMEO: mobilise or increase armed forces."""

UNSAID = 0.5
"""What two wordings count as having in common where neither has any words but its trigger."""

FREQUENT = frozenset(
    {"ASSAULT", "COERCE", "CONSULT", "PROTEST", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"}
)
"""Types that recur between the same actors within days, so that undated reports join for days only."""

HORIZON = timedelta(days=60)
HORIZON_FREQUENT = timedelta(days=14)
HORIZON_STRONG = timedelta(days=365)
TOLERANCE = timedelta(days=3)
"""Days by which dates may miss one another where the wording is strong: then they are in conflict."""


def score(one: Proposition, other: Proposition) -> float:
    """Return how alike two propositions are, 0 where actors, dates or places rule it out."""
    shared_trigger = not one.triggers.isdisjoint(other.triggers) or _stationed(one, other)
    if one.kind != other.kind and not shared_trigger:
        return 0.0
    common = overlap(one.words, other.words)
    strong = shared_trigger and common >= STRONG
    fits = dates_fit(one, other, strong=strong) and places_fit(one, other, strong=strong)
    if not fits or not actors_fit(one, other):
        return 0.0
    return _sum(one, other, common, shared_trigger=shared_trigger)


def _stationed(one: Proposition, other: Proposition) -> bool:
    """Say whether both tell of the same side's forces on the move: sent, arrived and present are one."""
    moved = one.kind == other.kind == "MOBILIZE" and one.cameo == other.cameo == TROOPS
    return moved and bool(one.source) and one.source == other.source


def _sum(one: Proposition, other: Proposition, common: float, *, shared_trigger: bool) -> float:
    """Add up what speaks for two propositions being one.

    A common trigger and code are not enough without equal sides, common words, day or place. Deeds of
    speech share their verbs with all others of their kind, so what was said counts there.
    """
    matter = common * min(1.0, len(one.words & other.words) / 2)
    if not one.words and not other.words:
        matter = UNSAID
    parts = [
        (0.5 if one.speech else 1.5) if shared_trigger else -0.5,
        (3.0 if one.speech else 2.0) * matter,
        0.5 * bool(one.cameo and one.cameo == other.cameo),
        0.5 * bool(one.source and one.source == other.source),
        0.5 * bool(one.target and one.target == other.target),
        1.0 * bool(one.places & other.places),
        0.5 * bool(one.place_countries & other.place_countries),
        1.0 * (one.earliest is not None and (one.earliest, one.latest) == (other.earliest, other.latest)),
        0.5 * (_stationed(one, other) and not (one.regional or other.regional)),
    ]
    return sum(parts)


def actors_fit(one: Proposition, other: Proposition) -> bool:
    """Say whether each side is equal, contained in the other's or missing, and one party is common."""
    if one.source == other.source and one.target == other.target:
        return bool(one.parties) or one.article == other.article
    if one.parties.isdisjoint(other.parties):
        return False
    if one.kind in SYMMETRIC and other.kind in SYMMETRIC:
        return _contained(one.parties, other.parties) and _both_sides(one, other)
    common = (one.source & other.source) or (one.target & other.target)
    return bool(common) and _contained(one.source, other.source) and _contained(one.target, other.target)


def _both_sides(one: Proposition, other: Proposition) -> bool:
    """Say whether two parties are common: that one and the same party met somebody is too little."""
    return len(one.parties & other.parties) > 1 or one.parties == other.parties


def _contained(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def dates_fit(one: Proposition, other: Proposition, *, strong: bool) -> bool:
    """Say whether two dates can be of one occurrence."""
    if one.earliest and one.latest and other.earliest and other.latest:
        slack = TOLERANCE if strong else timedelta(0)
        return one.earliest <= other.latest + slack and other.earliest <= one.latest + slack
    horizon = horizon_of(one, strong=strong)
    first, second = window_of(one, horizon), window_of(other, horizon)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def horizon_of(one: Proposition, *, strong: bool) -> timedelta:
    """Return how far an open date of such a deed reaches."""
    if one.kind in FREQUENT:
        return HORIZON_FREQUENT
    return HORIZON_STRONG if strong else HORIZON


def window_of(one: Proposition, horizon: timedelta) -> tuple[date, date] | None:
    """Return the first and last day that a date may mean, null where none is known.

    A date without a first day reaches back by ``horizon``, one without a last day reaches on by it.
    """
    if one.earliest and one.latest:
        return one.earliest, one.latest
    if one.latest:
        return (one.latest - horizon if one.latest - date.min > horizon else date.min), one.latest
    if one.earliest:
        return one.earliest, (one.earliest + horizon if date.max - one.earliest > horizon else date.max)
    return None


def places_fit(one: Proposition, other: Proposition, *, strong: bool) -> bool:
    """Say whether two places can be of one occurrence.

    A region and the country around it are two propositions, one part of the other, unless both are dated
    to the same days; places of different names or countries only agree where day and words do.
    """
    same_days = one.earliest is not None and (one.earliest, one.latest) == (other.earliest, other.latest)
    if one.places & other.places:
        return True
    if one.places and other.places:
        return same_days and strong
    if one.place_countries and other.place_countries and not one.place_countries & other.place_countries:
        return same_days and strong
    nested = one.regional != other.regional and bool(one.place_countries & other.place_countries)
    return same_days or not nested
