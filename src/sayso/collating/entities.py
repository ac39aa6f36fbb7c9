"""Entities: countries, organisations and persons that several articles mention."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal

from sayso.collating.results import Entity
from sayso.collating.wording import folded
from sayso.records import Actor, Coding

Kind = Literal["country", "organisation", "person", "group"]


def entities(codings: Iterable[Coding]) -> tuple[Entity, ...]:
    """Return every country, organisation and named person or group, most mentioned first.

    Persons and groups are one where their folded names and countries are equal.
    """
    found: defaultdict[tuple[Kind, str], list[tuple[str, Actor]]] = defaultdict(list)
    for coding in codings:
        for actor in coding.actors:
            if named := identity(actor):
                found[named].append((coding.article.id, actor))
    made = [_entity(kind, key, told) for (kind, key), told in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.mentions, one.kind, one.key)))


def identity(actor: Actor) -> tuple[Kind, str] | None:
    """Return the kind and key of the entity that an actor is, null for an unnamed one."""
    if actor.organisation and actor.role is None:
        return "organisation", actor.organisation
    if actor.country and actor.sector is None and actor.role is None and actor.organisation is None:
        return "country", actor.country
    if actor.named and actor.name:
        home = actor.organisation or actor.country
        name = folded(actor.name)
        return ("person" if actor.role else "group"), f"{name} ({home})" if home else name
    return None


def _entity(kind: Kind, key: str, told: Iterable[tuple[str, Actor]]) -> Entity:
    told = sorted(told, key=lambda one: one[0])
    names: Counter[str] = Counter()
    for _, actor in told:
        names.update([actor.name] if actor.name else [span.text for span in actor.mentions])
    ordered = sorted(names, key=lambda name: (-names[name], name))
    return Entity(
        key=key,
        kind=kind,
        label=ordered[0] if ordered else key,
        names=tuple(ordered),
        country=told[0][1].country,
        articles=tuple(dict.fromkeys(article for article, _ in told)),
        mentions=sum(len(actor.mentions) for _, actor in told),
    )
