"""Statements that are themselves deeds: accusations, requests, threats, promises, denials."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.coding.actors import ActorIndex
from sayso.coding.circumstances import Circumstances
from sayso.coding.events.actors import fillers, is_resolved
from sayso.coding.events.drafts import EventDraft, MentionDraft
from sayso.coding.events.extraction import spoken_in
from sayso.coding.speech.asides import takes_up
from sayso.coding.speech.drafts import Draft
from sayso.coding.syntax import modals, objects, oblique, realis, subjects
from sayso.knowledge.ontology import QUAD_CLASSES, goldstein
from sayso.records import AUTHOR, Act, EventType, Realis, Stance, Why

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEEDS: dict[Act, tuple[EventType, str | None, str]] = {
    "accuse": ("ACCUSE", "allege", "112"),
    "criticise": ("ACCUSE", "disapprove", "111"),
    "threaten": ("THREATEN", None, "130"),
    "request": ("REQUEST", None, "020"),
    "promise": ("AGREE", None, "030"),
    "praise": ("SUPPORT", None, "051"),
}
ROOT_01: dict[Stance, str] = {
    "declines": "011",
    "no_information": "011",
    "does_not_deny": "011",
    "confirms": "015",
    "denies": "016",
}
REQUEST_MODES = {
    "yield": frozenset(
        {
            "ceasefire",
            "truce",
            "release",
            "withdraw",
            "withdrawal",
            "lift",
            "stop",
            "halt",
            "end",
            "cease",
            "free",
        }
    ),
    "meet": frozenset(
        {"talk", "talks", "meet", "meeting", "negotiation", "negotiate", "dialogue", "summit", "session"}
    ),
    "assist": frozenset(
        {"aid", "help", "support", "assist", "weapon", "fund", "send", "supply", "provide", "assistance"}
    ),
    "change": frozenset(
        {"resign", "reform", "election", "policy", "change", "law", "dismiss", "resignation"}
    ),
}
DEMANDS = frozenset({"demand", "order", "insist", "command", "instruct"})


def deeds(
    drafts: Sequence[Draft],
    events: Sequence[EventDraft],
    index: ActorIndex,
    doc: Doc,
    circumstances: Circumstances,
) -> list[EventDraft]:
    """Return an event for every statement that is a deed of an actor of international affairs."""
    return [
        event for draft in drafts if (event := _deed(draft, events, index, doc, circumstances)) is not None
    ]


def _deed(
    draft: Draft, events: Sequence[EventDraft], index: ActorIndex, doc: Doc, circumstances: Circumstances
) -> EventDraft | None:
    known = any(is_resolved(index, actor) for actor in draft.actors)
    blamed = draft.act == "accuse" and (not draft.speakers or bool(draft.actors))
    if draft.match.planned or not (known or blamed):
        return None
    coded = DEEDS.get(draft.act)
    operator = _operator(draft)
    if coded is not None:
        kind, mode, cameo = _refine(draft, coded, doc)
        source, target = draft.actors, _targets(draft, events, index, doc)
        name = f"act {draft.act}"
        if not known and not any(is_resolved(index, actor) for actor in target):
            return None
    elif draft.stance in ROOT_01 and draft.act in {"deny", "decline", "confirm"}:
        kind, mode, cameo = None, None, ROOT_01[draft.stance]
        source, target = draft.actors, ()
        name = f"stance {draft.stance}"
    else:
        return None
    head = doc[operator.match.head]
    parent = draft.parent
    mention = MentionDraft(
        start=operator.match.start,
        stop=operator.match.stop,
        head=head.i,
        realis=_realis(head),
        negated=False,
        conditional=False,
        nominal=head.pos_ == "NOUN",
        date=circumstances.date(doc[draft.match.head]),
        place=None,
        quantities=(),
        say_so=(parent.id,) if parent is not None else (AUTHOR,),
    )
    return EventDraft(
        type=kind,
        mode=mode,
        cameo=cameo,
        quad=QUAD_CLASSES[kind] if kind else None,
        goldstein=goldstein(cameo),
        context=(),
        source=source,
        target=tuple(actor for actor in target if actor not in source),
        lemma=head.lemma_.lower(),
        why=Why("rule", name),
        mentions=[mention],
        statement=draft,
    )


def _realis(head: Token) -> Realis:
    """A deed that somebody only asks about or that may come is hypothetical ("whether it has threatened")."""
    found = realis(head) if head.pos_ == "VERB" else "occurred"
    perfect = any(child.lower_ in {"has", "have", "had"} for child in head.children if child.dep_ == "aux")
    finite = (perfect or head.tag_ in {"VBD", "VBZ", "VBP"}) and not modals(head)
    return "hypothetical" if found == "hypothetical" and not finite else "occurred"


def _operator(draft: Draft) -> Draft:
    """Return the cue that decides the act: the statement's own or one folded into it."""
    for operator, _ in draft.operators:
        if operator.stance == draft.stance and operator.act == draft.act:
            return operator
    return draft


