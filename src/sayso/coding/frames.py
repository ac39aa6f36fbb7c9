"""The one frame matcher: cues and their roles, for events and assertions alike.

Where a role's filler stands is named by a slot (see :mod:`sayso.coding.slots`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from sayso.coding.slots import PRENOMINAL, fill
from sayso.coding.syntax import lemma
from sayso.coding.syntax.phrases import is_clausal, is_verbal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from sayso.knowledge.frames import Frame

GAP = 4
"""So many small words may stand between two words of a cue."""
REACH = 8
"""Words of a cue that the parse joins may stand so far apart."""
SKIPPED = frozenset({"DET", "ADJ", "ADV", "AUX", "PRON", "NUM", "PART"})
PARTS_OF_SPEECH = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB"}),
    "adverb": frozenset({"ADV", "ADJ"}),
    "preposition": frozenset({"ADP", "SCONJ", "ADV", "CCONJ", "ADJ", "VERB", "NOUN"}),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a text: the cue's token range, its grammatical head, and who fills each role.

    ``roles`` holds, for every role that is filled, the heads from the first slot that yields any,
    coordination expanded. :func:`candidates` gives those of all slots.
    """

    frame: Frame
    start: int
    stop: int
    head: Token
    tokens: tuple[Token, ...]
    roles: dict[str, tuple[Token, ...]]


class FrameMatcher:
    """Finds frames in parsed text.

    Cues are indexed by their first word, and one that has a word which its sentence lacks is not looked
    at, so that cost grows with the text alone.
    """

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._index: dict[str, list[tuple[tuple[str, ...], frozenset[str], Frame]]] = defaultdict(list)
        for frame in frames:
            for cue in frame.cues:
                first, *rest = (word.removeprefix("=") for word in cue)
                self._index[first].append((cue, frozenset(rest), frame))

    def matches(self, doc: Doc) -> list[Match]:
        """Return all matches in text order; where cues overlap, the longest wins."""
        found = [match for sentence in doc.sents for match in self._in(sentence)]
        found.sort(key=_rank)
        taken: set[int] = set()
        kept: list[Match] = []
        for match in found:
            places = {token.i for token in match.tokens}
            if places & taken:
                continue
            taken |= places
            kept.append(match)
        return sorted(kept, key=lambda match: (match.start, match.stop))

    def _in(self, sentence: Span) -> Iterator[Match]:
        forms = [(token, lemma(token), token.lower_) for token in sentence]
        words = {word for _, *both in forms for word in both}
        for token, *both in forms:
            for key in dict.fromkeys(both):
                for cue, rest, frame in self._index.get(key, ()):
                    if rest <= words:
                        yield from _matched(frame, cue, token)


def _matched(frame: Frame, cue: tuple[str, ...], token: Token) -> Iterator[Match]:
    tokens = _cue_tokens(token, cue) if _is(token, cue[0]) else None
    if tokens is not None and frame.attributes.get("in_order") == "true" and tokens[0] != token:
        return
    if tokens is not None and frame.attributes.get("adjacent") == "true" and _is_spread(tokens):
        return
    match = _match(frame, tokens) if tokens is not None else None
    if match is not None:
        yield match


def _is_spread(tokens: tuple[Token, ...]) -> bool:
    return tokens[-1].i - tokens[0].i >= len(tokens)


def _rank(match: Match) -> tuple[int, int, int, int]:
    """Order matches by what wins a place: the longest cue, the most constrained, the most compact."""
    width = match.tokens[-1].i - match.tokens[0].i
    return -len(match.tokens), -len(match.frame.requires), width, match.start


def candidates(match: Match, role: str) -> Iterator[Token]:
    """Yield the fillers of a role from all its slots, best slot first, each once."""
    seen: set[int] = set()
    for slot in match.frame.roles.get(role, ()):
        for token in fill(match.head, slot, match.tokens):
            if token.i not in seen:
                seen.add(token.i)
                yield token


