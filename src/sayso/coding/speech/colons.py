"""Colons that stand for a verb of speech: "Kremlin: no troops in Norway", "PRUEBA: We will stay."

A known actor opens a line and a colon follows; the rest of the sentence is what he says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.speech.cues import CueMatch
from sayso.coding.speech.speakers import actor_ids
from sayso.knowledge.speech import speech_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from sayso.coding.actors import ActorIndex
    from sayso.coding.document import Document
    from sayso.coding.speech.content import Range

LONGEST_NAME = 6
SHORTEST = 3
"""A content has so many words at least: "Moscow: 12 degrees" says nothing."""
NAME_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "DET"})


@dataclass(frozen=True, slots=True)
class Colon:
    """A colon after a name, with the source and what is said."""

    match: CueMatch
    source: Token
    speaker: Range
    content: Range


def find_colons(document: Document, index: ActorIndex) -> Iterator[Colon]:
    """Yield the colons of a document after which the actor that opens the line speaks."""
    doc = document.doc
    cue = next(cue for cue in speech_lexicon().cues if cue.kind == "punctuation")
    for token in doc:
        if token.text not in cue.lemmas or token.i + SHORTEST >= len(doc):
            continue
        start = _opening(document, token.i)
        if start is None or not _is_name(doc[token.i - 1], index):
            continue
        stop = _end(document, token.i + 1)
        words = sum(other.is_alpha for other in doc[token.i + 1 : stop])
        if words >= SHORTEST:
            match = CueMatch(cue, token.i, token.i + 1, token.i)
            yield Colon(match, doc[token.i - 1], (start, token.i), (token.i + 1, stop))


def _opening(document: Document, colon: int) -> int | None:
    """Return where the name before a colon begins, null where it does not open its paragraph."""
    start = colon
    while start > 0 and document.paragraphs[start - 1] == document.paragraphs[colon]:
        start -= 1
        word = document.doc[start]
        if colon - start > LONGEST_NAME or not (word.pos_ in NAME_PARTS or word.lower_ in {"'s", "’s"}):
            return None
    return start if start < colon else None


def _is_name(last: Token, index: ActorIndex) -> bool:
    return bool(actor_ids(index, last)) and (last.ent_type_ != "" or last.pos_ in {"PROPN", "NOUN"})


def _end(document: Document, start: int) -> int:
    """Return where the sentence after a colon ends, without its full stop."""
    doc, stop = document.doc, start
    while stop < len(doc) and document.paragraphs[stop] == document.paragraphs[start]:
        if doc[stop].text in {".", "!", "?"} or (stop > start + SHORTEST and doc[stop].is_sent_start):
            break
        stop += 1
    return stop
