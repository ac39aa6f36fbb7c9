"""A claim in the words of its clearest mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from sayso.dossier import sentence_bounds
from sayso.records import Actor, Coding, Event, EventMention, Span

LENGTH = 110
"""Characters that a label may have."""

_CLAUSE_END = re.compile(r"[,;:.!?—–()\"”]|\s(?:and|but|when|while|after|before|which|who|that|as)\s|\n")


def label_of(told: Iterable[tuple[Coding, Event]]) -> str:
    """Return the words of the clearest mention among events: short, with source, trigger and target."""
    candidates = [
        (*rank, _day(coding), coding.article.id, mention.trigger.start, words)
        for coding, event in told
        for mention in event.mentions
        for rank, words in [_worded(coding, event, mention)]
    ]
    words = str(min(candidates)[-1])
    return words[:1].upper() + words[1:]


def clipped(text: str, length: int = LENGTH) -> str:
    """Return ``text`` on one line, cut at a word where it is longer than ``length``."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def _day(coding: Coding) -> date:
    published = coding.article.published
    return (published and (published.earliest or published.latest)) or date.max


def _worded(coding: Coding, event: Event, mention: EventMention) -> tuple[tuple[int, ...], str]:
    """Return how unclear a mention is (less is better) and its words."""
    text = coding.article.text
    actors = {actor.id: actor for actor in coding.actors}
    if event.statement:
        source, rest = _speech(coding, event)
    else:
        bounds = sentence_bounds(text, mention.trigger.start, mention.trigger.end)
        source = _nearest(event.source, actors, mention.trigger, bounds)
        target = _nearest(event.target, actors, mention.trigger, bounds)
        rest = [span for span in (target, _clause(text, mention.trigger, bounds)) if span]
    spans = [mention.trigger, *rest, *([source] if source else [])]
    words = " ".join(text[min(s.start for s in spans) : max(s.end for s in spans)].split())
    named = source is not None and source.text[:1].isupper()
    missing = (not source) + (bool(event.target) and len(rest) < 2)
    return (missing, not named, len(words) > LENGTH, len(words) < 20, len(words)), clipped(words)


def _speech(coding: Coding, event: Event) -> tuple[Span | None, list[Span]]:
    statement = next((one for one in coding.statements if one.id == event.statement), None)
    if statement is None:
        return None, []
    speaker = statement.speaker
    source = Span(speaker.text, speaker.start, speaker.end) if speaker else None
    return source, [statement.cue, *statement.content]


def _nearest(
    ids: Iterable[str], actors: Mapping[str, Actor], trigger: Span, bounds: tuple[int, int]
) -> Span | None:
    """Return the mention of one of the actors that stands nearest to the trigger in its sentence."""
    spans = [
        span
        for one in ids
        if one in actors
        for span in actors[one].mentions
        if bounds[0] <= span.start and span.end <= bounds[1]
    ]
    return min(spans, key=lambda span: (abs(span.start - trigger.start), span.start), default=None)


def _clause(text: str, trigger: Span, bounds: tuple[int, int]) -> Span:
    """Return the words from the trigger to the end of its clause."""
    end = min(bounds[1], trigger.end + LENGTH // 2)
    match = _CLAUSE_END.search(text, trigger.end + 1, end)
    stop = match.start() if match else end
    if match is None and stop < bounds[1]:
        stop = max(trigger.end, text.rfind(" ", trigger.end, stop))
    return Span(text[trigger.start : stop], trigger.start, stop)
