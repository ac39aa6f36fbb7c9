"""Rules for the relation between two marked spans: triggers, where they stand, and what turns them.

A trigger is a word that carries a PLOVER root. It counts for more the nearer it stands to the predicate
that governs both spans. An operator above it on the way to the root of the sentence turns its root into
another: "lifted its blockade" concedes, "refused to meet" rejects.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sayso.knowledge.relation_words import relation_lexicon
from sayso.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Position = Literal["governor", "target", "source", "below", "above", "elsewhere", "inside"]
WEIGHTS: dict[Position, float] = {
    "governor": 1.0,
    "target": 0.95,
    "source": 0.8,
    "below": 0.75,
    "above": 0.5,
    "elsewhere": 0.25,
    "inside": 0.1,
}
PARTS_OF_SPEECH = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adj": ("ADJ",)}
LINKS = frozenset(
    {"prep", "agent", "prt", "dobj", "pobj", "attr", "oprd", "xcomp", "pcomp", "nsubjpass", "compound"}
)
REACH = 4
"""How many operators above a trigger are heeded."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Where the two parties stand: tokens of each span, and of the way between them.

    ``target`` may be empty where a sentence names no second party.
    """

    source: frozenset[int]
    target: frozenset[int]
    governor: int
    above: frozenset[int]
    source_path: frozenset[int]
    target_path: frozenset[int]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that carries a root: the token, the entry, its own root, and the root after operators."""

    token: int
    entry: str
    bare: EventType
    root: EventType
    position: Position
    operators: tuple[str, ...]
    specific: bool

    @property
    def weight(self) -> float:
        """Return how much the trigger says of the relation between the parties."""
        return WEIGHTS[self.position] + (0.08 if self.specific else 0.0) + (0.1 if self.operators else 0.0)


def parties(doc: Doc, source: tuple[int, int], target: tuple[int, int] | None) -> Parties:
    """Locate two spans (token offsets, end exclusive) in the parse tree."""
    source_head = doc[source[0] : source[1]].root
    inside_source = frozenset(range(*source))
    inside_target = frozenset(range(*target)) if target else frozenset[int]()
    up_source = _ancestors(source_head)
    up_target = _ancestors(doc[target[0] : target[1]].root) if target else up_source[1:] or up_source
    common = [token for token in up_source if token in up_target]
    governor = next((token for token in common if token not in inside_source | inside_target), None)
    if governor is None:
        governor = next((t for t in up_source if t not in inside_source | inside_target), up_source[-1])
    governor = _verb_above(doc, governor)
    return Parties(
        inside_source,
        inside_target,
        governor,
        frozenset(_ancestors(doc[governor])[1:]),
        frozenset(_until(up_source, governor)) - inside_source,
        frozenset(_until(up_target, governor)) - inside_target,
    )


def _ancestors(token: Token) -> list[int]:
    return [token.i, *(ancestor.i for ancestor in token.ancestors)]


def _until(path: list[int], stop: int) -> list[int]:
    return path[: path.index(stop)] if stop in path else path


def _verb_above(doc: Doc, index: int) -> int:
    """Climb from a conjunct or a function word to the predicate that it belongs to."""
    token = doc[index]
    while token.pos_ in ("ADP", "CCONJ", "PUNCT", "DET", "PART") and token.head.i != token.i:
        token = token.head
    return int(token.i)


def position_of(token: Token, where: Parties) -> Position:
    """Say where a token stands towards the two parties."""
    if token.i in where.target:
        return "inside"
    if token.i == where.governor:
        return "governor"
    if token.i in where.target_path:
        return "target"
    if token.i in where.source_path:
        return "source"
    if token.i in where.above:
        return "above"
    path = where.target_path | where.source_path | {where.governor}
    if token.head.i in path or token.head.head.i in path:
        return "below"
    return "elsewhere"


def triggers(doc: Doc, where: Parties) -> list[Trigger]:
    """Return all triggers outside the source span, the weightiest first."""
    found: list[Trigger] = []
    for token in doc:
        if token.i in where.source:
            continue
        for root, entry, position, specific in _entries(token, where):
            turned, operators = _turn(token, root)
            found.append(Trigger(token.i, entry, root, turned, position, operators, specific))
    found.sort(key=lambda trigger: (-trigger.weight, trigger.token, trigger.entry, trigger.root))
    return found


