"""Pronouns and anaphors to their antecedents, by agreement and salience.

After the last sieves of Lee et al. (2013), "Deterministic coreference resolution based on entity-centric,
precision-ranked rules": the nearest antecedent that agrees in number, gender and kind, subjects first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.coding.actors.entities import Entity
from sayso.coding.actors.memory import SUBJECTS, Memory, Mention
from sayso.coding.actors.phrases import Phrase
from sayso.coding.actors.pronouns import pronoun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.knowledge.acting import Anaphor

Entities = tuple[Entity, ...]

ASKING = frozenset({"ask", "question", "press", "quiz"})
"""Verbs of a question that is put to the speaker."""
FIGHTING = frozenset({"MIL", "GOV"})
"""Sectors of those by whose deeds a state is in an article."""
RECIPROCAL = frozenset({"other", "another"})
OWN_CLAUSE = 8.0
"""How much more present the subject of its own clause is to "his" and "its"."""
OWN_SENTENCE = 3.0
"""How much more present to "his" and "its" is who stands in the same sentence."""


def resolve_pronoun(memory: Memory, phrase: Phrase, excluded: Entities = ()) -> Entities:
    """Return whom a pronoun stands for, none of ``excluded``; nobody where no antecedent agrees."""
    token = memory.doc[phrase.head]
    if token.tag_ == "WP$":
        return _head_of_relative(memory, token)
    if _is_thing(token):
        return ()
    partner = _first_of_pair(memory, phrase)
    if partner is not None:
        return partner
    options = [
        mention
        for mention in (*memory.near(phrase), *(memory.groups if phrase.plural else ()))
        if mention.phrase.head < phrase.head
        and not any(entity in excluded for entity in mention.entities)
        and memory.sentences_back(phrase, mention.phrase) <= 3
        and not memory.is_apart(phrase, mention.phrase)
        and _agrees(phrase, mention)
        and not _is_local(memory, phrase, mention.phrase)
        and not _is_asked_about(memory, phrase, mention.phrase)
    ]
    if not options:
        return ()
    subject = clause_subject(token) if token.tag_ == "PRP$" or token.lower_.endswith("self") else None
    best = max(
        options,
        key=lambda mention: (
            memory.salience(mention.phrase, phrase)
            + 0.001 * len(mention.entities)
            + (OWN_CLAUSE if subject is not None and mention.phrase.head == subject.i else 0.0)
            + (
                OWN_SENTENCE
                if token.tag_ == "PRP$" and not memory.sentences_back(phrase, mention.phrase)
                else 0.0
            )
        ),
    )
    entities: Entities = best.entities
    if phrase.gender and len(entities) == 1 and entities[0].is_person:
        entities[0].gender = entities[0].gender or phrase.gender
    return entities


def _head_of_relative(memory: Memory, token: Token) -> Entities:
    """Return whom "whose" stands for: the noun that its clause modifies."""
    clause = token.head
    while clause.dep_ not in {"relcl", "ROOT", "acl"} and clause.head.i != clause.i:
        clause = clause.head
    nearest = next((m for m in reversed(memory.mentions) if m.phrase.head < token.i), None)
    for mention in reversed(memory.mentions):
        if clause.dep_ in {"relcl", "acl"} and mention.phrase.start <= clause.head.i < mention.phrase.stop:
            return mention.entities
    before = memory.doc[token.i - 1].i if token.i else 0
    return nearest.entities if nearest is not None and before - nearest.phrase.stop <= 0 else ()


def _first_of_pair(memory: Memory, phrase: Phrase) -> Entities | None:
    """Return Prueba for the "her" of "Prueba and her counterpart"."""
    noun = memory.doc[phrase.head].head
    if memory.doc[phrase.head].tag_ != "PRP$" or noun.dep_ not in {"conj", "appos"}:
        return None
    while noun.dep_ in {"conj", "appos"} and noun.head.i < noun.i:
        noun = noun.head
        for mention in reversed(memory.mentions):
            if mention.phrase.start <= noun.i < mention.phrase.stop and _agrees(phrase, mention):
                return mention.entities
    return None


def clause_subject(token: Token) -> Token | None:
    """Return the subject of the clause that a token stands in, through control ("urged X to stop its")."""
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is not None and subject.i < token.i:
        return subject
    if verb.dep_ == "xcomp":
        objects = [child for child in verb.head.children if child.dep_ in {"dobj", "iobj", "dative"}]
        subjects = [child for child in verb.head.children if child.dep_ in SUBJECTS]
        return next((child for child in (*objects, *subjects) if child.i < token.i), None)
    return None


def _is_thing(token: Token) -> bool:
    """Say whether "it" is an object, and so mostly a matter and no actor: "called it a crime"."""
    if token.lower_ != "it":
        return False
    called = token.head.dep_ == "ccomp" and token.head.head.lemma_ in {"call", "consider", "find", "deem"}
    return token.dep_ == "dobj" or (token.dep_ == "nsubj" and called)


def _agrees(phrase: Phrase, mention: Mention) -> bool:
    entities = mention.entities
    if phrase.plural:
        fighters = entities[0].kind == "organisation" and entities[0].sector not in {"IGO", "NGO"}
        return len(entities) > 1 or entities[0].plural or fighters
    if len(entities) > 1:
        return False
    entity = entities[0]
    if phrase.gender:
        return _gender(mention) in {None, phrase.gender} and _is_person(mention)
    return (
        entity.is_body and not entity.plural and (mention.phrase.can_act or mention.phrase.kind == "pronoun")
    )


def _is_person(mention: Mention) -> bool:
    """Say whether a mention is of a person: also "a Kremlin spokesman", who counts as the Kremlin."""
    role = mention.phrase.role_class
    speaker = role is not None and role.kind == "person" and not mention.phrase.plural
    return mention.entities[0].is_person or speaker or mention.phrase.gender is not None


def _gender(mention: Mention) -> str | None:
    entity = mention.entities[0]
    return entity.gender if entity.is_person else mention.phrase.gender


def _is_local(memory: Memory, phrase: Phrase, other: Phrase) -> bool:
    """Say whether both are arguments of one verb, so that they cannot be the same ("X told him")."""
    pronoun, noun = memory.doc[phrase.head], memory.doc[other.head]
    if pronoun.tag_ != "PRP" or pronoun.lower_.endswith(("self", "selves")):
        return False
    if pronoun.dep_ in SUBJECTS and pronoun.head.dep_ != "parataxis":
        return False
    verbs = {pronoun.head, pronoun.head.head} if pronoun.head.pos_ in {"ADP", "SCONJ"} else {pronoun.head}
    if pronoun.head.dep_ == "parataxis" and noun.head == pronoun.head.head:
        return True  # "Prueba, he added, had left": somebody else adds it
    return noun.head in verbs


def _is_asked_about(memory: Memory, phrase: Phrase, other: Phrase) -> bool:
    """Say whether a phrase is only in the question: "Asked whether Prueba would speak, he replied"."""
    token, noun = memory.doc[phrase.head], memory.doc[other.head]
    if token.dep_ not in SUBJECTS or noun.sent != token.sent:
        return False
    asked = (child for child in token.head.children if child.dep_ in {"advcl", "acl"} and child.i < token.i)
    return any(child.lemma_ in ASKING and noun in child.subtree for child in asked)


def cataphor(doc: Doc, phrase: Phrase, phrases: list[Phrase]) -> Phrase | None:
    """Return the later subject that a pronoun in a fronted clause stands for.

    "Asked about his letter, Prueba said".
    """
    if not phrase.gender:
        return None
    clause = doc[phrase.head]
    while clause.dep_ not in {"advcl", "ROOT"} and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "advcl" or clause.head.i < clause.i or any(c.dep_ == "nsubj" for c in clause.children):
        return None
    return _later_subject(clause, phrases)


def speaker_after(doc: Doc, phrase: Phrase, phrases: list[Phrase]) -> Phrase | None:
    """Return the later speaker of the words that a pronoun stands in ("He was ready, Prueba said")."""
    if not phrase.gender:
        return None
    clause = doc[phrase.head]
    while clause.dep_ not in {"ccomp", "parataxis", "ROOT"} and clause.head.i != clause.i:
        clause = clause.head
    return _later_subject(clause, phrases) if clause.head.i > clause.i else None


def quoted_speaker(doc: Doc, phrase: Phrase, phrases: list[Phrase]) -> Phrase | None:
    """Return who says the quotation that a pronoun stands in ("He did right," Prueba said)."""
    if not phrase.gender:
        return None
    token = doc[phrase.head]
    quotes = [other.text for other in doc[token.sent.start : token.i] if other.text in {'"', "“", "”"}]
    clause = token
    while clause.dep_ not in {"ccomp", "parataxis", "ROOT"} and clause.head.i != clause.i:
        clause = clause.head
    if not quotes or quotes[-1] == "”" or len(quotes) % 2 == 0 or clause.head.i <= clause.i:
        return None
    return _later_subject(clause, phrases)


def _later_subject(clause: Token, phrases: list[Phrase]) -> Phrase | None:
    """Return the person who is the subject of the verb over a clause and stands after the clause."""
    subjects = [child.i for child in clause.head.children if child.dep_ in SUBJECTS and child.i > clause.i]
    for other in phrases:
        role = other.role_class
        person = other.kind == "person" or (role is not None and role.kind == "person" and not other.plural)
        if other.head in subjects and person:
            return other
    return None


def resolve_anaphor(memory: Memory, phrase: Phrase, named: frozenset[str]) -> Entities:
    """Return whom an anaphor stands for. ``named`` are the countries that the article names."""
    anaphor = phrase.anaphor
    if anaphor is None:
        return ()
    if anaphor.refers == "countries":
        number = 3 if "three" in anaphor.name else 2
        if number == 2 and "side" not in anaphor.name and memory.doc[phrase.head].lower_ not in RECIPROCAL:
            pair = protagonists(memory, phrase)
            if pair:
                return pair
        return last_two(memory, phrase, _is_party if "side" in anaphor.name else _is_state, number)
    if anaphor.refers == "latter":
        return _latter(memory, phrase)
    if anaphor.refers == "leader":
        return _leader(memory, phrase)
    if anaphor.refers == "other country":
        return _other_country(memory, phrase)
    if anaphor.refers == "persons":
        return last_two(
            memory, phrase, lambda entity: entity.is_person and bool(entity.name or entity.country)
        )
    if anaphor.refers == "partner":
        return _partner(memory, phrase, named)
    for mention in _by_presence(memory, phrase):
        for entity in mention.entities if len(mention.entities) == 1 else ():
            if anaphor.refers == "group" and (
                entity.group in anaphor.groups
                or _is_service(entity, anaphor)
                or _is_called_so(entity, phrase, memory)
            ):
                return (entity,)
            nation = entity.kind == "people" or _is_state(entity)
            if anaphor.refers == "country" and nation and mention.phrase.kind != "pronoun":
                return (entity,)
    return ()


def protagonists(memory: Memory, phrase: Phrase) -> Entities:
    """Return the two states that an article is about so far, where both are clearly more than mentioned.

    The sentence before may name two others together: then "both countries" are these.
    """
    told: dict[str, set[int]] = {}
    first: dict[str, Entity] = {}
    for mention in memory.mentions:
        if mention.phrase.head >= phrase.head or mention.phrase.kind == "pronoun":
            continue
        for entity in mention.entities:
            if entity.country and (_is_state(entity) or entity.sector in FIGHTING):
                told.setdefault(entity.country, set()).add(memory.sentence_of[mention.phrase.head])
                if entity.is_polity:
                    first.setdefault(entity.country, entity)
    ranked = sorted(told, key=lambda country: -len(told[country]))
    if len(ranked) < 3 or any(country not in first for country in ranked[:2]):
        return ()
    one, two, *others = ranked
    if len(told[two]) < 2 or len(told[two]) <= len(told[others[0]]):
        return ()
    for group in memory.groups:
        near = _distinct([entity for entity in group.entities if _is_state(entity)])
        countries = {entity.country for entity in near}
        acts = group.phrase.can_act and len(near) == 2 and countries != {one, two}
        if acts and 0 <= memory.sentences_back(phrase, group.phrase) <= 1:
            return ()
    pair = (first[one], first[two])
    return pair if min(told[one]) < min(told[two]) else _in_order(memory, pair)


def _in_order(memory: Memory, pair: Entities) -> Entities:
    """Return entities in the order in which the article names them."""
    return tuple(sorted(pair, key=lambda entity: min((phrase.head for phrase in entity.phrases), default=0)))


def _latter(memory: Memory, phrase: Phrase) -> Entities:
    """Return who was named last, in the sentence before or in this one: a person after a person."""
    for mention in memory.recent(phrase, 1):
        subject = memory.is_subject(mention.phrase) and memory.sentence_of[mention.phrase.head] > 0
        if mention.phrase.kind in {"pronoun", "anaphor"} or len(mention.entities) != 1:
            continue
        if mention.phrase.can_act and not (subject and len(list(memory.recent(phrase, 1))) < 2):
            return mention.entities
    return ()


def _leader(memory: Memory, phrase: Phrase) -> Entities:
    """Return the last named person who holds an office that one person holds."""
    for mention in memory.recent(phrase, 8):
        for entity in mention.entities:
            if entity.is_person and entity.sector == "GOV" and entity.role_class and entity.role_class.unique:
                return (entity,)
    return ()


def _other_country(memory: Memory, phrase: Phrase) -> Entities:
    """Return the country that "its neighbour" stands for: the last one that is not the owner's."""
    owners = resolve_pronoun(memory, pronoun(memory.doc[phrase.start]))
    own = owners[0].country if owners else None
    for mention in memory.recent(phrase, 12):
        for entity in mention.entities:
            if own and entity.country not in {None, own} and (_is_state(entity) or entity.kind == "people"):
                return (entity,)
    return ()


