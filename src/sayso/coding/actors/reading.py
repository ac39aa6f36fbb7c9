"""All noun phrases of a document that may stand for an actor, in text order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.actors.attaching import Attachment, phrase_stop, reach_left
from sayso.coding.actors.composing import Composition
from sayso.coding.actors.consulting import Consultation
from sayso.coding.actors.gazetteer import Hit
from sayso.coding.actors.marks import Marks, Span
from sayso.coding.actors.phrases import Phrase, is_head, left_edge

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.document import Document


class Reader:
    """Reads the phrases of one document, each name in one phrase only."""

    def __init__(self, document: Document, consultation: Consultation | None = None) -> None:
        self.marks = Marks(document, consultation)
        self.doc = document.doc
        self.composition = Composition(self.marks)
        self.attachment = Attachment(self.marks, self.composition)
        self.used: set[int] = set()
        self.phrases: list[Phrase] = []

    def read(self) -> list[Phrase]:
        """Return the phrases in text order."""
        for token in self._heads():
            if token.i not in self.used:
                self._read_head(token)
        for hit in self.marks.hits:
            if not self.used.intersection(range(hit.start, hit.stop)):
                self._keep(self._modifier(hit))
        return sorted(self.phrases, key=lambda phrase: (phrase.start, phrase.stop))

    def _heads(self) -> list[Token]:
        """Return the heads in text order; those inside the left part of another's phrase come last."""
        found: dict[int, Token] = {}
        spans: list[Span] = [*self.marks.people, *self.marks.hits, *self.marks.role_hits]
        for span in spans:
            head = self._span_head(span.start, span.stop)
            if is_head(head) or head.head.i == head.i:
                found[head.i] = head
        edges = {
            token: reach_left(self.marks, left_edge(head, self.marks.solid)) for token, head in found.items()
        }
        covered = {token for other, edge in edges.items() for token in range(edge, other)}
        inner = covered & found.keys()
        return sorted(found.values(), key=lambda head: (head.i in inner, head.i))

    def _span_head(self, start: int, stop: int) -> Token:
        """Return the token of a name or role that hangs on a word outside it; of several, the last."""
        for token in reversed(self.doc[start:stop]):
            if not start <= token.head.i < stop or token.head.i == token.i:
                return token
        return self.doc[stop - 1]

    def _read_head(self, head: Token) -> None:
        span = self.marks.span_at(head.i)
        edge = min(left_edge(head, self.marks.solid), span.start if span else head.i)
        start = reach_left(self.marks, edge, self.used)
        phrase = self.composition.compose(start, phrase_stop(self.marks, head), head)
        if phrase is not None:
            self.attachment.attach(phrase)
        while self.composition.apart:
            self._keep(self.composition.apart.pop())
        if phrase is not None:
            self._keep(phrase)

    def _modifier(self, hit: Hit) -> Phrase:
        """Return the mention of a name that only modifies a noun: it is named but does not act."""
        head = self.doc[hit.stop - 1]
        phrase = self.composition.name(hit.start, hit.stop, head, hit)
        if phrase is None:
            name = self.marks.choose(hit)
            phrase = Phrase(hit.start, hit.stop, head.i, "person", name=name.name, reading=name)
        if phrase.kind == "people":
            phrase.kind = "country"
        if phrase.kind in {"city", "country"}:
            phrase.can_act = False
        phrase.covers.update(range(hit.start, hit.stop))
        return phrase

    def _keep(self, phrase: Phrase) -> None:
        self.used |= phrase.covers
        if phrase.kind != "country":
            self.used.update(t for t in range(phrase.start, phrase.stop) if t not in self.marks.hit_at)
        self.phrases.append(phrase)
