"""Links between claims that are related but not the same: part_of, follows_from, contradicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest

from sayso.collating.claims import Corpus, Key
from sayso.collating.likeness import THRESHOLD, actors_fit, dates_fit, score
from sayso.collating.propositions import FAMILIES, Proposition
from sayso.collating.wording import overlap

Link = tuple[str, str]
"""A kind of link and the id of the claim it leads to."""

CANDIDATES = 24
"""Claims that one claim is compared with: those that share most ideas with it."""

FOLLOWS = frozenset(
    {
        ("ASSAULT", "MOBILIZE"),
        ("RETREAT", "MOBILIZE"),
        ("RETREAT", "ASSAULT"),
        ("MOBILIZE", "AGREE"),
        ("AID", "AGREE"),
        ("COOPERATE", "AGREE"),
    }
)
"""Pairs of types of which the first grows out of the second where source, words and time fit."""

OPPOSED = frozenset({frozenset({"AGREE", "REJECT"}), frozenset({"SUPPORT", "REJECT"})})
"""Pairs of types that cannot both be true of the same actors, days and matter."""

ALIKE = 0.5
"""Share of common words from which claims of different types may be linked."""


def links(groups: Sequence[tuple[str, Sequence[Proposition]]], corpus: Corpus) -> dict[str, tuple[Link, ...]]:
    """Return the links of each claim. ``groups`` are claim ids with their propositions."""
    found: defaultdict[str, set[Link]] = defaultdict(set)
    speakers = {claim: _fullest(members) for claim, members in groups}
    grown: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for one, other in _pairs(speakers):
        for claim, kind, target in _related(one, speakers[one], other, speakers[other]):
            if kind == "follows_from" and speakers[claim].kind != speakers[target].kind:
                grown[claim].append((_nearness(speakers[claim], speakers[target]), target))
            else:
                found[claim].add((kind, target))
    for claim, ends in grown.items():
        found[claim].add(("follows_from", max(ends)[1]))
    for claim, kind, target in _spoken_about(groups, corpus):
        found[claim].add((kind, target))
    return {claim: tuple(sorted(found[claim])) for claim in found}


def _nearness(one: Proposition, earlier: Proposition) -> int:
    """Return how many ideas two deeds share: a deed is linked to the nearest that it may grow out of."""
    return len((one.words | one.triggers) & (earlier.words | earlier.triggers))


def _fullest(members: Sequence[Proposition]) -> Proposition:
    """Return the proposition that stands for a claim: the first that names most."""
    return min(members, key=lambda one: (-len(one.parties), -bool(one.places), one.order, one.event))


def _pairs(claims: Mapping[str, Proposition]) -> Iterator[tuple[str, str]]:
    """Yield pairs of claims that share an actor and an idea, each once."""
    postings: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for claim, one in claims.items():
        shared: Counter[str] = Counter()
        keys = [(party, idea) for party in one.parties for idea in one.triggers | one.words]
        for key in keys:
            shared.update(postings[key])
            postings[key].append(claim)
        for _, other in nlargest(CANDIDATES, ((count, other) for other, count in shared.items())):
            yield claim, other


def _related(a: str, one: Proposition, b: str, other: Proposition) -> Iterator[tuple[str, str, str]]:
    """Yield (claim, kind, claim) for two claims, tried both ways."""
    if one.speech or other.speech:
        return
    if _contradict(one, other):
        yield a, "contradicts", b
        yield b, "contradicts", a
        return
    for first, part, second, whole in ((a, one, b, other), (b, other, a, one)):
        if _follows(part, whole):
            yield first, "follows_from", second
        elif _is_part(part, whole):
            yield first, "part_of", second


def _contradict(one: Proposition, other: Proposition) -> bool:
    if {one.polarity, other.polarity} == {"reported", "negated"}:
        return score(one, other) >= THRESHOLD
    return (
        one.polarity == other.polarity
        and frozenset({one.kind, other.kind}) in OPPOSED
        and bool(one.source & other.source)
        and actors_fit(one, other)
        and dates_fit(one, other, strong=False)
        and _same_matter(one, other)
    )


def _same_matter(one: Proposition, other: Proposition) -> bool:
    common = one.words & other.words
    return len(common) >= 2 and overlap(one.words, other.words) >= ALIKE


def _follows(one: Proposition, earlier: Proposition) -> bool:
    """Say whether a deed grows out of an earlier one, or carries out what was planned."""
    if one.polarity != "reported" or not _in_order(earlier, one):
        return False
    if earlier.polarity == "planned":
        return FAMILIES.get(one.kind, one.kind) == FAMILIES.get(earlier.kind, earlier.kind) and (
            score(one, _undated(earlier)) >= THRESHOLD
        )
    if earlier.polarity != "reported" or (one.kind, earlier.kind) not in FOLLOWS:
        return False
    same_side = bool(one.source & earlier.source) or (
        earlier.kind == "AGREE" and one.source <= earlier.parties
    )
    everything = (one.words | one.triggers) & (earlier.words | earlier.triggers)
    return same_side and _common_ground(one, earlier) and bool(everything)


def _common_ground(one: Proposition, earlier: Proposition) -> bool:
    """Say whether two deeds share a target or a country that they take place in, or tell of neither."""
    ground = one.target | one.place_countries, earlier.target | earlier.place_countries
    return bool(ground[0] & ground[1]) or not ground[0] or not ground[1]


def _in_order(earlier: Proposition, later: Proposition) -> bool:
    if earlier.earliest is None or later.latest is None:
        return True
    return earlier.earliest <= later.latest


def _is_part(one: Proposition, whole: Proposition) -> bool:
    """Say whether a claim tells of a region of what the other tells of the country."""
    nested = (
        one.regional
        and not whole.regional
        and bool(one.place_countries & (whole.place_countries | whole.target))
    )
    return (
        nested and one.polarity == whole.polarity and score(_placeless(one), _placeless(whole)) >= THRESHOLD
    )


def _placeless(one: Proposition) -> Proposition:
    return replace(one, places=frozenset(), place_countries=frozenset())


def _undated(one: Proposition) -> Proposition:
    return replace(one, earliest=None, latest=None)


def _spoken_about(
    groups: Iterable[tuple[str, Sequence[Proposition]]], corpus: Corpus
) -> Iterator[tuple[str, str, str]]:
    """Yield follows_from links from deeds of speech, such as accusing, to the claims they are about."""
    groups = tuple(groups)
    claims: dict[Key, str] = {one.key: claim for claim, members in groups for one in members}
    for claim, members in groups:
        for one in members:
            statement = corpus.say_so[one.article].statement(corpus.events[one.key].statement or "")
            for about in statement.about if statement else ():
                target = claims.get((one.article, about.ref))
                if target and target != claim:
                    yield claim, "follows_from", target
