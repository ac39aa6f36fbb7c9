"""Finding cues: where the text says that somebody speaks, thinks, or stays silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sayso.knowledge.frames import expand
from sayso.knowledge.speech import SpeechCue, speech_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Polarity = Literal["positive", "negated", "unable"]
MAX_GAP = 3
"""How many adverbs, adjectives or determiners may stand between two words of a phrase."""
GAP_POS = frozenset({"ADV", "DET", "ADJ", "AUX", "PRON", "PART"})
NEGATIVE = frozenset({"not", "n't", "never", "no", "n’t"})
INABILITY = frozenset({"can", "could"})
FUTURE = frozenset({"will", "'ll", "would", "shall"})
AHEAD = frozenset(
    {
        "expect",
        "go",
        "due",
        "likely",
        "set",
        "sure",
        "bind",
        "certain",
        "ask",
        "urge",
        "order",
        "press",
        "request",
    }
)
"""Words whose infinitive is speech that lies ahead or is only wanted ("is being asked to instruct")."""
POSSIBLE = frozenset({"can", "could", "may", "might", "should", "must"})
"""With these a speech act is only possible or due ("can claim to have kept the country in one piece")."""
REFUSAL = frozenset({"refuse", "decline", "hesitate", "avoid", "forget"})


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue at tokens ``start`` to ``stop``; ``head`` is its syntactic head."""

    cue: SpeechCue
    start: int
    stop: int
    head: int
    polarity: Polarity = "positive"
    planned: bool = False


@lru_cache(maxsize=1)
def _by_lemma() -> dict[tuple[str, str], tuple[SpeechCue, ...]]:
    index: dict[tuple[str, str], list[SpeechCue]] = defaultdict(list)
    for cue in speech_lexicon().cues:
        for lemma in cue.lemmas:
            index[cue.kind, lemma].append(cue)
    return {key: tuple(cues) for key, cues in index.items()}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], SpeechCue], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], SpeechCue]]] = defaultdict(list)
    for cue in speech_lexicon().cues:
        for words in (words for phrase in cue.phrases for words in expand(phrase)):
            index[words[0]].append((words, cue))
    return {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in index.items()}


def lemma_of(token: Token) -> str:
    """Return the lower-case lemma, with contracted negation read as ``not``."""
    if token.lower_ in NEGATIVE and token.lower_ not in {"no", "never"}:
        return "not"
    return str(token.lemma_).lower()


def find_cues(doc: Doc) -> list[tuple[CueMatch, ...]]:
    """Return the alternatives of reading at each cue position, in text order.

    A verb such as "ask" has several entries that need different contents; the first whose content is
    found decides. A phrase hides the single words inside it.
    """
    found: list[tuple[CueMatch, ...]] = []
    hidden: set[int] = set()
    phrases = {match.start: match for match in _phrase_matches(doc)}
    for match in phrases.values():
        hidden.update(range(match.start, match.stop))
        found.append((match,))
    for token in doc:
        if token.i in hidden:
            continue
        matches = tuple(_word_matches(token))
        if matches:
            found.append(matches)
    return sorted(found, key=lambda alternatives: alternatives[0].start)


def _phrase_matches(doc: Doc) -> Iterator[CueMatch]:
    index = _phrases()
    covered = -1
    for token in doc:
        if token.i <= covered:
            continue
        for words, cue in index.get(lemma_of(token), ()):
            positions = _match_words(doc, token.i, words)
            if positions is None:
                continue
            head = _top(doc, positions)
            polarity = "positive" if {"not", "no"} & set(words) else _polarity(doc[head])
            yield CueMatch(cue, positions[0], positions[-1] + 1, head, polarity, _planned(doc[head]))
            covered = positions[-1]
            break


def _match_words(doc: Doc, start: int, words: tuple[str, ...]) -> list[int] | None:
    positions = [start]
    sentence_end = doc[start].sent.end
    position = start + 1
    for word in words[1:]:
        gap = 0
        while position < sentence_end and lemma_of(doc[position]) != word:
            if doc[position].is_quote:
                position += 1
                continue
            if gap == MAX_GAP or doc[position].pos_ not in GAP_POS or lemma_of(doc[position]) in NEGATIVE:
                return None
            gap += 1
            position += 1
        if position >= sentence_end:
            return None
        positions.append(position)
        position += 1
    return positions


def _top(doc: Doc, positions: list[int]) -> int:
    inside = set(positions)
    heads = [i for i in positions if doc[i].head.i not in inside or doc[i].head.i == i]
    verbs = [i for i in heads if doc[i].pos_ in {"VERB", "AUX"}]
    return (verbs or heads or positions)[0]


def _word_matches(token: Token) -> Iterator[CueMatch]:
    index = _by_lemma()
    lemma = lemma_of(token)
    if token.pos_ in {"VERB", "AUX"}:
        for cue in index.get(("verb", lemma), ()):
            yield CueMatch(cue, token.i, token.i + 1, token.i, _polarity(token), _planned(token))
    elif token.pos_ == "NOUN":
        for cue in index.get(("noun", lemma), ()):
            yield CueMatch(cue, token.i, token.i + 1, token.i)


def _polarity(token: Token) -> Polarity:
    """Say whether the cue is negated ("did not confirm") or out of reach ("could not confirm")."""
    lowered = {child.lower_ for child in token.children if child.dep_ in {"neg", "aux", "advmod", "preconj"}}
    if lowered & {"neither"} or _after_nor(token):
        return "negated"
    if lowered & {"only", "just", "merely", "simply"}:
        return "positive"
    negated = bool(lowered & NEGATIVE)
    if negated and lowered & (INABILITY | {"ca"}):
        return "unable"
    governor = token.head
    if token.dep_ in {"xcomp", "ccomp", "pcomp"} and governor.i != token.i:
        if governor.lemma_ in REFUSAL:
            return "positive" if negated else "negated"
        if governor.lemma_ in {"unable", "able"} or governor.lemma_ in {"fail", "struggle"}:
            able = governor.lemma_ == "able" and not any(c.lower_ in NEGATIVE for c in governor.head.children)
            return "positive" if able else "unable"
    return "negated" if negated else "positive"


def _after_nor(token: Token) -> bool:
    """Say whether a coordinated verb is negated by "nor" ("has neither welcomed it nor condemned it")."""
    return token.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in token.head.children)


def is_silence(token: Token) -> bool:
    """Say whether a negated cue only tells that nothing has been said yet ("has not commented")."""
    lowered = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if token.dep_ == "conj" and not lowered:
        lowered = {child.lower_ for child in token.head.children if child.dep_ == "aux"}
    return bool(lowered & {"has", "have", "had", "'ve"}) and token.tag_ == "VBN"


def _planned(token: Token) -> bool:
    """Say whether the speech itself lies ahead ("will certainly deny")."""
    auxiliaries = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if auxiliaries & {"will", "'ll", "shall"}:
        return True
    if auxiliaries & POSSIBLE and token.lemma_ not in {"confirm", "say", "tell", "assure", "add", "know"}:
        return not any(child.dep_ == "neg" for child in token.children)
    governor = token.head
    return (
        token.dep_ in {"xcomp", "ccomp"}
        and any(child.lower_ == "to" for child in token.children)
        and governor.lemma_ in AHEAD
        and governor.i != token.i
    )
