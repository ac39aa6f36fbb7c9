"""Entities: countries, organisations and persons that several articles may mention."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from sayso.collating.results import Entity
from sayso.collating.wording import folded
from sayso.knowledge.actors import countries, organisations, table
from sayso.records import Actor, Coding

Kind = Literal["country", "organisation", "person", "group"]


def entities(codings: Iterable[Coding]) -> tuple[Entity, ...]:
    """Return every country, organisation and named person or group, most mentioned first.

    A country or organisation counts the mentions of all who belong to it. Persons and groups are one where
    their folded names and countries are equal.
    """
    found: defaultdict[tuple[Kind, str], list[tuple[str, Actor]]] = defaultdict(list)
    for coding in codings:
        for actor in coding.actors:
            for named in _identities(actor):
                found[named].append((coding.article.id, actor))
    made = [_entity(kind, key, told) for (kind, key), told in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.mentions, one.kind, one.key)))


def _identities(actor: Actor) -> Iterator[tuple[Kind, str]]:
    if actor.organisation:
        yield "organisation", actor.organisation
    elif actor.country:
        yield "country", actor.country
    own = identity(actor)
    if own and own[0] in {"person", "group"}:
        yield own


def identity(actor: Actor) -> tuple[Kind, str] | None:
    """Return the kind and key of the entity that an actor itself is, null for an unnamed one."""
    if actor.organisation and actor.role is None:
        return "organisation", actor.organisation
    if _is_country(actor):
        return "country", str(actor.country)
    if actor.named and actor.name:
        home = actor.organisation or actor.country
        name = folded(actor.name)
        return ("person" if actor.role else "group"), f"{name} ({home})" if home else name
    return None


def _is_country(actor: Actor) -> bool:
    """Say whether an actor is a country itself, by its name or by its capital or seat of government."""
    if not actor.country or actor.role or actor.organisation:
        return False
    if actor.resolved_by == "metonym":
        return True
    return actor.sector is None and actor.name in {None, countries().get(actor.country, actor.name)}


def _entity(kind: Kind, key: str, told: Iterable[tuple[str, Actor]]) -> Entity:
    told = sorted(told, key=lambda one: one[0])
    names: Counter[str] = Counter()
    for _, actor in told:
        if identity(actor) == (kind, key):
            names.update([actor.name or actor.mentions[0].text] if actor.name or actor.mentions else [])
    known = name_of(key)
    if known:
        names[known] += 0
    ordered = sorted(names, key=lambda name: (-names[name], name))
    return Entity(
        key=key,
        kind=kind,
        label=known or (ordered[0] if ordered else key),
        names=tuple(ordered),
        country=told[0][1].country,
        articles=tuple(dict.fromkeys(article for article, _ in told)),
        mentions=sum(len(actor.mentions) for _, actor in told),
    )


def name_of(code: str) -> str | None:
    """Return the name of the country or organisation behind a code, null for any other key."""
    return countries().get(code) or organisations().get(code)


@cache
def adjectives() -> dict[str, str]:
    """Return the adjective of each country that has one, by code: ``Chinese`` for ``CHN``."""
    found: dict[str, str] = {}
    for surface, country, kind, *_ in table("country_names.csv"):
        if kind == "adjective":
            found.setdefault(country, surface)
    return found
