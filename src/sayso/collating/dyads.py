"""Dyads: what two parties are reported to do to one another, counted and scored in the open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.collating.claims import Corpus
from sayso.collating.propositions import Proposition
from sayso.records import Claim, Dyad, QuadClass

LEAST = 5
"""Claims below which a dyad has no Goldstein scores."""


def dyads(
    claims: Iterable[Claim], members: Mapping[str, Sequence[Proposition]], corpus: Corpus
) -> tuple[Dyad, ...]:
    """Return the dyads of all claims that report a deed, per quad class.

    Plans, possibilities and what did not happen are left out. CAMEO roots 01 and 02 make no claims, so
    that denials and comments never enter. A party's deeds towards itself are no dyad.
    """
    gathered: defaultdict[tuple[str, str, QuadClass], list[Claim]] = defaultdict(list)
    claims = tuple(claims)
    quads = {claim.id: _scored(claim, members[claim.id], corpus) for claim in claims}
    for claim in claims:
        quad, _ = quads[claim.id]
        if quad is None or claim.realis not in {"occurred", "ongoing"}:
            continue
        for source in claim.source:
            for target in claim.target:
                if source != target:
                    gathered[source, target, quad].append(claim)
    return tuple(
        _dyad(source, target, quad, found, [quads[claim.id][1] for claim in found])
        for (source, target, quad), found in sorted(gathered.items())
    )


def _scored(
    claim: Claim, members: Sequence[Proposition], corpus: Corpus
) -> tuple[QuadClass | None, float | None]:
    """Return the quad class and Goldstein score of a claim: those of the CAMEO code most events give."""
    events = [corpus.events[one.key] for one in members]
    chosen = [event for event in events if event.cameo == claim.cameo] or events
    return chosen[0].quad, chosen[0].goldstein


def _dyad(
    source: str, target: str, quad: QuadClass, claims: Sequence[Claim], scores: Iterable[float | None]
) -> Dyad:
    known = [score for score in scores if score is not None]
    enough = len(known) >= LEAST
    return Dyad(
        source=source,
        target=target,
        quad=quad,
        events=sum(len(claim.events) for claim in claims),
        mentions=sum(claim.mentions for claim in claims),
        claims=len(claims),
        goldstein_sum=round(sum(known), 1) if enough else None,
        goldstein_mean=round(sum(known) / len(known), 2) if enough else None,
        earliest=min((day for claim in claims if (day := claim.earliest or claim.latest)), default=None),
        latest=max((claim.latest for claim in claims if claim.latest), default=None),
    )
