"""From frame matches to events: actors, realis, date, place, quantities and say-so of each mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from sayso.coding.actors import ActorIndex
from sayso.coding.circumstances import Circumstances
from sayso.coding.events.actors import affiliations, fillers, is_resolved
from sayso.coding.events.drafts import EventDraft, MentionDraft, absorb
from sayso.coding.frames import FrameMatcher, Match, candidates
from sayso.coding.nominal import nominal_frames
from sayso.coding.speech.drafts import Draft
from sayso.coding.speech.scope import Scope
from sayso.coding.syntax import lemma, modals, realis, subjects
from sayso.knowledge.frames import Frame, load_frames
from sayso.knowledge.ontology import QUAD_CLASSES, goldstein
from sayso.records import EventType, Realis, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.document import Document

THEME_TYPES = frozenset({"MOBILIZE"})
DEFINITE = frozenset({"the", "this", "that", "such", "these", "those", "its", "their"})
ONLY = frozenset({"only", "just", "merely", "simply"})
"""After "not" or "no longer" these words say that there was more, not that there was nothing."""
PAST = frozenset({"recent", "last", "past", "previous", "earlier", "latest", "weekend"})
IF = frozenset({"if", "unless", "lest"})
STATE = frozenset({None, "GOV"})
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
PARTITIVES = frozenset(
    {"some", "any", "none", "all", "many", "most", "more", "few", "one", "thousand", "number"}
)
DEED_WORDS = 2
OWN_WORDS = 2
FUTURE = frozenset({"will", "'ll", "shall", "would", "wo"})


@lru_cache(maxsize=1)
def _matcher() -> FrameMatcher:
    return FrameMatcher(_frames())


@lru_cache(maxsize=1)
def _frames() -> tuple[Frame, ...]:
    frames = load_frames("events")
    return (*frames, *nominal_frames(frames))


def find_events(
    document: Document, index: ActorIndex, scope: Scope, circumstances: Circumstances, taken: frozenset[int]
) -> list[EventDraft]:
    """Return the events told in a document, one draft a mention, in text order.

    ``taken`` are tokens that are cues of statements; they tell an event of their own only with other words
    ("refused to hand back", "ordered diplomats to leave").
    """
    found: list[EventDraft] = []
    for match in _matcher().matches(document.doc):
        if match.head.i in taken and len(match.tokens) < OWN_WORDS:
            continue
        event = _event(match, document, index, scope, circumstances)
        if event is None:
            continue
        earlier = _told_by_its_noun(match, found, index)
        if earlier is None:
            found.append(event)
        else:
            absorb(earlier, event)
    return found


def _told_by_its_noun(match: Match, found: list[EventDraft], index: ActorIndex) -> EventDraft | None:
    """Return the event that the subject names: an air strike that kills is one event, not two."""
    deeds = {head.i for head in match.roles.get("source", ()) if _is_deed(head, index)}
    kind = match.frame.attributes["type"]
    return next((e for e in found if e.type == kind and any(m.head in deeds for m in e.mentions)), None)


def _event(
    match: Match, document: Document, index: ActorIndex, scope: Scope, circumstances: Circumstances
) -> EventDraft | None:
    attributes = match.frame.attributes
    kind = cast("EventType", attributes["type"])
    if not _pronouns_fit(match, index):
        return None
    source = _role(match, "source", index)
    target = _role(match, "target", index)
    if kind in THEME_TYPES:
        source = _owners(match, source, index)
    source, target = _apart(source, target, index)
    nominal = match.head.pos_ in {"NOUN", "PROPN"}
    if not (source or target) and not (nominal and _definite(match.head)):
        return None
    cameo = attributes.get("cameo")
    context = attributes.get("context")
    return EventDraft(
        type=kind,
        mode=attributes.get("mode"),
        cameo=cameo,
        quad=QUAD_CLASSES[kind],
        goldstein=goldstein(cameo),
        context=(context,) if context else (),
        source=source,
        target=target,
        lemma=match.head.lemma_.lower(),
        why=Why("rule", f"frame {match.frame.name}"),
        mentions=[_mention(match, document, scope, circumstances, nominal)],
        anchored=any(is_resolved(index, actor) for actor in (*source, *target)),
    )


def _pronouns_fit(match: Match, index: ActorIndex) -> bool:
    """Say whether pronouns ("they", "some of them") in a role for soldiers stand for soldiers."""
    for role in match.frame.requires:
        for token in match.roles.get(role, ()):
            if token.pos_ == "PRON" or token.lemma_.lower() in PARTITIVES:
                stands_for = fillers([token, *_of(token)], index)
                if not any(index.get(actor).sector in ARMED for actor in stands_for):
                    return False
    return True


def _owners(match: Match, source: tuple[str, ...], index: ActorIndex) -> tuple[str, ...]:
    """Return whose soldiers are moved: theirs, where another state's ships only carry them."""
    moved = tuple(actor for actor in _role(match, "theme", index) if is_resolved(index, actor))
    if not moved or affiliations(index, moved) & affiliations(index, source):
        return source
    return moved


def _of(token: Token) -> list[Token]:
    """Return the whole of a part: "units" in "some of their units"."""
    return [whole for child in token.children if child.lower_ == "of" for whole in child.children]


