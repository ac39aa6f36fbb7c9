"""From statement drafts to statement records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.coding.actors import ActorIndex
from sayso.coding.circumstances import Circumstances
from sayso.coding.events.drafts import EventDraft
from sayso.coding.speech.drafts import Draft
from sayso.coding.speech.scope import Scope
from sayso.coding.speech.speakers import reference
from sayso.coding.speech.stances import abouts
from sayso.knowledge.speech import speech_lexicon
from sayso.records import Form, Reference, Span, Statement, Why

if TYPE_CHECKING:
    from sayso.coding.document import Document

DIRECT_SHARE = 0.9
VENUE_PREPOSITIONS = frozenset({"in", "at", "on", "during", "to"})
ADDRESSEE_PREPOSITIONS = frozenset({"to", "with"})


def statement_record(
    draft: Draft,
    drafts: Sequence[Draft],
    events: Sequence[EventDraft],
    scope: Scope,
    document: Document,
    index: ActorIndex,
    circumstances: Circumstances,
    quoted: frozenset[int],
) -> Statement:
    """Return the record of a statement, with what it is about."""
    doc = document.doc
    planned = draft.match.planned
    head = doc[draft.match.head]
    return Statement(
        id=draft.id,
        speaker=_speaker(draft, document, index),
        cue=document.span(draft.match.start, draft.match.stop),
        content=tuple(document.span(start, stop) for start, stop in draft.content),
        form=_form(draft, document, quoted),
        act=draft.act,
        about=() if planned else abouts(draft, drafts, events, scope, doc, document.paragraphs),
        addressee=_addressee(draft, document, index),
        venue=_venue(draft, document),
        said_on=circumstances.date(head, "planned" if planned else None),
        nested_in=draft.parent.id if draft.parent is not None else None,
        why=Why("rule", f"{draft.match.cue.kind} cue: {draft.match.cue.name}"),
        planned=planned,
    )


def _speaker(draft: Draft, document: Document, index: ActorIndex) -> Reference | None:
    if draft.speaker is None or not draft.speakers:
        return None
    return reference(document, index, draft.speakers[0], draft.speaker)


def _form(draft: Draft, document: Document, quoted: frozenset[int]) -> Form:
    words = [i for start, stop in draft.content for i in range(start, stop) if document.doc[i].is_alpha]
    share = sum(i in quoted for i in words) / len(words) if words else 0.0
    if share >= DIRECT_SHARE:
        return "direct"
    return "mixed" if share > 0 else "indirect"


def _addressee(draft: Draft, document: Document, index: ActorIndex) -> Reference | None:
    if draft.match.cue.kind == "preposition":
        return None
    head = document.doc[draft.match.head]
    for child in head.children:
        found = None
        if draft.match.cue.addressee and child.dep_ in {"dobj", "dative"}:
            found = child
        elif (
            child.dep_ in {"prep", "dative"} and child.lower_ in ADDRESSEE_PREPOSITIONS and draft.act == "say"
        ):
            found = next(
                (c for c in child.children if c.dep_ == "pobj" and c.ent_type_ not in {"DATE", "TIME"}), None
            )
        if found is not None and not draft.covers(found.i) and not _is_venue(found.lemma_):
            return reference(document, index, found, (found.left_edge.i, found.i + 1))
    return None


def _venue(draft: Draft, document: Document) -> Span | None:
    head = document.doc[draft.match.head]
    for child in head.children:
        if child.dep_ != "prep" or child.lower_ not in VENUE_PREPOSITIONS or draft.covers(child.i):
            continue
        for noun in child.children:
            if noun.dep_ == "pobj" and _is_venue(noun.lemma_):
                return document.span(noun.left_edge.i, noun.right_edge.i + 1)
    return None


def _is_venue(lemma: str) -> bool:
    return lemma.lower() in speech_lexicon().words["venue"]
