"""What the finders of assertions look things up in: actors, say-so, events by their place in the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol

from sayso.coding.assertions.parties import are_parties, is_misread_pronoun
from sayso.coding.assertions.voices import FIRST_PERSON, UNRESOLVED, SaySo, Voices
from sayso.coding.assertions.words import end_with_clause, whole_phrase
from sayso.coding.frames import candidates
from sayso.coding.slots import fill
from sayso.coding.syntax import condition, coordinated, lemma, phrase, surface_subjects
from sayso.coding.syntax.phrases import is_nominal
from sayso.knowledge.frames import anaphor_types, word_class
from sayso.records import DateRange, Range, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from sayso.coding.assertions.parties import Party
    from sayso.coding.document import Document
    from sayso.coding.frames import Match
    from sayso.records import AnyAssertion, Event, Span, Statement

ANAPHORIC_DETERMINERS = frozenset({"this", "that", "these", "those", "such"})
DOUBTING = frozenset({"doubt", "rule", "see", "put", "reckon", "estimate", "assess", "rate"})
"""Words whose subject makes the estimate himself."""
THIRD_PERSON = frozenset({"they", "them", "their"})
ASKING = frozenset({"WP", "WDT", "WRB"})
OWNING = frozenset({"poss", "amod", "compound", "nmod"})
REACH = 2
"""An anaphor such as "the move" looks back over so many sentences."""


class Mention(Protocol):
    """A mention of actors; ``start``, ``stop`` and ``head`` are token numbers."""

    @property
    def actors(self) -> tuple[str, ...]:
        """Return the ids of the actors."""

    @property
    def start(self) -> int:
        """Return the first token."""

    @property
    def stop(self) -> int:
        """Return the token after the last."""


class ActorLookup(Protocol):
    """Resolves tokens to mentions of actors."""

    def at(self, token: int) -> Mention | None:
        """Return the mention that covers a token."""

    def headed_by(self, token: int) -> Mention | None:
        """Return the mention whose head the token is."""

    def get(self, actor: str) -> Party | None:
        """Return the actor with an id."""


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
        self._dates = dates
        self._events: dict[int, Event] = {}
        self._records: dict[int, str] = {}
        self._cues: dict[int, str] = {}
        for event in events:
            for mention in event.mentions:
                for token in self._tokens(mention.trigger):
                    if token not in self._events or event.statement is None:
                        self._events[token] = event
        for statement in statements:
            self._cues.update(dict.fromkeys(self._tokens(statement.cue), statement.id))
        self._voices = Voices(scope, statements, self._cues)

    def add(self, assertions: Iterable[AnyAssertion]) -> None:
        """Remember assertions, so that estimates can be about them."""
        for assertion in assertions:
            for token in self._tokens(assertion.cue):
                self._records.setdefault(token, assertion.id)

    def actors(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the actors that a token names, or none."""
        mention = self._actors.headed_by(token.i)
        if mention is None:
            mention = self._actors.at(token.i)
            if mention is None or _is_inside(token, mention):
                return ()
        return tuple(mention.actors)

    def party(self, actor: str) -> Party | None:
        """Return the actor with an id."""
        return self._actors.get(actor)

    def owners(self, token: Token) -> tuple[str, ...]:
        """Return the actors that a token names or, of a common noun, those that it belongs to.

        "Norwegian farmers" and "Norway's exports" belong to Norway.
        """
        found = self.actors(token)
        if found or token.pos_ != "NOUN":
            return found
        named = [one for child in token.children if child.dep_ == "appos" for one in coordinated(child)]
        if found := tuple(dict.fromkeys(actor for one in named for actor in self.actors(one))):
            return found
        if token.dep_ in {"attr", "appos"} and (borne := self._borne_by(token)):
            return borne
        if lemma(token) in word_class("counterparts"):
            return ()
        owners = (
            actor
            for child in token.children
            if child.dep_ in OWNING and not _is_leaning(child)
            for actor in self.actors(child)
        )
        return tuple(dict.fromkeys(owners))

    def _borne_by(self, noun: Token) -> tuple[str, ...]:
        """Return who a common noun is: of "Chad is a state that ..." and "Chad, a state that ..."."""
        if noun.dep_ == "appos":
            return self.actors(noun.head)
        return tuple(actor for one in surface_subjects(noun.head) for actor in self.actors(one))

    def are_parties(self, one: str, other: str) -> bool:
        """Say whether two ids are actors of international affairs that can stand in a relation."""
        first, second = self._actors.get(one), self._actors.get(other)
        return one != other and first is not None and second is not None and are_parties(first, second)

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
            found = [
                (token, actor)
                for token in fillers
                if token.tag_ not in ASKING and not self._is_unsure(token)
                for actor in self.owners(token)
            ]
            if found:
                return _distinct(found)
            others += fillers
        return []

    def _is_unsure(self, token: Token) -> bool:
        """Say whether nobody can tell whom words mean: "they" in a quotation, "both" of whom one is known."""
        if any(child.lower_ in {"both", "two"} for child in token.children) and token.pos_ == "NOUN":
            return len(self.actors(token)) == 1
        if token.lower_ in THIRD_PERSON and self._voices.is_quoted(token):
            before = token.doc[token.sent.start : token.i]
            return not any(set(self.actors(other)) & set(self.actors(token)) for other in before)
        return is_misread_pronoun(self, token)

    def say_so(self, token: Token, *, aside: bool = False) -> tuple[str, ...]:
        """Return on whose say-so a token stands; see :meth:`sayso.coding.assertions.voices.Voices.say_so`."""
        return self._voices.say_so(token, aside=aside)

    def is_part_of(self, token: Token, record: str) -> bool:
        """Say whether a token belongs to the cue of an assertion."""
        return self._records.get(token.i) == record

    def estimator(self, token: Token) -> str:
        """Return the actor who estimates: who doubts, else who speaks, else the author.

        A speaker whom the text does not tell is unresolved, never the author.
        """
        if (
            lemma(token) in DOUBTING
            and (doubters := surface_subjects(token))
            and not _is_empty_subject(doubters[0])
        ):
            if doubters[0].lower_ in FIRST_PERSON:
                return self._voices.speaker(self.say_so(token))
            return next((actor for one in doubters for actor in self.actors(one)), UNRESOLVED)
        return self._voices.speaker(self.say_so(token))

    def date(self, token: Token, *, lasting: bool = False) -> DateRange:
        """Return the date of what is asserted at a token; by publication where nobody gives another.

        What is ``lasting`` is there at publication, whatever may become of it.
        """
        if self._dates is not None:
            found = self._dates(token)
            if found.text is not None or not lasting or found.earliest is None:
                return found
        published = self.document.article.published
        return DateRange(None, published.latest if published else None, None, "by publication")

    def cue(self, match: Match) -> Span:
        """Return the span of a match's cue."""
        return self.document.span(match.start, match.stop)

    def condition(self, token: Token) -> Span | None:
        """Return the words after "if" or "unless" that a predicate hangs on."""
        found = condition(token)
        return self.document.span(*found) if found is not None else None

    def phrase(self, token: Token, *, restricted: bool = False) -> Span:
        """Return the span of a phrase; where it is ``restricted``, with the clause that says which one."""
        first, stop = whole_phrase(token)
        if restricted:
            stop = max(stop, end_with_clause(token, stop))
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
        if any(child.dep_ in {"acl", "relcl", "poss"} or child.lower_ == "of" for child in token.children):
            return False
        if determiners & ANAPHORIC_DETERMINERS:
            return is_nominal(token)
        return "the" in determiners and lemma(token) in word_class("anaphoric nouns")

    def _last_event_before(self, token: Token) -> Event | None:
        sentence = token.sent
        first = sentence.start
        for _ in range(REACH):
            first = self.document.doc[first - 1].sent.start if first > 0 else first
        before = [place for place in range(first, token.left_edge.i) if place in self._events]
        kinds = anaphor_types().get(lemma(token))
        if kinds is not None:
            before = [place for place in before if self._events[place].type in kinds]
        deeds = [place for place in before if self._events[place].statement is None]
        return self._events[(deeds or before)[-1]] if before else None


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


def _is_inside(token: Token, mention: Mention) -> bool:
    """Say whether a token is only part of what a mention tells: "country" in "the country's supplier"."""
    return token.dep_ in {"poss", "pobj"} and mention.start <= token.head.i < mention.stop


def _is_leaning(name: Token) -> bool:
    """Say whether a name only tells whom something is for or against: "a pro-Russian party"."""
    before = name.doc[max(0, name.i - 2) : name.i]
    return len(before) == 2 and before[1].text == "-" and before[0].lower_ in {"pro", "anti", "non"}


def _is_empty_subject(subject: Token) -> bool:
    return subject.lower_ in {"it", "there", "this", "that", "which"}
