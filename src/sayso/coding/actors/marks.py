"""What is marked in a document before phrases are read: names, role nouns, persons, anaphors by token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.actors.consulting import Consultation
from sayso.coding.actors.doubts import trustworthy
from sayso.coding.actors.gazetteer import Hit, RoleHit, find_names, find_roles, is_uncased
from sayso.coding.actors.people import PersonFinder, PersonName
from sayso.coding.actors.phrases import HYPHENS, Phrase
from sayso.coding.actors.pronouns import find_anaphors
from sayso.coding.actors.titled import find_titled
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import Name, fold

if TYPE_CHECKING:
    from sayso.coding.document import Document

Span = Hit | RoleHit | PersonName
INSTITUTIONS = frozenset({"institution", "metonym"})
CAPITALS = frozenset({"capital", "polity capital"})
ADJECTIVES = frozenset({"adjective", "polity adjective"})


class Marks:
    """The marks of one document. Names are without what only looks like one."""

    def __init__(self, document: Document, consultation: Consultation | None = None) -> None:
        doc = self.doc = document.doc
        self.tokens = tuple(doc)
        """The tokens of the document, made once: spaCy makes them anew whenever it is asked."""
        self.uncased = is_uncased(self.tokens)
        """Whether the text is written without capitals."""
        published = document.article.published
        self.day = (published.latest or published.earliest) if published else None
        found = (
            consultation.find_names(doc, self.tokens) if consultation else find_names(doc, tokens=self.tokens)
        )
        self.hits = trustworthy(doc, [hit for hit in found if hit.kind() != "none"], self.tokens)
        nobody = [hit for hit in found if hit.kind() == "none"]
        taken = frozenset(token for hit in (*self.hits, *nobody) for token in range(hit.start, hit.stop))
        nouns = consultation.dictionary.nouns if consultation else None
        self.role_hits = find_titled(doc, find_roles(doc, taken, nouns, self.tokens), taken)
        self.people = PersonFinder(doc, [*self.hits, *nobody], self.role_hits, self.tokens).find()
        self.anaphors = {anaphor.head: anaphor for anaphor in find_anaphors(doc, self.tokens)}
        """The anaphors of the document by their last token, each read once."""
        self.hit_at = {token: hit for hit in self.hits for token in range(hit.start, hit.stop)}
        self.role_at = {token: role for role in self.role_hits for token in range(role.start, role.stop)}
        self.person_at = {token: name for name in self.people for token in range(name.start, name.stop)}
        spans: list[Span] = [*self.hits, *self.role_hits, *self.people]
        self.solid = frozenset(
            token for span in spans if span.stop - span.start > 1 for token in range(span.start, span.stop)
        )
        self.named = {name.country for hit in self.hits if len(hit.names) == 1 for name in hit.names}

    def span_at(self, token: int) -> Span | None:
        """Return the person, name or role noun that a token belongs to."""
        return self.person_at.get(token) or self.hit_at.get(token) or self.role_at.get(token)

    def anaphor_at(self, token: int) -> Phrase | None:
        """Return the anaphor that ends in a token."""
        return self.anaphors.get(token)

    def text(self, start: int, stop: int) -> str:
        """Return the words of a range of tokens, with single blanks."""
        return " ".join(self.doc[start:stop].text.split())

    def is_proper(self, token: int) -> bool:
        """Say whether a token is a capitalised word that nothing marks."""
        return (
            self.span_at(token) is None
            and self.doc[token].tag_ == "NNP"
            and self.doc[token].text[0].isupper()
        )

    def choose(self, hit: Hit) -> Name:
        """Choose among the readings of a name, as of the article's day.

        "Congolese" is whoever the article names elsewhere; a party that governs that day is government.
        """
        return self._choose(hit).on(self.day)

    def _choose(self, hit: Hit) -> Name:
        if len(hit.names) == 1:
            return hit.names[0]
        for name in sorted(hit.names, key=lambda name: name.ambiguous):
            if name.country in self.named:
                return name
        return next((name for name in hit.names if not name.ambiguous), hit.names[-1])

    def modifying(self, start: int, stop: int) -> list[Hit]:
        """Return the names between two tokens that say whose the noun is."""
        return [
            hit for hit in self.hits if start <= hit.start and hit.stop <= stop and self._modifies(hit, stop)
        ]

    def _modifies(self, hit: Hit, stop: int) -> bool:
        """Say whether a name gives its country to the phrase: not in "US-backed" or "pro-Russian"."""
        words = acting_words().words
        after = hit.stop
        if after < stop and self.doc[after].text in words["affairs"]:
            return False
        if after + 1 < stop and self.doc[after].text in HYPHENS:
            follower = self.doc[after + 1]
            if self.span_at(follower.i) is None and follower.lower_ not in words["suffixes"]:
                return False
        before = hit.start - 1
        if before >= 0 and self.doc[before].lower_ == "ethnic":
            return False
        while before > 0 and self.doc[before].text in HYPHENS:
            before -= 1
        prefix = self.doc[before].lower_ if before >= 0 else ""
        # An "ex-Norwegian minister" is a Norwegian; an "ex-Soviet republic" is nobody's.
        return prefix not in words["prefixes"] or (
            prefix == "ex" and fold(self.doc[hit.start].text) != "soviet"
        )
