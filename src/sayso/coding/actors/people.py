"""Names of persons in the text: office holders, entities of the pipeline, names after a role noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sayso.coding.actors.gazetteer import Hit, RoleHit
from sayso.knowledge.actors import actor_names, fold, roles
from sayso.knowledge.provinces import country_of_place
from sayso.knowledge.speech import speech_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent", "dobj", "appos", "conj", "ROOT", "pobj", "dative"})
MODIFYING = frozenset({"compound", "nmod"})
NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS"})
SHORTEST_SURNAME = 4
LONG_SURNAME = 6
"""Letters beyond which a capitalised word may be a surname though the tagger takes it for a common noun."""
WHERE = frozenset({"in", "near", "at", "around", "outside", "inside"})
SPEAKING = frozenset({"nsubj", "nsubjpass", "poss", "appos"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """Tokens ``start`` to ``stop`` (exclusive) are a person's name, without titles."""

    start: int
    stop: int


@lru_cache(maxsize=1)
def speech_verbs() -> frozenset[str]:
    """Return the lemmas of the verbs of speech."""
    return frozenset(lemma for cue in speech_lexicon().cues if cue.kind == "verb" for lemma in cue.lemmas)


class PersonFinder:
    """Finds persons' names among the tokens that are neither names of the gazetteer nor role nouns."""

    def __init__(
        self, doc: Doc, hits: Sequence[Hit], role_hits: Sequence[RoleHit], tokens: Sequence[Token]
    ) -> None:
        self.doc, self.tokens = doc, tokens
        self.holders = [hit for hit in hits if hit.kind() == "holder"]
        self.named = {token for hit in hits for token in range(hit.start, hit.stop)}
        self.role_hits = [hit for hit in role_hits if hit.role.kind in {"person", "group"}]
        self.role_ends = {
            hit.stop for hit in role_hits if hit.role.kind in {"person", "group"} and not hit.plural
        }
        self.office_ends = {hit.stop for hit in role_hits if hit.role.unique and not hit.plural}
        self.in_roles = {token for hit in role_hits for token in range(hit.start, hit.stop)}
        self.bodies = {
            doc[hit.noun_stop].text for hit in role_hits if hit.noun_stop and hit.stop == hit.noun_stop + 1
        }
        """Names of bodies that are explained once ("steelmaker Prueba"), and are no persons later."""
        self.found: dict[int, PersonName] = {}
        self.titles = roles().words["titles"]

    def find(self) -> list[PersonName]:
        """Return the names in text order, without overlap."""
        for hit in self.holders:
            self._add(hit.start, hit.stop)
        for start, stop in (*self._after_roles(), *self._entities(), *self._speakers()):
            if stop - start > 1:
                self._add(*self._without_opening(start, stop))
        known = self._known()
        for start, stop in (*self._after_roles(), *self._entities()):
            token = self.doc[start]
            plausible = stop - start == 1 and self._is_plausible(token, known)
            if plausible and (fold(token.text) in known or not self._is_town(token)):
                self._add(start, stop)
        known |= self._known()
        for token in self.tokens:
            if not self._is_free_name(token):
                continue
            if fold(token.text) in known or (self._is_surname(token) and not self._is_town(token)):
                self._add(token.i, token.i + 1)
        return sorted(set(self.found.values()), key=lambda name: name.start)

    def _add(self, start: int, stop: int) -> None:
        if stop - start == 1 and self.doc[start].text in self.bodies:
            return
        if not any(token in self.found for token in range(start, stop)):
            name = PersonName(start, stop)
            self.found.update(dict.fromkeys(range(start, stop), name))

    def _known(self) -> frozenset[str]:
        """Return the folded words of the full names found so far by which a person may be called again."""
        particles = roles().words["particles"]
        words: set[str] = set()
        for name in set(self.found.values()):
            for token in self.doc[name.start : name.stop]:
                if len(token.text) > 1 and fold(token.text) not in particles and token.text[0].isupper():
                    words.add(fold(token.text))
        return frozenset(words)

    def _after_roles(self) -> Iterator[tuple[int, int]]:
        """Yield capitalised words after a role noun or a title ("minister Ana Prueba", "Mr Prueba")."""
        starts = set(self.role_ends) | {token.i + 1 for token in self._titles if token.i not in self.in_roles}
        for start in sorted(starts):
            while start < len(self.doc) and (self.is_title(self.doc[start]) or self._is_dot(start)):
                start += 1
            stop = self._run(start)
            if stop > start:
                yield start, stop
        for end in self.role_ends:
            if end + 1 < len(self.doc) and self.doc[end].text == ",":
                stop = self._run(end + 1)
                if stop > end + 2 and stop < len(self.doc) and self.doc[stop].text in {",", "."}:
                    yield end + 1, stop

    @cached_property
    def _titles(self) -> list[Token]:
        return [token for token in self.tokens if self.is_title(token)]

    def _without_opening(self, start: int, stop: int) -> tuple[int, int]:
        """Drop a verb that opens the sentence and looks like a given name ("Citing Prueba")."""
        first = self.doc[start]
        if first.is_sent_start and first.text.endswith(("ing", "ed")) and stop - start > 1:
            return start + 1, stop
        return start, stop

    def _speakers(self) -> Iterator[tuple[int, int]]:
        """Yield runs of capitalised words that speak, or beside which a person's role stands."""
        verbs = speech_verbs()
        beside = [self.doc[hit.stop - 1] for hit in self.role_hits]
        described = {role.head.i for role in beside if role.dep_ == "appos"}
        for token in self.tokens:
            if token.i in self.named:
                continue
            speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in verbs
            if not (speaks or token.i in described or self._is_told_of(token)):
                continue
            start = token.i
            while not self.doc[start].is_sent_start and self._joins_left(start):
                start -= 1
            if self._run(start) == token.i + 1 and self._is_human(token):
                yield start, token.i + 1

    def _is_told_of(self, token: Token) -> bool:
        """Say whether "who" after the token shows a person ("Ana Prueba, who left")."""
        if token.tag_ != "NNP" or token.i + 2 >= len(self.doc):
            return False
        return token.nbor().text == "," and token.nbor(2).lower_ == "who"

    def _joins_left(self, start: int) -> bool:
        before = self.doc[start - 1]
        return before.text == "-" or self._continues_name(before, True)

    def _is_human(self, token: Token) -> bool:
        proper = token.tag_ == "NNP" or self._is_hyphenated(token.i)
        return proper and not any(child.dep_ == "det" for child in token.children)

    def _is_town(self, token: Token) -> bool:
        """Say whether a lone word is the name of a place: "Barcelona's dockers", "police in Lagos"."""
        if token.dep_ == "pobj" and token.head.lower_ in WHERE:
            return country_of_place(token.text) is not None
        if token.dep_ not in {"poss", *MODIFYING} or token.head.i not in self.in_roles:
            return False
        return country_of_place(token.text) is not None

    def is_title(self, token: Token) -> bool:
        """Say whether a token is a title before a name ("Mr", "Gen.")."""
        word = token.text
        return word[0].isupper() and fold(word).rstrip(".") in self.titles

    def _is_dot(self, token: int) -> bool:
        """Say whether a token is the full stop of a title that the tokeniser cuts off: "Supt." """
        return self.doc[token].text == "." and self.is_title(self.doc[token - 1])

    def _run(self, start: int) -> int:
        stop = start
        while stop < len(self.doc) and self._continues_name(self.doc[stop], stop == start):
            stop += 1
        while stop > start and not (self.doc[stop - 1].text[0].isupper() or self._is_hyphenated(stop - 1)):
            stop -= 1
        return stop

    def _is_hyphenated(self, token: int) -> bool:
        """Say whether a token is the second part of a hyphened name ("Seong-ho")."""
        if token < 2 or self.doc[token - 1].text != "-" or self.doc[token - 1].whitespace_:
            return False
        return not self.doc[token - 2].whitespace_ and self.doc[token - 2].text[0].isupper()

    def _continues_name(self, token: Token, first: bool) -> bool:
        if token.i in self.named or token.i in self.in_roles or (token.is_sent_start and not first):
            return False
        if not first and token.is_quote:
            return self._is_nickname(token)
        if self.is_title(token) or token.ent_type_ in {"DATE", "TIME"}:
            return False
        if not first and (token.text == "-" or fold(token.text) in roles().words["particles"]):
            return True
        if self._is_hyphenated(token.i):
            return token.text[0].isalpha()
        return token.tag_ in {"NNP", "NNPS"} and token.text[0].isupper() and len(token.text) > 1

    def _is_nickname(self, quote: Token) -> bool:
        """Say whether a quotation mark is one around a nickname inside a name: Ole "Loko" Eksempel."""
        around = self.doc[max(quote.i - 2, 0) : quote.i + 3]
        marks = [token.i for token in around if token.is_quote]
        if len(marks) != 2 or marks[1] - marks[0] != 2 or marks[1] + 1 >= len(self.doc):
            return False
        return self.doc[marks[1] + 1].tag_ == "NNP" and self.doc[marks[0] + 1].text[0].isupper()

    def _entities(self) -> Iterator[tuple[int, int]]:
        """Yield the persons of the pipeline, without titles, role nouns, quotes and possessive marks."""
        for entity in self.doc.ents:
            if entity.label_ != "PERSON":
                continue
            start, stop = entity.start, entity.end
            while start < stop and self._is_no_name(self.doc[start]):
                start += 1
            while stop > start and (self._is_no_name(self.doc[stop - 1]) or self.doc[stop - 1].tag_ == "POS"):
                stop -= 1
            if stop - start == 2 and self._opens_with_place(start):
                start += 1  # "at the signing in Cartagena Prueba apologised"
            if start < stop and all(self._inside(token) for token in self.doc[start:stop]):
                yield start, stop

    def _opens_with_place(self, start: int) -> bool:
        before = self.doc[start - 1] if start else None
        if before is None or before.lower_ not in WHERE:
            return False
        return country_of_place(self.doc[start].text) is not None

    def _is_no_name(self, token: Token) -> bool:
        return (
            token.i in self.named
            or token.i in self.in_roles
            or self.is_title(token)
            or not (token.text[0].isupper() or self._is_hyphenated(token.i))
            or token.pos_ in {"VERB", "DET", "PRON", "ADP", "AUX"}
        )

    def _inside(self, token: Token) -> bool:
        if token.i in self.named or token.i in self.in_roles:
            return False
        joins = token.text == "-" or fold(token.text) in roles().words["particles"]
        return token.text[0].isupper() or joins or self._is_hyphenated(token.i)

    def _is_plausible(self, token: Token, known: frozenset[str]) -> bool:
        """Say whether a single word may be a person: known before, after a role, or somebody who acts."""
        word = fold(token.text)
        if word in known or token.i in self.office_ends or word in actor_names().surnames:
            return True
        if token.i in self.role_ends and self.doc[token.i - 1].text[0].isupper() and token.tag_ == "NNP":
            return True
        before = self.doc[token.i - 1] if token.i else None
        return (before is not None and self.is_title(before)) or (
            token.dep_ in SPEAKING and token.tag_ == "NNP"
        )

    def _is_surname(self, token: Token) -> bool:
        """Say whether a lone word is the last name of an office holder ("Putin", "the Putin government")."""
        if fold(token.text) not in actor_names().surnames or len(token.text) < SHORTEST_SURNAME:
            return False
        if token.ent_type_ not in {"", "PERSON", "ORG", "GPE", "NORP"}:
            return False
        beside = [self.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(self.doc)]
        alone = not any(other.tag_ == "NNP" and other.i not in self.in_roles | self.named for other in beside)
        return alone and (
            token.tag_ in {"NNP", "NNPS"} or (token.tag_ == "NN" and len(token.text) > LONG_SURNAME)
        )

    def _is_free_name(self, token: Token) -> bool:
        if token.i in self.found or token.i in self.named or token.i in self.in_roles:
            return False
        owns = token.dep_ in MODIFYING and token.head.i in self.in_roles
        return token.text[0].isupper() and token.tag_ in NAME_TAGS and (owns or token.dep_ in ACTING)
