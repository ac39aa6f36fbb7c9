"""What the finders of assertions look things up in: actors, say-so, events by their place in the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol

from sayso.coding.frames import candidates, fill
from sayso.coding.syntax import condition, lemma, phrase, realis
from sayso.coding.syntax.phrases import is_nominal, is_verbal
from sayso.knowledge.frames import word_class
from sayso.records import AUTHOR, DateRange, Range, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from sayso.coding.document import Document
    from sayso.coding.frames import Match
    from sayso.records import AnyAssertion, Event, Realis, Span, Statement

EXTENDING = frozenset({"as", "over", "among", "with"})
"""Prepositions that a parser often hangs on the verb although they belong to its object."""
ANAPHORIC_DETERMINERS = frozenset({"this", "that", "these", "those", "such"})
OWNING = frozenset({"poss", "amod", "compound", "nmod"})
PUBLIC = frozenset({None, "GOV", "MIL", "LEG"})
REACH = 2
"""An anaphor such as "the move" looks back over so many sentences."""


class Mention(Protocol):
    """A mention of actors; ``start``, ``stop`` and ``head`` are token numbers."""

    @property
    def actors(self) -> tuple[str, ...]:
        """Return the ids of the actors."""


class State(Protocol):
    """What tells one actor's state from another's."""

    @property
    def country(self) -> str | None:
        """Return the ISO 3166-1 alpha-3 code."""

    @property
    def sector(self) -> str | None:
        """Return the PLOVER sector."""


class ActorLookup(Protocol):
    """Resolves tokens to mentions of actors."""

    def at(self, token: int) -> Mention | None:
        """Return the mention that covers a token."""

    def headed_by(self, token: int) -> Mention | None:
        """Return the mention whose head the token is."""

    def get(self, actor: str) -> State | None:
        """Return the actor with an id."""


class SaySo(Protocol):
    """Says on whose say-so a token stands."""

    def say_so(self, token: int) -> tuple[str, ...]:
        """Return statement ids, innermost first, or ``author``."""


class Dates(Protocol):
    """Gives the date of a predicate."""

    def __call__(self, predicate: Token) -> DateRange:
        """Return the date of what the predicate tells."""


class Context:
    """A document with everything that was found in it before its assertions."""

    def __init__(
        self,
        document: Document,
        actors: ActorLookup,
        scope: SaySo,
        events: Sequence[Event],
        statements: Sequence[Statement] = (),
        dates: Dates | None = None,
    ) -> None:
        """Index events and statements by the tokens that they are anchored at."""
        self.document = document
        self._actors = actors
        self._scope = scope
        self._dates = dates
        self._events: dict[int, Event] = {}
        self._records: dict[int, str] = {}
        self._speakers = {one.id: one.speaker.actor for one in statements if one.speaker is not None}
        self._cues: dict[int, str] = {}
        for event in events:
            for mention in event.mentions:
                for token in self._tokens(mention.trigger):
                    if token not in self._events or event.statement is None:
                        self._events[token] = event
        for statement in statements:
            self._cues.update(dict.fromkeys(self._tokens(statement.cue), statement.id))

    def add(self, assertions: Iterable[AnyAssertion]) -> None:
        """Remember assertions, so that estimates can be about them."""
        for assertion in assertions:
            for token in self._tokens(assertion.cue):
                self._records.setdefault(token, assertion.id)

    def actors(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the actors that a token names, or none."""
        mention = self._actors.headed_by(token.i) or self._actors.at(token.i)
        return tuple(mention.actors) if mention is not None else ()

    def owners(self, token: Token) -> tuple[str, ...]:
        """Return the actors that a token names or, of a common noun, those that it belongs to.

        "Norwegian farmers" and "Norway's exports" belong to Norway.
        """
        found = self.actors(token)
        if found or token.pos_ != "NOUN":
            return found
        owners = (actor for child in token.children if child.dep_ in OWNING for actor in self.actors(child))
        return tuple(dict.fromkeys(owners))

    def same_state(self, one: str, other: str) -> bool:
        """Say whether two ids are one actor, or a state and its government."""
        first, second = self._actors.get(one), self._actors.get(other)
        if one == other or first is None or second is None:
            return one == other
        public = first.sector in PUBLIC and second.sector in PUBLIC
        return public and first.country is not None and first.country == second.country

    def resolved(self, match: Match, role: str) -> list[tuple[Token, str]]:
        """Return fillers of a role with their actor ids, from the best slot that names any actor.

        The bare subject is the last resort: where a better slot names somebody who stays unresolved
        ("strengthened the hand of the hardliners"), nobody else may take the role.
        """
        others: list[Token] = []
        for slot in match.frame.roles.get(role, ()):
            fillers = fill(match.head, slot, match.tokens)
            if slot == "subject" and others:
                return []
            found = [(token, actor) for token in fillers for actor in self.owners(token)]
            if found:
                return _distinct(found)
            others += fillers
        return []

    def say_so(self, token: Token) -> tuple[str, ...]:
        """Return on whose say-so a token stands."""
        return self._scope.say_so(token.i)

    def estimator(self, token: Token) -> str:
        """Return the actor who speaks at a token, or ``author`` where nobody known does."""
        for statement in self.say_so(token):
            speaker = self._speakers.get(statement)
            if speaker is not None:
                return speaker
        return AUTHOR

    def date(self, token: Token) -> DateRange:
        """Return the date of what is asserted at a token; by publication where nobody gives another."""
        if self._dates is not None:
            return self._dates(token)
        published = self.document.article.published
        return DateRange(None, published.latest if published else None, None, "by publication")

    def cue(self, match: Match) -> Span:
        """Return the span of a match's cue."""
        return self.document.span(match.start, match.stop)

    def condition(self, token: Token) -> Span | None:
        """Return the words after "if" or "unless" that a predicate hangs on."""
        found = condition(token)
        return self.document.span(*found) if found is not None else None

    def phrase(self, token: Token) -> Span:
        """Return the span of a phrase, with a modifier that the parse hung on the verb above it."""
        first, stop = phrase(token, conjuncts=False)
        if token.pos_ == "ADJ" or (token.tag_ == "VBN" and token.dep_ in {"acomp", "oprd", "ccomp"}):
            first = token.i
        if is_nominal(token) and token.dep_ in {"dobj", "nsubjpass", "pobj"}:
            stop = max(stop, _extended(token, stop))
        if is_verbal(token):
            first = _without_mark(token, first)
        return self.document.span(first, stop)

    def event_of(self, token: Token) -> Event | None:
        """Return the event that a token tells of: as its trigger, within its phrase, or as an anaphor."""
        found = self._events.get(token.i)
        if found is not None:
            return found
        if is_nominal(token) or token.tag_ == "VBG":
            found = self.event_in(*phrase(token), near=token.i)
        if found is None and self._is_anaphor(token):
            return self._last_event_before(token)
        return found

    def event_in(self, first: int, stop: int, *, near: int | None = None) -> Event | None:
        """Return an event whose trigger stands in a token range, the nearest to ``near``."""
        inside = [token for token in range(first, stop) if token in self._events]
        if not inside:
            return None
        return self._events[min(inside, key=lambda token: abs(token - (first if near is None else near)))]

    def statement_at(self, token: Token) -> str | None:
        """Return the statement whose cue a token belongs to."""
        return self._cues.get(token.i)

    def record_at(self, token: Token) -> str | None:
        """Return the assertion or event that is anchored at a token."""
        found = self._records.get(token.i)
        if found is not None:
            return found
        event = self._events.get(token.i)
        return event.id if event is not None and event.statement is None else None

    def condition_event(self, token: Token) -> Event | None:
        """Return the event that a predicate's condition tells of."""
        found = condition(token)
        return self.event_in(*found) if found is not None else None

    def _tokens(self, span: Span | Range) -> Iterator[int]:
        token = bisect_left(self.document.starts, span.start)
        while token < len(self.document.starts) and self.document.starts[token] < span.end:
            yield token
            token += 1

    def _is_anaphor(self, token: Token) -> bool:
        if self.actors(token):
            return False
        if token.lower_ in {"this", "that", "it", "which"}:
            return True
        determiners = {child.lower_ for child in token.children if child.dep_ == "det"}
        if determiners & ANAPHORIC_DETERMINERS:
            return is_nominal(token)
        return "the" in determiners and lemma(token) in word_class("anaphoric nouns")

    def _last_event_before(self, token: Token) -> Event | None:
        sentence = token.sent
        first = sentence.start
        for _ in range(REACH):
            first = self.document.doc[first - 1].sent.start if first > 0 else first
        before = [place for place in range(first, token.left_edge.i) if place in self._events]
        deeds = [place for place in before if self._events[place].statement is None]
        return self._events[(deeds or before)[-1]] if before else None


