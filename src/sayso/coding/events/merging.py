"""One occurrence told twice in an article is one event with several mentions."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.coding.actors import ActorIndex
from sayso.coding.events.actors import affiliations
from sayso.coding.events.drafts import EventDraft, absorb
from sayso.records import DateRange


def merge(events: Sequence[EventDraft], index: ActorIndex) -> list[EventDraft]:
    """Join mentions of one occurrence; mentions of nobody that join nothing are dropped."""
    merged: list[EventDraft] = []
    for event in events:
        earlier = _earlier(event, merged, index)
        if earlier is not None:
            absorb(earlier, event)
        elif event.anchored and (event.source or event.target):
            merged.append(event)
    return merged


def _earlier(event: EventDraft, merged: Sequence[EventDraft], index: ActorIndex) -> EventDraft | None:
    """Return the event that is told again, one of the same type before one of a related type."""
    found = [other for other in reversed(merged) if _same(other, event, index)]
    return next((other for other in found if other.type == event.type), found[0] if found else None)


def _same(earlier: EventDraft, later: EventDraft, index: ActorIndex) -> bool:
    if later.source or later.target:
        if _real(earlier) != _real(later):
            return False
        if earlier.type != later.type or earlier.cameo != later.cameo:
            return False
        if not _agree(earlier.source, later.source, index) or not _agree(earlier.target, later.target, index):
            return False
        if not (later.source and earlier.source) and not (later.target and earlier.target):
            return False
    elif not _takes_up(earlier, later):
        return False
    return not _dates_differ(earlier, later) and not _more_general(earlier, later)


def _real(event: EventDraft) -> bool:
    """Say whether an event is told as a fact by somebody, not as a plan or a possibility."""
    return any(mention.realis in {"occurred", "ongoing", "negated"} for mention in event.mentions)


def _takes_up(earlier: EventDraft, later: EventDraft) -> bool:
    """Say whether a bare noun ("the deployment", "the incursion") takes up an earlier event."""
    if earlier.type == later.type:
        return True
    return earlier.material and {earlier.type, later.type} <= {"MOBILIZE", "ASSAULT"}


def _agree(first: tuple[str, ...], second: tuple[str, ...], index: ActorIndex) -> bool:
    one, two = affiliations(index, first), affiliations(index, second)
    return not one or not two or bool(one & two)


def _more_general(earlier: EventDraft, later: EventDraft) -> bool:
    """Say whether the later words tell of more than one dated and placed occurrence.

    "Ships carried 1,500 men to the port between 8 and 13 October" is not all there is to "the country
    denies using these soldiers".
    """
    fixed = any(m.place is not None and m.date.earliest and m.date.latest for m in earlier.mentions)
    return fixed and all(
        not mention.nominal and mention.place is None and mention.date.text is None
        for mention in later.mentions
    )


def _dates_differ(earlier: EventDraft, later: EventDraft) -> bool:
    return any(_apart(one.date, two.date) for one in earlier.mentions for two in later.mentions)


def _apart(first: DateRange, second: DateRange) -> bool:
    if first.text is None or second.text is None:
        return False
    if first.earliest is None or second.earliest is None or first.latest is None or second.latest is None:
        return False
    return first.latest < second.earliest or second.latest < first.earliest