def _entries(token: Token, where: Parties) -> Iterator[tuple[EventType, str, Position, bool]]:
    matches = [
        (root, entry, partner)
        for entry, part, second, root in _index().get(token.lemma_.lower(), ())
        if (partner := _match(token, part, second)) is not None
    ]
    pairs = any(partner != token.i for _, _, partner in matches)
    for root, entry, partner in matches:
        if pairs and partner == token.i:
            continue
        nearest = max((token, token.doc[partner]), key=lambda t: WEIGHTS[position_of(t, where)])
        yield root, entry, position_of(nearest, where), partner != token.i


def _match(token: Token, part: str, second: str) -> int | None:
    """Return the token that completes an entry (itself for a single lemma), or nothing."""
    if part and token.pos_ not in PARTS_OF_SPEECH[part]:
        return None
    if not second:
        return int(token.i)
    if second.startswith(" "):
        follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        particles = [child for child in token.children if child.dep_ == "prt"]
        for candidate in ([follower] if follower is not None else []) + particles:
            if second[1:] in (candidate.lemma_.lower(), candidate.lower_):
                return int(candidate.i)
        return None
    for child in _dependants(token, 2):
        if child.lemma_.lower() == second:
            return int(child.i)
    return None


def _dependants(token: Token, depth: int) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in LINKS or child.dep_ in ("conj", "prep", "amod", "advmod", "acomp"):
            yield child
            if depth > 1:
                yield from _dependants(child, depth - 1)


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[tuple[str, str, str, EventType], ...]]:
    """Map a first lemma to (entry, part of speech, second lemma, root)."""
    index: dict[str, list[tuple[str, str, str, EventType]]] = {}
    for words in relation_lexicon().words:
        for entry in words.lemmas:
            first, part, second = parse_entry(entry)
            index.setdefault(first, []).append((entry, part, second, words.root))
    return {first: tuple(entries) for first, entries in index.items()}


def parse_entry(entry: str) -> tuple[str, str, str]:
    """Split an entry into first lemma, part of speech and second lemma (a leading blank: a neighbour)."""
    if ">" in entry:
        first, _, second = entry.partition(">")
        return first, "", second
    if " " in entry:
        first, _, second = entry.partition(" ")
        return first, "", " " + second
    first, _, part = entry.partition("/")
    return first, part, ""


@lru_cache(maxsize=1)
def _operator_index() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for operator in relation_lexicon().operators:
        for lemma in operator.lemmas:
            index.setdefault(lemma, []).append(operator.name)
    return {lemma: tuple(names) for lemma, names in index.items()}


@lru_cache(maxsize=1)
def _turns() -> dict[str, dict[str, EventType]]:
    return {operator.name: operator.turns for operator in relation_lexicon().operators}


@lru_cache(maxsize=1)
def _flag_index() -> dict[str, str]:
    return {lemma: flag.name for flag in relation_lexicon().flags for lemma in flag.lemmas}


def _turn(trigger: Token, root: EventType) -> tuple[EventType, tuple[str, ...]]:
    """Apply the operators above a trigger, the nearest first, each at most once."""
    applied: list[str] = []
    for lemma in _operators_above(trigger):
        for name in _operator_index().get(lemma, ()):
            turn = _turns()[name].get(root) or _turns()[name].get("*")
            if turn is not None and turn != root and name not in applied:
                root = turn
                applied.append(name)
                break
        if len(applied) >= REACH:
            break
    return root, tuple(applied)


def _operators_above(trigger: Token) -> Iterator[str]:
    """Yield the lemmas and flags that govern a token, the nearest first."""
    token = trigger
    yield from _flags(token)
    for ancestor in trigger.ancestors:
        if token.dep_ in ("relcl", "acl", "advcl", "nsubj", "nsubjpass", "parataxis"):
            return
        if token.dep_ != "conj":
            yield _particle(ancestor)
            yield from _flags(ancestor)
        token = ancestor


def _particle(token: Token) -> str:
    """Return a token's lemma with its particle or preposition where the pair is an operator."""
    for child in token.children:
        pair = f"{token.lemma_.lower()} {child.lower_}"
        if child.dep_ in ("prt", "prep") and pair in _operator_index():
            return pair
    return str(token.lemma_.lower())


def _flags(token: Token) -> list[str]:
    """Return the flags at a predicate: negation before future, so that "will not meet" refuses."""
    names = {_flag_index()[child.lower_] for child in token.children if child.lower_ in _flag_index()}
    auxiliaries = [child.lower_ for child in token.children if child.dep_ == "aux"]
    extra = [word for word in auxiliaries if word in ("must", "should")]
    return sorted(names, key=lambda name: name != "negation") + extra