def _is_service(entity: Entity, anaphor: Anaphor) -> bool:
    served = entity.is_body or (anaphor.name == "force" and entity.plural)
    return served and entity.sector in anaphor.sectors


def _is_called_so(entity: Entity, phrase: Phrase, memory: Memory) -> bool:
    """Say whether an anaphor repeats the noun of a body or a group: "the union" after "a trade union"."""
    noun = memory.doc[phrase.head].lower_
    words = (entity.role or "").lower().split()
    return words[-1:] == [noun] and (entity.is_body or entity.plural)


def own_country(memory: Memory, phrase: Phrase) -> str | None:
    """Return the country of whoever "his country" belongs to."""
    owners = resolve_pronoun(memory, pronoun(memory.doc[phrase.start]))
    return owners[0].country if owners else None


def _by_presence(memory: Memory, phrase: Phrase) -> list[Mention]:
    """Return the earlier mentions, sentence by sentence backwards, those that act first."""
    return sorted(
        (mention for mention in memory.mentions if mention.phrase.head < phrase.start),
        key=lambda mention: (
            memory.sentences_back(phrase, mention.phrase),
            not mention.phrase.can_act,
            not memory.is_subject(mention.phrase),
            -mention.phrase.head,
        ),
    )


def last_two(memory: Memory, phrase: Phrase, fits: Callable[[Entity], bool], number: int = 2) -> Entities:
    """Return the last two that fit, or three: some named together if near, else the nearest ones."""
    for group in reversed(memory.groups):
        if _is_subject_of(memory, phrase, group.phrase):
            continue
        pair = _distinct([entity for entity in group.entities if fits(entity)])
        if len(pair) == number and 0 <= memory.sentences_back(phrase, group.phrase) <= number:
            return pair
    found: list[Entity] = []
    for mention in memory.recent(phrase, 12):
        if mention.phrase.shadow and fits is _is_party:
            continue
        if not _is_subject_of(memory, phrase, mention.phrase):
            found += [entity for entity in reversed(mention.entities) if fits(entity)]
        pair = _distinct(found)
        if len(pair) >= number:
            return pair[:number][::-1]
    return ()


