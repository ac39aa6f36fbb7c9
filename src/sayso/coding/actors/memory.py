"""What the reader of an article remembers: the mentions so far, and how present each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.actors.entities import Entity
from sayso.coding.actors.phrases import Phrase

if TYPE_CHECKING:
    from sayso.coding.document import Document

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LOOKBACK = 3
"""Sentences that a pronoun looks back."""


class Mention(NamedTuple):
    """A resolved phrase and its entities; several for a coordination or for "both countries"."""

    phrase: Phrase
    entities: tuple[Entity, ...]


class Memory:
    """The resolved mentions of a document in text order, and the coordinations among them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        doc = self.doc = document.doc
        self.mentions: list[Mention] = []
        self.groups: list[Mention] = []
        self._last: dict[tuple[int, int], int] = {}
        """The head of the last member of each group."""
        self.sentence_of: list[int] = []
        for number, sentence in enumerate(doc.sents):
            self.sentence_of += [number] * len(sentence)

    def add(self, phrase: Phrase, entities: tuple[Entity, ...]) -> None:
        """Remember a mention; a conjunct also makes a group with what stands before it."""
        mention = Mention(phrase, entities)
        self.mentions.append(mention)
        token = self.doc[phrase.head]
        if token.dep_ != "conj":
            return
        for other in reversed(self.groups):
            if self._last[id(other.phrase), len(other.entities)] == token.head.i:
                self._group(other, phrase, entities)
                return
        for other in reversed(self.mentions[:-1]):
            if other.phrase.start <= token.head.i < other.phrase.stop:
                self._group(other, phrase, entities)
                return

    def _group(self, other: Mention, phrase: Phrase, entities: tuple[Entity, ...]) -> None:
        """Remember that entities are coordinated with those of an earlier mention or group."""
        group = Mention(other.phrase, (*other.entities, *entities))
        self.groups.append(group)
        self._last[id(group.phrase), len(group.entities)] = phrase.head

    def is_apart(self, phrase: Phrase, other: Phrase) -> bool:
        """Say whether an earlier phrase stands in another paragraph that is a caption or a headline."""
        paragraphs = self.document.paragraphs
        there = paragraphs[other.head]
        return there in self.document.headline and there != paragraphs[phrase.head]

    def sentences_back(self, phrase: Phrase, other: Phrase) -> int:
        """Return how many sentences lie from a phrase back to another."""
        return self.sentence_of[phrase.head] - self.sentence_of[other.head]

    def is_subject(self, phrase: Phrase) -> bool:
        """Say whether a phrase is the subject of its verb, also of one that the parse hangs below it."""
        head = self.doc[phrase.head]
        if head.dep_ == "ROOT" and head.text[0].isupper():
            return any(child.dep_ == "acl" and child.tag_ in FINITE for child in head.children)
        return head.dep_ in SUBJECTS

    def salience(self, other: Phrase, phrase: Phrase) -> float:
        """Return how present an earlier phrase is at a later one: subjects before others, near before far."""
        subject = 6.0 + self._leads(other) if self.is_subject(other) else 0.0
        return subject - 5.0 * self.sentences_back(phrase, other) - 0.01 * (phrase.head - other.head)

    def _leads(self, phrase: Phrase) -> bool:
        """Say whether a phrase is the subject of its sentence, not only of a clause inside it."""
        return bool(self.doc[phrase.head].head.dep_ == "ROOT")

    def near(self, phrase: Phrase) -> list[Mention]:
        """Return the mentions within the reach of a pronoun, in text order."""
        found: list[Mention] = []
        for mention in reversed(self.mentions):
            if self.sentences_back(phrase, mention.phrase) > LOOKBACK:
                break
            found.append(mention)
        return found[::-1]

    def recent(self, phrase: Phrase, lookback: int = LOOKBACK) -> Iterator[Mention]:
        """Yield the mentions before a phrase, the nearest first, some sentences back."""
        for mention in reversed(self.mentions):
            if mention.phrase.head >= phrase.head:
                continue
            if self.sentences_back(phrase, mention.phrase) > lookback:
                return
            yield mention

    def in_sentence(self, phrase: Phrase, back: int) -> Iterator[tuple[Phrase, Entity]]:
        """Yield phrase and entity of each mention in the sentence of a phrase, or some sentences before."""
        for mention in self.mentions:
            if self.sentences_back(phrase, mention.phrase) == back:
                for entity in mention.entities:
                    yield mention.phrase, entity
