"""Stakes: what an actor is said to gain or lose, in which domain, and through which event."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sayso.coding.assertions.context import cause, why
from sayso.coding.assertions.parties import is_known, is_private_person
from sayso.coding.assertions.reality import asserted_realis, clause_of, is_advised
from sayso.coding.frames import candidates
from sayso.coding.syntax import lemma, oblique, phrase, surface_subjects
from sayso.coding.syntax.phrases import first_conjunct, is_verbal
from sayso.knowledge.frames import stake_domains
from sayso.records import Stake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from sayso.coding.assertions.context import Context
    from sayso.coding.frames import Match
    from sayso.records import Direction, Realis, Span, StakeDomain

VAGUE = frozenset({"cost", "price", "toll", "threat", "hand"})
"""Nouns of cues that say how bad something is, not in which domain."""
GIVING = frozenset({"cost", "give", "hand", "bring", "win", "buy", "earn"})
"""Verbs of two objects, the first of which parsers take for a part of the second."""
HOW_MUCH = frozenset({"most", "more", "much", "lot", "deal", "plenty", "something", "everything"})
EMPTY = frozenset({"nothing", "little", "none"})
PURSES = frozenset({"treasury", "economy", "exporter", "industry", "bank", "farmer", "manufacturer"})
"""Holders whose name tells what they would lose."""


def stakes(context: Context, matches: Iterable[Match]) -> Iterator[Stake]:
    """Yield the stakes that matches of ``stakes.toml`` assert, one for each holder that is known.

    Of a stake inside another one of the same holder ("risks losing its seat") the outer one is kept.
    """
    found = [stake for match in matches for stake in _of_match(context, match)]
    yield from (stake for stake in found if not any(_is_part(stake, other) for other in found))


def _of_match(context: Context, match: Match) -> Iterator[Stake]:
    if _is_deed_of_an_actor(context, match) or _is_advice(context, match):
        return
    if _is_next_to_nothing(match) or _is_purpose(match):
        return
    holders = [one for one in context.resolved(match, "holder") if _can_hold(context, *one)]
    for token, holder in holders:
        anchors = (match.head.i, token.i) if len(holders) > 1 else (match.head.i,)
        yield _stake(context, match, token, holder, anchors)


def _is_part(stake: Stake, other: Stake) -> bool:
    what = other.what
    return (
        stake.id != other.id
        and stake.holder == other.holder
        and what is not None
        and what.start <= stake.cue.start
        and stake.cue.end <= what.end
    )


def _stake(context: Context, match: Match, token: Token, holder: str, anchors: tuple[int, ...]) -> Stake:
    what = _what(context, match, token)
    empty = what is not None and what.lower_ in EMPTY
    what = None if empty or (what is not None and what.lower_ in HOW_MUCH) else what
    event = cause(context, match)
    return Stake(
        id=context.document.record_id("K", "stake", *anchors),
        cue=context.cue(match),
        holder=holder,
        direction=cast("Direction", match.frame.attributes["direction"]),
        domain=domain(match, what, token),
        what=_words(context, what, token) if what is not None else None,
        cause=event.id if event is not None else None,
        realis="negated" if empty else _realis(match),
        condition=context.condition(match.head),
        say_so=context.say_so(match.head),
        why=why(match),
    )


def _is_deed_of_an_actor(context: Context, match: Match) -> bool:
    """Say whether the words tell what one actor does to another, where only things can bring a stake."""
    if match.frame.attributes.get("cause_is_no_actor") != "true":
        return False
    return any(context.actors(token) for token in match.roles.get("cause", ()))


def _is_next_to_nothing(match: Match) -> bool:
    """Say whether nothing or little is at stake: "would cost Norway next to nothing"."""
    following = match.head.doc[match.head.i + 1 : match.head.i + 7]
    return lemma(match.head) == "cost" and any(token.lower_ in {"nothing", "little"} for token in following)


def _is_purpose(match: Match) -> bool:
    """Say whether a cue that is often a deed only tells a purpose: "on its way to help fishermen"."""
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in match.head.children)
    return to and match.frame.attributes.get("cause_is_no_actor") == "true"


def _is_advice(context: Context, match: Match) -> bool:
    """Say whether an actor is only told what to do: "Norway should avoid embarrassing Portugal"."""
    subjects = surface_subjects(clause_of(match)) if is_advised(match) else []
    return any(context.actors(one) or one.pos_ == "PRON" for one in subjects)


def _can_hold(context: Context, token: Token, actor: str) -> bool:
    party = context.party(actor)
    if party is None or not is_known(party) or is_private_person(party):
        return False
    return token.pos_ != "PRON" or party.country is not None or party.organisation is not None


def _what(context: Context, match: Match, holder: Token) -> Token | None:
    """Return what is gained or lost: no actor, and nothing that only stands beside the holder."""
    for token in candidates(match, "what"):
        if token == match.head and match.frame.pos == "noun":
            return token
        beside = token != holder and first_conjunct(token) == first_conjunct(holder)
        if not context.actors(token) and not beside:
            return token
    return None


def _words(context: Context, what: Token, holder: Token) -> Span:
    """Return the words of what is at stake, without the holder where he is its subject ("let X leave")."""
    if is_verbal(what) and holder.i < what.i and holder in what.subtree and holder in surface_subjects(what):
        to = [child.i for child in what.children if child.lower_ == "to" and child.dep_ == "aux"]
        return context.document.span(min([*to, what.i]), phrase(what)[1])
    if holder.dep_ == "compound" and holder.head == what and lemma(what.head) in GIVING:
        return context.document.span(holder.i + 1, phrase(what)[1])
    return context.phrase(what, restricted=what.pos_ == "PRON")


def domain(match: Match, what: Token | None, holder: Token | None = None) -> StakeDomain:
    """Return the domain that the frame fixes, or the one that the words of what is at stake belong to."""
    attributes = match.frame.attributes
    fixed = attributes.get("domain")
    if fixed is not None:
        return cast("StakeDomain", fixed)
    found = None
    if what is not None:
        found = _domain_of(what)
    if found is None and match.frame.pos == "noun":
        named = (stake_domains().get(lemma(token)) for token in match.tokens if lemma(token) not in VAGUE)
        found = next(filter(None, named), None)
    if found is None and what is None and holder is not None and holder.pos_ == "NOUN":
        found = stake_domains().get(lemma(holder)) if lemma(holder) in PURSES else None
    return cast("StakeDomain", found or attributes.get("fallback_domain", "general"))


def _domain_of(what: Token) -> str | None:
    """Return the domain of the head's own word, else that of a modifier or object; never of a place."""
    near = [child for child in what.children if child.dep_ in {"amod", "compound", "dobj", "xcomp"}]
    near += [
        found for child in near if child.dep_ == "xcomp" for found in child.children if found.dep_ == "dobj"
    ]
    if stake_domains().get(lemma(what)) == "security":
        narrower = (stake_domains().get(lemma(child)) for child in near if child.dep_ in {"amod", "compound"})
        if "economy" in narrower:
            return "economy"
    words = [what, *near, *oblique(what, "of", "to", "from")]
    if what.ent_type_ == "MONEY" or any(child.ent_type_ == "MONEY" for child in what.children):
        return "economy"
    found = (stake_domains().get(word) for token in words for word in (lemma(token), token.lower_))
    return next(filter(None, found), None)


def _realis(match: Match) -> Realis:
    found = asserted_realis(match)
    if found == "negated" and match.frame.attributes.get("negation") != "in the cue":
        return found
    fixed = match.frame.attributes.get("realis")
    if fixed is not None:
        return cast("Realis", fixed)
    if match.frame.attributes.get("lasting") == "true" and found == "occurred":
        return "ongoing"
    return "hypothetical" if found == "planned" else found
