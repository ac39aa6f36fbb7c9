"""The brief: one page on one actor, first line a count with its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from sayso.collating.desk import Desk
from sayso.collating.entities import adjectives
from sayso.collating.results import Brief, BriefItem, Collation, Entity, StakeGroup
from sayso.collating.wording import folded
from sayso.errors import UnknownRecordError
from sayso.records import Coding


def brief(collation: Collation, codings: Iterable[Coding], actor: str) -> Brief:
    """Return the brief on an actor, named by country or organisation code or by a name in the articles.

    Raises :class:`UnknownRecordError` where no article mentions such an actor.
    """
    entity = entity_named(collation, actor)
    desk = Desk(collation, codings, entity)
    stakes = _once(collation, desk.stakes())
    return Brief(
        actor=entity.key,
        label=entity.label,
        headline=headline(entity, stakes, desk.own_voices),
        stakes=_by_direction(stakes),
        says=_once(collation, desk.says()),
        said_of_it=_once(collation, desk.said_of_it()),
        deeds=desk.deeds(),
        relations=_once(collation, desk.relations()),
        estimates=_once(collation, desk.estimates()),
        motives=_once(collation, desk.motives()),
        questions=tuple(desk.questions()),
    )


def entity_named(collation: Collation, actor: str) -> Entity:
    """Return the entity whose code, key or name is ``actor``, the most mentioned where several are."""
    wanted = folded(actor)
    for entity in sorted(collation.entities, key=lambda one: folded(one.key) != wanted):
        if wanted and wanted in map(folded, (entity.key, entity.label, *entity.names)):
            return entity
    raise UnknownRecordError(
        f"no article mentions an actor {actor!r}", "sayso show DOSSIER actors lists them"
    )


def headline(entity: Entity, stakes: Sequence[BriefItem], own: frozenset[str]) -> str:
    """Return the first line of a brief: how many losses and gains, and on whose word.

    ``own`` are the labels of those who speak for the actor.
    """
    label, adjective = entity.label, adjectives().get(entity.key)
    if not stakes:
        return f"No gain, loss or risk for {label} is stated in these articles."
    losses = sum(item.detail.startswith("loss") for item in stakes)
    authors = sum(any(who.startswith("author of ") for who in item.say_so) for item in stakes)
    themselves = sum(any(who in own for who in item.say_so) for item in stakes)
    counts = f"{_counted(losses, 'loss or risk', 'losses or risks')} and"
    counts += f" {_counted(len(stakes) - losses, 'gain', 'gains')} for {label}"
    judged = f"{authors} of {len(stakes)} "
    judged += "is an author’s judgement" if authors == 1 else "are authors’ judgements"
    no_own = f"no {adjective} source states any" if adjective else f"no source of {label} states any"
    stated = f"{label} itself states {themselves}" if themselves else no_own
    return f"{counts}; {judged}; {stated}."


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _once(collation: Collation, items: Iterable[BriefItem]) -> tuple[BriefItem, ...]:
    """Return the items with those of copied texts counted on the first of them."""
    leader = {copy: group.articles[0] for group in collation.copies for copy in group.articles}
    kept: dict[tuple[str, ...], BriefItem] = {}
    for item in items:
        key = (leader.get(item.article, item.id), item.detail, folded(item.words), item.claim or "")
        before = kept.get(key)
        kept[key] = msgspec.structs.replace(before, copies=before.copies + 1) if before else item
    return tuple(kept.values())


def _by_direction(items: Iterable[BriefItem]) -> tuple[StakeGroup, ...]:
    groups: defaultdict[tuple[str, ...], list[BriefItem]] = defaultdict(list)
    for item in items:
        groups[tuple(item.detail.split(": "))].append(item)
    ordered = sorted(groups.items(), key=lambda one: (one[0][0] != "loss", -len(one[1]), one[0]))
    return tuple(
        msgspec.convert({"direction": direction, "domain": domain, "items": found}, StakeGroup)
        for (direction, domain), found in ordered
    )
