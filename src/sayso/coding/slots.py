"""Slots: where a role's filler stands, seen from the head of its cue.

==================  =============================================================================
``subject``         logical subject (:func:`sayso.coding.syntax.subjects`)
``object``          logical object
``bearer``          of whom a noun or adjective is said ("X is an ally", "X, an ally", "X as an ally")
``poss``            possessor ("X's ally", "its ally") and "whose"
``demonym``         name before a noun ("the Norwegian ally")
``dative``          indirect object ("gave X weapons", "gave weapons to X")
``recipient``       the first of two direct objects, as a parse has them ("brings it prestige")
``compound``        any noun before a noun ("gas dependence")
``names``           all names before a noun ("the Sino-Russian treaty", "US-China ties")
``prep:of``         inside a prepositional phrase; several words as in ``prep:in return for``
``complement``      what stands after a cue that is a preposition or ends in one
``clause``          a clause that depends on the cue ("that ...")
``clausal-subject`` a clause that is the subject ("whether ... is open")
``infinitive``      an infinitive that depends on the cue ("to ...")
``gerund``          a gerund that depends on the cue
``attribute``       what stands after "is" ("the aim is victory")
``noun``            the noun that an adjective stands before
``adjective``       an adjective before a noun
``qualified``       the verb or adjective that an adverb qualifies
``governor``        the verb or noun that a prepositional or purpose cue modifies
``head``            the word that the cue depends on
``predicate``       the verb of the clause that the cue stands in
``main``            the verb of the main clause that a participle stands beside
``apposed``         an apposition deep in a phrase, where a parse has lost a second object
``last``            the last word of the cue
``self``            the cue itself
==================  =============================================================================

Slots chain with a dot: ``object.poss`` is the possessor of the object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.syntax import bearers, coordinated, objects, oblique, subjects
from sayso.coding.syntax.arguments import is_demonym
from sayso.coding.syntax.phrases import is_verbal

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

PRENOMINAL = frozenset({"amod", "compound", "nmod"})


def fill(head: Token, slot: str, cue: tuple[Token, ...] = ()) -> list[Token]:
    """Return the tokens that stand in a slot of ``head``; ``cue`` are the tokens of the cue."""
    current = [head]
    for step in slot.split("."):
        current = [found for token in current for found in _step(token, step, cue)]
    return [token for token in current if token not in cue or slot in {"self", "last"}]


def _step(token: Token, step: str, cue: tuple[Token, ...]) -> list[Token]:
    if step.startswith("prep:"):
        return oblique(token, *step.removeprefix("prep:").split("|"))
    try:
        return SLOTS[step](token, cue)
    except KeyError:
        raise ValueError(f"unknown slot {step!r}") from None


def _possessors(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    owners = [child for child in token.children if child.dep_ == "poss"]
    if not owners and token.dep_ in PRENOMINAL:
        owners = [child for child in token.head.children if child.dep_ == "poss" and child.i < token.i]
    found: list[Token] = []
    for owner in owners:
        found += subjects(token) if owner.tag_ == "WP$" else coordinated(owner)
    return found


def _demonyms(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    return [found for child in token.children if is_demonym(child) for found in coordinated(child)]


def _compounds(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    return [
        found
        for child in token.children
        if child.dep_ in {"compound", "nmod", "amod"} and child.pos_ in {"NOUN", "PROPN"}
        for found in coordinated(child)
    ]


def _datives(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "dative":
            heads = [other for other in child.children if other.dep_ == "pobj"] or [child]
            found += [conjunct for head in heads for conjunct in coordinated(head)]
    return found


def _recipients(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    held = [child for child in token.children if child.dep_ == "dobj"]
    return coordinated(held[0]) if len(held) > 1 else []


def _names(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    first = token.left_edge.i
    return [
        other
        for other in token.doc[first : token.i]
        if other.text[:1].isupper() and not other.is_stop and not _is_maker(other)
    ]


def _is_maker(name: Token) -> bool:
    """Say whether a name only tells who made the thing: "the US-brokered treaty"."""
    after = name.doc[name.i + 1 : name.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].tag_ in {"VBN", "VBD", "VBG"}


def _complement(token: Token, cue: tuple[Token, ...]) -> list[Token]:
    last = cue[-1] if cue and token in cue else token
    heads = [child for child in last.children if child.dep_ in {"pobj", "pcomp", "dobj", "xcomp", "ccomp"}]
    if not heads and last.dep_ in {"mark", "aux"}:
        heads = [last.head]
    return [found for head in heads for found in coordinated(head)]


def _clauses(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    return [
        child
        for child in _dependents_of_predicate(token)
        if child.dep_ in {"ccomp", "acl", "advcl", "relcl"} and child.i > token.i and is_verbal(child)
    ]


def _infinitives(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    return [
        child
        for child in _dependents_of_predicate(token)
        if child.dep_ in {"xcomp", "acl", "advcl", "ccomp"}
        and child.i > token.i
        and any(part.lower_ == "to" for part in child.children)
    ]


def _dependents_of_predicate(token: Token) -> list[Token]:
    """Return the dependents of a word and, of a predicative adjective or noun, those of its verb."""
    shared = list(token.head.children) if token.dep_ in {"acomp", "attr"} else []
    return [*token.children, *shared]


def _gerunds(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    return [
        child
        for child in token.children
        if child.dep_ in {"xcomp", "pcomp", "advcl", "acl"} and child.tag_ == "VBG"
    ]


def _attributes(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    return [found for child in token.children if child.dep_ == "attr" for found in coordinated(child)]


def _head(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    return [token.head] if token.head != token else []


def _main(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    beside = token.dep_ == "advcl" and token.tag_ in {"VBG", "VBN"} and not _own_subject(token)
    return [token.head] if beside else []


def _own_subject(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)


def _apposed(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    return [
        found
        for found in token.subtree
        if found.dep_ == "appos"
        and found.left_edge.i > 0
        and (found.doc[found.left_edge.i - 1].pos_ != "PUNCT" or _is_owned(found))
    ]


def _is_owned(noun: Token) -> bool:
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)


def _predicate(token: Token, _cue: tuple[Token, ...]) -> list[Token]:
    node = token
    while node.head != node:
        node = node.head
        if is_verbal(node):
            return [node]
    return [node] if node != token else []


SLOTS: dict[str, Callable[[Token, tuple[Token, ...]], list[Token]]] = {
    "subject": lambda token, _: subjects(token),
    "object": lambda token, _: objects(token),
    "bearer": lambda token, _: bearers(token),
    "poss": _possessors,
    "demonym": _demonyms,
    "dative": _datives,
    "compound": _compounds,
    "recipient": _recipients,
    "names": _names,
    "complement": _complement,
    "clause": _clauses,
    "infinitive": _infinitives,
    "clausal-subject": lambda token, _: [child for child in token.children if child.dep_.startswith("csubj")],
    "gerund": _gerunds,
    "head": _head,
    "governor": lambda token, cue: _head(token.head if token.dep_ in {"mark", "aux"} else token, cue),
    "predicate": _predicate,
    "main": _main,
    "apposed": _apposed,
    "attribute": _attributes,
    "noun": lambda token, _: [token.head] if token.dep_ == "amod" else [],
    "adverb": lambda token, _: [child for child in token.children if child.dep_ in {"advmod", "prt"}],
    "adjective": lambda token, _: [child for child in token.children if child.dep_ == "amod"],
    "qualified": lambda token, _: [token.head] if token.dep_ in {"advmod", "npadvmod"} else [],
    "last": lambda token, cue: [cue[-1]] if cue else [token],
    "self": lambda token, _: [token],
}
