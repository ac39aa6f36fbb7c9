"""Asides: ", a move Lima described as arbitrary", ", which both states deny", "what it said was a strike".

Those at the end of a sentence judge what stands before them. Parsers glue "a move Lima" together and count
the aside to the sentence before it, so they are read from the word order: comma, a noun that takes up what
was said, a known actor, a verb that denies or judges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.speech.cues import CueMatch
from sayso.coding.speech.speakers import actor_ids
from sayso.knowledge.speech import speech_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from sayso.coding.actors import ActorIndex
    from sayso.coding.speech.content import Range
    from sayso.knowledge.speech import SpeechCue

LONGEST_NAME = 7
BETWEEN = frozenset(
    {"has", "have", "had", "later", "also", "promptly", "immediately", "repeatedly", "quickly", "both"}
)
NAME_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM"})
MARKS = frozenset({",", ";", ".", "—", "–"})


@dataclass(frozen=True, slots=True)
class Aside:
    """An aside from token ``start`` to the end of its sentence, with who judges and what is judged."""

    start: int
    match: CueMatch
    source: Token
    speaker: Range
    content: tuple[Range, ...]


def find_asides(sentence: Span, index: ActorIndex) -> Iterator[Aside]:
    """Yield the aside that ends a sentence, if any."""
    doc = sentence.doc
    for comma in range(sentence.start + 2, sentence.end - 2):
        if doc[comma].text not in {",", "—", "–"}:
            continue
        taken = _taken_up(sentence, comma + 1)
        if taken is not None and (found := _aside(sentence, comma, taken, index)) is not None:
            yield found
            return


def find_whats(sentence: Span, index: ActorIndex) -> Iterator[Aside]:
    """Yield the asides of the form "what Norway said was an attack", "what it called a gesture"."""
    doc = sentence.doc
    for place in range(sentence.start, sentence.end - 3):
        if doc[place].lower_ != "what":
            continue
        for verb in range(place + 2, min(sentence.end - 1, place + LONGEST_NAME)):
            cue = _naming(doc[verb])
            if cue is None:
                continue
            source = doc[verb - 1]
            said = _named_after(sentence, verb)
            if said is not None and actor_ids(index, source) and _is_named(doc[place + 1 : verb]):
                match = CueMatch(cue, verb, verb + 1, verb)
                yield Aside(place, match, source, (place + 1, verb), (said,))
            break


def _is_named(words: Span) -> bool:
    return _is_name(words) or (len(words) == 1 and words[0].pos_ == "PRON")


def _naming(token: Token) -> SpeechCue | None:
    """Return the cue of a verb by which somebody calls a thing what the text calls it."""
    if token.lower_ in {"said", "says", "claimed", "claims"}:
        return next(
            cue
            for cue in speech_lexicon().cues
            if cue.name in {"say", "claim"} and token.lemma_ in cue.lemmas
        )
    if token.lower_ in speech_lexicon().words["evaluating forms"]:
        return next(cue for cue in speech_lexicon().cues if cue.name == "call-evaluation")
    return None


def _named_after(sentence: Span, verb: int) -> Range | None:
    """Return the noun phrase after "said was" or "called", with what belongs to it by "of"."""
    doc, start = sentence.doc, verb + 1
    if doc[verb].lower_ in {"said", "says", "claimed", "claims"} and doc[start].lower_ not in {
        "was",
        "were",
        "is",
        "are",
    }:
        return None
    if doc[start].lower_ in {"was", "were", "is", "are", "as"}:
        start += 1
    chunk = next((c for c in sentence.noun_chunks if c.start <= start < c.end), None)
    if chunk is None:
        return None
    stop = chunk.end
    while stop < sentence.end - 1 and doc[stop].lower_ == "of":
        following = next((c for c in sentence.noun_chunks if c.start == stop + 1), None)
        if following is None:
            break
        stop = following.end
    return start, stop


def takes_up(token: Token) -> bool:
    """Say whether a content begins by taking up a clause before it: "a move", "which", "something"."""
    return _taken_up(token.sent, token.i) is not None


def _taken_up(sentence: Span, position: int) -> int | None:
    """Return where the words that take up the clause before them end: "a move", "something", "which"."""
    doc, words = sentence.doc, speech_lexicon().words["taking up"]
    end = min(sentence.end, position + 4)
    if doc[position].lower_ in {"which", "something"}:
        return position + 1
    if doc[position].lower_ not in {"a", "an", "the"}:
        return None
    for place in range(position + 1, end):
        if doc[place].lower_ in words:
            return place + 1
    return None


def _aside(sentence: Span, comma: int, position: int, index: ActorIndex) -> Aside | None:
    doc = sentence.doc
    named = position + (doc[position].lower_ in {"that", "which"})
    for verb in range(named + 1, min(sentence.end, named + LONGEST_NAME)):
        cue = _judging(doc[verb])
        if cue is None:
            continue
        stop = verb
        while stop > named and doc[stop - 1].lower_ in BETWEEN:
            stop -= 1
        source = doc[stop - 1]
        if stop == named or not actor_ids(index, source) or not _is_name(doc[named:stop]):
            return None
        match = CueMatch(cue, verb, verb + 1, verb)
        judged = ((comma + 1, position),)
        return Aside(comma, match, source, (named, stop), (*judged, *_predicate(sentence, verb, cue)))
    return None


def _is_name(words: Span) -> bool:
    return all(word.pos_ in NAME_PARTS or word.lower_ in {"'s", "’s", "of"} for word in words)


def _judging(token: Token) -> SpeechCue | None:
    """Return the cue of a verb that denies or judges, by its form where the tagger takes it for a noun."""
    if token.lower_ not in speech_lexicon().words["judging forms"]:
        return None
    name = "call-evaluation" if token.lower_ in speech_lexicon().words["evaluating forms"] else "dismiss"
    return next(cue for cue in speech_lexicon().cues if cue.name == name)


def _predicate(sentence: Span, verb: int, cue: SpeechCue) -> tuple[Range, ...]:
    """Return what the clause is called, from the verb to the next mark."""
    if cue.name != "call-evaluation":
        return ()
    doc, stop = sentence.doc, verb + 1
    while stop < sentence.end and doc[stop].text not in MARKS:
        stop += 1
    return ((verb + 1, stop),) if stop > verb + 1 else ()
