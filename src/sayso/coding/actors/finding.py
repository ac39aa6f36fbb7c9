"""From a document to its actors: read the phrases, resolve them, write the records."""

from __future__ import annotations

from datetime import date

from sayso.coding.actors.consulting import Consultation, consult
from sayso.coding.actors.entities import Entity
from sayso.coding.actors.home import home_country
from sayso.coding.actors.index import ActorIndex, ActorMention
from sayso.coding.actors.joining import join_appositions
from sayso.coding.actors.naming import name_bodies
from sayso.coding.actors.phrases import Phrase
from sayso.coding.actors.pronouns import find_pronouns
from sayso.coding.actors.reading import Reader
from sayso.coding.actors.resolution import Resolver
from sayso.coding.configuration import Configuration
from sayso.coding.document import Document
from sayso.records import Actor, Why


def find_actors(document: Document, configuration: Configuration) -> ActorIndex:
    """Return the actors of a document with all their mentions, in text order.

    Offices, and what a dictionary of the user says, are looked up at the article's date of publication.
    """
    published = document.article.published
    day: date | None = (published.latest or published.earliest) if published else None
    resolver = Resolver(document, day, home_country(document))
    consultation = consult(configuration.actors, day)
    resolver.resolve(_phrases(document, consultation))
    if consultation is not None:
        consultation.overrule(resolver.entities)
    return _records(document, resolver)


def _phrases(document: Document, consultation: Consultation | None) -> list[Phrase]:
    """Return the phrases to resolve in text order: names and roles, then anaphors, then pronouns."""
    reader = Reader(document, consultation)
    found = name_bodies(document.doc, join_appositions(document.doc, reader.read()))
    taken = {token for phrase in found for token in range(phrase.start, phrase.stop) if _is_kept(phrase)}
    anaphors = [
        anaphor
        for anaphor in reader.marks.anaphors.values()
        if not taken.intersection(range(anaphor.start, anaphor.stop))
    ]
    covered = {token for anaphor in anaphors for token in range(anaphor.start, anaphor.stop)}
    found = [phrase for phrase in found if phrase.head not in covered]
    found += anaphors
    found += [pronoun for pronoun in find_pronouns(reader.marks.tokens) if pronoun.head not in covered]
    return sorted(found, key=lambda phrase: (phrase.start, phrase.kind != "pronoun", -phrase.stop))


def _is_kept(phrase: Phrase) -> bool:
    """Say whether a phrase goes before an anaphor: "the Sudanese army", but not a bare "the rebels"."""
    return phrase.kind != "role" or bool(phrase.countries or phrase.organisation or phrase.owner)


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
        ActorMention(
            phrase.start, phrase.stop, phrase.head, tuple(ids[id(e)] for e in entities), phrase.can_act
        )
        for phrase, entities in resolver.memory.mentions
        if not phrase.shadow
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
