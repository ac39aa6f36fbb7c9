"""Whose a bare role may be: the country that acts nearby, where it happens, what the article is about."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.coding.actors.entities import Entity
from sayso.coding.actors.phrases import Phrase
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import Role, fold
from sayso.knowledge.provinces import country_of_place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.actors.resolution import Resolver

FORCE_LOOKBACK = 8
"""Sentences within which "officers" are of the police or the army that was named."""
NAMESAKE_LOOKBACK = 8
"""Sentences within which a named body can be taken up by its last word alone."""
BRIDGED = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "ELI"})
"""Sectors of state organs, which belong to the country that the text speaks of."""
STATE_OFFICES = frozenset({"minister", "opponent", "local official", "attorney general"})
"""Offices that are of the country that the text speaks of; a senator or a lawyer may be anybody's."""
DOMESTIC = frozenset(
    {"CVL", "OPP", "CRM", "LEG", "COP", "JUD", "MIL", "LAB", "AGR", "MED", "PTY", "REB", "PRM", "REL"}
)
"""Sectors of groups that, unless the text says otherwise, are of the country that it is about."""
AT_HOME = frozenset({"ruling party", "local official", "opposition", "party"})
"""Classes that are of the country that the article is about, whoever acts beside them."""
SHARE = 0.55
"""The share of the sentences that name a country which the topic of an article must have."""
MARGIN = 1.5
"""How many times more sentences must name it than the next country."""
LOCAL = DOMESTIC | {"GOV", "BUS", "JRN", "SOC", "SPY", "ELI"}
"""Sectors of persons who are of the country of which a dateline or the whole article speaks."""
ORGAN_WORDS = frozenset(
    {"ministry", "police", "army", "navy", "military", "government", "court", "parliament", "palace"}
)
"""Words in an official's title that say of which organ he is."""
FOREIGN = frozenset(
    {"diplomat", "delegate", "counterpart", "source", "embassy", "spy", "official", "leader", "lawyer"}
)
"""Classes of those who may be anybody's wherever a report is filed."""
GENERIC_PLACES = frozenset(
    {"town", "city", "village", "area", "district", "region", "province", "port", "capital"}
)
"""Nouns that take up the place that was named last: "shopkeepers in the town"."""
LOCATING = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "of", "over", "on"})
PLACES = frozenset({"city", "country"})
NAMES = frozenset({"city", "country", "people", "institution", "person", "role", "organisation"})
ELSEWHERE = frozenset({"JRN", "EDU", "BUS", "SOC"})
"""Sectors of bodies that report and remark on countries that are not theirs."""