def _is_state(entity: Entity) -> bool:
    """Say whether an entity is a country or speaks for one."""
    return entity.is_polity or (entity.sector == "GOV" and entity.country is not None and not entity.plural)


def _is_party(entity: Entity) -> bool:
    """Say whether an entity may be a side in a quarrel: a state, or an armed group."""
    fights = entity.sector in {"REB", "MIL", "PRM"} and not entity.is_person
    return _is_state(entity) or (
        fights and (entity.is_body or entity.plural or entity.kind == "organisation")
    )


def _is_subject_of(memory: Memory, phrase: Phrase, other: Phrase) -> bool:
    """Say whether another phrase does something to this one: "Norway urged both sides" is no side."""
    reciprocal = memory.doc[phrase.head].lower_ in {"other", "another"}
    if reciprocal or memory.sentence_of[phrase.head] != memory.sentence_of[other.head]:
        return False
    here, there = memory.doc[phrase.head], memory.doc[other.head]
    while there.dep_ == "conj" and there.head.i != there.i:
        there = there.head
    above = {ancestor.i for ancestor in here.ancestors if ancestor.pos_ in {"VERB", "AUX"}}
    return there.dep_ in SUBJECTS and here.dep_ in {"dobj", "pobj"} and there.head.i in above


def _distinct(entities: list[Entity]) -> Entities:
    """Return the entities that differ; two organs of one country do not, as countries go."""
    found: list[Entity] = []
    for entity in entities:
        same = any(other is entity or _is_one_state(other, entity) for other in found)
        if not same:
            found.append(entity)
    return tuple(found)


def _is_one_state(one: Entity, other: Entity) -> bool:
    persons = one.is_person and other.is_person
    return one.country == other.country and not persons and _is_state(one) and _is_state(other)


def _partner(memory: Memory, phrase: Phrase, named: frozenset[str]) -> Entities:
    anaphor = phrase.anaphor
    assert anaphor is not None
    if anaphor.partner not in named or anaphor.beside not in named:
        return ()
    for mention in memory.mentions:
        for entity in mention.entities:
            if entity.country == anaphor.partner and entity.kind == "country":
                return (entity,)
    return ()
