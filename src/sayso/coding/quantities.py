"""How many: numbers of something, with the bound that the words put on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.amounts import Amount, find_amounts
from sayso.coding.dates.mentions import find_dates
from sayso.knowledge.numbers import number_words
from sayso.records import Bound, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.document import Document

PASSED_OVER = frozenset(
    {"of", "the", "more", "other", "additional", "its", "their", "his", "her", "these", "those"}
)


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number at tokens ``start`` to ``stop`` (exclusive); ``head`` is the token of what is counted."""

    start: int
    stop: int
    head: int
    quantity: Quantity


def find_quantities(document: Document) -> tuple[QuantityMention, ...]:
    """Return the numbers of something in a document, in text order.

    Left out: dates, spells of time, ages, ordinals, and numbers that name a thing ("Resolution 1718",
    "F-16", "Article 5"). Sums of money are counted in their ISO 4217 code, shares in "percent". The
    value of a range is its upper end.
    """
    doc = document.doc
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token.text): token.i + 1 for token in doc}
    dated = {index for date in find_dates(document) for index in range(date.start, date.stop)}
    mentions: list[QuantityMention] = []
    for amount in find_amounts(doc.text):
        start, stop = starts.get(amount.start), ends.get(amount.end)
        if start is None or stop is None or dated & set(range(start, stop)) or _names(doc, start, stop):
            continue
        counted = _counted(doc, start, stop, amount)
        if counted is None:
            continue
        head, what = counted
        if head.pos_ == "PRON" or head.lemma_ == "other":
            beside = mentions and doc[mentions[-1].start].sent == head.sent
            what = mentions[-1].quantity.what if beside else "people"
        span = document.span(start, stop)
        bound = _bound_after(doc, head.i) if amount.bound == "exactly" else amount.bound
        quantity = Quantity(what, amount.value, bound, span.text, span.start, span.end)
        mentions.append(QuantityMention(start, stop, head.i, quantity))
    return tuple(mentions)


def _names(doc: Doc, start: int, stop: int) -> bool:
    """Say whether a number is part of a name: "Resolution 1718", "Boeing 757 jet", "six in 10"."""
    if start == 0 or doc[start - 1].sent != doc[start].sent:
        return False
    before, number = doc[start - 1], doc[start:stop].root
    if before.lower_ in number_words().labels or before.text in {"#", "§"}:
        return True
    if before.lower_ == "in" and start > 1 and doc[start - 2].like_num:
        return True
    in_name = before.pos_ == "PROPN" and before.ent_type_ not in {"DATE", "GPE", "LOC"}
    return (
        in_name and before.head.i in {number.i, number.head.i} and before.dep_ in {"compound", "nmod", "amod"}
    )


def _counted(doc: Doc, start: int, stop: int, amount: Amount) -> tuple[Token, str] | None:
    """Return the token and the name of what an amount counts; null where it counts nothing."""
    lists = number_words()
    noun = _noun(doc, start, stop)
    if amount.percent:
        return (noun or doc[start:stop].root), "percent"
    if amount.currency:
        return doc[start:stop].root, amount.currency
    if noun is None:
        return _people(doc, start, stop)
    if stop - start == 1 and doc[start].lower_ == "one" and stop < len(doc) and doc[stop].lower_ == "of":
        return None
    if {noun.lemma_.lower(), noun.lower_} & lists.not_counted:
        return None
    if noun.lemma_.lower() in lists.currencies:
        return noun, lists.currencies[noun.lemma_.lower()]
    return noun, _what(doc, stop, noun)


def _noun(doc: Doc, start: int, stop: int) -> Token | None:
    """Return the noun that a number modifies, or that "of" joins to it ("dozens of soldiers")."""
    for token in doc[start:stop]:
        of = next((child for child in token.children if child.lower_ == "of" and child.i >= stop), None)
        noun = next((child for child in of.children if child.dep_ == "pobj"), None) if of else None
        if noun is not None:
            return noun
        head = token
        while start <= head.i < stop and head.head.i != head.i:
            head = head.head
        near = stop <= head.i < stop + 8 and head.sent == token.sent
        if near and head.pos_ in {"NOUN", "PROPN"}:
            return head
    return None


def _bound_after(doc: Doc, head: int) -> Bound:
    """Read a bound that stands after the noun: "ten soldiers or more"."""
    words = " ".join(token.lower_ for token in doc[head + 1 : head + 3])
    return number_words().bounds_after.get(words, "exactly")


def _people(doc: Doc, start: int, stop: int) -> tuple[Token, str] | None:
    """Read a bare number as people where a verb that befalls people governs it ("killing 12")."""
    number = doc[start:stop].root
    befallen = number.dep_ in {"dobj", "nsubj", "nsubjpass", "conj"}
    verb = number.head.head if number.dep_ == "conj" else number.head
    if befallen and verb.lemma_.lower() in number_words().befalling:
        return number, "people"
    return None


def _what(doc: Doc, stop: int, noun: Token) -> str:
    """Return the words of what is counted: the noun with the modifiers between it and the number."""
    first = stop
    while first < noun.i and (doc[first].lower_ in PASSED_OVER or doc[first].is_punct or doc[first].like_num):
        first += 1
    return doc[min(first, noun.i) : noun.i + 1].text
