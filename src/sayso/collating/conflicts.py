"""Conflicts: articles that disagree on a number, a date, a place or a speaker of one claim."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from sayso.collating.claims import Corpus, worded
from sayso.collating.propositions import Proposition
from sayso.collating.results import Correction
from sayso.collating.wording import folded, ideas, overlap
from sayso.knowledge.wording import wording
from sayso.records import Claim, Conflict, DateRange, Quantity, Statement

Field = Literal["date", "number", "place", "speaker"]
Told = Mapping[str, str]
"""The words that each article gives for one field, articles in canonical order."""

ABOUT = 0.1
"""How far from its value a rounded number may lie, as a share of it."""

SAME_WORDS = 0.8
SHORTEST_QUOTE = 4
"""Share of common ideas, and least number of ideas, from which two quotations are the same words."""


def conflicts(
    claim: Claim,
    members: Sequence[Proposition],
    corpus: Corpus,
    copies: Iterable[str],
    corrections: Iterable[Correction],
) -> Iterator[Conflict]:
    """Yield the conflicts on one claim between articles that are not copies of one another."""
    copied = set(copies)
    members = [one for one in members if one.article not in copied]
    if len({one.article for one in members}) < 2:
        return
    corrections = tuple(corrections)
    pairs = {(one.article, one.corrects) for one in corrections}
    tellings: list[tuple[Field, str, Told]] = [
        *(("number", noun, told) for noun, told in _numbers(members, corpus, pairs)),
        *(("date", "", told) for told in _dates(members, corpus)),
        *(("place", "", told) for told in _places(members)),
        *(("speaker", words, told) for words, told in _speakers(members, corpus)),
    ]
    for field, topic, told in tellings:
        yield Conflict(
            id=_conflict_id(claim.id, field, topic),
            claim=claim.id,
            field=field,
            values=tuple(told.values()),
            articles=tuple(told),
            corrected_by=tuple(one.article for one in corrections if one.corrects in told),
        )


def _conflict_id(claim: str, field: str, topic: str) -> str:
    return f"D-{hashlib.sha256('|'.join((claim, field, topic)).encode()).hexdigest()[:8]}"


def _numbers(
    members: Iterable[Proposition], corpus: Corpus, corrected: Container[tuple[str, str | None]]
) -> Iterator[tuple[str, Told]]:
    """Yield, for each thing counted, what articles say where two of them give numbers that cannot agree.

    A correction repeats the wrong number, so it disagrees with what it corrects by any number of its own.
    """
    counted: defaultdict[str, dict[str, list[Quantity]]] = defaultdict(dict)
    for one in members:
        for mention in corpus.events[one.key].mentions:
            for quantity in mention.quantities:
                for noun in sorted(counted_as(quantity.what)):
                    counted[noun].setdefault(one.article, []).append(quantity)
    for noun, by_article in sorted(counted.items()):
        pairs = combinations(by_article.items(), 2)
        if any(not _agree(a, b) or _corrects((x, a), (y, b), corrected) for (x, a), (y, b) in pairs):
            yield noun, {article: _listed(map(worded, found)) for article, found in by_article.items()}


def counted_as(what: str) -> frozenset[str]:
    """Return what a number counts, comparable: soldiers and troops alike, brigades apart from them."""
    groups = {word for word in folded(what).split() if word.removesuffix("s") in wording().collective}
    return frozenset(groups) or ideas(what, names=False)


def _agree(some: Iterable[Quantity], others: Iterable[Quantity]) -> bool:
    bounds = [bounds_of(other) for other in others]
    return any(
        low <= high_b and low_b <= high for low, high in map(bounds_of, some) for low_b, high_b in bounds
    )


def _corrects(
    one: tuple[str, list[Quantity]],
    other: tuple[str, list[Quantity]],
    corrected: Container[tuple[str, str | None]],
) -> bool:
    """Say whether one article corrects the other and has a number that the other lacks."""
    return any(
        (later[0], earlier[0]) in corrected and not all(_agree([number], earlier[1]) for number in later[1])
        for later, earlier in ((one, other), (other, one))
    )


def bounds_of(quantity: Quantity) -> tuple[float, float]:
    """Return the least and greatest number that a quantity can mean."""
    value = quantity.value
    match quantity.bound:
        case "at least" | "more than":
            return value, math.inf
        case "at most" | "less than":
            return -math.inf, value
        case "about" | "between":
            return value * (1 - ABOUT), value * (1 + ABOUT)
        case _:
            return value, value


def _dates(members: Iterable[Proposition], corpus: Corpus) -> Iterator[Told]:
    """Yield what articles say where two of them give days that do not meet."""
    dated: dict[str, list[DateRange]] = {}
    for one in members:
        for mention in corpus.events[one.key].mentions:
            if mention.date.earliest and mention.date.latest:
                dated.setdefault(one.article, []).append(mention.date)
    if any(not any(_meet(x, y) for x in a for y in b) for a, b in combinations(dated.values(), 2)):
        yield {article: _listed(map(_days, found)) for article, found in dated.items()}


def _meet(one: DateRange, other: DateRange) -> bool:
    return str(one.earliest) <= str(other.latest) and str(other.earliest) <= str(one.latest)


def _days(one: DateRange) -> str:
    return str(one.earliest) if one.earliest == one.latest else f"{one.earliest} to {one.latest}"


def _places(members: Sequence[Proposition]) -> Iterator[Told]:
    """Yield what articles say where two name different places for an occurrence of one day."""
    placed = [one for one in members if one.places and one.earliest and one.earliest == one.latest]
    if any(a.article != b.article and not a.places & b.places for a, b in combinations(placed, 2)):
        yield {one.article: _listed(sorted(one.places)) for one in placed}


def _speakers(members: Sequence[Proposition], corpus: Corpus) -> Iterator[tuple[str, Told]]:
    """Yield what articles say where they put one quotation into the mouths of different speakers."""
    quoted: list[tuple[str, Statement, frozenset[str]]] = []
    events: defaultdict[str, set[str]] = defaultdict(set)
    for member in members:
        events[member.article].add(member.event)
    for article, refs in events.items():
        for statement in corpus.codings[article].statements:
            said = ideas(" ".join(span.text for span in statement.content))
            about = any(about.ref in refs for about in statement.about)
            if about and statement.form == "direct" and len(said) >= SHORTEST_QUOTE:
                quoted.append((article, statement, said))
    for (a, one, said), (b, other, too) in combinations(quoted, 2):
        if a != b and overlap(said, too) >= SAME_WORDS and overlap(too | said, said & too) == 1.0:
            told = _different_speakers((a, one), (b, other), corpus)
            if told:
                yield one.id, told


def _different_speakers(
    one: tuple[str, Statement], other: tuple[str, Statement], corpus: Corpus
) -> Told | None:
    found: dict[str, str] = {}
    keys = set()
    for article, statement in (one, other):
        voice = corpus.say_so[article].voice(statement)
        if voice is None:
            return None
        found[article] = f"{voice.organ} ({voice.key})" if voice.official else voice.key
        keys.add(voice.key)
    return found if len(keys) > 1 else None


def _listed(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if folded(word)))
