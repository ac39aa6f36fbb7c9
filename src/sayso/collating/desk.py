"""What a brief says of one actor, item by item, in the order of publication and text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sayso.collating.actors import Voice, party_of, voice_of
from sayso.collating.claims import claims_by_event
from sayso.collating.copies import by_publication
from sayso.collating.entities import identity
from sayso.collating.labels import clipped
from sayso.collating.results import BriefItem, BriefQuestion, Collation, Entity
from sayso.collating.sources import UNATTRIBUTED, SaySo, author_of
from sayso.dossier import sentence_around
from sayso.records import (
    AUTHOR,
    Actor,
    AnyAssertion,
    Claim,
    Coding,
    Estimate,
    Motive,
    Position,
    Question,
    Relation,
    Span,
    Stake,
    Statement,
)

WHY = re.compile(r"\b(?:why|for what reason|to what end|what for)\b", re.IGNORECASE)

AHEAD = re.compile(r"^\W*(?:\w+\W+){0,3}(?:will|would|could|might|shall|should|can)\b", re.IGNORECASE)
"""A question about what is to come, which what is past does not answer."""

TAKES_SIDES = frozenset({"asserts", "confirms", "denies", "doubts", "does_not_deny"})
"""Stances that bear on a question, unlike those of one who would not or could not say."""

Kind = TypeVar("Kind", Relation, Stake, Motive, Estimate)

SENTENCE = 280
"""Characters of a sentence that a brief quotes."""


def voice_label(voice: Voice) -> str:
    """Return a voice in words: ``Ana Prueba, president (URY)``, ``analysts (KOR)``."""
    return f"{voice.organ} ({voice.key})" if voice.official else voice.key


class Desk:
    """All codings laid out for the brief on one actor."""

    def __init__(self, collation: Collation, codings: Iterable[Coding], entity: Entity) -> None:
        self.entity = entity
        self.codings = sorted(codings, key=lambda coding: by_publication(coding.article))
        self._say_so = {coding.article.id: SaySo(coding) for coding in self.codings}
        self._members = {coding.article.id: _members(coding, entity) for coding in self.codings}
        self._claims = collation.claims
        self._claim_of = claims_by_event(collation.claims, self.codings)
        self._positions: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
        self._positions_on: defaultdict[str, list[Position]] = defaultdict(list)
        for position in collation.positions:
            self._positions[position.article, position.statement].append(position)
            self._positions_on[position.claim].append(position)

    @property
    def own_voices(self) -> frozenset[str]:
        """The labels of those who speak for the actor."""
        voices = [voice_of(actor) for coding in self.codings for actor in coding.actors]
        return frozenset(voice_label(voice) for voice in voices if voice.key == self.entity.key)

    def stakes(self) -> Iterator[BriefItem]:
        """Yield what the actor is said to gain or lose."""
        for coding, stake in self._assertions(Stake):
            if stake.holder in self._members[coding.article.id]:
                words = _joined(coding, stake.cue, stake.what) or self._sentence(coding, stake.cue)
                detail = f"{stake.direction}: {stake.domain}"
                yield self._asserted(coding, stake, words, detail, stake.cause)

    def relations(self) -> Iterator[BriefItem]:
        """Yield how the actor is said to stand to others."""
        for coding, relation in self._assertions(Relation):
            members = self._members[coding.article.id]
            if relation.a in members or relation.b in members:
                other = relation.b if relation.a in members else relation.a
                detail = f"{relation.type}: {self._party(coding, other)}"
                yield self._asserted(coding, relation, self._sentence(coding, relation.cue), detail)

    def motives(self) -> Iterator[BriefItem]:
        """Yield why the actor is said to do what it does."""
        for coding, motive in self._assertions(Motive):
            if motive.actor in self._members[coding.article.id]:
                words = self._sentence(coding, motive.motive)
                yield self._asserted(coding, motive, words, "motive", motive.behaviour)

    def estimates(self) -> Iterator[BriefItem]:
        """Yield how likely the actor holds things, and how likely things about it are held."""
        for coding, estimate in self._assertions(Estimate):
            members = self._members[coding.article.id]
            if estimate.estimator in members or estimate.about in self._concerning(coding):
                words = " ".join(estimate.cue.text.split())
                detail = f"not {words}" if estimate.negated else words
                yield self._asserted(
                    coding, estimate, self._sentence(coding, estimate.cue), detail, estimate.about
                )

    def says(self) -> Iterator[BriefItem]:
        """Yield what the actor's own organs say, with their stance on a claim where they take one."""
        for coding in self.codings:
            say_so = self._say_so[coding.article.id]
            for statement in coding.statements:
                voice = say_so.voice(statement)
                if voice and voice.key == self.entity.key and not statement.planned:
                    yield self._said(coding, statement, statement.act)

    def said_of_it(self) -> Iterator[BriefItem]:
        """Yield the deeds of speech of others that are directed at the actor: accusing, praising, asking."""
        for coding in self.codings:
            members = self._members[coding.article.id]
            for event in coding.events:
                statement = self._say_so[coding.article.id].statement(event.statement or "")
                aimed = members & set(event.target) and not members & set(event.source)
                if event.type and statement and aimed:
                    yield self._said(coding, statement, event.type.lower())

    def deeds(self) -> tuple[Claim, ...]:
        """Return the claims about what the actor did, does, plans or did not do; best sourced first."""
        own = [one for one in self._claims if self.entity.key in one.source and not one.speech]
        return tuple(sorted(own, key=lambda one: (-len(one.independent_sources), -one.mentions, one.id)))

    def questions(self) -> Iterator[BriefQuestion]:
        """Yield the questions that articles ask about the actor, with what bears on them."""
        for coding in self.codings:
            for question in coding.questions:
                if self._asks_about(coding, question):
                    words = " ".join(question.text.split())
                    who = self._who(coding, question.say_so)
                    item = BriefItem(
                        id=question.id, words=words, say_so=who, article=coding.article.id, detail="question"
                    )
                    yield BriefQuestion(item, tuple(dict.fromkeys(self._answers(coding, question))))

    def _assertions(self, kind: type[Kind]) -> Iterator[tuple[Coding, Kind]]:
        for coding in self.codings:
            for assertion in coding.assertions:
                if isinstance(assertion, kind):
                    yield coding, assertion

    def _asserted(
        self, coding: Coding, assertion: AnyAssertion, words: str, detail: str, ref: str | None = None
    ) -> BriefItem:
        claim = self._claim_of.get((coding.article.id, ref)) if ref else None
        return BriefItem(
            id=assertion.id,
            words=words,
            say_so=self._who(coding, assertion.say_so),
            article=coding.article.id,
            detail=detail,
            realis=assertion.realis,
            date=assertion.date if isinstance(assertion, Relation) else coding.article.published,
            claim=claim.id if claim else None,
        )

    def _said(self, coding: Coding, statement: Statement, detail: str) -> BriefItem:
        taken = self._positions[coding.article.id, statement.id]
        position = min(
            taken, key=lambda one: (one.basis != "explicit", one.stance == "asserts"), default=None
        )
        content = " … ".join(span.text for span in statement.content) or statement.cue.text
        return BriefItem(
            id=statement.id,
            words=clipped(content, SENTENCE),
            say_so=self._who(coding, [statement.id]),
            article=coding.article.id,
            detail=detail,
            stance=position.stance if position else None,
            date=statement.said_on,
            claim=position.claim if position else None,
        )

    def _who(self, coding: Coding, say_so: Iterable[str]) -> tuple[str, ...]:
        """Return who says so in words, root speakers before those who pass their words on."""
        return tuple(dict.fromkeys(who for one in say_so for who in self._speakers(coding, one)))

    def _speakers(self, coding: Coding, say_so: str) -> Iterator[str]:
        if say_so == AUTHOR:
            yield author_of(coding)
            return
        chain = self._say_so[coding.article.id].chain(say_so)
        for statement in chain[:1]:
            voice = self._say_so[coding.article.id].voice(statement)
            speaker = statement.speaker
            words = " ".join(speaker.text.split()) if speaker else UNATTRIBUTED
            yield voice_label(voice) if voice else words

    def _party(self, coding: Coding, actor_id: str) -> str:
        actor = next((one for one in coding.actors if one.id == actor_id), None)
        return (party_of(actor) if actor else None) or "somebody"

    def _sentence(self, coding: Coding, span: Span) -> str:
        return clipped(sentence_around(coding.article.text, span.start, span.end), SENTENCE)

    def _concerning(self, coding: Coding) -> frozenset[str]:
        """Return the ids of the events and assertions of an article that the actor takes part in."""
        members = self._members[coding.article.id]
        events = [one.id for one in coding.events if members & {*one.source, *one.target}]
        assertions = [one.id for one in coding.assertions if members & _roles(one)]
        return frozenset([*events, *assertions])

    def _asks_about(self, coding: Coding, question: Question) -> bool:
        members = self._members[coding.article.id]
        if self._concerning(coding) & set(question.about) or members & set(question.about):
            return True
        spans = [span for actor in coding.actors if actor.id in members for span in actor.mentions]
        return any(question.start <= span.start < question.end for span in spans)

    def _answers(self, coding: Coding, question: Question) -> Iterator[str]:
        """Yield the ids of records that bear on a question: motives for a why, else positions and claims."""
        for ref in question.about:
            claim = self._claim_of.get((coding.article.id, ref))
            if WHY.search(question.text):
                yield from self._reasons(ref, claim)
            elif claim and (claim.realis == "planned" or not AHEAD.search(question.text)):
                yield from (one.id for one in self._positions_on[claim.id] if one.stance in TAKES_SIDES)
                if claim.asserted_by_author and not self._only_asked(coding, question, claim):
                    yield claim.id

    def _reasons(self, ref: str, claim: Claim | None) -> Iterator[str]:
        for coding, motive in self._assertions(Motive):
            about = self._claim_of.get((coding.article.id, motive.behaviour or ""))
            if motive.behaviour == ref or (claim and about and about.id == claim.id):
                yield motive.id

    def _only_asked(self, coding: Coding, question: Question, claim: Claim) -> bool:
        """Say whether a claim stands nowhere but inside the question."""
        if claim.articles != (coding.article.id,):
            return False
        events = [event for event in coding.events if event.id in claim.events]
        triggers = [mention.trigger for event in events for mention in event.mentions]
        return all(question.start <= trigger.start < question.end for trigger in triggers)


def _members(coding: Coding, entity: Entity) -> frozenset[str]:
    """Return the ids of an article's actors that are the entity or part of it."""
    return frozenset(actor.id for actor in coding.actors if _is_part(actor, entity))


def _is_part(actor: Actor, entity: Entity) -> bool:
    if entity.key in {actor.organisation, actor.country, party_of(actor), voice_of(actor).key}:
        return True
    return entity.kind in {"person", "group"} and identity(actor) == (entity.kind, entity.key)


def _roles(assertion: AnyAssertion) -> frozenset[str]:
    match assertion:
        case Relation():
            return frozenset({assertion.a, assertion.b})
        case Stake():
            return frozenset({assertion.holder})
        case Motive():
            return frozenset({assertion.actor})
        case _:
            return frozenset()


def _joined(coding: Coding, cue: Span, what: Span | None) -> str | None:
    """Return the words from the cue to what is gained or lost, null where nothing is named."""
    if what is None:
        return None
    start, end = min(cue.start, what.start), max(cue.end, what.end)
    return clipped(coding.article.text[start:end], SENTENCE)
