"""From a document to its actors: read the phrases, resolve them, write the records."""

from __future__ import annotations

from datetime import date

from sayso.coding.actors.entities import Entity
from sayso.coding.actors.index import ActorIndex, ActorMention
from sayso.coding.actors.phrases import Phrase
from sayso.coding.actors.pronouns import find_pronouns
from sayso.coding.actors.reading import Reader
from sayso.coding.actors.resolution import Resolver
from sayso.coding.configuration import Configuration
from sayso.coding.document import Document
from sayso.records import Actor, Why


def find_actors(document: Document, configuration: Configuration) -> ActorIndex:
    """Return the actors of a document with all their mentions, in text order.

    Offices are looked up at the article's date of publication.
    """
    published = document.article.published
    day: date | None = (published.latest or published.earliest) if published else None
    reader = Reader(document.doc)
    phrases = reader.read()
    named = {token for phrase in phrases for token in range(phrase.start, phrase.stop) if phrase.kind != "role"}
    phrases += [phrase for phrase in find_pronouns(document.doc) if phrase.head not in named]
    phrases.sort(key=lambda phrase: (phrase.start, -phrase.stop))
    resolver = Resolver(document.doc, day)
    resolver.resolve(phrases)
    return _records(document, resolver)


def _records(document: Document, resolver: Resolver) -> ActorIndex:
    ids: dict[int, str] = {}
    taken: set[str] = set()
    actors: list[Actor] = []
    for entity in sorted(resolver.entities, key=_position):
        if not entity.phrases:
            continue
        first = min(entity.phrases, key=lambda phrase: (phrase.start, phrase.head))
        key = document.record_id("X", "actor", first.start)
        if key in taken:
            key = document.record_id("X", "actor", first.start, first.head)
        number = 0
        while key in taken:
            number += 1
            key = document.record_id("X", f"actor {number}", first.start, first.head)
        taken.add(key)
        ids[id(entity)] = key
        actors.append(_actor(document, entity, key))
    mentions = [
        ActorMention(phrase.start, phrase.stop, phrase.head, tuple(ids[id(e)] for e in entities), phrase.can_act)
        for phrase, entities in resolver.mentions
    ]
    mentions.sort(key=lambda mention: (mention.start, mention.stop))
    return ActorIndex(tuple(actors), tuple(mentions))


def _position(entity: Entity) -> tuple[int, int]:
    return min(((phrase.start, phrase.head) for phrase in entity.phrases), default=(0, 0))


def _actor(document: Document, entity: Entity, key: str) -> Actor:
    spans = sorted({(phrase.start, phrase.stop) for phrase in entity.phrases})
    return Actor(
        id=key,
        country=entity.country,
        organisation=entity.organisation,
        sector=entity.sector,
        name=entity.name,
        role=entity.role,
        named=entity.named,
        resolved_by=entity.resolved_by,
        mentions=tuple(document.span(start, stop) for start, stop in spans),
        why=Why("rule", entity.rule),
    )


def phrase_text(document: Document, phrase: Phrase) -> str:
    """Return the words of a phrase as they stand in the article."""
    return document.span(phrase.start, phrase.stop).text
