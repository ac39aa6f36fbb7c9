"""Explains the records of one coding: their words, facts, actors and say-so chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.knowledge.actors import countries
from sayso.publishing.explanations import ActorNote, ArticleNote, Evidence, Explanation, Link
from sayso.publishing.naming import Names, when
from sayso.publishing.quoting import quotation
from sayso.records import (
    AUTHOR,
    Actor,
    AnyAssertion,
    Article,
    Coding,
    DateRange,
    Estimate,
    Event,
    Motive,
    Place,
    Question,
    Record,
    Relation,
    Span,
    Stake,
    Statement,
    Why,
)


class Explainer:
    """Explains the records of one coding, with ``names`` for the keys of entities."""

    def __init__(self, coding: Coding, names: Names) -> None:
        self.coding = coding
        self.names = names
        self._actors = {actor.id: actor for actor in coding.actors}
        self._statements = {statement.id: statement for statement in coding.statements}

    def explain(
        self, record: Article | Actor | Statement | Event | AnyAssertion | Question, why: Why | None
    ) -> Explanation:
        """Return the explanation of a record of this coding, made by ``why``."""
        return Explanation(
            id=record.id,
            kind=_kind(record),
            label=self._label(record),
            why=why,
            evidence=tuple(self._evidence(record)),
            facts=tuple(self._facts(record)),
            actors=tuple(self._note(actor) for actor in dict.fromkeys(self._parties(record))),
            article=self._article(),
        )

    def _label(self, record: Record) -> str:
        match record:
            case Article():
                return record.title or record.id
            case Actor():
                return self.names.actor(record)
            case Statement():
                return f"{self._speaker(record)}: {record.cue.text}"
            case Event():
                sources = ", ".join(self._name(one) for one in record.source) or "somebody"
                targets = ", ".join(self._name(one) for one in record.target)
                trigger = record.mentions[0].trigger.text if record.mentions else record.cameo or ""
                return f"{sources}: {trigger}" + (f" → {targets}" if targets else "")
            case Question():
                return record.text
            case Relation() | Stake() | Motive() | Estimate():
                return record.cue.text
            case _:
                return ""

    def _evidence(self, record: Record) -> Iterator[Evidence]:
        match record:
            case Actor():
                for span in record.mentions:
                    yield self._words(span)
            case Statement():
                yield self._words(record.cue, (record.id,))
            case Event():
                for mention in record.mentions:
                    yield self._words(mention.trigger, mention.say_so)
            case Question():
                yield self._words(Span(record.text, record.start, record.end), record.say_so)
            case Relation() | Stake() | Motive() | Estimate():
                yield self._words(record.cue, record.say_so)
            case _:
                return

    def _words(self, span: Span, say_so: Iterable[str] = ()) -> Evidence:
        sentence = quotation(self.coding.article.text, span.start, span.end)
        return Evidence(span.start, span.end, sentence, tuple(self._chain(one) for one in say_so))

    def _chain(self, one: str) -> tuple[Link, ...]:
        """Return the say-so chain that ends in a statement: outlet first, root speaker last."""
        article = self.coding.article
        outlet = Link(article.outlet or article.author or "the article")
        if one == AUTHOR:
            return (outlet,)
        chain: dict[str, Link] = {}
        current: str | None = one
        while current and current not in chain and (statement := self._statements.get(current)):
            chain[current] = Link(self._speaker(statement), statement.id, statement.cue.text)
            current = statement.nested_in
        return (outlet, *reversed(chain.values()))

    def _facts(self, record: Record) -> Iterator[tuple[str, str]]:
        match record:
            case Article():
                yield "status", record.status + (f": {record.reason}" if record.reason else "")
                yield "published", _dated(record.published)
            case Statement():
                yield "act", f"{record.act}, {record.form}" + (", planned" if record.planned else "")
                for about in record.about:
                    yield "stance", f"{about.stance} {about.ref} ({about.basis})"
                yield "said on", _dated(record.said_on)
            case Event():
                code = f", CAMEO {record.cameo}" if record.cameo else ""
                yield (
                    "type",
                    f"{record.type or 'no PLOVER type'}{code}{f', {record.quad}' if record.quad else ''}",
                )
                for mention in record.mentions:
                    yield "told as", f"“{mention.trigger.text}”: {mention.realis}"
                    yield "when", _dated(mention.date)
                    if mention.place:
                        yield "where", f"{self._placed(mention.place)}; {self._said_by(mention.say_so)}"
            case Relation() | Stake() | Motive() | Estimate():
                yield from _asserted(record)
            case Question():
                yield "bears on", ", ".join(record.about) or "not answerable from these sources"
            case _:
                return

    @staticmethod
    def _placed(place: Place) -> str:
        """Return a place with its country, coordinates and the rule that resolved it."""
        where = (
            f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else None
        )
        country = countries().get(place.country, place.country) if place.country else None
        known = ", ".join(part for part in (country, where) if part)
        rule = f": {place.rule}" if place.rule else ""
        return f"{known or 'no country'} (“{' '.join(place.text.split())}”){rule}"

    def _said_by(self, say_so: Iterable[str]) -> str:
        """Return on whose say-so a mention stands: the last voice of each chain."""
        return "on the say-so of " + ", ".join(
            dict.fromkeys(self._chain(one)[-1].speaker for one in say_so or (AUTHOR,))
        )

    def _parties(self, record: Record) -> Iterator[str]:
        match record:
            case Actor():
                yield record.id
            case Statement():
                if record.speaker and record.speaker.actor:
                    yield record.speaker.actor
                if record.addressee and record.addressee.actor:
                    yield record.addressee.actor
            case Event():
                yield from record.source
                yield from record.target
            case Relation():
                yield from (record.a, record.b)
            case Stake():
                yield record.holder
            case Motive():
                yield record.actor
            case Estimate():
                yield record.estimator
            case _:
                return

    def _note(self, actor_id: str) -> ActorNote:
        actor = self._actors.get(actor_id)
        if actor is None:
            return ActorNote(actor_id, self.names.of(actor_id), "the author's own voice")
        words = actor.mentions[0].text if actor.mentions else None
        return ActorNote(actor.id, self.names.actor(actor), actor.resolved_by, words)

    def _name(self, actor_id: str) -> str:
        actor = self._actors.get(actor_id)
        return self.names.actor(actor) if actor else self.names.of(actor_id)

    def _speaker(self, statement: Statement) -> str:
        if statement.speaker is None:
            return "nobody named"
        return self._name(statement.speaker.actor) if statement.speaker.actor else statement.speaker.text

    def _article(self) -> ArticleNote:
        one = self.coding.article
        return ArticleNote(one.id, one.title, one.outlet, one.published, one.source, one.url)


def _kind(record: Record) -> str:
    return type(record).__name__.lower()


def _dated(known: DateRange | None) -> str:
    if known is None:
        return "undated"
    words = f" (“{known.text}”)" if known.text else ""
    return when(known) + words + (f": {known.rule}" if known.rule else "")


def _asserted(record: AnyAssertion) -> Iterator[tuple[str, str]]:
    match record:
        case Relation():
            yield "relation", f"{record.type}, {record.sign}, {'directed' if record.directed else 'mutual'}"
        case Stake():
            yield (
                "stake",
                f"{record.direction}, {record.domain}" + (f": {record.what.text}" if record.what else ""),
            )
            if record.cause:
                yield "because of", record.cause
        case Motive():
            yield "motive", record.motive.text + (f" (for {record.behaviour})" if record.behaviour else "")
        case Estimate():
            band = f", ICD 203 {record.icd203[0]:.0%} to {record.icd203[1]:.0%}" if record.icd203 else ""
            yield (
                "estimate",
                f"of {record.about or 'no known record'}{band}{', negated' if record.negated else ''}",
            )
    yield "told as", record.realis + (f", if {record.condition.text}" if record.condition else "")
