"""The logical arguments of a predicate, whatever its form: active, passive, relative, controlled, nominal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.syntax.phrases import coordinated, first_conjunct, is_clausal, is_nominal, is_verbal, lemma
from sayso.knowledge.frames import word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
NAMES = frozenset({"NORP", "GPE", "ORG", "LOC", "PERSON", "FAC"})
TO_OBJECT = frozenset({"of", "from", "into", "against"})


def subjects(predicate: Token) -> list[Token]:
    """Return the heads of the logical subjects: who does what the predicate tells, in text order.

    Active subject, "by" agent of a passive, antecedent of a relative pronoun, controller of an
    infinitive or participle, shared subject of coordinated verbs; of a noun its possessor, "by" phrase,
    demonym ("the Russian invasion"), light verb's subject ("X carried out an attack").
    """
    if is_clausal(predicate):
        return agents(predicate) if is_passive(predicate) else surface_subjects(predicate)
    if is_nominal(predicate):
        return _nominal_subjects(predicate)
    return surface_subjects(predicate)


def objects(predicate: Token) -> list[Token]:
    """Return the heads of the logical objects: direct object, passive subject, dative; of a noun "of X"."""
    if is_clausal(predicate):
        return _verbal_objects(predicate)
    if is_nominal(predicate):
        return _nominal_objects(predicate)
    return []


def oblique(predicate: Token, *prepositions: str) -> list[Token]:
    """Return the heads inside prepositional phrases of the predicate ("with", "out of", "in return for").

    Where the predicate has none itself, those of its object are taken, or of the verb whose object it
    is: the attachment of prepositional phrases is the weakest point of every parser.
    """
    for site in _attachment_sites(predicate):
        found = [
            conjunct
            for preposition in prepositions
            for head in _chain(site, preposition.split())
            for conjunct in coordinated(head)
        ]
        if found:
            return sorted(set(found), key=lambda token: token.i)
    return []


def bearers(predicate: Token) -> list[Token]:
    """Return the heads of whom a noun or adjective is said: "X is N", "X, N", "N X", "X as N"."""
    if (pair := _misjoined_pair(predicate)) is not None:
        return pair
    noun = first_conjunct(predicate)
    head = noun.head
    own = [child for child in noun.children if child.dep_ == "nsubj"]
    if own and not is_verbal(noun):
        return surface_subjects(noun)
    if noun.dep_ in {"attr", "acomp", "oprd"} and noun != head:
        named = objects(head) if lemma(head) in word_class("naming verbs") else []
        return named or surface_subjects(head)
    if noun.dep_ == "nsubj" and lemma(head) == "be":
        return [found for child in head.children if child.dep_ == "attr" for found in coordinated(child)]
    if noun.dep_ == "appos":
        return coordinated(head)
    appositions = [
        child for child in noun.children if child.dep_ == "appos" and child.pos_ in {"PROPN", "NOUN", "PRON"}
    ]
    if appositions:
        return [conjunct for child in appositions for conjunct in coordinated(child)]
    if noun.dep_ == "compound" or noun.dep_ == "nmod":
        return [head]
    if noun.dep_ == "pobj" and head.lower_ == "as":
        return _borne_by_as(head)
    if noun.dep_ == "amod":
        return [head]
    return []


def _misjoined_pair(noun: Token) -> list[Token] | None:
    """Return A and B of "A and B, C's allies", where the parse joins A with the allies."""
    if noun.dep_ != "conj" or noun.head.pos_ != "PROPN" or noun.pos_ != "NOUN":
        return None
    names = [
        child
        for child in noun.children
        if child.dep_ in {"nmod", "compound"} and child.pos_ == "PROPN" and child.nbor(1).text == ","
    ]
    return [*coordinated(noun.head)[:1], *names] if names else None


def surface_subjects(predicate: Token) -> list[Token]:
    """Return the heads of the grammatical subjects, found through relatives, control and coordination."""
    return _surface(predicate, 0)


def agents(predicate: Token) -> list[Token]:
    """Return the heads of the "by" phrases of a passive."""
    found = [
        conjunct
        for child in predicate.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for grandchild in child.children
        if grandchild.dep_ == "pobj"
        for conjunct in coordinated(grandchild)
    ]
    if not found and predicate.dep_ == "conj" and is_passive(predicate.head):
        return agents(predicate.head)
    return found


def is_passive(verb: Token) -> bool:
    """Say whether the verb is passive, reduced forms ("troops sent by X", "asked by X") included."""
    dependents = {child.dep_ for child in verb.children}
    if dependents & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if verb.tag_ != "VBN" or "aux" in dependents or "nsubj" in dependents:
        return False
    if verb.dep_ in {"acl", "advcl", "amod", "relcl", "pcomp"}:
        return "dobj" not in dependents or "agent" in dependents
    return verb.dep_ == "conj" and is_verbal(verb.head) and is_passive(verb.head)


def light_verb(noun: Token) -> Token | None:
    """Return the verb that lends an eventive noun its arguments ("carried out an attack"), or none."""
    noun = first_conjunct(noun)
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.lower_ in {"in", "into"}:
        verb = noun.head.head
        return verb if lemma(verb) in {"engage", "enter", "join", "participate"} else None
    if noun.dep_ not in {"dobj", "nsubjpass"} or not is_verbal(verb):
        return _reduced_light_verb(noun)
    particle = "".join(f" {child.lower_}" for child in verb.children if child.dep_ == "prt")
    return verb if lemma(verb) + particle in word_class("light verbs") else None


def _reduced_light_verb(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and is_passive(child) and lemma(child) in word_class("light verbs"):
            return child
    return None


def _surface(predicate: Token, depth: int) -> list[Token]:
    if depth > 12:
        return []
    own = [child for child in predicate.children if child.dep_ in SUBJECTS]
    if own:
        return [conjunct for child in own for conjunct in _resolved(child, predicate)]
    head = predicate.head
    if head == predicate:
        return []
    if any(child.dep_.startswith("csubj") for child in predicate.children):
        return []
    if predicate.dep_ == "conj":
        return _surface(_coordinated_with(predicate), depth + 1)
    if predicate.dep_ in {"ccomp", "advcl"} and _is_finite(predicate):
        return []
    if predicate.dep_ in {"acl", "relcl"} and is_nominal(head):
        return _of_reduced_relative(predicate, head, depth)
    if predicate.dep_ in {"xcomp", "ccomp", "acomp", "attr", "oprd", "prt", "dep"}:
        return _controller(predicate, head, depth)
    if predicate.dep_ == "advcl" and (addressed := _addressed(predicate, head)):
        return addressed
    if predicate.dep_ == "advcl":
        nearest = _nearest_clause(predicate)
        return _surface(nearest, depth + 1) if not is_nominal(head) else subjects(head)
    if predicate.dep_ == "pcomp":
        return _of_gerund(head, depth)
    return []


def is_miscoordinated(verb: Token) -> bool:
    """Say whether a verb in the past tense was coordinated with a participle or infinitive.

    "Accused him of having fled and called for his resignation": it goes with a finite verb farther up.
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or not is_verbal(head) or head.tag_ == "VBD":
        return False
    auxiliaries = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.lower_ in {"had", "has", "have"} for child in auxiliaries):
        return head.dep_ == "ccomp" and not any(child.dep_ in SUBJECTS for child in verb.children)
    return all(child.lower_ in {"having", "to", "being"} for child in auxiliaries) and (
        bool(auxiliaries) or head.tag_ in {"VBG", "VB"}
    )


