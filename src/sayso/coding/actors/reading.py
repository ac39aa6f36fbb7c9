"""Reading noun phrases: which country, organisation, sector, role and name the words of a phrase give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.actors.acting import city_acts, country_acts
from sayso.coding.actors.gazetteer import Hit, RoleHit, find_names, find_roles
from sayso.coding.actors.people import PersonFinder, PersonName
from sayso.coding.actors.phrases import (
    HYPHENS,
    Phrase,
    determiner,
    is_head,
    left_edge,
)
from sayso.knowledge.actors import Name, fold, roles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POLITIES = frozenset(
    {"name", "abbreviation", "adjective", "demonym", "historical", "region", "polity", "polity adjective"}
)
CAPITALS = frozenset({"capital", "polity capital"})
ADJECTIVES = frozenset({"adjective", "polity adjective"})
INSTITUTIONS = frozenset({"institution", "metonym"})
OWNING = frozenset({"of", "for", "from", "within", "inside"})
LOCATING = frozenset({"in", "at"})
LOCATED_SECTORS = frozenset({"GOV", "LEG", "JUD", "COP", "OPP", "EDU", "CVL", "SPY", "BUS", "LAB", "SOC", "JRN"})
IGO_SECTORS = frozenset({"IGO", "NGO"})


class Reader:
    """Reads the phrases of one document in text order."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.hits = find_names(doc)
        taken = frozenset(token for hit in self.hits for token in range(hit.start, hit.stop))
        self.role_hits = find_roles(doc, taken)
        self.people = PersonFinder(doc, self.hits, self.role_hits).find()
        self.hit_at: dict[int, Hit] = {}
        self.role_at: dict[int, RoleHit] = {}
        self.person_at: dict[int, PersonName] = {}
        for hit in self.hits:
            self.hit_at.update(dict.fromkeys(range(hit.start, hit.stop), hit))
        for role in self.role_hits:
            self.role_at.update(dict.fromkeys(range(role.start, role.stop), role))
        for person in self.people:
            self.person_at.update(dict.fromkeys(range(person.start, person.stop), person))
        self.solid = frozenset(
            token
            for span in (*self.hits, *self.role_hits, *self.people)
            for token in range(span.start, span.stop)
            if span.stop - span.start > 1
        )
        self.used: set[int] = set()
        self.phrases: list[Phrase] = []

    def read(self) -> list[Phrase]:
        """Return the phrases of the document in text order, each token of a name in one phrase only."""
        for token in self._heads():
            if token.i not in self.used:
                self._read_head(token)
        for hit in self.hits:
            if not self.used.intersection(range(hit.start, hit.stop)):
                self._keep(self._modifier(hit))
        return sorted(self.phrases, key=lambda phrase: (phrase.start, phrase.stop))

    def _heads(self) -> list[Token]:
        """Return the heads, those of longer phrases first where one stands inside another."""
        heads = []
        for token in self.doc:
            span = self.person_at.get(token.i) or self.hit_at.get(token.i) or self.role_at.get(token.i)
            if span is None:
                continue
            if is_head(token) and not self._swallowed(token):
                heads.append(token)
            elif token.i == span.stop - 1 and not any(
                is_head(other) and not self._swallowed(other) for other in self.doc[span.start : span.stop]
            ) and (token.dep_ not in {"amod", "compound", "nmod", "npadvmod"} or token.head.i <= token.i):
                heads.append(token)
        return sorted(heads, key=lambda token: token.i)

    def _swallowed(self, token: Token) -> bool:
        """Say whether a possessor or a word inside a longer role belongs to the phrase of another head."""
        return False

    # -- one phrase

    def _read_head(self, head: Token) -> None:
        stop = self._stop(head)
        start = left_edge(head, self.solid)
        start = self._reach_left(start)
        phrase = self._compose(start, stop, head)
        if phrase is not None:
            self._attach(phrase)
            self._keep(phrase)

    def _stop(self, head: Token) -> int:
        span = self.person_at.get(head.i) or self.hit_at.get(head.i) or self.role_at.get(head.i)
        stop = max(head.i + 1, span.stop if span else 0)
        role = self.role_at.get(head.i)
        if role and stop in self.person_at and self.person_at[stop].start == stop:
            stop = self.person_at[stop].stop
        return stop

    def _reach_left(self, start: int) -> int:
        """Take in role nouns and adjectives of countries that the parse left outside, directly before."""
        while start > 0 and start not in self._sentence_starts():
            before = self.doc[start - 1]
            span = self.role_at.get(before.i) or self.hit_at.get(before.i)
            if span is None or span.stop != start or before.i in self.used:
                break
            if start not in self.person_at and not (isinstance(span, Hit) and span.kind() in ADJECTIVES):
                break
            if isinstance(span, RoleHit) and (span.plural or span.role.kind not in {"person", "group"}):
                break
            if isinstance(span, Hit) and span.kind() not in ADJECTIVES | {"abbreviation"}:
                break
            start = left_edge(self.doc[span.start], self.solid)
        return start

    def _sentence_starts(self) -> frozenset[int]:
        return frozenset()

    def _compose(self, start: int, stop: int, head: Token) -> Phrase | None:
        """Read tokens ``start`` to ``stop``: possessor, modifiers, role nouns, name."""
        mark = self._possessive_mark(start, head.i)
        owner = None
        main = start
        if mark is not None:
            owner = self._compose(start, mark, self.doc[mark - 1])
            main = mark + 1
        phrase = self._core(main, stop, head)
        if phrase is None:
            if owner is not None:
                owner.can_act = True
                self._keep(owner)
            return None
        phrase.start = start
        phrase.determiner = "definite" if mark is not None else determiner(self.doc, start, head.i)
        for token in self.doc[main:stop]:
            if token.tag_ == "PRP$":
                phrase.possessive = token.i
                phrase.determiner = "definite"
        self._give_owner(phrase, owner)
        if phrase.role_class and phrase.role_class.needs_country and not self._has_country(phrase):
            self._look_right(phrase)
        return phrase

    def _has_country(self, phrase: Phrase) -> bool:
        return bool(phrase.countries or phrase.organisation or phrase.owner or phrase.possessive is not None)

    def _possessive_mark(self, start: int, stop: int) -> int | None:
        for token in reversed(self.doc[start:stop]):
            if token.tag_ == "POS" and token.i not in self.hit_at and token.i not in self.person_at:
                return token.i if token.i > start else None
        return None

    def _core(self, start: int, stop: int, head: Token) -> Phrase | None:
        last = stop - 1
        person = self.person_at.get(last)
        if person is not None:
            return self._person(start, stop, head, person)
        if last in self.role_at:
            return self._role(start, stop, head)
        hit = self.hit_at.get(last)
        if hit is not None:
            return self._name(start, stop, head, hit)
        return None

    # -- kinds of phrases

    def _person(self, start: int, stop: int, head: Token, person: PersonName) -> Phrase:
        phrase = Phrase(start, stop, head.i, "person", rule="person's name")
        phrase.name = self._text(person.start, person.stop)
        hit = self.hit_at.get(person.start)
        if hit is not None and hit.kind() == "holder":
            phrase.reading = hit.names[0]
        self._take_modifiers(phrase, start, person.start)
        phrase.gender = phrase.gender or self._title_gender(start, person.start)
        phrase.covers.update(range(person.start, person.stop))
        return phrase

    def _title_gender(self, start: int, stop: int) -> str | None:
        for token in self.doc[max(start - 1, 0) : stop]:
            word = fold(token.text).rstrip(".")
            if word in roles().words["male_titles"]:
                return "m"
            if word in roles().words["female_titles"]:
                return "f"
        return None

    def _role(self, start: int, stop: int, head: Token) -> Phrase | None:
        role = self.role_at[stop - 1]
        phrase = Phrase(start, stop, head.i, "role", role_class=role.role, plural=role.plural, rule="role noun")
        self._take_modifiers(phrase, start, stop)
        if role.role.kind == "equipment" and not (phrase.by_name and head.dep_ in {"nsubj", "pobj", "conj"}):
            return None
        return phrase

    def _name(self, start: int, stop: int, head: Token, hit: Hit) -> Phrase | None:
        """Read a phrase whose last word is a name of the gazetteer."""
        name = self._choose(hit, start)
        if name.kind == "holder":
            return None
        phrase = Phrase(start, stop, head.i, "country", reading=name, by_name=True, rule=f"gazetteer: {name.kind}")
        phrase.covers.update(range(hit.start, hit.stop))
        phrase.countries = (name.country,) if name.country else ()
        phrase.organisation, phrase.sector, phrase.name = name.organisation, name.sector, name.name
        if name.kind in CAPITALS:
            phrase.kind = "city"
            phrase.can_act = city_acts(head)
        elif name.kind in INSTITUTIONS:
            phrase.kind = "institution"
        elif name.kind == "organisation":
            phrase.kind = "organisation"
        elif name.kind == "demonym" or name.kind in ADJECTIVES:
            phrase.kind = "people"
            phrase.plural = True
            phrase.can_act = country_acts(head)
        else:
            phrase.can_act = country_acts(head)
        if phrase.kind in {"institution", "organisation"}:
            for other in self._hits(start, hit.start):
                given = self._choose(other, start)
                if given.country and given.kind != "holder":
                    phrase.countries = (given.country,) if name.ambiguous else phrase.countries
                    phrase.covers.update(range(other.start, other.stop))
        return phrase

    # -- modifiers

    def _hits(self, start: int, stop: int) -> list[Hit]:
        return [hit for hit in self.hits if hit.start >= start and hit.stop <= stop and self._modifies(hit, stop)]

    def _modifies(self, hit: Hit, stop: int) -> bool:
        """Say whether a name gives its country to the phrase: not in "US-backed" or "pro-Russian"."""
        after = hit.stop
        if after + 1 < len(self.doc) and self.doc[after].text in HYPHENS and after + 1 < stop:
            follower = self.doc[after + 1]
            if follower.i not in self.hit_at and follower.i not in self.role_at and follower.lower_ != "based":
                return False
        before = hit.start - 1
        if before >= 1 and self.doc[before].text in HYPHENS and self.doc[before - 1].lower_ in {"pro", "anti", "non"}:
            return False
        return self.doc[before].lower_ not in {"pro", "anti", "non"} if before >= 0 else True

    def _take_modifiers(self, phrase: Phrase, start: int, stop: int) -> None:
        """Read countries, organisations and role nouns between two tokens into the phrase."""
        countries: list[str] = []
        for hit in self._hits(start, stop):
            name = self._choose(hit, start)
            phrase.covers.update(range(hit.start, hit.stop))
            if name.kind == "holder":
                continue
            if name.country and name.country not in countries:
                countries.append(name.country)
            if name.kind in INSTITUTIONS or name.kind == "organisation":
                phrase.organisation = phrase.organisation or name.organisation
                phrase.owner = self._nested(hit, name)
                phrase.sector = phrase.sector or name.sector
            elif name.kind.startswith("polity"):
                phrase.sector = phrase.sector
            phrase.by_name = True
        phrase.countries = tuple(countries[:2] if self._coordinated(start, stop) else countries[:1])
        self._take_roles(phrase, start, stop)

    def _coordinated(self, start: int, stop: int) -> bool:
        return any(token.lower_ == "and" or token.text in {"-", "–", "/"} for token in self.doc[start:stop])

    def _nested(self, hit: Hit, name: Name) -> Phrase:
        kind = "organisation" if name.kind == "organisation" else "institution"
        nested = Phrase(hit.start, hit.stop, hit.stop - 1, kind, by_name=True, reading=name)  # type: ignore[arg-type]
        nested.countries = (name.country,) if name.country else ()
        nested.organisation, nested.sector, nested.name = name.organisation, name.sector, name.name
        nested.rule = f"gazetteer: {name.kind}"
        return nested

    def _take_roles(self, phrase: Phrase, start: int, stop: int) -> None:
        """Read the role words and the sector; a generic noun takes its sector from the words before it."""
        found = [role for role in self.role_hits if role.start >= start and role.stop <= stop]
        first = min((role.start for role in found), default=stop)
        sector_words: list[str] = []
        for token in reversed(self.doc[start:first]):
            word = fold(token.text)
            if word in roles().modifiers and token.i not in phrase.covers:
                sector_words.append(roles().modifiers[word])
                first = token.i
            elif token.pos_ in {"NOUN", "PROPN"} and token.i not in phrase.covers and token.i not in self.person_at:
                first = token.i
            elif token.text not in HYPHENS:
                break
        phrase.former = any(fold(token.text) in roles().words["former"] for token in self.doc[start:stop])
        if not found:
            return
        head_role = found[-1]
        phrase.role_class = head_role.role
        phrase.role = self._text(first, head_role.stop)
        phrase.gender = phrase.gender or head_role.role.gender
        phrase.covers.update(range(first, head_role.stop))
        sector = self._sector(found, sector_words)
        given = phrase.sector
        if given and (head_role.role.generic or (given in IGO_SECTORS and sector in {"GOV", "LEG", "JUD"})):
            return
        phrase.sector = sector or given

    def _sector(self, found: list[RoleHit], before: list[str]) -> str | None:
        head = found[-1].role
        if not head.generic:
            return head.sector
        inside = [
            roles().modifiers[fold(token.text)]
            for token in self.doc[found[-1].start : found[-1].stop]
            if fold(token.text) in roles().modifiers
        ]
        other = [role.role.sector for role in found[:-1] if role.role.sector]
        for options in (inside, other, before):
            if options:
                return options[-1] if options is other else options[0]
        return head.sector

    def _choose(self, hit: Hit, start: int) -> Name:
        """Choose among the readings of a name; "Congolese" is whoever the article names elsewhere."""
        if len(hit.names) == 1:
            return hit.names[0]
        mentioned = {name.country for other in self.hits for name in other.names if len(other.names) == 1}
        for name in hit.names:
            if name.country in mentioned and not name.ambiguous:
                return name
        for name in hit.names:
            if name.country in mentioned:
                return name
        return next((name for name in hit.names if not name.ambiguous), hit.names[-1])

    # -- what stands beside the phrase

    def _give_owner(self, phrase: Phrase, owner: Phrase | None) -> None:
        if owner is None:
            return
        phrase.covers |= owner.covers
        if owner.kind in {"country", "city", "people"}:
            phrase.by_name = True
            if phrase.role_class and phrase.role_class.name == "diplomat":
                phrase.organisation = phrase.owner = None
            if not phrase.countries or (phrase.reading and phrase.reading.ambiguous):
                phrase.countries = owner.countries
                if phrase.kind == "institution":
                    phrase.organisation = None
                    phrase.sector = "GOV" if phrase.sector == "IGO" else phrase.sector
            elif phrase.kind == "organisation" and phrase.reading and phrase.reading.ambiguous:
                phrase.countries, phrase.organisation = owner.countries, None
            return
        phrase.owner = owner
        self._inherit(phrase, owner)

    def _inherit(self, phrase: Phrase, owner: Phrase) -> None:
        """Take country, organisation and, for a generic role, the sector of the owner."""
        phrase.countries = phrase.countries or owner.countries
        phrase.organisation = phrase.organisation or owner.organisation
        phrase.by_name = phrase.by_name or owner.by_name
        role = phrase.role_class
        if role and owner.sector and (role.generic or (owner.sector in IGO_SECTORS and role.sector == "GOV")):
            phrase.sector = owner.sector

    def _attach(self, phrase: Phrase) -> None:
        """Read the prepositional phrases after a role: "the government of Japan", "a spokesman for X"."""
        if phrase.kind in {"role", "person"} and phrase.role_class is not None:
            self._look_right(phrase)

    def _look_right(self, phrase: Phrase) -> None:
        role = phrase.role_class
        if role is None or phrase.stop >= len(self.doc):
            return
        for _ in range(2):
            preposition = self.doc[phrase.stop] if phrase.stop < len(self.doc) else None
            if preposition is None or preposition.is_sent_start or preposition.pos_ not in {"ADP", "SCONJ"}:
                return
            word = preposition.lower_
            if word not in OWNING | LOCATING or (word in LOCATING and not self._locates(phrase)):
                return
            target = self._object(preposition)
            inner = self._read_object(target, phrase) if target is not None else None
            if inner is None or (word in OWNING and self._has_name_country(phrase) and word != "for"):
                return
            self._merge_object(phrase, inner, word)

    def _has_name_country(self, phrase: Phrase) -> bool:
        return bool(phrase.countries) and phrase.owner is None and not self._is_spokes(phrase)

    def _is_spokes(self, phrase: Phrase) -> bool:
        return phrase.role_class is not None and phrase.role_class.generic

    def _locates(self, phrase: Phrase) -> bool:
        """Say whether "in Seoul" after the role tells its country; troops in a country are often another's."""
        return not self._has_country(phrase) and phrase.sector in LOCATED_SECTORS

    def _object(self, preposition: Token) -> Token | None:
        for child in preposition.children:
            if child.dep_ in {"pobj", "pcomp"} and child.i > preposition.i:
                return child
        following = preposition.i + 1
        while following < len(self.doc) and self.doc[following].pos_ in {"DET", "ADJ"}:
            following += 1
        return self.doc[following] if following in self.hit_at else None

    def _read_object(self, target: Token, phrase: Phrase) -> Phrase | None:
        if target.i not in self.hit_at and target.i not in self.role_at and target.i not in self.person_at:
            return self._possessor_only(target)
        start = self._reach_left(left_edge(target, self.solid))
        if start < phrase.stop:
            return None
        inner = self._compose(start, self._stop(target), target)
        if inner is not None and inner.role_class is not None:
            self._look_right(inner)
        return inner

    def _possessor_only(self, target: Token) -> Phrase | None:
        """Read "a village in Russia's Kursk region" as a place in Russia."""
        start = left_edge(target, self.solid)
        mark = self._possessive_mark(start, target.i)
        hit = self.hit_at.get(mark - 1) if mark else None
        if mark is None or hit is None or hit.kind() not in POLITIES:
            return None
        inner = self._name(start, mark, self.doc[mark - 1], hit)
        if inner is not None:
            inner.stop = target.i + 1
        return inner

    def _merge_object(self, phrase: Phrase, inner: Phrase, word: str) -> None:
        if word in LOCATING and inner.kind not in {"country", "city"}:
            return
        if inner.kind == "person" and word == "for":
            return
        phrase.stop = max(phrase.stop, inner.stop)
        phrase.covers |= inner.covers
        if inner.kind in {"country", "city", "people"}:
            phrase.countries = phrase.countries or inner.countries
            phrase.by_name = True
            return
        phrase.owner = inner
        self._inherit(phrase, inner)

    # -- bookkeeping

    def _modifier(self, hit: Hit) -> Phrase:
        """Return the mention of a name that only modifies a noun: it is named but does not act."""
        name = self._choose(hit, hit.start)
        head = self.doc[hit.stop - 1]
        phrase = self._name(hit.start, hit.stop, head, hit)
        if phrase is None:
            phrase = Phrase(hit.start, hit.stop, head.i, "person", name=name.name, reading=name)
        if phrase.kind in {"people", "city", "country"}:
            phrase.kind = "country" if phrase.kind == "people" else phrase.kind
            phrase.can_act = False
        phrase.covers.update(range(hit.start, hit.stop))
        return phrase

    def _keep(self, phrase: Phrase) -> None:
        self.used |= phrase.covers
        self.used.update(range(phrase.start, phrase.stop) if phrase.kind != "country" else ())
        self.phrases.append(phrase)

    def _text(self, start: int, stop: int) -> str:
        return " ".join(self.doc[start:stop].text.split())