class Scene:
    """Where the deeds of an article happen, and who acts; a part of the resolver."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver

    # -- the topic and the place

    def topic(self, phrase: Phrase, *, elsewhere: bool = False) -> str | None:
        """Return the country that most sentences with a country name; None where none prevails.

        With ``elsewhere``, another sentence or the dateline must name it too: "protesters pelted the
        Norwegian consulate" does not tell whose protesters they are.
        """
        memory = self.resolver.memory
        named = {(memory.sentence_of[p.head], code) for p in self._named for code in p.countries}
        for mention in memory.mentions:
            if mention.phrase.kind in NAMES:
                sentence = memory.sentence_of[mention.phrase.head]
                named |= {
                    (sentence, e.country) for e in mention.entities if e.country and e.sector not in ELSEWHERE
                }
        named |= {(sentence, code) for sentence, codes in self.places.items() for code in codes}
        counts = Counter(code for _, code in sorted(named))
        for country in (self.resolver.home, self.first):
            if country is not None:
                counts[country] += 1
        if not counts:
            return None
        (country, most), *others = counts.most_common(2)
        leads = country in {self.first, self.resolver.home}
        prevails = most >= SHARE * counts.total() and all(most >= MARGIN * count for _, count in others)
        here = memory.sentence_of[phrase.head] if elsewhere else None
        told = country == self.resolver.home or any(s != here for s, code in named if code == country)
        return country if leads and prevails and told else None

    @property
    def first(self) -> str | None:
        """The country that the article names first, by itself, an organ or a person."""
        told = [(p.head, p.countries[0]) for p in self._named if p.countries]
        for mention in self.resolver.memory.mentions[:3]:
            told += [(mention.phrase.head, e.country) for e in mention.entities[:1] if e.country]
        return min(told, default=(0, None))[1]

    @cached_property
    def _named(self) -> list[Phrase]:
        return [
            phrase
            for phrase in self.resolver.phrases
            if phrase.by_name and phrase.kind in NAMES and phrase.sector not in ELSEWHERE
            if phrase.can_act or phrase.kind == "city"
        ]

    @cached_property
    def places(self) -> dict[int, frozenset[str]]:
        """The countries of the places where things happen, by sentence: "in Lagos", "near Kherson"."""
        doc, memory = self.resolver.doc, self.resolver.memory
        standing = {p.head: p for p in self.resolver.phrases if p.kind in PLACES and p.countries}
        found: dict[int, set[str]] = {}
        for token in doc:
            if token.dep_ != "pobj" or token.head.lower_ not in LOCATING:
                continue
            phrase = standing.get(token.i)
            if phrase is not None and not _is_place(phrase, token.head):
                continue
            country = phrase.countries[0] if phrase is not None else self._country_of(token)
            if phrase is None and country is None and token.lower_ in GENERIC_PLACES:
                country = self._last_place(token, standing)
            if country is not None:
                found.setdefault(memory.sentence_of[token.i], set()).add(country)
        for head, phrase in standing.items():
            if phrase.kind == "city" and not phrase.can_act and doc[head].dep_ in {"dobj", "nsubjpass"}:
                found.setdefault(memory.sentence_of[head], set()).add(phrase.countries[0])
        return {sentence: frozenset(codes) for sentence, codes in found.items()}

    def _last_place(self, token: Token, standing: dict[int, Phrase]) -> str | None:
        """Return the country of the place that "the town" takes up: the last one named, or the capital's."""
        children = list(token.children)
        if any(child.dep_ in {"amod", "poss", "prep", "compound"} for child in children):
            return None
        if not any(child.lower_ == "the" for child in children):
            return None
        if token.lower_ == "capital":
            return self.resolver.home
        for other in reversed(token.doc[: token.i]):
            if other.dep_ == "pobj" and other.tag_ == "NNP" and other.head.lower_ in LOCATING | {"of"}:
                phrase = standing.get(other.i)
                country = phrase.countries[0] if phrase is not None else self._country_of(other)
                if country is not None:
                    return country
        return None

    def _country_of(self, token: Token) -> str | None:
        if token.tag_ not in {"NNP", "NNPS"}:
            return None
        start = token.i
        while start and token.doc[start - 1].tag_ == "NNP" and token.doc[start - 1].head == token:
            start -= 1
        return country_of_place(token.doc[start : token.i + 1].text, self.resolver.named)

    def domestic(self, phrase: Phrase, role: Role) -> bool:
        """Give a bare group ("protesters", "lawmakers") the country where it is, or of the article."""
        words = acting_words().words
        name = fold(phrase.role or "").split()[-1:]
        if any(p.by_name and phrase.start <= p.head < phrase.head for p in self.resolver.phrases):
            return False  # "US-backed rebels" are of a country that the article need not name
        students = role.sector == "EDU" and bool(words["learners"].intersection(name))
        if self.is_of_stranger(phrase):
            return False
        if self.native(phrase, role):
            return True
        if not (phrase.sector in DOMESTIC or role.name in AT_HOME or students):
            return False
        if name == ["people"]:
            return False  # they are nobody in particular
        if words["anybody"].intersection(name):
            return False
        sentence = self.resolver.memory.sentence_of[phrase.head]
        here = self.places.get(sentence, frozenset())
        topic = self.topic(phrase, elsewhere=True) or (self.resolver.home if sentence == 0 else None)
        if role.sector == "LEG":
            topic = self._addressing(phrase) or topic
        several = phrase.plural or role.kind == "body" or bool(words["collectives"].intersection(name))
        place = next(iter(here)) if several and len(here) == 1 and phrase.sector != "MIL" else None
        home = "government" in fold(phrase.role or "").split()
        country = place or topic or (self.first if home else None)
        if country is None or self._is_sent(phrase, country):
            return False
        phrase.countries, phrase.rule = (country,), "scene"
        return True

    def native(self, phrase: Phrase, role: Role) -> bool:
        """Give a person or a body of everyday life the country that the report is filed from and about.

        "A doctor", "Joint Secretary Ana Prueba", "factory owners": not a diplomat or an expert.
        """
        words, name = acting_words().words, fold(phrase.role or "").split()
        if phrase.sector not in LOCAL or role.kind == "equipment":
            return False
        if words["anybody"].intersection(name[-1:]) or name == ["people"]:
            return False
        organ = ORGAN_WORDS.intersection(name) and role.generic and phrase.sector in BRIDGED
        named = phrase.kind == "person" and role.sector in BRIDGED
        spoken_for = phrase.owner is not None and phrase.owner.kind == "role" and phrase.sector not in BRIDGED
        organ = organ or role.name == "unit" or (role.speaks and spoken_for)
        if (role.name in FOREIGN or role.generic or role.needs_country) and not (organ or named):
            return False
        sentence = self.resolver.memory.sentence_of[phrase.head]
        here = self.places.get(sentence, frozenset())
        home = self.resolver.home
        if len(here) == 1 and phrase.sector not in BRIDGED:
            country: str | None = next(iter(here))
        else:
            country = home if home is not None and self.acts_at_home else self.topic(phrase, elsewhere=True)
            if here and country not in here:
                return False
        if country is None or self._is_sent(phrase, country) or self._is_beside_foreigner(phrase, country):
            return False
        phrase.countries, phrase.rule = (country,), "scene"
        return True

    def titled(self, phrase: Phrase) -> bool:
        """Give "Supt. Ana Prueba" the country of the report, and a doctor among doctors his trade."""
        before = self.resolver.doc[max(phrase.start - 1, 0) : phrase.head + 1]
        doctor = any(fold(token.text).rstrip(".") == "dr" for token in before)
        met = any(e.sector == "MED" for m in self.resolver.memory.mentions for e in m.entities)
        if doctor and met and phrase.sector is None:
            phrase.sector = "MED"
        if phrase.sector not in {"MIL", "COP", "MED"} or phrase.countries or phrase.organisation:
            return False
        country = self.resolver.home if self.acts_at_home else self.topic(phrase, elsewhere=True)
        if country is None or self._is_beside_foreigner(phrase, country):
            return False
        phrase.countries, phrase.rule = (country,), "scene"
        return True

    @cached_property
    def acts_at_home(self) -> bool:
        """Whether the country of the dateline is named in the text too, as somebody who acts."""
        home = self.resolver.home
        return any(home in phrase.countries and phrase.can_act for phrase in self._named)

    def _is_beside_foreigner(self, phrase: Phrase, country: str) -> bool:
        """Say whether the sentence has another country's name before the phrase, whose he may be."""
        memory = self.resolver.memory
        return any(
            other.by_name and other.countries and country not in other.countries
            for other, entity in memory.in_sentence(phrase, 0)
            if memory.is_subject(other) and other.head < phrase.head and entity.sector != "JRN"
        )

    def is_of_stranger(self, phrase: Phrase) -> bool:
        """Say whether a role is of a state or place that no table knows: "the president of Norvania"."""
        doc = self.resolver.doc
        if phrase.stop + 1 >= len(doc) or doc[phrase.stop].lower_ not in {"of", "from"}:
            return False
        after = doc[phrase.stop + 1]
        known = any(other.start <= after.i < other.stop for other in self.resolver.phrases)
        return (
            after.tag_ == "NNP" and after.text[0].isupper() and not known and self._country_of(after) is None
        )

    def _addressing(self, phrase: Phrase) -> str | None:
        """Return the country of the organ of state that tells lawmakers something, mostly its own ones."""
        token = self.resolver.doc[phrase.head]
        if token.dep_ not in {"dobj", "dative", "iobj"}:
            return None
        for mention in self.resolver.memory.recent(phrase, 0):
            entity = mention.entities[0]
            head = self.resolver.doc[mention.phrase.head]
            if head.dep_ == "nsubj" and head.head == token.head and entity.sector in BRIDGED:
                return entity.country
        return None

    def _is_sent(self, phrase: Phrase, country: str) -> bool:
        """Say whether somebody of another country fields or hurts the group, so that it may be another's."""
        if phrase.sector not in {"MIL", "COP"}:
            return False
        token = self.resolver.doc[phrase.head]
        if token.dep_ == "nsubj":
            return False
        above = {token.head.lemma_.lower(), token.head.head.lemma_.lower()}
        words = acting_words()
        if not self.resolver.named - {country} and self.resolver.home == country:
            return False  # there is nobody else whose soldiers they might be
        return bool(above & (words.classes["fielding"] | words.words["hurting"]))

    # -- organs

    def bridge(self, phrase: Phrase) -> bool:
        """Give a bare state organ the country that acts in its sentence, or acted in the one before."""
        role = phrase.role_class
        if role is None or not _may_be_state(phrase, role) or self.is_of_stranger(phrase):
            return False
        if role.name == "officer" and phrase.determiner == "definite" and not phrase.countries:
            self.take_force(phrase)
            return bool(phrase.countries)
        if (phrase.plural and role.kind != "body") or phrase.countries or phrase.organisation:
            return False
        office = role.unique or role.speaks or role.name in STATE_OFFICES
        if role.kind == "person" and not office and phrase.body is None:
            return False
        home = self._is_at_home(phrase, role)
        country = (
            self._namesake(phrase)
            or self.capital_beside(self.resolver.doc[phrase.head].head)
            or (self._at_home(phrase) if home else None)
            or self.acting_country(phrase)
            or self.topic(phrase)
            or self.resolver.home
        )
        if country is None:
            return False
        phrase.countries, phrase.rule = (country,), "bridged"
        return True

    def _at_home(self, phrase: Phrase) -> str | None:
        """Return where a mayor or a governing party is at home: here, where the report is from, its topic."""
        here = self.places.get(self.resolver.memory.sentence_of[phrase.head], frozenset())
        if len(here) == 1:
            return next(iter(here))
        if self.resolver.home is not None and self.acts_at_home:
            return self.resolver.home
        return self.topic(phrase) or self.first

    def _is_at_home(self, phrase: Phrase, role: Role) -> bool:
        words = fold(phrase.role or "").split()
        return role.name in AT_HOME or bool(acting_words().words["domestic"].intersection(words))

    def _namesake(self, phrase: Phrase) -> str | None:
        """Return the country of the body taken up: "the department" after "the State Department"."""
        doc = self.resolver.doc
        nouns = {token.lower_ for token in doc[phrase.start : phrase.stop] if token.pos_ == "NOUN"}
        for mention in self.resolver.memory.recent(phrase, NAMESAKE_LOOKBACK):
            for entity in mention.entities:
                words = (entity.name or "").lower().split()
                if len(words) > 1 and {words[0], words[-1]} & nouns and entity.country:
                    return entity.country
        return None

    def _is_topic(self, country: str) -> bool:
        """Say whether an article speaks of a country, and does not merely mention it once among others."""
        memory = self.resolver.memory
        named = [other for other in self.resolver.phrases if other.by_name and other.countries]
        sentences = {memory.sentence_of[other.head] for other in named if country in other.countries}
        if len(sentences) > 1 or {code for other in named for code in other.countries} <= {country}:
            return True
        return any(
            mention.phrase.head in self._opening and any(e.country == country for e in mention.entities)
            for mention in memory.mentions
        )

    @cached_property
    def _opening(self) -> frozenset[int]:
        """The subjects of the main clause of the first sentence, which say what an article is about."""
        sentence = next(self.resolver.doc.sents, None)
        if sentence is None:
            return frozenset()
        return frozenset(child.i for child in sentence.root.children if child.dep_ == "nsubj")

    def acting_country(self, phrase: Phrase) -> str | None:
        """Return the country that acts in the sentence of a phrase, or else in the one before."""
        memory = self.resolver.memory
        said = self._said_by(phrase)
        for back in (0, 1):
            found = [
                (memory.is_subject(other), -abs(other.head - phrase.head), entity.country)
                for other, entity in memory.in_sentence(phrase, back)
                if entity.country and other.can_act and (back == 0 or self._is_topic(entity.country))
                if other.head not in said
            ]
            if found:
                return max(found, key=lambda option: option[:2])[2]
        return None

    def acting_here(self, phrase: Phrase) -> str | None:
        """Return the country that is the subject of a main clause before a phrase in its sentence."""
        memory = self.resolver.memory
        for other, entity in memory.in_sentence(phrase, 0):
            if entity.is_polity and memory.is_subject(other) and other.head < phrase.head:
                return entity.country
        return None

    def _said_by(self, phrase: Phrase) -> frozenset[int]:
        """Return the tokens that the subject of a verb of speech says: of others, mostly."""
        head = self.resolver.doc[phrase.head]
        if head.dep_ != "nsubj":
            return frozenset()
        return frozenset(t.i for child in head.head.children if child.dep_ == "ccomp" for t in child.subtree)

    # -- places and senders beside the role

    def take_place(self, phrase: Phrase, *, organ: bool) -> None:
        """Give a bare organ the capital where it speaks, and soldiers whoever sends them.

        "The foreign ministry said in Brasilia"; "Brazil is sending 60 soldiers".
        """
        role = phrase.role_class
        verb = self.resolver.doc[phrase.head].head
        country = None
        if organ:
            country = self.capital_beside(verb)
        elif role is not None and role.sector in {"MIL", "COP"} and role.kind != "body":
            country = self._sender(phrase, self._sending(phrase, verb))
        if country is not None:
            phrase.countries, phrase.rule = (country,), "bridged"

    def _sending(self, phrase: Phrase, verb: Token) -> Token | None:
        """Return the verb of sending that soldiers are the object of, through "the deployment of"."""
        fielding = acting_words().classes["fielding"]
        token = self.resolver.doc[phrase.head]
        # "sent 60 soldiers to train": the parse may make them the subject of "train"
        raised = token.dep_ == "nsubj" and verb.dep_ in {"ccomp", "xcomp"}
        if raised:
            verb = verb.head
        elif token.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in {"deployment", "dispatch"}:
            return verb.head.head if verb.head.dep_ == "dobj" else None
        elif token.dep_ not in {"dobj", "nsubj"}:
            return None
        return verb if verb.lemma_.lower() in fielding or verb.lemma_ == "have" else None

    def _sender(self, phrase: Phrase, verb: Token | None) -> str | None:
        if verb is None:
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
            subject = verb.head
        for mention in self.resolver.memory.recent(phrase, 0):
            if subject is not None and mention.phrase.head == subject.i and len(mention.entities) == 1:
                return mention.entities[0].country
        return None

    def capital_beside(self, verb: Token) -> str | None:
        """Return the country of the capital in which a verb's subject speaks."""
        for child in verb.children:
            if child.lower_ == "in":
                for place in child.children:
                    for other in self.resolver.phrases:
                        if other.head == place.i and other.kind == "city" and other.countries:
                            return other.countries[0]
        return None

    def take_force(self, phrase: Phrase, country: str | None = None) -> None:
        """Give bare "officers" the country and sector of the police or army named just before."""
        lookback = FORCE_LOOKBACK if phrase.plural or country is not None else 1
        for mention in self.resolver.memory.recent(phrase, lookback):
            entity = mention.entities[0]
            if not self._is_force(entity) or (country is not None and entity.country != country):
                continue
            assert entity.country is not None
            phrase.countries, phrase.sector, phrase.rule = (entity.country,), entity.sector, "bridged"
            return

    def _is_force(self, entity: Entity) -> bool:
        return entity.sector in {"COP", "MIL"} and entity.country is not None and entity.kind != "person"


def _may_be_state(phrase: Phrase, role: Role) -> bool:
    """Say whether a role is one of a state's organs: a ministry, and also its oil company."""
    words = fold(phrase.role or "").split()
    if role.name == "company":
        return phrase.determiner == "definite" and bool({"state", "national"}.intersection(words))
    return phrase.sector in BRIDGED and (not role.needs_country or role.name in AT_HOME)


def _is_place(phrase: Phrase, preposition: Token) -> bool:
    """Say whether a name after a preposition is where something is: not the country in "people of Norway"."""
    return not phrase.can_act and (preposition.lower_ != "of" or phrase.kind == "city")