def _coordinated_with(verb: Token) -> Token:
    """Return the verb that another is coordinated with: a finite one where the parse cannot be right."""
    head = verb.head
    if not is_miscoordinated(verb):
        return head
    node = head
    while node.head != node:
        node = node.head
        if is_verbal(node) and _is_finite(node):
            return node
    return head


def _nearest_clause(gerund: Token) -> Token:
    """Return the verb that a participle of result hangs on: that of the clause which ends right before it."""
    head = gerund.head
    if gerund.tag_ != "VBG" or lemma(gerund) not in word_class("result gerunds"):
        return head
    end = gerund.left_edge.i - 1
    while end > head.i and gerund.doc[end].is_punct:
        end -= 1
    node = gerund.doc[end]
    while node != head and node.head != node:
        if is_verbal(node) and node.dep_ in {"advcl", "ccomp", "conj", "relcl"} and _is_finite(node):
            return node
        node = node.head
    return head


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBD"} or any(child.tag_ in {"MD", "VBZ", "VBD"} for child in verb.children)


def _resolved(subject: Token, predicate: Token) -> list[Token]:
    """Replace a relative pronoun by its antecedent and expand coordination."""
    if subject.tag_ in RELATIVE_TAGS or (subject.lower_ == "that" and subject.tag_ != "DT"):
        clause = first_conjunct(predicate)
        while clause.dep_ in {"xcomp", "ccomp"}:
            clause = clause.head
        if clause.dep_ == "relcl":
            return coordinated(clause.head) if clause.head.dep_ != "conj" else [clause.head]
    return coordinated(subject)


