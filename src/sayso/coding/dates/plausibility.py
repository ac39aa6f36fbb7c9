"""Turn down words that only look like a date ("May", "2000 soldiers", "for two days")."""

from __future__ import annotations

import re

from sayso.coding.dates.points import Point

# Bare names that are also words or first names: they need a preposition, a year or another sign of a date.
NAMES_WITH_OTHER_USES = frozenset({"may", "march", "mar", "april", "june", "august", "jan", "sep", "dec"})
LEADS = frozenset({"at", "since", "until", "by", "before", "after", "from", "between", "part", "span"})
ATTRIBUTIVE = re.compile(r"(?:\b(?:a|an|the|its|their|his|her|this|that)|['’]s)\s+(?:[a-z]+\s+)?$", re.I)
COUNTING = re.compile(
    r"(?:\b(?:some|about|around|roughly|nearly|almost|than|to|least|most|over|for|only|resolution|article|no\.|"
    r"number|room|flight|page|another|every|all)|[$€£#])\s*$",
    re.I,
)
COUNTED = re.compile(
    r"\s+(?:(?:[a-z-]+\s+){0,2}[a-z]+s|people|men|women|personnel|troops|percent|per|of|more|or\s+more)\b"
)
PEOPLE = re.compile(r"\s+(?:[a-z]+\s+)?(?:people|men|women|soldiers|personnel|troops|percent|others|more)\b")
TITLE_CASE_AFTER = re.compile(r"\s+(?:Night|Morning|Evening|Times|Post)\b")
SENTENCE_START = re.compile(r"(?:^|[.!?:;—–\-\n\"'“”‘’(\[])\s*$")


def plausible(point: Point, match: re.Match[str], text: str, lead: str | None) -> bool:
    """Say whether a matched point is a date in its surroundings; ``lead`` is the kind of preposition."""
    before = text[max(0, match.start() - 24) : match.start()]
    after = text[match.end() : match.end() + 32]
    if point.kind in _CHECKS:
        return _CHECKS[point.kind](point, match, before, after, lead)
    return True


def _month(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    if point.year is not None or point.which is not None or point.year_shift is not None:
        return True
    if match["month"].rstrip(".").lower() not in NAMES_WITH_OTHER_USES:
        return True
    attributive = ATTRIBUTIVE.search(before) and re.match(r"\s+[a-z]", after)
    return bool(attributive) or lead in LEADS


def _year(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    if lead in LEADS:
        return PEOPLE.match(after) is None
    if COUNTING.search(before):
        return False
    if ATTRIBUTIVE.search(before):
        return re.match(r"\s+[A-Za-z]", after) is not None
    return not re.match(r"\s+[A-Z]", after) and COUNTED.match(after) is None


def _season(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    if point.which is not None or point.year is not None:
        return True
    return lead in LEADS and match["article"] is not None


def _day_number(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    return lead in {"span", "between", "from"} or bool(re.match(r"\s*(?:[-–]|to|and)\s*\d", after))


def _duration(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    return point.hedge is not None or lead in {"at", "after"}


def _phrase(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    """Turn down names made of such words ("USA Today") and "as soon as", "no time soon"."""
    if match[0][0].isupper() and not SENTENCE_START.search(before):
        return False
    if point.words in {"soon", "shortly"}:
        return not (
            re.search(r"\b(?:as|time|too|how)\s+$", before) or re.match(r"\s+(?:as|after|before)", after)
        )
    return True


def _weekday(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    return TITLE_CASE_AFTER.match(after) is None and not re.search(r"\s(?:Night|Morning)$", match[0])


def _then(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    return point.words != "then" or lead in {"since", "until", "by", "from"}


_CHECKS = {
    "month": _month,
    "year": _year,
    "season": _season,
    "day number": _day_number,
    "duration": _duration,
    "phrase": _phrase,
    "up to publication": _phrase,
    "from publication": _phrase,
    "weekday": _weekday,
    "then": _then,
}
