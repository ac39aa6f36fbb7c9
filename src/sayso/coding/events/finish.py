"""From event drafts to event records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.coding.events.drafts import EventDraft, MentionDraft
from sayso.records import Event, EventMention

if TYPE_CHECKING:
    from sayso.coding.document import Document


def set_ids(events: Iterable[EventDraft], document: Document) -> None:
    """Give every event the id that its first mention anchors."""
    for event in events:
        kind = "event" if event.statement is None else "deed"
        event.id = document.record_id("E", kind, event.mentions[0].head)


def event_record(event: EventDraft, document: Document) -> Event:
    """Return the record of an event."""
    return Event(
        id=event.id,
        type=event.type,
        mode=event.mode,
        context=event.context,
        cameo=event.cameo,
        quad=event.quad,
        goldstein=event.goldstein,
        source=event.source,
        target=event.target,
        statement=event.statement.id if event.statement is not None else None,
        mentions=tuple(_mention(mention, document) for mention in event.mentions),
        why=event.why,
    )


def _mention(mention: MentionDraft, document: Document) -> EventMention:
    return EventMention(
        trigger=document.span(mention.start, mention.stop),
        realis=mention.realis,
        date=mention.date,
        place=mention.place,
        quantities=mention.quantities,
        say_so=mention.say_so,
    )