def _refine(
    draft: Draft, coded: tuple[EventType, str | None, str], doc: Doc
) -> tuple[EventType, str | None, str]:
    kind, mode, cameo = coded
    if kind == "ACCUSE" and draft.match.cue.name == "call-evaluation":
        return kind, "disapprove", "111"
    if kind == "REQUEST":
        lemmas = {doc[i].lemma_.lower() for start, stop in draft.content for i in range(start, stop)}
        mode = next((name for name, words in REQUEST_MODES.items() if words & lemmas), None)
        return kind, mode, "100" if doc[draft.match.head].lemma_ in DEMANDS else cameo
    return kind, mode, cameo


def _targets(draft: Draft, events: Sequence[EventDraft], index: ActorIndex, doc: Doc) -> tuple[str, ...]:
    """Return whom a deed of speech is aimed at: its object, else who acts in what is spoken of."""
    operator = _operator(draft)
    head = doc[operator.match.head]
    direct = fillers(_aimed_at(head, operator, doc), index, inside=False)
    if direct:
        return direct
    inside = spoken_in(events, operator.content or draft.content)
    if draft.act in {"threaten", "promise"}:
        held_out = next((event.target for event in inside if event.target), ())
        return held_out or fillers(_with_whom(operator, doc), index, inside=False)
    told = next((event.source for event in inside if event.source and event.statement is None), ())
    if told:
        return told
    aimed = _aimed_at(head, operator, doc)
    if draft.act in {"accuse", "criticise"}:
        doers = fillers((doer for noun in aimed for doer in subjects(noun)), index)
        return doers or _who_did_before(operator, events, doc)
    return fillers((token for token in aimed if not _is_owned(token)), index)


def _who_did_before(operator: Draft, events: Sequence[EventDraft], doc: Doc) -> tuple[str, ...]:
    """Return who did what "a move" or "which" takes up: the last deed told before it in its sentence."""
    if not operator.content or not takes_up(doc[operator.content[0][0]]):
        return ()
    first, here = doc[operator.match.head].sent.start, operator.content[0][0]
    told = [
        (mention.head, event.source)
        for event in events
        if event.statement is None and event.source
        for mention in event.mentions
        if first <= mention.head < here
    ]
    return max(told)[1] if told else ()


def _with_whom(operator: Draft, doc: Doc) -> list[Token]:
    """Return those with whom, or against whom, what is promised or threatened is to be done."""
    return [
        token
        for start, stop in operator.content
        for token in doc[start:stop]
        if token.dep_ == "pobj" and token.head.lower_ in {"with", "against", "on", "between"}
    ]


def _is_owned(token: Token) -> bool:
    """Say whether only a pronoun tells whose a noun is: "demanded their release" is aimed at others."""
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in token.children)


def _aimed_at(head: Token, operator: Draft, doc: Doc) -> list[Token]:
    found = objects(head) or ([head.head] if head.dep_ == "acl" and head.tag_ == "VBN" else [])
    for start, stop in operator.content:
        first = doc[start]
        if first.dep_ == "prep":
            found += [child for child in first.children if child.dep_ == "pobj"]
        found += [
            token for token in doc[start:stop] if token.head.i == head.i and token.dep_ in {"pobj", "oprd"}
        ]
    found += oblique(head, "against", "on", "at", "to")
    clauses = [child for child in head.children if child.dep_ in {"ccomp", "xcomp"}]
    found += [
        grandchild for clause in clauses for grandchild in clause.children if grandchild.dep_ == "nsubj"
    ]
    return found
