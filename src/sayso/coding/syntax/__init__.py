"""Grammar over a dependency parse: arguments, phrases and realis of a predicate; pure functions of tokens.

Labels are those of spaCy's English pipelines (CLEAR style: nsubj, dobj, agent, pobj, xcomp, relcl ...).
"""

from sayso.coding.syntax.arguments import (
    bearers,
    is_passive,
    light_verb,
    objects,
    oblique,
    subjects,
    surface_subjects,
)
from sayso.coding.syntax.phrases import coordinated, lemma, phrase
from sayso.coding.syntax.realis import condition, modals, negated, realis

__all__ = [
    "bearers",
    "condition",
    "coordinated",
    "is_passive",
    "lemma",
    "light_verb",
    "modals",
    "negated",
    "objects",
    "oblique",
    "phrase",
    "realis",
    "subjects",
    "surface_subjects",
]