def asserted_realis(match: Match) -> Realis:
    """Return the realis of an assertion: what is told in the present tense goes on."""
    head = match.head
    if any(
        child.dep_ == "det" and child.lower_ == "no" for token in match.tokens for child in token.children
    ):
        return "negated"
    found = realis(head)
    clause = head
    if head.pos_ in {"ADP", "SCONJ"} and is_verbal(head.head):
        clause, found = head.head, realis(head.head)
    elif not is_verbal(head) and head.dep_ in {"dobj", "attr", "acomp", "oprd", "nsubjpass"}:
        clause = head.head
        if found == "occurred" or head.dep_ in {"attr", "acomp"}:
            found = realis(clause)
    if found == "occurred" and _is_present(clause):
        return "ongoing"
    return found


def _is_present(verb: Token) -> bool:
    """Say whether a clause is in the present, or tells of a state that has lasted until now."""
    if verb.tag_ in {"VBZ", "VBP"}:
        return True
    present = [child for child in verb.children if child.tag_ in {"VBZ", "VBP"} and child.dep_[:3] == "aux"]
    if verb.lower_ == "been":
        return bool(present)
    return any(child.dep_ == "auxpass" or verb.tag_ == "VBG" for child in present)


def cause(context: Context, match: Match) -> Event | None:
    """Return the event that brings about what a match tells: by its role, its condition or its means."""
    clauses = fill(match.head, "clausal-subject")
    for token in (*candidates(match, "cause"), *clauses):
        found = context.event_of(token)
        if found is not None:
            return found
    return context.condition_event(match.head)


def why(match: Match) -> Why:
    """Return what made a record: the frame."""
    return Why("rule", f"frame {match.frame.name}")


def _distinct(found: list[tuple[Token, str]]) -> list[tuple[Token, str]]:
    first: dict[str, Token] = {}
    for token, actor in found:
        first.setdefault(actor, token)
    return [(token, actor) for actor, token in first.items()]


def _without_mark(verb: Token, first: int) -> int:
    """Return where a clause begins after "that", "because" or "in order"."""
    for child in verb.children:
        if child.lower_ == "to" and child.dep_ == "aux" and child.i < verb.i:
            return child.i - 1 if child.i > first and child.nbor(-1).dep_ == "neg" else child.i
    return first + 1 if verb.doc[first].dep_ == "mark" and first < verb.i else first


def _extended(token: Token, stop: int) -> int:
    """Return where a phrase ends when the next prepositional phrase is counted in ("reputation as ...")."""
    doc = token.doc
    if stop >= len(doc) or doc[stop].lower_ not in EXTENDING or doc[stop].dep_ != "prep":
        return stop
    if doc[stop].head not in (token, token.head):
        return stop
    end = stop
    for child in doc[stop].children:
        if child.dep_ == "pobj":
            end = phrase(child)[1]
    return end
