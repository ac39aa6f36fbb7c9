"""Every record of a dossier by its id, with what hangs on it: the one look-up that all output shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.collating import Collation
from sayso.publishing.naming import Names, clip
from sayso.records import (
    AUTHOR,
    Actor,
    AnyAssertion,
    Article,
    Claim,
    Coding,
    Conflict,
    Event,
    Position,
    Question,
    Statement,
)

AnyRecord = Article | Actor | Statement | Event | AnyAssertion | Question | Claim | Position | Conflict


def records_of(coding: Coding) -> Iterator[AnyRecord]:
    """Yield the article of a coding and every record in it."""
    yield coding.article
    yield from coding.actors
    yield from coding.statements
    yield from coding.events
    yield from coding.assertions
    yield from coding.questions


class Index:
    """Codings and their collation, made ready for look-ups by id.

    ``codings`` stand by publication. Where two articles hold the same id, the first one keeps it.
    """

    def __init__(self, codings: Iterable[Coding], collation: Collation) -> None:
        self.codings = tuple(codings)
        self.collation = collation
        self.names = Names(collation.entities)
        self.coding_of: dict[str, Coding] = {}
        self.records: dict[str, AnyRecord] = {}
        for coding in self.codings:
            for record in records_of(coding):
                self.coding_of.setdefault(record.id, coding)
                self.records.setdefault(record.id, record)
        self.records.update({claim.id: claim for claim in collation.claims})
        self.records.update({position.id: position for position in collation.positions})
        self.records.update({conflict.id: conflict for conflict in collation.conflicts})
        self._claims = {claim.id: claim for claim in collation.claims}
        self.claim_of_event = {event: claim for claim in collation.claims for event in claim.events}
        self.copy_of = {copy: group.articles[0] for group in collation.copies for copy in group.articles[1:]}
        self.positions_of: dict[str, list[Position]] = _by(collation.positions)
        self.positions_by: dict[str, list[Position]] = defaultdict(list)
        for position in collation.positions:
            self.positions_by[position.statement].append(position)

    def actor(self, actor_id: str | None) -> Actor | None:
        """Return the actor with this id, null where there is none (or the author is meant)."""
        found = self.records.get(actor_id or "")
        return found if isinstance(found, Actor) else None

    def actor_name(self, actor_id: str | None) -> str:
        """Return an actor in words; ``the author`` for the author, the id itself where it is unknown."""
        if actor_id is None:
            return "nobody named"
        actor = self.actor(actor_id)
        return self.names.actor(actor) if actor else self.names.of(actor_id)

    def home(self, actor_id: str | None) -> str | None:
        """Return the country or organisation that an actor belongs to, by name."""
        actor = self.actor(actor_id)
        code = (actor.organisation or actor.country) if actor else None
        return self.names.of(code) if code else None

    def speaker_name(self, statement: Statement) -> str:
        """Return who speaks: the actor in words, else the words that name him, else that nobody is named."""
        speaker = statement.speaker
        if speaker is None:
            return "nobody named"
        return self.actor_name(speaker.actor) if speaker.actor else speaker.text

    def say_so(self, ids: Iterable[str]) -> str:
        """Return on whose say-so a record stands, in words."""
        names = [self._source(one) for one in ids]
        return "; ".join(dict.fromkeys(names)) or "nobody named"

    def _source(self, one: str) -> str:
        found = self.records.get(one)
        if isinstance(found, Statement):
            return self.speaker_name(found)
        return "the author" if one == AUTHOR else one

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with this id."""
        return self._claims[claim_id]

    def article(self, article_id: str) -> Article:
        """Return the article with this id."""
        return self.coding_of[article_id].article

    def article_title(self, article_id: str) -> str:
        """Return an article's title, else its first words."""
        coding = self.coding_of.get(article_id)
        if coding is None:
            return article_id
        article = coding.article
        opening = article.text[article.body[0].start :] if article.body else article.text
        return article.title or clip(opening, 70) or article_id

    def label(self, record_id: str) -> str:
        """Return a record in a few words, for a link to it."""
        record = self.records.get(record_id)
        match record:
            case None:
                return "the author" if record_id == AUTHOR else record_id
            case Article():
                return self.article_title(record_id)
            case Actor():
                return self.names.actor(record)
            case Statement():
                return f"{self.speaker_name(record)}: {clip(record.cue.text, 40)}"
            case Event():
                return self.event_label(record)
            case Claim():
                return clip(record.label, 90)
            case Position():
                return f"{self.names.of(record.actor)} {record.stance.replace('_', ' ')}"
            case Conflict():
                return f"{record.field}: {' / '.join(record.values)}"
            case Question():
                return clip(record.text, 90)
            case _:
                return clip(record.cue.text, 60)

    def event_label(self, event: Event) -> str:
        """Return an event as ``who: trigger → whom``."""
        trigger = event.mentions[0].trigger.text if event.mentions else (event.type or event.cameo or "event")
        source = ", ".join(self.home(one) or self.actor_name(one) for one in event.source) or "somebody"
        target = ", ".join(dict.fromkeys(self.home(one) or self.actor_name(one) for one in event.target))
        return f"{source}: {clip(trigger, 40)}" + (f" → {target}" if target else "")


def _by(positions: Iterable[Position]) -> dict[str, list[Position]]:
    found: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        found[position.claim].append(position)
    return found
