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
    r"(?P<which>this\s+past|this\s+coming|last|past|previous|preceding|this|current|next|coming|following|upcoming))"
)
YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\w%]|[,.]\d|-\d{2}(?!\d))"
SEASON_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?:[-–/]\d\d)?(?![\w%]|[,.]\d)"
"""A winter may be named by both its years ("the winter of 1962-63")."""
SHIFT = r"(?i:(?P<shift>last|this|next)\s+year)\b"
SHORT_YEAR = r"['’](?P<short_year>\d\d)(?!\w)"
IN_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?{YEAR}|,?\s+(?:of\s+)?{SHIFT}|,?\s+{SHORT_YEAR})?"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[,.:]\d)"
CLOCK = (
    r"(?i:(?:\d\d?(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?|o['’]clock)|\d\d?[:.]?\d\d\s+(?:GMT|UTC|hours)|\d\d?[:.]\d\d|"
    r"noon|midday|midnight|dawn|daybreak|sunrise|dusk|sunset|nightfall|lunchtime)(?:\s+local\s+time)?)"
)
"""The time of a day before a day does not change it ("before dawn on Monday", "by 6 p.m. on Friday")."""
BEFORE_OR_AFTER = r"(?i:(?P<direction>before|after|following))"
LONGEST_EVENT = 3
"""The most words that may stand between "after the" and the event."""


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of phrases, longest first, in any case and with any white space.

    Phrases are gathered under their first word, so that a long list costs little where none begins.
    """
    rests: dict[str, set[str]] = {}
    for phrase in words:
        first, _, rest = phrase.lower().partition(" ")
        rests.setdefault(first, set()).add(rest)
    choices = (
        _written(first) + _alternatives(rests[first])
        for first in sorted(rests, key=lambda word: (-len(word), word))
    )
    return "(?i:" + "|".join(choices) + ")"


def _alternatives(rests: set[str]) -> str:
    """Return what may follow a first word; an empty rest means that the word stands alone too."""
    longer = [rf"\s+{_written(rest)}" for rest in sorted(rests, key=lambda rest: (-len(rest), rest)) if rest]
    if not longer:
        return ""
    return "(?:" + "|".join(longer) + ")" + ("?" if "" in rests else "")


def _written(phrase: str) -> str:
    pattern = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
    return pattern + ("" if phrase.endswith("-") else r"(?!\w)")


def _name(words: Mapping[str, int]) -> str:
    """Match names in title case or capitals, never in lower case; only a short form may end in a dot."""
    full = {max((word for word in words if words[word] == number), key=len) for number in words.values()}
    long, short = (
        "|".join(sorted({form for word in some for form in (word.capitalize(), word.upper())}, reverse=True))
        for some in (full, {word.rstrip(".") for word in words} - full)
    )
    return rf"(?:(?:{long})(?!\w)" + (rf"|(?:{short})(?!\w)\.?)" if short else ")")


def _weekday(lists: DateWords) -> str:
    return _name({name: number for name, number in lists.weekdays.items() if not name.endswith(".")})


def _names(lists: DateWords) -> dict[str, str]:
    month, full = _name(lists.months), _weekday(lists)
    cut = "|".join(
        sorted((name.capitalize().rstrip(".") for name in lists.weekdays if "." in name), reverse=True)
    )
    any_weekday = rf"(?:{full}|(?:{cut})(?:\.|(?!\w)))"
    bare = "(?:" + "|".join(name.capitalize() for name in lists.weekdays if "." not in name) + ")"
    short = "(?:" + "|".join(name.capitalize().replace(".", r"\.?") for name in lists.weekdays if "." in name)
    clock = rf"(?:,?\s+{any_of(lists.clock)})?"
    after_day = rf"(?:\s+{any_of(lists.after_day)}{clock})?"
    before_date = rf"(?:(?P<weekday>{full}|{short})),?\s+(?:the\s+)?)?"
    numeric = r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)"
    in_words = rf"(?P<day>{any_of(lists.day_ordinals)})"
    return {
        "iso": r"(?P<year>(?:19|20)\d\d)(?P<sign>[-/])(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>[0-2]\d|3[01])"
        r"(?!\d)",
        "numeric": rf"{numeric}(?![\w/]|[.-]\d)",
        "month day": rf"{before_date}(?P<month>{month})\s+(?:the\s+)?{DAY}{IN_YEAR}{after_day}",
        "day month": rf"{before_date}(?:the\s+)?{DAY}[\s-]+(?:of\s+)?(?P<month>{month}){IN_YEAR}{after_day}",
        "day in words": rf"{before_date}(?:(?i:the)\s+)?{in_words}\s+of\s+(?P<month>{month})"
        rf"{IN_YEAR}{after_day}",
        "month": rf"(?:{WHICH}\s+)?(?P<month>{month}){IN_YEAR}",
        "weekday and day": rf"(?P<weekday>{any_weekday}),?\s+(?:(?i:the)\s+)?"
        r"(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?!\s+[A-Z])",
        "weekday": rf"(?:{WHICH}\s+)?(?P<weekday>{any_weekday})"
        r"(?:\s+(?P<after>(?i:last|next|just\s+gone))(?=\s*[,.;)]))?"
        rf"{after_day}(?:,?\s+(?i:of\s+)?(?i:(?P<week>last|this|next)\s+week)\b)?",
        "weekday in a week": rf"(?:(?i:a\s+week\s+(?:on|from))\s+(?P<from>{full})|"
        rf"(?P<weekday>{full})\s+week)\b",
        "vague weekday": rf"(?i:(?P<determiner>the\s+same|that|any|every|each|another|one|an?|the))\s+{full}"
        rf"{after_day}",
        "weekday before": rf"(?i:the\s+)(?P<weekday>{full}){after_day}\s+{BEFORE_OR_AFTER}"
        r"(?:(?P<end>(?=\s*(?:[.,;:)]|$)))|\s+(?P<last>(?i:last|next)\b)?)",
        "weekday beside": rf"(?i:(?:on\s+)?the\s+)(?P<weekday>{full}){after_day}\s+{BEFORE_OR_AFTER}\s+",
        "weekdays ago": rf"(?P<number>{any_of(number_words().words)}|\d)\s+(?P<weekday>{bare})s\s+(?i:ago)\b",
        "weekdays": rf"(?i:(?:on\s+)?(?:the\s+)?){bare}s\b",
    }


def _periods(lists: DateWords) -> dict[str, str]:
    season = rf"(?P<season>{any_of(lists.seasons)})"
    unit = rf"(?P<unit>{any_of(lists.units)})"
    ordinal = rf"(?P<ordinal>{any_of(lists.ordinals)})"
    return {
        "season": rf"(?:{WHICH}\s+|(?P<article>(?i:the)\s+))?{season}"
        rf"(?:\s+(?:of\s+)?(?:{SEASON_YEAR}|{SHIFT}))?(?!\s+of\b)",
        "decade": r"(?i:the\s+(?:(?P<part>early|mid|late)[\s-])?)"
        r"(?:(?P<year>(?:1[89]|20)\d0)|['’]?(?P<short>[3-9]0))['’]?s\b",
        "quarter": rf"(?i:(?:the\s+)?{ordinal}[\s-]+(?P<what>quarter|half))\b"
        rf"(?P<of>\s+(?i:of\s+)?(?:{YEAR}|(?i:the\s+year)|{SHIFT}))?",
        "short quarter": rf"(?P<what>[QH])(?P<number>[1-4])(?:\s+(?:of\s+)?(?:{YEAR}|{SHIFT}))?(?!\w)",
        "years": r"(?P<year>(?:19|20)\d\d)[-–/](?P<until>\d\d)(?![\d/-])",
        "year end": r"(?i:year[\s-]end|(?:the\s+)?year['’]s\s+end)\b",
        "month end": r"(?i:month[\s-]end|(?:the\s+)?month['’]s\s+end)\b",
        "year": rf"(?:(?i:the\s+year\s+)(?:of\s+)?)?{YEAR}",
        "unit": rf"{WHICH}\s+{unit}(?!-)",
        "all unit": rf"(?i:all)\s+(?P<unit>{any_of(['week', 'month', 'year', 'weekend'])})",
        "before last": rf"(?i:the)\s+(?:{unit}|{season}|(?P<weekday>{_weekday(lists)}))\s+"
        r"(?i:(?P<side>before\s+last|after\s+next))\b",
        "bare unit": rf"(?i:the)\s+{unit}",
        "bare weekend": r"(?i:(?<=by\s)|(?<=before\s)|(?<=until\s))(?P<unit>(?i:weekend))\b",
        "feast": rf"(?P<feast>{any_of(lists.feasts.names)})(?:,?\s+(?:(?:of|in)\s+)?(?:{YEAR}|{SHIFT}))?",
        "other year": rf"(?i:(?:the\s+)?(?:fiscal|financial|academic|school)\s+year)(?:\s+{YEAR})?|"
        rf"(?i:the\s+(?:(?:early|mid|late)[\s-])?(?:\d\d?(?:st|nd|rd|th)|{any_of(lists.day_ordinals)})"
        r"\s+century)",
        "century": r"(?i:the\s+(?:(?P<part>early|mid|late)[\s-]+)?"
        rf"(?:(?P<number>\d\d?)(?:st|nd|rd|th)|(?P<words>{any_of(lists.day_ordinals)}))\s+century)\b"
        r"(?!\s+(?:B\.?C|A\.?H))",
        "ordinal day": r"(?i:the)\s+(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b"
        r"(?:\s+(?i:of\s+(?P<which>the|this|last|next)\s+month))?",
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
    half = r"(?P<{}>\s+(?i:and\s+a\s+half))?"
    amount = rf"{hedge}{number}{half.format('half')}\s+(?i:(?:whole|full|consecutive|straight)\s+)?{unit}"
    direction = (
        r"(?i:(?P<direction>ago|earlier|before|previously|later|after|from\s+now|hence|away))\b(?!\s+than\b)"
    )
    no_age = r"(?!-|\s+(?i:old|of\s+age|in\s+(?:prison|jail)))"
    units = r"(?:minutes|hours|days|weeks|months|years|decades|centuries)"
    return {
        "stretch": r"(?i:(?:the\s+)?(?P<which>last|past|next|coming|following|previous))"
        rf"\s+{number}{half.format('half')}\s+{unit}",
        "offset": rf"(?:(?P<years>\d\d?|{small})\s+years?\s+and\s+)?{amount}"
        rf"{half.format('half2')}\s+{direction}(?:\s+(?P<exact>(?i:today|to\s+the\s+day))\b)?",
        "neighbour": r"(?i:the\s+(?P<unit>day|night|evening|morning|afternoon|week|month|year)\s+"
        r"(?P<direction>before|earlier|after|later))\b"
        r"(?!\s+(?!(?:had|has|was|were|and|but|at|by|to|when|where|who|with)\b)\w)",
        "neighbouring": r"(?i:the\s+(?P<direction>previous|preceding|next|following)\s+"
        r"(?P<unit>night|evening|morning|afternoon))\b",
        "neighbour of": rf"(?i:(?:(?:on|in|at)\s+)?the\s+(?P<eve>eve)\s+of)\s+|"
        rf"(?i:the|a)\s+(?P<unit>(?i:day|night|evening|morning|week|month|year|weekend))\s+{BEFORE_OR_AFTER}\s+",
        "distance": rf"{amount}\s+{BEFORE_OR_AFTER}\s+",
        "distance to now": rf"{amount}\s+(?i:(?P<direction>ago|from))\s+(?:(?i:on)\s+)?",
        "run up": rf"(?i:the\s+)(?:{number}\s+)?{unit}\s+(?i:to|ending|ended)\s+(?:(?i:in|on)\s+)?",
        "beside an event": rf"(?:{amount}|(?i:the)\s+(?i:day|night|evening|morning|week|month|year|weekend))"
        r"\s+(?i:before|after)\s+(?=\w)",
        "share": r"(?i:the\s+)?(?P<which>(?i:first|last|final|opening|closing))\s+"
        rf"(?:{number}\s+)?{unit}\s+(?i:of)\s+",
        "nth weekday": rf"(?i:the\s+)(?P<ordinal>{any_of(lists.ordinals)})\s+"
        rf"(?P<weekday>{_weekday(lists)}|(?i:weekend))\s+(?i:of|in)\s+",
        "overnight": r"(?i:overnight\s+(?P<into>into|to|on|from)?"
        r"(?:\s+the\s+(?:early|small)\s+hours\s+of)?)\s*",
        "around": r"(?i:the\s+(?P<unit>week|month|weekend)\s+(?P<how>of|beginning|starting|ending|to))\s+",
        "ahead": rf"(?i:(?P<lead>in|within))\s+(?P<next>(?i:the\s+next)\s+)?{amount}"
        r"(?:['’]?\s+(?P<time>(?i:time))\b)?",
        "vague duration": r"(?i:for\s+(?:(?:many|several|some|a\s+few|countless)\s+)?"
        rf"(?:{units}|(?:some|a\s+long)\s+time))"
        r"\b(?!\s+to\s+come)",
        "duration": rf"(?:(?i:the\s+))?{amount}{half.format('half2')}{no_age}",
    }


def _anchored(lists: DateWords) -> str:
    """Match "after the disputed election": a link, a determiner, a few words that are no date, an event."""
    names = rf"{_weekday(lists)}|{_name(lists.months)}|{any_of(lists.units)}"
    plain = rf"(?!(?:{names}|(?i:yesterday|today|tomorrow|tonight)))[^\W\d][\w-]*"
    determiner = rf"(?:the|a|an|its|their|his|her|this|that|{plain}['’]s?)"
    return (
        rf"(?P<link>{any_of(lists.event_links)})\s+(?i:{determiner})\s+(?:{plain}\s+){{0,{LONGEST_EVENT}}}?"
        rf"{any_of(lists.event_nouns)}"
    )


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern by name."""
    lists = date_words()
    part = any_of(word.removeprefix("the ") for word in lists.parts)
    before = any_of(word.removeprefix("the ") for word in lists.before_day)
    sources = {
        **_names(lists),
        **_periods(lists),
        **_spans_of_time(lists),
        "phrase": rf"(?P<phrase>{any_of(lists.phrases)})",
        "up to publication": rf"(?P<phrase>{any_of(lists.up_to_publication)})",
        "from publication": rf"(?P<phrase>{any_of(lists.from_publication)})",
        "unresolved": rf"(?P<phrase>{any_of(lists.unresolved)})",
        "anchored": _anchored(lists),
        "then": r"(?i:then|(?:that|the\s+same)\s+(?:day|night|morning|afternoon|evening))\b",
        "dated": r"\s+(?:in|of|on)\s+",
        "counted": rf"\s+(?:{any_of(lists.units)}|people|others|more)\b",
        "now": r"(?i:(?:the\s+present(?:\s+day)?|now|today|present))\b",
        "part": rf"(?i:the\s+)?(?:very\s+)?(?P<part>{part})(?:\s+|(?<=-))",
        "day part": rf"(?i:the\s+)?(?:{before}|{CLOCK}\s+(?:on\s+)?)\s*",
        "preposition": rf"(?P<preposition>{any_of(lists.prepositions)})\s+",
        "between": r"(?i:(?P<lead>between|from))\s+",
        "joint": r"\s*[-–—]\s*|\s+(?i:to|until|till|through|and|or)\s+",
        "clock": rf"{CLOCK}\s",
        "onwards": r"\s+onwards?\b",
    }
    return {name: re.compile(source) for name, source in sources.items()}


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """Return the words, in lower case, that an expression can begin with besides digits."""
    lists = date_words()
    phrases = [
        "then", "that",
        *lists.from_publication, *lists.day_ordinals, *lists.ordinals, *lists.event_links,
        *lists.months, *lists.weekdays, *lists.seasons, *lists.before_day, *lists.prepositions, *lists.parts,
        *lists.hedges, *lists.phrases, *lists.feasts.names, *lists.unresolved, *lists.up_to_publication,
        *number_words().words, *number_words().groups,
        "the", "a", "an", "last", "past", "previous", "this", "current", "next", "coming", "following",
        "upcoming", "between", "from", "in", "within", "half", "year", "month", "mid", "any", "every", "each",
        "another", "on", "for", "opening", "closing", "preceding", "q1", "q2", "q3", "q4", "h1", "h2",
        *(f"{day}s" for day in lists.weekdays if "." not in day),
    ]  # fmt: skip
    phrases += ["noon", "midnight", "dawn", "fiscal", "financial", "academic", "school", "overnight", "all"]
    return frozenset(re.split(r"[\s'’-]", phrase)[0].rstrip(".") for phrase in phrases)