def _of_reduced_relative(predicate: Token, noun: Token, depth: int) -> list[Token]:
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in predicate.children)
    if not infinitive:
        return coordinated(noun)
    owners = _nominal_subjects(noun)
    if owners:
        return owners
    if noun.dep_ in {"dobj", "attr"} and is_verbal(noun.head):
        return _surface(noun.head, depth + 1)
    return []


def _controller(predicate: Token, head: Token, depth: int) -> list[Token]:
    if is_nominal(head):
        return _nominal_subjects(head)
    if predicate.dep_ in {"xcomp", "ccomp", "oprd"} and lemma(head) not in word_class(
        "subject control verbs"
    ):
        direct = [child for child in head.children if child.dep_ in {"dobj", "dative"} and is_nominal(child)]
        if direct:
            return [conjunct for child in direct[:1] for conjunct in coordinated(child)]
    addressed = _addressed(predicate, head)
    return addressed or _surface(head, depth + 1)


def _addressed(infinitive: Token, verb: Token) -> list[Token]:
    """Return whom a verb asks by way of a preposition: "appealed to Norway to free them"."""
    for child in verb.children:
        if child.dep_ == "prep" and f"{lemma(verb)} {child.lower_}" in word_class("prepositional control"):
            return [conjunct for head in _complements(child) for conjunct in coordinated(head)]
    return []


def _of_gerund(preposition: Token, depth: int) -> list[Token]:
    governor = preposition.head
    while governor.dep_ in {"prep", "agent"} and governor.head != governor:
        governor = governor.head
    if is_nominal(governor):
        owners = _nominal_subjects(governor)
        if owners:
            return owners
        if governor.dep_ in {"dobj", "pobj"} and lemma(governor.head) not in word_class("light verbs"):
            return coordinated(governor)
        return _surface(governor.head, depth + 1)
    if preposition.lower_ in TO_OBJECT or (
        preposition.lower_ in {"for", "over"} and lemma(governor) in word_class("judging verbs")
    ):
        held = _verbal_objects(governor)
        if held:
            return held
    return _surface(governor, depth + 1)


def _verbal_objects(verb: Token) -> list[Token]:
    if is_passive(verb):
        return surface_subjects(verb)
    own = [child for child in verb.children if child.dep_ == "dobj"]
    own += [child for child in verb.children if child.dep_ == "dative" and is_nominal(child)]
    if lemma(verb) in word_class("object control verbs"):
        own += [
            subject
            for clause in verb.children
            if clause.dep_ in {"ccomp", "xcomp"}
            for subject in clause.children
            if subject.dep_ in SUBJECTS and subject.i > verb.i
        ]
    found = [conjunct for child in own for conjunct in _relative_object(child, verb)]
    found += [head for child in verb.children if child.dep_ == "dative" for head in _complements(child)]
    return found or _gap(verb) or _shared_objects(verb)


def _relative_object(token: Token, verb: Token) -> list[Token]:
    if token.tag_ in RELATIVE_TAGS and verb.dep_ == "relcl":
        return coordinated(verb.head)
    return coordinated(token)


def _gap(verb: Token) -> list[Token]:
    """Return the antecedent of a relative clause without object: "the troops that Norway sent"."""
    clause = verb
    while clause.dep_ == "xcomp":
        clause = clause.head
    if clause.dep_ != "relcl" or not is_nominal(clause.head):
        return []
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    if subject is None or subject.tag_ in RELATIVE_TAGS or subject.lower_ == "that":
        return []
    stranded = any(child.dep_ == "prep" and not list(child.children) for child in verb.children)
    fronted = any(child.dep_ == "prep" and child.i < subject.i for child in clause.children)
    adverb = any(child.tag_ == "WRB" for child in clause.children)
    intransitive = any(child.dep_ in {"ccomp", "attr", "acomp"} for child in verb.children)
    return [] if stranded or fronted or adverb or intransitive else coordinated(clause.head)


