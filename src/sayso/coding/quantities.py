"""How many: numbers of something, with the bound that the words put on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.coding.dates.mentions import find_dates
from sayso.knowledge.numbers import number_value, number_words
from sayso.records import Bound, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.document import Document


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number at tokens ``start`` to ``stop`` (exclusive); ``head`` is the token of what is counted."""

    start: int
    stop: int
    head: int
    quantity: Quantity


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
    small = rf"{_any(lists.words)}(?!\w)"
    scale = rf"{_any([*lists.scales, *lists.groups])}(?!\w)"
    sign = _any(symbol for symbol in lists.currencies if not symbol[0].isalpha() or symbol.endswith("$"))
    digits = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    suffix = rf"(?:{_any(lists.suffixes)}(?!\w))?"
    written = rf"(?:half\s+an?\s+|an?\s+)?{word}(?:(?:[\s-]+|\s+and\s+){word})*"
    number = rf"(?:(?:{digits}){suffix}(?:[\s-]{scale})*|{written})"
    vague = _any(lists.vague)
    percent = r"(?:\s*%|\s+(?:percent|per\s+cent)(?!\w))"
    return re.compile(
        rf"(?<![\w.,/-])(?:(?P<between>between|from)\s+)?(?:(?P<before>{_any(lists.bounds)})\s+)?"
        rf"(?:(?P<vague>{vague})(?!\w)|(?P<sign>{sign})?\s?(?P<first>{number})"
        rf"(?:(?P<joint>\s*[–—-]\s*|\s+(?:to|and|or)\s+)(?:{sign})?(?P<second>{number}))?)"
        rf"(?P<percent>{percent})?(?:\s+(?P<after>{_any(lists.bounds_after)})(?!\w))?"
        rf"(?![\w]|[.,:/-]\d|['’]s\b)".replace(small, small),
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
    sign = match["sign"]
    currency = lists.currencies[sign.lower()] if sign else None
    start, end, value = match.start(), match.end(), first
    bound = _bound(match)
    joint, second = match["joint"], number_value(match["second"]) if match["second"] else None
    if joint is not None and second is not None:
        ranged = bool(match["between"]) if "and" in joint.lower() or "or" in joint.lower() else True
        if "or" in joint.lower():
            ranged = second > first
        if ranged and second > first:
            value, bound = second, "between"
        else:
            end = match.end("first")
    if match["between"] and bound != "between":
        start = match.start("before") if match["before"] else match.start("sign" if sign else "first")
    return Amount(start, end, value, bound, currency, bool(match["percent"]) and end == match.end())


def _bound(match: re.Match[str]) -> Bound:
    lists = number_words()
    if match["before"]:
        return lists.bounds[" ".join(match["before"].lower().split())]
    if match["after"]:
        return lists.bounds_after[" ".join(match["after"].lower().split())]
    if match["first"].lower().split()[0] in {"a", "half"} and "dozen" not in match["first"].lower():
        return "exactly"
    return "exactly"


def find_quantities(document: Document) -> tuple[QuantityMention, ...]:
    """Return the numbers of something in a document, in text order.

    Left out: dates, spells of time, ages, ordinals, and numbers that name a thing ("Resolution 1718",
    "F-16", "Article 5"). Sums of money are counted in their ISO 4217 code, shares in "percent".
    """
    doc = document.doc
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token.text): token.i + 1 for token in doc}
    dated = {index for date in find_dates(document) for index in range(date.start, date.stop)}
    mentions: list[QuantityMention] = []
    for amount in find_amounts(doc.text):
        start, stop = starts.get(amount.start), ends.get(amount.end)
        if start is None or stop is None or dated & set(range(start, stop)) or _is_label(doc, start, stop):
            continue
        counted = _counted(doc, start, stop, amount)
        if counted is None:
            continue
        head, what = counted
        span = document.span(start, stop)
        quantity = Quantity(what, amount.value, amount.bound, span.text, span.start, span.end)
        mentions.append(QuantityMention(start, stop, head.i, quantity))
    return tuple(mentions)


def _is_label(doc: Doc, start: int, stop: int) -> bool:
    before = doc[start - 1] if start else None
    if before is None:
        return False
    return before.lower_ in number_words().labels or before.text in {"#", "§"}


def _counted(doc: Doc, start: int, stop: int, amount: Amount) -> tuple[Token, str] | None:
    """Return the token and the name of what an amount counts; null where it counts nothing."""
    span = doc[start:stop]
    lists = number_words()
    noun = _noun(doc, start, stop)
    if amount.percent:
        return (noun or span.root), "percent"
    if amount.currency:
        return span.root, amount.currency
    if noun is None or noun.lemma_.lower() in lists.not_counted or noun.lower_ in lists.not_counted:
        return None
    if noun.lemma_.lower() in lists.currencies:
        return noun, lists.currencies[noun.lemma_.lower()]
    return noun, _what(doc, stop, noun)


def _noun(doc: Doc, start: int, stop: int) -> Token | None:
    """Return the noun that a number modifies, or that "of" joins to it ("dozens of soldiers")."""
    inside = range(start, stop)
    for token in doc[start:stop]:
        if token.pos_ not in {"NUM", "NOUN"} and token.lower_ not in number_words().groups:
            continue
        of = next((child for child in token.children if child.lower_ == "of" and child.i >= stop), None)
        noun = (
            next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        )
        if noun is not None:
            return noun
        head = token
        while head.i in inside and head.head.i != head.i:
            head = head.head
        if head.i >= stop and head.pos_ in {"NOUN", "PROPN"} and head.sent == token.sent:
            return head if head.i - stop < 8 else None
    return None


def _what(doc: Doc, stop: int, noun: Token) -> str:
    """Return the words of what is counted: the noun with the modifiers between it and the number."""
    first = stop
    while first < noun.i and (
        doc[first].lower_ in {"of", "the", "more", "other", "additional"} or doc[first].is_punct
    ):
        first += 1
    return doc[min(first, noun.i) : noun.i + 1].text
