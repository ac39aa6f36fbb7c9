"""Numbers as written, with the bound that the words around them put on them; what they count comes later."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sayso.knowledge.numbers import number_value, number_words
from sayso.records import Bound


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written at ``text[start:end]``; ``currency`` is an ISO 4217 code or null."""

    start: int
    end: int
    value: float
    bound: Bound
    currency: str | None = None
    percent: bool = False


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lists = number_words()
    word = rf"{_any([*lists.words, *lists.scales, *lists.groups])}s?(?!\w)"
    scale = rf"{_any([*lists.scales, *lists.groups])}(?!\w)"
    sign = _any(symbol for symbol in lists.currencies if not symbol[0].isalpha() or symbol.endswith("$"))
    digits = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    suffix = rf"(?:{_any(lists.suffixes)}(?!\w))?"
    written = rf"(?:half\s+an?\s+|an?\s+)?{word}(?:(?:[\s-]+(?:and\s+|of\s+)?){word})*"
    number = rf"(?:(?:{digits}){suffix}(?:[\s-]{scale})*|{written})"
    percent = r"(?:\s*%|\s+(?:percent|per\s+cent)(?!\w))"
    joint = r"\s*[–—-]\s*|\s+(?:to|and|or)\s+"
    return re.compile(
        rf"(?<![\w.,/-])(?:(?P<between>between|from)\s+)?(?:(?P<before>{_any(lists.bounds)})\s+)?"
        rf"(?:(?P<vague>{_any(lists.vague)})(?!\w)|(?P<sign>{sign})?\s?(?P<first>{number})"
        rf"(?P<first_percent>{percent})?(?:(?P<joint>{joint})(?:{sign})?(?P<second>{number}))?)"
        rf"(?P<percent>{percent})?(?:\s+(?P<after>{_any(lists.bounds_after)})(?!\w))?"
        # A hyphenated number is part of a word ("700-word"), a number with a colon a time or a score.
        r"(?!\w|[.,:/]\d|-\w|['’]s\b)",
        re.IGNORECASE,
    )


def find_amounts(text: str) -> Iterable[Amount]:
    """Yield the numbers of a text with their bounds, before it is known what they count.

    Of a range ("between 3,000 and 4,000") the value is the upper end and the bound ``between``; both
    ends stay in the words. Vague numbers ("dozens") have the least value that they mean.
    """
    position = 0
    while (match := _pattern().search(text, position)) is not None:
        amount = _amount(match)
        position = max(match.end(), match.start() + 1)
        if amount is not None:
            position = amount.end
            yield amount


def _amount(match: re.Match[str]) -> Amount | None:
    lists = number_words()
    if match["vague"]:
        value = float(lists.vague[" ".join(match["vague"].lower().split())])
        return Amount(match.start("vague"), match.end("vague"), value, "at least")
    first = number_value(match["first"])
    if first is None:
        return None
    currency = lists.currencies[match["sign"].lower()] if match["sign"] else None
    last = _upper_end(match, first)
    if last is not None:
        percent = bool(match["first_percent"] or match["percent"])
        return Amount(match.start(), match.end(), last, "between", currency, percent)
    start = match.start()
    if match["between"]:
        start = match.start("before") if match["before"] else match.start("sign" if currency else "first")
    if match["joint"]:
        end = match.end("first_percent") if match["first_percent"] else match.end("first")
        return Amount(start, end, first, _bound(match), currency, bool(match["first_percent"]))
    percent = bool(match["first_percent"] or match["percent"])
    return Amount(start, match.end(), first, _bound(match), currency, percent)


def _upper_end(match: re.Match[str], first: float) -> float | None:
    """Return the upper end of a range; null where the second number is not one."""
    second = number_value(match["second"]) if match["second"] else None
    if second is None:
        return None
    if "and" in match["joint"].lower() and (match["between"] or "").lower() != "between":
        return None
    return second if second > first else None


def _bound(match: re.Match[str]) -> Bound:
    lists = number_words()
    if match["before"]:
        return lists.bounds[" ".join(match["before"].lower().split())]
    if match["after"]:
        return lists.bounds_after[" ".join(match["after"].lower().split())]
    return "exactly"
