"""The regular expressions of date expressions, built once from the word lists of ``dates.toml``.

Names of months and weekdays match in title case or capitals only; everything else in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sayso.knowledge.dates import DateWords, date_words
from sayso.knowledge.numbers import number_words

WHICH = (
    r"(?i:(?P<the>the\s+)?"
    r"(?P<which>this\s+past|this\s+coming|last|past|previous|this|current|next|coming|following))"
)
YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\w%]|[,.]\d|-\d{2}(?!\d))"
SHIFT = r"(?i:(?P<shift>last|this|next)\s+year)\b"
IN_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?{YEAR}|,?\s+(?:of\s+)?{SHIFT})?"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[,.:]\d)"


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of phrases, longest first, in any case and with any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    choices = (
        re.escape(word).replace(r"\ ", r"\s+") + ("" if word.endswith("-") else r"(?!\w)") for word in ordered
    )
    return "(?i:" + "|".join(choices) + ")"


def _name(words: Mapping[str, int]) -> str:
    """Match names in title case or capitals, never in lower case; only a short form may end in a dot."""
    full = {max((word for word in words if words[word] == number), key=len) for number in words.values()}
    long, short = (
        "|".join(sorted({form for word in some for form in (word.capitalize(), word.upper())}, reverse=True))
        for some in (full, {word.rstrip(".") for word in words} - full)
    )
    return rf"(?:(?:{long})(?!\w)" + (rf"|(?:{short})(?!\w)\.?)" if short else ")")


def _names(lists: DateWords) -> dict[str, str]:
    month = _name(lists.months)
    full = _name({name: number for name, number in lists.weekdays.items() if not name.endswith(".")})
    short = "(?:" + "|".join(name.capitalize().replace(".", r"\.?") for name in lists.weekdays if "." in name)
    after_day = rf"(?:\s+{any_of(lists.after_day)})?"
    before_date = rf"(?:(?P<weekday>{full}|{short})),?\s+(?:the\s+)?)?"
    return {
        "iso": r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?!\d)",
        "month day": rf"{before_date}(?P<month>{month})\s+{DAY}{IN_YEAR}{after_day}",
        "day month": rf"{before_date}(?:the\s+)?{DAY}\s+(?:of\s+)?(?P<month>{month}){IN_YEAR}{after_day}",
        "month": rf"(?:{WHICH}\s+)?(?P<month>{month}){IN_YEAR}",
        "weekday": rf"(?:{WHICH}\s+)?(?P<weekday>{full}){after_day}"
        r"(?:\s+(?i:(?P<week>last|this|next)\s+week)\b)?",
    }


def _periods(lists: DateWords) -> dict[str, str]:
    season = rf"(?P<season>{any_of(lists.seasons)})"
    unit = rf"(?P<unit>{any_of(lists.units)})"
    return {
        "season": rf"(?:{WHICH}\s+|(?P<article>(?i:the)\s+))?{season}(?:\s+(?:of\s+)?{YEAR})?(?!\s+of\b)",
        "decade": r"(?i:the\s+(?:(?P<part>early|mid|late)[\s-])?)"
        r"(?:(?P<year>(?:1[89]|20)\d0)|['’](?P<short>\d0))['’]?s\b",
        "quarter": rf"(?i:the\s+(?P<ordinal>{any_of(lists.ordinals)})\s+(?P<what>quarter|half)\s+of\s+)"
        rf"(?:{YEAR}|(?i:the\s+year)|{SHIFT})",
        "year end": r"(?i:year[\s-]end|the\s+year['’]s\s+end)\b",
        "year": YEAR,
        "unit": rf"{WHICH}\s+{unit}",
        "bare unit": rf"(?i:the)\s+{unit}",
        "holiday": rf"(?P<holiday>{any_of(lists.holidays)})(?:,?\s+{YEAR})?",
        "day number": DAY,
    }


def _spans_of_time(lists: DateWords) -> dict[str, str]:
    small = any_of([*number_words().words, "a", "an"])
    number = (
        rf"(?P<number>\d[\d,]*(?:\.\d+)?(?![\w%])|(?i:(?:a\s+)?(?:couple\s+of|dozen))|"
        rf"{small}(?:[\s-]{any_of(number_words().words)})?|(?i:half\s+an?))"
    )
    unit = rf"(?P<unit>{any_of(lists.units)})"
    hedge = rf"(?:(?P<hedge>{any_of(lists.hedges)})\s+)?"
    amount = rf"{hedge}{number}\s+{unit}"
    direction = r"(?i:(?P<direction>ago|earlier|before|previously|later|after|from\s+now|hence))\b"
    no_age = r"(?!-|\s+(?i:old|of\s+age|in\s+(?:prison|jail)))"
    return {
        "stretch": r"(?i:(?:the\s+)?(?P<which>last|past|next|coming|following|previous))"
        rf"\s+{number}\s+{unit}",
        "offset": rf"{amount}\s+{direction}",
        "neighbour": r"(?i:the\s+(?P<unit>day|night|evening|morning|week|month|year)\s+"
        r"(?P<direction>before|earlier|after|later))\b(?!\s+\w)",
        "beside an event": rf"{amount}\s+(?i:before|after)\s+(?=\w)",
        "ahead": rf"(?i:(?P<lead>in|within))\s+{amount}(?:['’]?\s+(?P<time>(?i:time))\b)?",
        "duration": rf"(?:(?i:the\s+))?{amount}{no_age}",
    }


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern by name."""
    lists = date_words()
    part = any_of(word.removeprefix("the ") for word in lists.parts)
    before = any_of(lists.before_day)
    sources = {
        **_names(lists),
        **_periods(lists),
        **_spans_of_time(lists),
        "phrase": rf"(?P<phrase>{any_of(lists.phrases)})",
        "up to publication": rf"(?P<phrase>{any_of(lists.up_to_publication)})",
        "from publication": rf"(?P<phrase>{any_of(lists.from_publication)})",
        "unresolved": rf"(?P<phrase>{any_of(lists.unresolved)})",
        "then": r"(?i:then|(?:that|the\s+same)\s+(?:day|night|morning|afternoon|evening))\b",
        "part": rf"(?i:the\s+)?(?P<part>{part})(?:\s+|(?<=-))",
        "day part": rf"{before}\s+",
        "preposition": rf"(?P<preposition>{any_of(lists.prepositions)})\s+",
        "between": r"(?i:(?P<lead>between|from))\s+",
        "joint": r"\s*[-–—]\s*|\s+(?i:to|until|till|through|and)\s+",
    }
    return {name: re.compile(source) for name, source in sources.items()}


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """Return the words, in lower case, that an expression can begin with besides digits."""
    lists = date_words()
    phrases = [
        "then",
        "that",
        *lists.from_publication,
        *lists.months, *lists.weekdays, *lists.seasons, *lists.before_day, *lists.prepositions, *lists.parts,
        *lists.hedges, *lists.phrases, *lists.holidays, *lists.unresolved, *lists.up_to_publication,
        *number_words().words, *number_words().groups,
        "the", "a", "an", "last", "past", "previous", "this", "current", "next", "coming", "following",
        "between", "from", "in", "within", "half", "year", "mid",
    ]  # fmt: skip
    return frozenset(re.split(r"[\s-]", phrase)[0].rstrip(".") for phrase in phrases)