def _role(match: Match, role: str, index: ActorIndex) -> tuple[str, ...]:
    """Return the actors in a role: those of the first slot whose words name any."""
    heads = [whole for head in match.roles.get(role, ()) for whole in (head, *_of_part(head))]
    if role == "source":
        heads = [doer for head in heads for doer in _behind_deed(head, index)]
    found = fillers(heads, index)
    if found:
        return found
    for token in candidates(match, role):
        if role == "source" and _is_deed(token, index):
            continue
        found = fillers([token], index)
        if found:
            return found
    return ()


def _is_deed(token: Token, index: ActorIndex) -> bool:
    """Say whether a noun names a deed ("the air strike"), which is done by others than it is done to."""
    return token.pos_ == "NOUN" and lemma(token) in _deed_nouns() and index.headed_by(token.i) is None


def _behind_deed(token: Token, index: ActorIndex) -> list[Token]:
    """Return who did the deed that a noun names: whose strike it was that "killed four"."""
    return subjects(token) if _is_deed(token, index) else [token]


@lru_cache(maxsize=1)
def _deed_nouns() -> frozenset[str]:
    nouns = (frame for frame in _frames() if frame.pos == "noun")
    return frozenset(cue[-1] for frame in nouns for cue in frame.cues if len(cue) <= DEED_WORDS)


def _of_part(head: Token) -> list[Token]:
    return _of(head) if head.lemma_.lower() in PARTITIVES or head.pos_ in {"NUM", "PRON"} else []


def _apart(
    source: tuple[str, ...], target: tuple[str, ...], index: ActorIndex
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take the source, and the state that it speaks for, out of the targets."""
    states = {index.get(actor).country for actor in source if index.get(actor).sector in STATE} - {None}
    return source, tuple(
        actor
        for actor in target
        if actor not in source
        and not (index.get(actor).sector in STATE and index.get(actor).country in states)
    )


def _definite(head: Token) -> bool:
    return any(child.dep_ in {"det", "poss"} and child.lower_ in DEFINITE for child in head.children)


def _mention(
    match: Match, document: Document, scope: Scope, circumstances: Circumstances, nominal: bool
) -> MentionDraft:
    head = match.head
    plain = realis(head)
    within = any(token.dep_ == "neg" for token in match.tokens)
    negated = plain == "negated" and not within and not any(child.lower_ in ONLY for child in head.children)
    if plain == "negated" and not negated:
        plain = "occurred"
    over = scope.draft_at(head.i)
    value = _realis(head, plain, over, nominal=nominal, negated=negated)
    return MentionDraft(
        start=match.start,
        stop=match.stop,
        head=head.i,
        realis=value,
        negated=negated,
        conditional=_conditional(head),
        nominal=nominal,
        date=circumstances.date(head, value),
        place=circumstances.place(head),
        quantities=circumstances.quantities(_argument_heads(match)),
        say_so=scope.say_so(head.i),
    )


def _realis(head: Token, plain: Realis, over: Draft | None, *, nominal: bool, negated: bool) -> Realis:
    """Return the realis before anybody's stance; ``over`` is the statement that tells of it."""
    if plain in {"occurred", "planned"} and _supposed(head):
        return "hypothetical"
    if nominal and plain == "ongoing" and any(child.lower_ in PAST for child in head.children):
        return "occurred"
    if over is None:
        return "hypothetical" if plain == "planned" and "would" in modals(head) else plain
    if negated and over.act in {"request", "threaten"}:
        return "hypothetical"
    if negated and over.act in {"intend", "promise"}:
        return "negated"
    if negated:
        return "planned" if modals(head) & FUTURE else "occurred"
    if plain == "hypothetical" and (_asked(head) or (nominal and over.match.cue.evaluative)):
        return "occurred"
    return plain


def _supposed(head: Token) -> bool:
    """Say whether a clause or noun is the subject of what would follow ("sending troops would mean war")."""
    if head.dep_ not in {"csubj", "nsubj"} or head.head.i == head.i:
        return False
    governor = head.head
    would = any(
        child.dep_ == "aux" and child.lower_ in {"would", "could", "might"} for child in governor.children
    )
    clause = head.tag_ in {"VBG", "VB"} or (head.pos_ == "NOUN" and not _definite(head))
    condition = any(child.dep_ == "advcl" and _conditional(child) for child in governor.children)
    return would and (clause or condition)


def _asked(head: Token) -> bool:
    """Say whether the event is what a "whether" asks about, in a tense that tells a fact."""
    if modals(head) or head.tag_ == "VB":
        return False
    return head.dep_ == "ccomp" and any(
        c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in head.children
    )


def _argument_heads(match: Match) -> list[Token]:
    return [match.head, *(token for tokens in match.roles.values() for token in tokens)]


def _conditional(head: Token) -> bool:
    """Say whether the event stands in an if-clause, which nobody asserts."""
    node = head
    for _ in range(12):
        if node.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in IF for c in node.children):
            return True
        if node.head.i == node.i:
            return False
        node = node.head
    return False


def spoken_in(events: Sequence[EventDraft], ranges: Iterable[tuple[int, int]]) -> list[EventDraft]:
    """Return the events that have a mention inside the token ranges, in text order."""
    inside = [range(start, stop) for start, stop in ranges]
    return [e for e in events if any(m.head in part for m in e.mentions for part in inside)]
