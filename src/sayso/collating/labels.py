"""A claim in the words of its clearest mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sayso.collating.clauses import clause_after, clause_before
from sayso.collating.entities import adjectives, identity, name_of
from sayso.collating.propositions import Polarity, polarity_of
from sayso.dossier import sentence_bounds
from sayso.knowledge.wording import wording
from sayso.records import Actor, Coding, Event, EventMention, Span

LENGTH = 110
"""Characters that a label may have."""

SHORTEST = 20
"""Characters under which a label is likely to say too little."""

REACH = 90
"""Characters from the trigger within which the mentions of source and target belong to its label."""

Told = tuple[Actor, Span]
"""An actor and one of its mentions."""

DENYING = frozenset({"denies", "doubts"})
"""Stances of one whose words word a claim badly: what he denies is not said as he would have it."""

_MARKUP = re.compile(r"\*\*|__")
_POSSESSIVE = frozenset({"its", "his", "her", "their"})


def label_of(told: Iterable[tuple[Coding, Event]], polarity: Polarity) -> str:
    """Return the words of the clearest mention among events: short, with source, trigger and target.

    A mention of the claim's own polarity comes before others. A pronoun is put into the name it stands for.
    """
    candidates = [
        (polarity_of([mention.realis]) != polarity, *rank, _day(coding), coding.article.id, number, words)
        for coding, event in told
        for number, mention in enumerate(event.mentions)
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
    trigger = mention.trigger
    sources, targets, rest = _parts(coding, event, trigger)
    spans = [trigger, *rest, *(span for _, span in (*sources, *targets))]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    words = _named(coding.article.text, start, end, sources)
    denied = _is_denied(coding, event, mention)
    if denied and affirmed(trigger.text) == " ".join(trigger.text.split()):
        words = affirmed(words)
    rank = (
        denied,
        (not sources) + (bool(event.target) and not targets and not event.statement),
        not any(span.text[:1].isupper() and not _is_pronoun(span) for _, span in sources),
        not any(span.start < trigger.start for _, span in sources),
        len(words) > LENGTH,
        len(words) < SHORTEST,
        len(words),
    )
    return rank, clipped(words)


def _parts(coding: Coding, event: Event, trigger: Span) -> tuple[list[Told], list[Told], list[Span]]:
    """Return the mentions of source and of target that belong to a label, and the other words that do."""
    if event.statement:
        sources, rest = _speech(coding, event)
        return sources, [], rest
    text = coding.article.text
    bounds = sentence_bounds(text, trigger.start, trigger.end)
    sources = list(_nearest(coding, event.source, trigger, bounds))
    rest = [clause_after(text, trigger)]
    if not any(span.start < trigger.start for _, span in sources):
        rest.append(clause_before(text, trigger))
    return sources, list(_nearest(coding, event.target, trigger, bounds)), rest


def _is_denied(coding: Coding, event: Event, mention: EventMention) -> bool:
    """Say whether a mention stands in the words of one who denies it."""
    return any(
        about.ref == event.id and about.stance in DENYING
        for statement in coding.statements
        if statement.id in mention.say_so
        for about in statement.about
    )


def affirmed(words: str) -> str:
    """Return words without their negations: what somebody denies, as it was put to him.

    ``Norway said it did not pay`` takes the stance ``denies`` on the proposition that Norway did pay.
    """
    taken = wording().negation
    longest_first = sorted(taken, key=lambda negation: -len(negation))
    pattern = re.compile(rf"\b({'|'.join(longest_first)})\b|(?<=\w)n['’]t\b")
    found = pattern.sub(lambda match: taken.get(match.group(), ""), words)
    return " ".join(found.split())


def _named(text: str, start: int, end: int, sources: Sequence[Told]) -> str:
    """Return the words from ``start`` to ``end``, a pronoun at their head put into a name."""
    words = " ".join(_MARKUP.sub("", text[start:end]).split()).rstrip(".,")
    for actor, span in sources:
        name = _name(actor)
        if span.start == start and name and _is_pronoun(span):
            ending = ("’" if name.endswith("s") else "’s") if span.text.lower() in _POSSESSIVE else ""
            return name + ending + words[len(" ".join(span.text.split())) :]
    return words


def _name(actor: Actor) -> str | None:
    code = actor.organisation or actor.country
    home = (name_of(code) or code) if code else None
    known = identity(actor)
    if home and known and known[0] in {"country", "organisation"}:
        return home
    if actor.name or (actor.role and actor.role[:1].isupper()):
        return actor.name or actor.role
    home = adjectives().get(code or "") or home
    return " ".join(part for part in (home, actor.role) if part) or None


def _is_pronoun(span: Span) -> bool:
    return all(word in wording().empty for word in span.text.lower().split())


def _speech(coding: Coding, event: Event) -> tuple[list[Told], list[Span]]:
    """Return who makes a deed of speech, and its cue and content."""
    statement = next((one for one in coding.statements if one.id == event.statement), None)
    if statement is None:
        return [], []
    speaker = statement.speaker
    actor = next((one for one in coding.actors if speaker and one.id == speaker.actor), None)
    sources = [(actor, Span(speaker.text, speaker.start, speaker.end))] if speaker and actor else []
    return sources, [statement.cue, *statement.content]


def _nearest(coding: Coding, ids: Iterable[str], trigger: Span, bounds: tuple[int, int]) -> Iterator[Told]:
    """Yield each of the actors that the sentence mentions, with its mention nearest to the trigger."""
    actors = {actor.id: actor for actor in coding.actors}
    low, high = max(bounds[0], trigger.start - REACH), min(bounds[1], trigger.end + REACH)
    for actor in (actors[one] for one in ids if one in actors):
        spans = [span for span in actor.mentions if low <= span.start and span.end <= high]
        if spans:
            yield actor, min(spans, key=lambda span: (abs(span.start - trigger.start), span.start))
