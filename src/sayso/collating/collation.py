"""Collating: all codings laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from sayso.collating.claims import Corpus, Key, claim_of
from sayso.collating.conflicts import conflicts
from sayso.collating.copies import by_publication, copy_groups, corrections, day_of, originals
from sayso.collating.dyads import dyads
from sayso.collating.entities import entities
from sayso.collating.grouping import grouped
from sayso.collating.links import links
from sayso.collating.positions import positions
from sayso.collating.propositions import Proposition, propositions
from sayso.collating.results import Collation, Tally
from sayso.collating.sources import say_so_by_article
from sayso.records import Claim, Coding, Position


def collate(codings: Iterable[Coding]) -> Collation:
    """Lay all codings side by side.

    The result depends on the set of codings alone, not on their order; of two codings of one article the
    last counts. No statistic over the corpus decides what belongs together.
    """
    by_id = {coding.article.id: coding for coding in codings}
    ordered = sorted(by_id.values(), key=lambda coding: by_publication(coding.article))
    by_id = {coding.article.id: coding for coding in ordered}
    copies = copy_groups(ordered)
    first = originals(copies, by_id)
    corpus = Corpus(by_id, say_so_by_article(ordered, first))
    groups = grouped(one for coding in ordered for one in propositions(coding))
    claims = _claims(groups, corpus)
    members = {claim.id: group for claim, group in zip(claims, groups, strict=True)}
    taken = tuple(_positions(ordered, corpus, members, first))
    corrected = corrections(ordered)
    return Collation(
        tally=_tally(ordered, claims, taken),
        claims=claims,
        positions=taken,
        conflicts=tuple(
            one for claim in claims for one in conflicts(claim, members[claim.id], corpus, first, corrected)
        ),
        dyads=dyads(claims, members, corpus),
        copies=copies,
        corrections=corrected,
        entities=entities(ordered),
    )


def as_of(codings: Iterable[Coding], day: date) -> Iterator[Coding]:
    """Yield the codings of articles published up to ``day``, without undated ones: what was known then."""
    return (coding for coding in codings if day_of(coding.article) <= day)


def _claims(groups: Sequence[Sequence[Proposition]], corpus: Corpus) -> tuple[Claim, ...]:
    claims = [claim_of(group, corpus) for group in groups]
    ends = links([(claim.id, group) for claim, group in zip(claims, groups, strict=True)], corpus)
    return tuple(msgspec.structs.replace(claim, links=ends.get(claim.id, ())) for claim in claims)


def _positions(
    codings: Iterable[Coding],
    corpus: Corpus,
    members: Mapping[str, Sequence[Proposition]],
    copied: Mapping[str, Coding],
) -> Iterator[Position]:
    """Yield all positions, without those that a copy repeats from the text that it copies."""
    claims: dict[Key, str] = {one.key: claim for claim, group in members.items() for one in group}
    seen: set[tuple[str, ...]] = set()
    for coding in codings:
        article = coding.article.id
        for position in positions(coding, corpus.say_so[article], claims):
            what = position.claim, position.actor, position.organ, position.stance
            if article in copied and (copied[article].article.id, *what) in seen:
                continue
            seen.add((article, *what))
            yield position


def _tally(codings: Sequence[Coding], claims: Sequence[Claim], taken: Sequence[Position]) -> Tally:
    return Tally(
        articles=len(codings),
        statements=sum(len(coding.statements) for coding in codings),
        mentions=sum(claim.mentions for claim in claims),
        events=sum(len(claim.events) for claim in claims),
        claims=len(claims),
        positions=len(taken),
    )
