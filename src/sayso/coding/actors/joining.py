"""Appositions: a role and a name side by side are one phrase ("Uruguay's president, Ana Prueba")."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.coding.actors.phrases import Phrase
from sayso.knowledge.acting import acting_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

BODIES = frozenset({"country", "city", "organisation", "institution", "people"})
KIN = frozenset({"relatives", "companion", "rival", "predecessor"})
"""Classes that say who somebody is to somebody else, and no office."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


def join_appositions(doc: Doc, phrases: list[Phrase]) -> list[Phrase]:
    """Return the phrases with each role and the name beside it made one, in text order."""
    joined: list[Phrase] = []
    for phrase in phrases:
        before = _before(joined, phrase)
        if (
            before is not None
            and _is_role_of_person(before)
            and phrase.kind == "person"
            and _apposed(doc, before, phrase)
        ):
            _merge(before, name=phrase, role=before)
        elif (
            before is not None
            and _is_name(before)
            and _is_role_of_person(phrase)
            and _apposed(doc, before, phrase)
        ):
            _merge(before, name=before, role=phrase)
        elif _is_one_of(doc, joined, phrase):
            _number_among(joined[-1], phrase)
            joined.append(phrase)
        elif described := next((other for other in joined[-3:] if _describes(doc, other, phrase)), None):
            _describe(described, phrase)
        else:
            joined.append(phrase)
    _share_countries(doc, joined)
    _give_bodies(doc, joined)
    return joined


def _give_bodies(doc: Doc, phrases: list[Phrase]) -> None:
    """Read whose body a person leads or sits on: "Ana Prueba, who heads the council"."""
    for person in phrases:
        if person.kind != "person" or person.countries or person.organisation or person.owner:
            continue
        for verb in (child for token in doc[person.start : person.stop] for child in token.children):
            if verb.dep_ != "relcl" or verb.lemma_.lower() not in acting_words().words["belonging"]:
                continue
            objects = [child for child in verb.children if child.dep_ == "dobj"]
            objects += [inner for child in verb.children if child.dep_ == "prep" for inner in child.children]
            person.owner = next((body for body in phrases for o in objects if _is_body(body, o.i)), None)


def _is_body(phrase: Phrase, head: int) -> bool:
    if phrase.head != head:
        return False
    role = phrase.role_class
    return phrase.kind in {"organisation", "institution"} or (role is not None and role.kind == "body")


def _share_countries(doc: Doc, phrases: list[Phrase]) -> None:
    """Give both roles the country of "Norway's king and queen", of "the king and the queen of Norway"."""
    for first, second in pairwise(phrases):
        if first.kind != "role" or second.kind != "role" or doc[first.stop : second.start].text != "and":
            continue
        shares = first.possessor is not None or (first.plural and second.plural)
        if first.countries and not second.countries and second.determiner == "bare" and shares:
            second.countries, second.by_name, second.determiner = first.countries, True, "definite"
        elif second.countries and not first.countries and second.stop > second.head + 1:
            first.countries, first.by_name = second.countries, True


def _before(joined: list[Phrase], phrase: Phrase) -> Phrase | None:
    """Return the phrase that ends just before another begins, with a comma between at most."""
    near = [other for other in joined[-3:] if 0 <= phrase.start - other.stop <= 1]
    return max(near, key=lambda other: other.stop - other.start, default=None)


def _is_role_of_person(phrase: Phrase) -> bool:
    return (
        phrase.kind == "role"
        and not phrase.plural
        and phrase.role_class is not None
        and phrase.role_class.kind in {"person", "group"}
    )


def _is_name(phrase: Phrase) -> bool:
    return phrase.kind == "person" and phrase.role_class is None


def _apposed(doc: Doc, first: Phrase, second: Phrase) -> bool:
    """Say whether the second phrase stands in apposition to the first."""
    if doc[first.stop - 1].sent != doc[second.start].sent:
        return False
    gap = doc[first.stop : second.start].text
    if gap not in {"", ","}:
        return False
    head = doc[second.head]
    if head.dep_ == "appos" and first.start <= head.head.i < first.stop:
        return True
    if gap == "":
        return head.dep_ not in SUBJECTS or doc[first.head].dep_ in {
            "compound",
            "nmod",
            "appos",
            "dep",
            "amod",
        }
    closes = second.stop < len(doc) and doc[second.stop].text in {",", ".", ";", ")", "-", "–", "—"}
    if not closes or (
        doc[second.head].dep_ in {"conj"} | SUBJECTS and doc[first.head].dep_ not in SUBJECTS | {"appos"}
    ):
        return False
    return doc[first.head].dep_ in SUBJECTS | {"pobj", "dobj", "appos", "conj"} and not _opens_list(
        doc, second
    )


def _opens_list(doc: Doc, phrase: Phrase) -> bool:
    """Say whether a list goes on after the phrase: "the ministers, Ana Prueba and others"."""
    return any(child.dep_ in {"cc", "conj"} for child in doc[phrase.head].children)


def _merge(target: Phrase, *, name: Phrase, role: Phrase) -> None:
    """Make of a name and a role one person; what the role tells comes first.

    Of "his son, Prime Minister Ole Eksempel", the office does.
    """
    if name.role_class is not None and role.role_class is not None and role.role_class.name in KIN:
        name, role = (
            replace(name, owner=role.owner, possessive=role.possessive, start=role.start),
            replace(name, owner=role.owner, possessive=role.possessive),
        )
    start, stop = min(name.start, role.start), max(name.stop, role.stop)
    countries = role.countries or name.countries
    values = {
        "role": role.role,
        "role_class": role.role_class,
        "sector": role.sector or name.sector,
        "organisation": role.organisation or name.organisation,
        "owner": role.owner or name.owner,
        "possessive": role.possessive if role.possessive is not None else name.possessive,
        "gender": name.gender or role.gender,
        "name": name.name,
        "reading": name.reading,
        "determiner": role.determiner,
        "by_name": role.by_name or name.by_name,
        "former": role.former,
        "kind": "person",
        "rule": "name and role side by side",
    }
    for field, value in values.items():
        setattr(target, field, value)
    target.start, target.stop, target.countries = start, stop, countries


def _is_one_of(doc: Doc, joined: list[Phrase], phrase: Phrase) -> bool:
    """Say whether a name stands before ", one of the lawmakers"."""
    if not joined or joined[-1].kind != "person" or phrase.kind != "role" or not phrase.plural:
        return False
    return doc[joined[-1].stop : phrase.start].text.lower() == ", one of" and joined[-1].role_class is None


def _number_among(name: Phrase, group: Phrase) -> None:
    """Give a person the role and sector of the group that he is one of."""
    name.role_class, name.role = group.role_class, group.role_class.name if group.role_class else None
    name.sector, name.countries, name.organisation = group.sector, group.countries, group.organisation
    name.by_name = bool(group.countries)
    name.owner = group


def _describes(doc: Doc, first: Phrase, second: Phrase) -> bool:
    """Say whether a role only describes the body before it: "M23, a rebel group", "Norway, the host"."""
    body = first.kind in BODIES or (first.role_class is not None and first.role_class.kind != "person")
    head = doc[second.head]
    return (
        body
        and second.kind == "role"
        and head.dep_ == "appos"
        and first.start <= head.head.i < first.stop
        and second.role_class is not None
        and second.role_class.kind != "person"
    )


def _describe(first: Phrase, second: Phrase) -> None:
    if first.organisation is None or first.countries:
        first.countries = first.countries or second.countries
    first.sector = first.sector or second.sector
