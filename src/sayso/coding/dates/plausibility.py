"""Turn down words that only look like a date ("May", "2000 soldiers", "for two days")."""

from __future__ import annotations

import re

from sayso.coding.dates.points import Point
from sayso.knowledge.dates import date_words

# Bare names that are also words or first names: they need a preposition, a year or another sign of a date.
NAMES_WITH_OTHER_USES = frozenset({"may", "march", "mar", "april", "june", "august", "jan", "sep", "dec"})
LEADS = frozenset({
    "at", "as_of", "since", "starting", "until", "through", "by", "before", "after", "from", "between",
    "part", "span", "anchor",
})  # fmt: skip
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
CLOCK_AFTER = re.compile(r"\s+(?:GMT|UTC|hours|hrs|local|E[SD]?T|C[ES]*T|BST|IST|MSK)\b")
NAMED_BEFORE = re.compile(
    r"\b(?!(?:In|Since|By|The|From|Until|After|Before|During|For|Of|And|To|On|About|Around|Early|Late|Mid)\b)"
    r"[A-Z][\w-]*\s+$"
)
"""A name right before a year is its name too ("Vision 2030", "Euro 2024", "Resolution 1973")."""
NO_NOUN_AFTER = re.compile(
    r"(?:\s*(?:[.,;:?!)\"”’—–]|$)|\s+(?:and|but|or|that|to|when|where|who|which|while|after|before|with|in|"
    r"at|by|as|for|of|from|on|is|was|were|are|will|would|has|had|he|she|it|they)\b)"
)
DETERMINERS = frozenset({"the", "a", "an", "that", "one", "another", "the same"})
MARCH_ON = re.compile(r"\s+(?:on|in|for|to|against)\s+(?:the\s+|[A-Z])")
WORST = re.compile(r"\b(?:time|first|only|\w+est|most\s+\w+|least\s+\w+)\s+(?:\w+\s+)?(?:in\s+)?$")
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
    if _name_before(before) or _named_after_a_day(after):
        return False
    if match["month"].rstrip(".").lower() not in NAMES_WITH_OTHER_USES:
        return True
    if lead in LEADS:
        return True
    attributive = ATTRIBUTIVE.search(before) and re.match(r"\s+[a-z]", after)
    return bool(attributive) and MARCH_ON.match(after) is None and NO_NOUN_AFTER.match(after) is None


def _day(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    """Turn down "In May 14 people were killed", where the number counts, and "20 May Street"."""
    if _named_after_a_day(after):
        return False
    if point.words is not None:
        return lead is not None or not _name_after(after)
    if point.year is not None or not match[0].rstrip().endswith(str(point.day)):
        return True
    counts = match[0][0].isalpha() and PEOPLE.match(after) is not None
    return not counts or re.search(r"\bon\s+$", before, re.I) is not None


def _ordinal_day(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    if point.weekday is not None and _name_after(after):
        return False
    if lead not in LEADS and point.weekday is None:
        return False
    if point.which is not None or point.weekday is not None or lead == "span":
        return True
    only_on = lead != "at" or re.search(r"\bon\s+$", before, re.I) is not None
    return only_on and NO_NOUN_AFTER.match(after) is not None


def _unresolved(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    """Turn down "a Friday raid" and "the Friday vote" as days that nobody can tell; those are Fridays."""
    return point.words not in DETERMINERS or NO_NOUN_AFTER.match(after) is not None


def _ahead(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    """Turn down "the first visit in ten years"."""
    return WORST.search(before) is None


def _quarter(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    return point.year is not None or point.year_shift is not None or lead in LEADS


def _year(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    if CLOCK_AFTER.match(after):
        return False
    if lead in LEADS:
        return PEOPLE.match(after) is None
    if COUNTING.search(before) or NAMED_BEFORE.search(before):
        return False
    if ATTRIBUTIVE.search(before):
        return re.match(r"\s+[A-Za-z]", after) is not None
    return not re.match(r"\s+[A-Z]", after) and COUNTED.match(after) is None


def _season(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    if point.which is not None or point.year is not None or point.year_shift is not None:
        return True
    return lead in LEADS and (match["article"] is not None or NO_NOUN_AFTER.match(after) is not None)


def _day_number(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    return lead in {"span", "between", "from"} or bool(re.match(r"\s*(?:[-–]|to|and)\s*\d", after))


def _duration(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    if point.words == "vague":
        return True
    return WORST.search(before) is None and (point.hedge is not None or lead in {"at", "after"})


def _phrase(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    """Turn down names made of such words ("USA Today") and "as soon as", "no time soon"."""
    if match[0][0].isupper() and not SENTENCE_START.search(before):
        return False
    if match[0].lower().startswith("within") and after.startswith(" of "):
        return False
    if point.words in {"in the past", "in the future"}:
        return NO_NOUN_AFTER.match(after) is not None
    if point.words in {"soon", "shortly"}:
        return not (
            re.search(r"\b(?:as|time|too|how)\s+$", before) or re.match(r"\s+(?:as|after|before)", after)
        )
    return True


def _weekday(point: Point, match: re.Match[str], before: str, after: str, lead: str | None) -> bool:
    if _name_before(before):
        return False
    word = match.groupdict().get("weekday") or ""
    if word and not word.lower().endswith("day") and not _cut_weekday(point, match, before):
        return False
    if lead is None and _name_after(after):
        return False
    return TITLE_CASE_AFTER.match(after) is None and not re.search(r"\s(?:Night|Morning)$", match[0])


def _name_before(before: str) -> bool:
    """Say whether the word before a weekday or month makes a name of it ("Black September")."""
    return any(before.endswith(f"{word} ") for word in date_words().not_before)


def _named_after_a_day(after: str) -> bool:
    """Say whether the words after a day of the year make a name of it ("the 26 July Movement")."""
    return re.match(rf"\s+(?:{'|'.join(date_words().not_after_day)})\b", after) is not None


def _cut_weekday(point: Point, match: re.Match[str], before: str) -> bool:
    """Say whether "Thurs." or "Sat" stands for a weekday: with its dot, or right after a preposition."""
    if (
        re.search(r"\b(?:on|since|until|till|by|from|early|late)\s+$", before, re.I)
        or point.which is not None
    ):
        return True
    named = re.search(r"\b(?:the|a)\s+$", before, re.I) or NAMED_BEFORE.search(before)
    return match["weekday"].endswith(".") and named is None


def _name_after(after: str) -> bool:
    """Say whether the words after a weekday make a name of it ("Sunday Times")."""
    return re.match(rf"\s+(?:{'|'.join(date_words().not_after)})\b", after) is not None


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
    "day": _day,
    "ordinal day": _ordinal_day,
    "unresolved": _unresolved,
    "ahead": _ahead,
    "quarter": _quarter,
}
