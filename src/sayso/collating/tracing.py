"""What if: the trace of what rests on one claim, statement, source, article or event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.collating.claims import Corpus, Key, claims_by_event
from sayso.collating.copies import by_publication, originals
from sayso.collating.labels import clipped
from sayso.collating.results import Collation, Dependent, WhatIf
from sayso.collating.sources import SaySo, Support, independent, say_so_by_article
from sayso.collating.wording import folded
from sayso.dossier import sentence_around
from sayso.errors import UnknownRecordError
from sayso.records import AnyAssertion, Claim, Coding, Estimate, Motive, Position, Stake

NodeKind = Literal["claim", "position", "stake", "relation", "motive", "estimate"]
Taken = Literal["claim", "statement", "source", "article", "event"]


@dataclass(frozen=True, slots=True)
class Node:
    """A record and what it stands on.

    ``supports`` pair each say-so with the event whose mention it is (null for other records). ``grounds``
    are ids of records without which it has no subject: a stake's cause, what an estimate is about.
    ``claim`` is the claim that a position is taken on, which stands while its speaker's words do.
    """

    id: str
    kind: NodeKind
    label: str
    supports: tuple[tuple[str | None, Support], ...]
    grounds: tuple[str, ...] = ()
    claim: str | None = None


Takes = Callable[[Node, str | None, Support], bool]
"""Says whether a support of a node is taken away, given the event that it is of."""


def whatif(collation: Collation, codings: Iterable[Coding], without: str) -> WhatIf:
    """Return what falls without one thing, and what stays with less support.

    ``without`` is the id of a claim, statement, article or event (or its beginning, where only one id
    begins so), or a source: an actor code, a country's name as the articles give it, or a speaker. A
    record falls when every say-so it stands on is gone, or when what it is about has fallen. A claim
    stands on those who assert it; that somebody denies it supports nothing.

    Raises :class:`UnknownRecordError` where nothing is called so.
    """
    codings = sorted(codings, key=lambda coding: by_publication(coding.article))
    nodes = tuple(_nodes(collation, codings))
    kind, name, label = _named(collation, codings, nodes, without)
    lost, kept = _fall(nodes, _taker(kind, name), name if kind == "claim" else None)
    return WhatIf(without=name, kind=kind, label=label, lost=tuple(lost), kept=tuple(kept))


def _nodes(collation: Collation, codings: Sequence[Coding]) -> Iterator[Node]:
    by_id = {coding.article.id: coding for coding in codings}
    corpus = Corpus(by_id, say_so_by_article(codings, originals(collation.copies, by_id)))
    claims = claims_by_event(collation.claims, codings)
    events: defaultdict[str, list[Key]] = defaultdict(list)
    for key, claim in claims.items():
        events[claim.id].append(key)
    for claim in collation.claims:
        supports = tuple((key[1], one) for key in events[claim.id] for one in corpus.supports(key))
        yield Node(claim.id, "claim", claim.label, supports)
    labels = {claim.id: claim.label for claim in collation.claims}
    for position in collation.positions:
        yield _position_node(position, corpus.say_so[position.article], claims, labels[position.claim])
    for coding in codings:
        article = coding.article.id
        for assertion in coding.assertions:
            told = tuple((None, one) for one in corpus.say_so[article].supports(assertion.say_so))
            ground = _ground(assertion)
            claim_of_it = claims.get((article, ground)) if ground else None
            grounds = (claim_of_it.id if claim_of_it else ground,) if ground else ()
            yield Node(assertion.id, kind_of(assertion), _label(coding, assertion), told, grounds)


def _position_node(position: Position, say_so: SaySo, claims: Mapping[Key, Claim], claim_label: str) -> Node:
    """Return the node of a position, tied to the event where its statement names but one of the claim."""
    statement = say_so.statement(position.statement)
    refs = [about.ref for about in statement.about] if statement else []
    named = [ref for ref in refs if (one := claims.get((position.article, ref))) and one.id == position.claim]
    event = named[0] if len(named) == 1 else None
    spoken = tuple((event, support) for support in say_so.supports([position.statement]))
    label = f"{position.actor} {position.stance.replace('_', ' ')}: {claim_label}"
    return Node(position.id, "position", label, spoken, claim=position.claim)


def _ground(assertion: AnyAssertion) -> str | None:
    match assertion:
        case Stake():
            return assertion.cause
        case Motive():
            return assertion.behaviour
        case Estimate():
            return assertion.about
        case _:
            return None


def kind_of(assertion: AnyAssertion) -> Literal["relation", "stake", "motive", "estimate"]:
    """Return the kind of an assertion, as the JSON contract names it."""
    match assertion:
        case Stake():
            return "stake"
        case Motive():
            return "motive"
        case Estimate():
            return "estimate"
        case _:
            return "relation"


def _label(coding: Coding, assertion: AnyAssertion) -> str:
    return clipped(sentence_around(coding.article.text, assertion.cue.start, assertion.cue.end))


def _named(
    collation: Collation, codings: Sequence[Coding], nodes: Sequence[Node], without: str
) -> tuple[Taken, str, str]:
    """Return the kind, the id or key, and the label of what is to be taken away."""
    found = dict(_identified(collation, codings))
    begun = [one for one in found if len(without) > 2 and one.startswith(without)]
    chosen = without if without in found else begun[0] if len(begun) == 1 else None
    if chosen:
        return found[chosen][0], chosen, found[chosen][1]
    if len(begun) > 1:
        raise UnknownRecordError(
            f"{len(begun)} records begin with {without}", f"one of {', '.join(begun[:5])}"
        )
    source = _source(collation, nodes, without)
    if source is None:
        raise UnknownRecordError(
            f"no claim, statement, source, article or event is called {without!r}",
            "name an id that sayso show lists, or an actor code",
        )
    return "source", source, without


def _identified(collation: Collation, codings: Iterable[Coding]) -> Iterator[tuple[str, tuple[Taken, str]]]:
    for claim in collation.claims:
        yield claim.id, ("claim", claim.label)
    for coding in codings:
        article = coding.article
        yield article.id, ("article", article.title or clipped(article.text))
        for statement in coding.statements:
            content = " … ".join(span.text for span in statement.content) or statement.cue.text
            yield statement.id, ("statement", clipped(content))
        for event in coding.events:
            yield event.id, ("event", event.mentions[0].trigger.text if event.mentions else event.id)


def _source(collation: Collation, nodes: Iterable[Node], without: str) -> str | None:
    """Return the key of the source called ``without``: as it is, else by the name of a country or person."""
    voices = {folded(voice): voice for node in nodes for _, one in node.supports for voice in one.voices}
    wanted = folded(without)
    if wanted in voices:
        return voices[wanted]
    for entity in collation.entities:
        if wanted in map(folded, entity.names) and folded(entity.key) in voices:
            return voices[folded(entity.key)]
    return None


def _taker(kind: Taken, name: str) -> Takes:
    takers: dict[Taken, Takes] = {
        "claim": lambda node, event, support: node.id == name,
        "statement": lambda node, event, support: name in support.chain,
        "source": lambda node, event, support: name in support.voices,
        "article": lambda node, event, support: support.article == name,
        "event": lambda node, event, support: event == name,
    }
    return takers[kind]


def _fall(nodes: Sequence[Node], takes: Takes, fiat: str | None) -> tuple[list[Dependent], list[Dependent]]:
    """Return what falls and what stays with less, each in the order of the nodes.

    ``fiat`` is a claim that is taken away as such, with the positions on it.
    """
    left = {
        node.id: tuple(one for event, one in node.supports if not takes(node, event, one)) for node in nodes
    }
    fallen: dict[str, str | None] = {node.id: None for node in nodes if node.supports and not left[node.id]}
    if fiat:
        fallen[fiat] = None
        fallen.update({node.id: fiat for node in nodes if node.claim == fiat})
    while more := {
        node.id: ground
        for node in nodes
        for ground in node.grounds
        if node.id not in fallen and ground in fallen
    }:
        fallen.update(more)
    lost, kept = [], []
    for node in nodes:
        if node.id == fiat:
            continue
        if node.id in fallen:
            lost.append(_dependent(node, left[node.id], fallen[node.id]))
        elif len(left[node.id]) < len(node.supports):
            kept.append(_dependent(node, left[node.id], None))
    return lost, kept


def _dependent(node: Node, left: Sequence[Support], reason: str | None) -> Dependent:
    before = [one for _, one in node.supports]
    after = [] if reason else left
    return Dependent(
        id=node.id,
        kind=node.kind,
        label=node.label,
        supports_before=len(before),
        supports_after=len(after),
        sources_before=len(independent(before)),
        sources_after=len(independent(after)),
        reason=reason,
    )
