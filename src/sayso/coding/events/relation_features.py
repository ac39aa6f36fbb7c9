"""What the relation model sees of a sentence with two marked spans: names of features, all binary or weights.

Features are strings with a value in [0, 1]: what the rules say (``relation_rules``), the lemmas at, around
and under the governing predicate, and the make-up of the two spans.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.coding.events.relation_rules import Parties, Trigger, position_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV", "AUX"})


def relation_features(doc: Doc, where: Parties, found: list[Trigger]) -> dict[str, float]:
    """Return the features of the relation between two spans of a parsed sentence."""
    features: dict[str, float] = {"bias": 1.0}
    features |= _from_rules(found)
    features |= dict.fromkeys(_from_lemmas(doc, where), 1.0)
    features |= dict.fromkeys(_from_governor(doc[where.governor]), 1.0)
    features |= dict.fromkeys(_from_spans(doc, where), 1.0)
    return features


def _from_rules(found: list[Trigger]) -> dict[str, float]:
    features: dict[str, float] = {}
    for trigger in found:
        for name in (f"root={trigger.root}", f"bare={trigger.bare}"):
            features[name] = max(features.get(name, 0.0), trigger.weight)
        features[f"root@{trigger.position}={trigger.root}"] = 1.0
        for operator in trigger.operators:
            if trigger.position not in ("elsewhere", "inside"):
                features[f"turn={operator}"] = 1.0
                features[f"turn={operator}:{trigger.bare}"] = 1.0
    if found:
        features[f"first={found[0].root}"] = 1.0
        features[f"entry={found[0].entry}"] = 1.0
    return features


def _from_lemmas(doc: Doc, where: Parties) -> Iterator[str]:
    inside = where.source | where.target
    for token in doc:
        if token.i in inside or token.pos_ not in CONTENT or token.ent_type_ in ("GPE", "DATE", "PERSON"):
            continue
        lemma, position = token.lemma_.lower(), position_of(token, where)
        yield f"word={lemma}"
        if position != "elsewhere":
            yield f"word@{position}={lemma}"
            yield f"near={lemma}"


def _from_governor(governor: Token) -> Iterator[str]:
    lemma = governor.lemma_.lower()
    yield f"governor={lemma}"
    yield f"tag={governor.tag_}"
    for child in governor.children:
        if child.dep_ in ("prep", "prt", "agent"):
            yield f"governor+prep={lemma}+{child.lemma_.lower()}"
            yield f"prep={child.lemma_.lower()}"
        elif child.dep_ in ("dobj", "xcomp", "ccomp", "attr", "acomp", "nsubjpass"):
            yield f"governor+{child.dep_}={lemma}+{child.lemma_.lower()}"
            yield f"object={child.lemma_.lower()}"
            yield f"has={child.dep_}"
        elif child.dep_ in ("neg", "aux", "auxpass"):
            yield f"aux={child.lower_}"


def _from_spans(doc: Doc, where: Parties) -> Iterator[str]:
    for name, span in (("source", where.source), ("target", where.target)):
        tokens = [doc[index] for index in sorted(span)]
        if not tokens:
            yield f"{name}=none"
            continue
        head = doc[min(span) : max(span) + 1].root
        yield f"{name}.role={head.dep_}"
        yield f"{name}.type={head.ent_type_ or head.pos_}"
        # Head nouns only: names and nationalities must not decide what somebody is said to have done.
        yield from (f"{name}.word={t.lemma_.lower()}" for t in tokens if t.pos_ == "NOUN" and not t.ent_type_)
    if where.target and where.source:
        yield "order=source first" if min(where.source) < min(where.target) else "order=target first"