def _shared_objects(verb: Token) -> list[Token]:
    """Return the object that coordinated verbs share: "seized and searched the ship"."""
    for child in verb.children:
        if child.dep_ != "conj" or not is_verbal(child) or child.i - verb.i > 3:
            continue
        if not any(grandchild.dep_ in SUBJECTS for grandchild in child.children):
            return [
                conjunct
                for grandchild in child.children
                if grandchild.dep_ == "dobj"
                for conjunct in coordinated(grandchild)
            ]
    return []


def _nominal_subjects(noun: Token) -> list[Token]:
    by = list(_chain(noun, ["by"]))
    if by:
        return _expanded(by)
    owners = [child for child in noun.children if child.dep_ == "poss" and child.tag_ not in RELATIVE_TAGS]
    whose = [child for child in noun.children if child.dep_ == "poss" and child.tag_ in RELATIVE_TAGS]
    if owners:
        return _expanded(owners)
    if whose:
        return _antecedent_of_whose(noun)
    verb = light_verb(noun)
    if verb is not None:
        lent = subjects(verb)
        if lent:
            return lent
    named = [child for child in noun.children if is_demonym(child)]
    if named:
        return _expanded(named)
    both = list(_chain(noun, ["between"]))
    if both:
        return _expanded(both)
    if lemma(noun) in word_class("nouns whose of-phrase is the subject"):
        return _expanded(_chain(noun, ["of"]))
    if lemma(noun) in word_class("nouns whose from-phrase is the subject"):
        return _expanded(_chain(noun, ["from"]))
    return _blamed(noun)


def _blamed(noun: Token) -> list[Token]:
    """Return who is blamed for a deed or accused of it: "blamed the army for the attack"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in {"for", "of"} or not is_verbal(preposition.head):
        return []
    judge = preposition.head
    return _verbal_objects(judge) if lemma(judge) in word_class("judging verbs") else []


def _nominal_objects(noun: Token) -> list[Token]:
    if lemma(noun) in word_class("nouns whose of-phrase is the subject"):
        return []
    found = _expanded(_chain(noun, ["of"]))
    if not found and list(_chain(noun, ["by"])):
        return _expanded(child for child in noun.children if child.dep_ == "poss")
    return found


def _antecedent_of_whose(noun: Token) -> list[Token]:
    clause = noun
    while clause.dep_ != "relcl" and clause.head != clause:
        clause = clause.head
    return [clause.head] if clause.dep_ == "relcl" else []


def is_demonym(token: Token) -> bool:
    """Say whether a modifier names a people, state or body ("Russian", "EU", "NATO")."""
    if token.dep_ not in {"amod", "compound", "nmod"}:
        return False
    return token.ent_type_ in NAMES or (token.pos_ == "PROPN") or (token.text[:1].isupper() and token.i > 0)


def _borne_by_as(preposition: Token) -> list[Token]:
    governor = preposition.head
    if is_nominal(governor):
        return _nominal_subjects(governor) or coordinated(governor)
    for held in _verbal_objects(governor):
        return [owner for owner in held.children if owner.dep_ == "poss"] or [held]
    return _surface(governor, 0)


def _attachment_sites(predicate: Token) -> Iterator[Token]:
    yield predicate
    if is_verbal(predicate):
        for child in predicate.children:
            if child.dep_ in {"dobj", "attr", "acomp", "prt", "oprd", "advmod", "nsubjpass"}:
                yield child
        return
    if predicate.dep_ in {"dobj", "attr", "acomp", "nsubjpass"}:
        yield predicate.head
    for preposition in predicate.children:
        if preposition.dep_ in {"prep", "agent"}:
            yield from _complements(preposition)


def _chain(site: Token, words: list[str]) -> Iterator[Token]:
    """Yield the complements at the end of a chain of prepositions that starts at ``site``."""
    nodes = [child for child in site.children if child.lower_ == words[0] and child.dep_ != "aux"]
    nodes += [
        child
        for node in nodes
        for child in node.children
        if child.dep_ == "conj" and child.lower_ == words[0]
    ]
    for word in words[1:]:
        nodes = [child for node in nodes for child in node.children if child.lower_ == word]
    for node in nodes:
        yield from _complements(node)


def _complements(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            if child.tag_ in RELATIVE_TAGS and first_conjunct(preposition.head).dep_ == "relcl":
                yield first_conjunct(preposition.head).head
            else:
                yield child


def _expanded(tokens: Iterable[Token]) -> list[Token]:
    return [conjunct for token in tokens for conjunct in coordinated(token)]