def _match(frame: Frame, tokens: tuple[Token, ...]) -> Match | None:
    head = _root(tokens)
    if frame.pos == "verb" and not is_verbal(head):
        head = next((token for token in tokens if token.head == head and _is_reduced(token)), head)
    if not _has_part_of_speech(head, frame.pos) or any(fill(head, slot, tokens) for slot in frame.absent):
        return None
    if any(lemma(t) in words for slot, words in frame.forbids.items() for t in fill(head, slot, tokens)):
        return None
    roles: dict[str, tuple[Token, ...]] = {}
    for role, slots in frame.roles.items():
        found = _first_filled(frame, role, slots, head, tokens)
        if found:
            roles[role] = found
        elif role in frame.required or role in frame.requires:
            return None
    first, stop = tokens[0].i, tokens[-1].i + 1
    if stop - first > len(tokens) + GAP:
        first, stop = head.i, head.i + 1
    return Match(frame, first, stop, head, tokens, roles)


def _first_filled(
    frame: Frame, role: str, slots: Iterable[str], head: Token, cue: tuple[Token, ...]
) -> tuple[Token, ...]:
    allowed, barred = frame.requires.get(role), frame.excludes.get(role, frozenset())
    for slot in slots:
        found = tuple(
            token
            for token in fill(head, slot, cue)
            if lemma(token) not in barred and (allowed is None or lemma(token) in allowed)
        )
        if found:
            return found
    return ()


def _cue_tokens(first: Token, cue: tuple[str, ...]) -> tuple[Token, ...] | None:
    """Return the tokens of a cue that starts at ``first``: adjacent, close by, or joined in the parse."""
    found = [first]
    for word in cue[1:]:
        following = _adjacent(found[-1], word) or _joined(found, word)
        if following is None:
            return None
        found.append(following)
    return tuple(sorted(found, key=lambda token: token.i))


def _is(token: Token, word: str) -> bool:
    """Compare a token with a word of a cue: a lemma, or an exact form where it starts with ``=``."""
    if word.startswith("="):
        return token.lower_ == word[1:]
    return word in (lemma(token), token.lower_)


def _adjacent(token: Token, word: str) -> Token | None:
    doc, position = token.doc, token.i + 1
    while position < len(doc) and position <= token.i + GAP and not doc[position].is_sent_start:
        other = doc[position]
        if _is(other, word):
            return other
        if other.pos_ not in SKIPPED and other.lower_ not in {"'s", "’s"}:
            return None
        position += 1
    return None


def _joined(found: list[Token], word: str) -> Token | None:
    for token in found:
        held = (child for child in token.children if child.dep_ in {"dobj", "dative", "nsubjpass"})
        near = chain(token.children, (token.head,), (other for child in held for other in child.children))
        for other in near:
            if other not in found and _is(other, word) and abs(other.i - token.i) <= REACH:
                return other
    return None


def _root(tokens: tuple[Token, ...]) -> Token:
    """Return the token of the cue that governs the others."""
    for token in tokens:
        if token.head == token or token.head not in tokens:
            return token
    return tokens[0]


def _is_reduced(token: Token) -> bool:
    """Say whether a participle describes its noun: "a treaty signed by Norway"."""
    return token.dep_ == "acl" and token.tag_ in {"VBN", "VBD"}


def _has_part_of_speech(token: Token, name: str) -> bool:
    allowed = PARTS_OF_SPEECH.get(name)
    if allowed is None or token.pos_ in allowed:
        return name != "noun" or not _is_mistagged_verb(token)
    if name == "verb":
        return token.pos_ == "NOUN" and is_clausal(token)
    return name == "noun" and token.dep_ in PRENOMINAL and token.head.pos_ == "PROPN"


def _is_mistagged_verb(noun: Token) -> bool:
    dependents = {child.dep_ for child in noun.children}
    return "dobj" in dependents or ("nsubj" in dependents and noun.dep_ in {"ROOT", "conj"})
