"""An event of one article as a proposition: who, what kind of deed, to whom, when, where, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sayso.collating.actors import party_of
from sayso.collating.clauses import clause_after, clause_before
from sayso.collating.wording import folded, ideas
from sayso.knowledge.actors import countries
from sayso.records import Actor, Coding, DateRange, Event, EventMention, Place, Realis

Polarity = Literal["reported", "negated", "planned", "hypothetical"]
"""Whether the author's voice or a speaker tells of a deed, its absence, a plan or a possibility."""

PRESENCE = frozenset({"=presence"})
"""The idea behind a trigger of empty words alone: "are in" the country."""

FAMILIES = {
    kind: number
    for number, kinds in enumerate((("MOBILIZE", "AID", "COOPERATE"), ("ASSAULT", "COERCE")))
    for kind in kinds
}
"""PLOVER types that reports of one deed are easily coded as: sending troops may be any of the first."""

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose source and target may change places: who met whom."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """What decides whether an event is the same proposition as another.

    ``triggers`` and ``words`` are ideas (see :mod:`sayso.collating.wording`). ``earliest`` is null for an
    open date: some day up to ``latest``. ``places`` are folded names within the countries
    ``place_countries``; both are empty where no place is told.
    """

    article: str
    event: str
    order: tuple[date, str, int]
    kind: str
    cameo: str
    polarity: Polarity
    speech: bool
    source: frozenset[str]
    target: frozenset[str]
    triggers: frozenset[str]
    words: frozenset[str]
    earliest: date | None
    latest: date | None
    places: frozenset[str]
    place_countries: frozenset[str]
    regional: bool
    """Whether places are told, and none of them is a whole country."""
    parties: frozenset[str]
    """Source and target together."""

    @property
    def key(self) -> tuple[str, str]:
        """The article and event, unique in a corpus."""
        return self.article, self.event

    @property
    def family(self) -> str:
        """What must be equal for two events to be compared."""
        family = FAMILIES.get(self.kind, self.kind)
        return f"{self.polarity} {'speech' if self.speech else 'deed'} {family}"


def propositions(coding: Coding) -> Iterator[Proposition]:
    """Yield a proposition for each event of a coding that has a PLOVER type.

    Events of CAMEO roots 01 and 02 have none: they are positions, not propositions of their own.
    """
    actors = {actor.id: actor for actor in coding.actors}
    for event in coding.events:
        if event.type is not None and event.mentions:
            yield _proposition(coding, event, actors)


def _proposition(coding: Coding, event: Event, actors: Mapping[str, Actor]) -> Proposition:
    published = coding.article.published
    day = (published and (published.earliest or published.latest)) or None
    when = _date([mention.date for mention in event.mentions], day)
    placed = [mention.place for mention in event.mentions if mention.place]
    regions = [place for place in placed if not is_country(place, coding)]
    triggers = frozenset[str]().union(*(ideas(one.trigger.text) or PRESENCE for one in event.mentions))
    start = min(mention.trigger.start for mention in event.mentions)
    source, target = parties(event.source, actors), parties(event.target, actors, target=True)
    return Proposition(
        article=coding.article.id,
        event=event.id,
        order=(day or date.max, coding.article.id, start),
        kind=str(event.type),
        cameo=event.cameo or "",
        polarity=polarity_of(mention.realis for mention in event.mentions),
        speech=event.statement is not None,
        source=source,
        target=target,
        parties=source | target,
        triggers=triggers,
        words=_words(coding, event) - triggers,
        earliest=when.earliest,
        latest=when.latest,
        places=frozenset(folded(place.text) for place in regions),
        place_countries=frozenset(place.country for place in placed if place.country),
        regional=bool(placed) and len(regions) == len(placed),
    )


def polarity_of(realis: Iterable[Realis]) -> Polarity:
    """Return the polarity of an event from its mentions: reported where any of them reports it."""
    found = set(realis)
    if found & {"occurred", "ongoing"}:
        return "reported"
    order: tuple[Polarity, ...] = ("negated", "planned", "hypothetical")
    return next(one for one in order if one in found)


def parties(ids: Iterable[str], actors: Mapping[str, Actor], *, target: bool = False) -> frozenset[str]:
    """Return the codes or names that the actors ``ids`` are counted under."""
    found = (party_of(actors[one], target=target) for one in ids if one in actors)
    return frozenset(party for party in found if party)


def is_country(place: Place, coding: Coding) -> bool:
    """Say whether a place is a whole country, by its name or those that the article uses for it."""
    if place.country is None:
        return False
    names = {folded(countries().get(place.country, "")), *_called(coding, place.country)}
    return folded(place.text) in names


def _called(coding: Coding, country: str) -> set[str]:
    """Return the folded names that an article uses for a country."""
    return {
        folded(span.text)
        for actor in coding.actors
        if actor.country == country and actor.role is None and actor.organisation is None
        for span in actor.mentions
    }


def _date(dates: Iterable[DateRange], published: date | None) -> DateRange:
    """Return the narrowest closed date, else an open one up to the earliest of the latest days.

    Where only a first day is told, as of a plan, the date is open towards the future.
    """
    dates = tuple(dates)
    closed = [one for one in dates if one.earliest and one.latest]
    if closed:
        return min(closed, key=lambda one: (_length(one), str(one.earliest)))
    firsts = [one.earliest for one in dates if one.earliest]
    if firsts and not any(one.latest for one in dates):
        return DateRange(min(firsts), None)
    return DateRange(None, min((one.latest for one in dates if one.latest), default=published))


def _length(closed: DateRange) -> timedelta:
    assert closed.earliest is not None
    assert closed.latest is not None
    return closed.latest - closed.earliest


def _words(coding: Coding, event: Event) -> frozenset[str]:
    """Return the ideas in the clauses of the triggers, or for a deed of speech those of what was said."""
    text = coding.article.text
    if event.statement:
        content = next((one.content for one in coding.statements if one.id == event.statement), ())
        return frozenset[str]().union(*(ideas(span.text) for span in content))
    around = frozenset[str]().union(*(_around(text, mention) for mention in event.mentions))
    return around - _names(coding, event)


def _names(coding: Coding, event: Event) -> frozenset[str]:
    """Return the names of an event's actors and regions, which are compared as such and not as words."""
    own = {*event.source, *event.target}
    mentions = [span.text for actor in coding.actors if actor.id in own for span in actor.mentions]
    places = [mention.place for mention in event.mentions if mention.place]
    mentions += [place.text for place in places if not is_country(place, coding)]
    words = (word for text in mentions for word in text.split() if not word.islower())
    return frozenset(idea for word in words for idea in ideas(word))


def _around(text: str, mention: EventMention) -> frozenset[str]:
    before, after = clause_before(text, mention.trigger), clause_after(text, mention.trigger)
    return ideas(text[before.start : after.end])
