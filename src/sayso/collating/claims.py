"""Claims: groups of propositions as records, with their sources, values and words."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sayso.collating.labels import label_of
from sayso.collating.propositions import Polarity, Proposition
from sayso.collating.sources import SaySo, Support, independent
from sayso.records import Claim, Coding, Event, EventType, Quantity, Realis

Key = tuple[str, str]
"""An article id and an event id: event ids alone need not be unique in a large corpus."""


class Corpus:
    """All codings by article, with their events and say-so."""

    def __init__(self, codings: Mapping[str, Coding], say_so: Mapping[str, SaySo]) -> None:
        self.codings = codings
        self.say_so = say_so
        self.events: dict[Key, Event] = {
            (article, event.id): event for article, coding in codings.items() for event in coding.events
        }

    def supports(self, key: Key) -> list[Support]:
        """Return one support for each say-so of each mention that tells of the event as a fact or plan."""
        say_so = self.say_so[key[0]]
        mentions = self.events[key].mentions
        return [one for mention in mentions for one in say_so.assertive(mention.say_so, key[1])]


def claim_id(first: Key) -> str:
    """Return the id of the claim whose earliest event is ``first``."""
    return f"C-{hashlib.sha256('|'.join(first).encode()).hexdigest()[:8]}"


def claims_by_event(claims: Iterable[Claim], codings: Iterable[Coding]) -> dict[Key, Claim]:
    """Return the claim that each event is gathered in."""
    by_event: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for event in claim.events:
            by_event[event].append(claim)
    return {
        (coding.article.id, event.id): claim
        for coding in codings
        for event in coding.events
        for claim in by_event[event.id]
        if coding.article.id in claim.articles
    }


def claim_of(members: Sequence[Proposition], corpus: Corpus) -> Claim:
    """Return the claim that a group of propositions, in canonical order, makes."""
    events = [corpus.events[one.key] for one in members]
    supports = [support for one in members for support in corpus.supports(one.key)]
    earliest, latest = _dates(members)
    return Claim(
        id=claim_id(members[0].key),
        label=label_of(
            ((corpus.codings[one.article], corpus.events[one.key]) for one in members), members[0].polarity
        ),
        type=_commonest_type(events),
        cameo=_commonest(event.cameo for event in events if event.cameo),
        source=tuple(sorted(frozenset[str]().union(*(one.source for one in members)))),
        target=tuple(sorted(frozenset[str]().union(*(one.target for one in members)))),
        earliest=earliest,
        latest=latest,
        events=tuple(one.event for one in members),
        articles=tuple(dict.fromkeys(one.article for one in members)),
        mentions=sum(len(event.mentions) for event in events),
        independent_sources=independent(supports),
        variants=variants(events),
        realis=_realis(events, members[0].polarity),
        speech=members[0].speech,
        asserted_by_author=tuple(dict.fromkeys(one.article for one in supports if one.by_author)),
    )


def _commonest(values: Iterable[str]) -> str | None:
    """Return the value that comes most often, the first by alphabet where several do."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def _commonest_type(events: Iterable[Event]) -> EventType | None:
    types: Counter[EventType] = Counter(event.type for event in events if event.type)
    return min(types, key=lambda kind: (-types[kind], kind), default=None)


def _realis(events: Iterable[Event], polarity: Polarity) -> Realis:
    """Return a claim's realis; a reported deed counts as occurred unless no mention says so."""
    if polarity != "reported":
        return polarity
    found = {mention.realis for event in events for mention in event.mentions}
    return "occurred" if "occurred" in found else "ongoing"


def _dates(members: Sequence[Proposition]) -> tuple[date | None, date | None]:
    """Return the days that the closed dates share, passing over one that misses them, else an open date."""
    closed = [(one.earliest, one.latest) for one in members if one.earliest and one.latest]
    if not closed:
        latest = min((one.latest for one in members if one.latest), default=None)
        firsts = (one.earliest for one in members if one.earliest)
        return (None, latest) if latest else (min(firsts, default=None), None)
    first, last = closed[0]
    for start, end in closed[1:]:
        if max(first, start) <= min(last, end):
            first, last = max(first, start), min(last, end)
    return first, last


def variants(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the distinct numbers that mentions give, smallest first."""
    found = {
        (quantity.what, quantity.value, worded(quantity))
        for event in events
        for mention in event.mentions
        for quantity in mention.quantities
    }
    return tuple(dict.fromkeys(words for _, _, words in sorted(found)))


def worded(quantity: Quantity) -> str:
    """Return a quantity in its words: ``at least 3,000 soldiers``."""
    text = " ".join(quantity.text.split())
    return text if quantity.what.lower() in text.lower() else f"{text} {quantity.what}"
