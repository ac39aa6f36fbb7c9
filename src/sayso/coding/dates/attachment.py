"""Which of a document's dates says when a predicate happened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from sayso.coding.dates.mentions import DateMention, publication
from sayso.coding.dates.tense import tense_of
from sayso.knowledge.dates import date_words
from sayso.records import DateRange

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.document import Document

NOMINAL_LINKS = frozenset(
    {"prep", "pobj", "dobj", "attr", "compound", "poss", "nmod", "npadvmod", "agent", "amod"}
)

WITHIN = frozenset({"in", "on", "during", "at"})
"""Prepositions that before "which" place a clause within a date ("after which" places it later)."""


def date_for(predicate: Token, mentions: Iterable[DateMention], document: Document) -> DateRange:
    """Return the date that modifies a predicate (verb or event noun).

    A date that the parse attaches to the predicate wins; then one that hangs on its arguments or stands
    in its own clause, the nearest first; then the date that its clause explains ("in 1972, when troops
    drove them out"); then that of the verb which only says that it happened, or of the verb it is
    coordinated with, or whose moment it tells ("was wounded on Tuesday when a boat opened fire"). Without
    any, the event lies before publication or, in the future tense, after it; so does one whose date is
    written but cannot be resolved ("the week before the vote").
    """
    in_sentence = [mention for mention in mentions if _same_sentence(mention, predicate)]
    date = _attached(predicate, in_sentence, document)
    if date is None:
        return fallback(predicate, document)
    if date.earliest is None and date.latest is None:
        bounds = fallback(predicate, document)
        return msgspec.structs.replace(
            date, earliest=bounds.earliest, latest=bounds.latest, rule=f"{date.rule}; {bounds.rule}"
        )
    return date


def fallback(predicate: Token, document: Document) -> DateRange:
    """Return the open range that a predicate without any date has."""
    published = publication(document.article)
    if tense_of(predicate) == "future":
        return DateRange(earliest=published.earliest if published else None, rule="after publication")
    return DateRange(latest=published.latest if published else None, rule="by publication")


def _same_sentence(mention: DateMention, predicate: Token) -> bool:
    return predicate.sent.start <= mention.start < predicate.sent.end


def _attached(predicate: Token, mentions: list[DateMention], document: Document) -> DateRange | None:
    direct = [mention for mention in mentions if _governor(mention, document).i == predicate.i]
    if direct:
        return _nearest(direct, predicate)
    if predicate.pos_ in {"VERB", "AUX"}:
        in_clause = [mention for mention in mentions if _clause_head(mention, document).i == predicate.i]
        if in_clause:
            return _nearest(in_clause, predicate)
        explained = _explained(predicate, mentions)
        if explained is not None:
            return explained
    inherited = _bearer(predicate)
    return _attached(inherited, mentions, document) if inherited is not None else None


def _explained(predicate: Token, mentions: list[DateMention]) -> DateRange | None:
    """Return the date right before the "when" or "in which" that opens a predicate's clause."""
    opening = _opening(predicate)
    if opening is None:
        return None
    before = predicate.doc[opening - 1] if opening else None
    stop = opening - 1 if before is not None and before.is_punct else opening
    ending = [mention for mention in mentions if mention.stop == stop]
    return ending[-1].date if ending else None


def _opening(predicate: Token) -> int | None:
    """Return where the relative adverb of a clause begins: "when", "in which", "during which"."""
    for child in predicate.children:
        if child.i > predicate.i:
            break
        if child.lower_ == "when":
            return child.i
        if child.lower_ in WITHIN and any(word.lower_ == "which" for word in child.children):
            return child.i
    return None


def _nearest(mentions: list[DateMention], predicate: Token) -> DateRange:
    """Prefer a date that resolves, then the nearest."""
    return min(
        mentions,
        key=lambda mention: (
            (mention.date.earliest is None) + (mention.date.latest is None),
            abs(mention.head - predicate.i),
        ),
    ).date


def _governor(mention: DateMention, document: Document) -> Token:
    """Return the token outside a mention that its root hangs on."""
    if mention.verb is not None:
        return document.doc[mention.verb]
    clause = _clause_counted_from(mention, document)
    if clause is not None:
        return clause.head
    token = document.doc[mention.head]
    while token.head.i != token.i and (mention.start <= token.i < mention.stop or token.dep_ == "pobj"):
        token = token.head
    return token


def _clause_counted_from(mention: DateMention, document: Document) -> Token | None:
    """Return the verb of the clause that a date counts from: "two days after Peru arrested a spy"."""
    last = document.doc[mention.stop - 1]
    inner = last if last.dep_ in {"mark", "advmod"} else None
    if inner is None and mention.stop < len(document.doc) and document.doc[mention.stop].dep_ == "mark":
        inner = document.doc[mention.stop]
    if inner is None or inner.lower_ not in {"after", "before"} or inner.head.dep_ not in {"advcl", "pcomp"}:
        return None
    clause = inner.head
    return clause if clause.i > mention.stop - 1 and clause.pos_ in {"VERB", "AUX"} else None


def _clause_head(mention: DateMention, document: Document) -> Token:
    """Return the verb in whose clause a mention stands; a date inside a noun phrase counts as the noun's."""
    token = _governor(mention, document)
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i and token.dep_ in NOMINAL_LINKS:
        token = token.head
    return token


def _bearer(predicate: Token) -> Token | None:
    """Return the verb whose date is also the predicate's: "the attack took place on Friday"."""
    head = predicate.head
    if head.i == predicate.i:
        return None
    if predicate.pos_ in {"NOUN", "PROPN"}:
        carries = predicate.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}
        if predicate.dep_ == "pobj" and head.head.pos_ == "VERB":
            head = head.head
        return head if carries and head.lemma_ in date_words().occurrence else None
    has_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in predicate.children)
    if predicate.dep_ == "conj" and not has_subject and head.pos_ == "VERB":
        return head if tense_of(head) == tense_of(predicate) else None
    if predicate.dep_ == "advcl" and head.pos_ == "VERB" and _opening(predicate) is not None:
        return head if tense_of(head) == tense_of(predicate) else None
    if predicate.dep_ == "advcl" and predicate.tag_ == "VBG" and not has_subject and head.pos_ == "VERB":
        return None if any(child.dep_ in {"prep", "mark"} for child in predicate.children) else head
    if predicate.dep_ == "xcomp":
        return head if head.lemma_ in date_words().occurrence else None
    return None
