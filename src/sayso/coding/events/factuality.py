"""How certain it is, by the words alone, that what a predicate tells of happened: from -3 to 3.

Rules over a dependency parse, in the way of TruthTeller (Lotan et al., 2013) and of Stanovsky et al. (2017),
whose scale this is: 3 happened for certain, 0 nothing is said, -3 did not happen for certain. The value of a
predicate follows from its own clause (negation, modal verb, tense, mood) and from the words that govern
the clause, whose classes are data in ``knowledge/factuality.toml``. Works on spaCy tokens and on any tokens
of the same shape, with the labels of either CLEAR or Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, Protocol

from sayso.knowledge.factuality import factuality_lexicon

Effect = Literal["same", "reverse", "keep"] | float

DEPTH = 8
"""How many governing words are followed; parses of real text nest less deep."""
VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl", "nsubj:pass")
AUXILIARIES = ("aux", "auxpass", "aux:pass", "cop")
NEGATIONS = ("not", "n't", "n’t", "never", "nor", "neither", "nt")
EMPTY = ("nobody", "none", "nothing", "no-one")
FUTURE = ("will", "shall", "'ll", "’ll", "wo")
DUTY = ("should", "must", "ought")
ABILITY = ("can", "ca")
WOULD = ("would", "'d", "’d")
FOCUS = ("only", "just", "merely", "simply", "because")
CLAUSES = ("ccomp", "xcomp", "acl", "advcl", "relcl", "acl:relcl", "pcomp", "csubj", "csubjpass")


class Node(Protocol):
    """A token of a dependency parse, as spaCy has it. The root is its own head."""

    @property
    def i(self) -> int:
        """Place in the sentence."""

    @property
    def text(self) -> str:
        """The word as written."""

    @property
    def lemma_(self) -> str:
        """The base form."""

    @property
    def tag_(self) -> str:
        """The Penn Treebank tag."""

    @property
    def dep_(self) -> str:
        """The relation to the head."""

    @property
    def head(self) -> Node:
        """The governing token."""

    @property
    def children(self) -> Iterable[Node]:
        """The governed tokens, in order."""


def factuality(predicate: Node) -> float:
    """Return how certain it is that the predicate's event happened, in [-3, 3]."""
    return max(-3.0, min(3.0, _value(predicate, 0)))


def _value(node: Node, depth: int) -> float:
    if depth > DEPTH:
        return _known("fact")
    verbal = node.tag_ in VERBS or _has_copula(node)
    if not verbal and _is_negated(node):
        return _known("counterfact")
    own = _clause(node, depth) if verbal else _noun(node, depth)
    if any(child.text.lower() in factuality_lexicon().approximators for child in node.children):
        return _known("counterfact")
    if _is_negated(node):
        return _negate(own)
    return own


def _negate(value: float) -> float:
    """Turn what would be a fact into a counterfact; what is open stays open, a little less likely."""
    if value >= _known("present"):
        return _known("counterfact")
    return -value if value > 1.0 or value < -2.0 else min(value, 0.0) - 0.5


def _clause(node: Node, depth: int) -> float:
    """Return the value of a verbal predicate before its own negation."""
    mark = _mark(node)
    if mark is not None:
        return mark
    modal = _modal(node)
    if modal is not None:
        return min(modal, _governed(node, depth, modal))
    if _is_infinitive(node):
        return _infinitive(node, depth)
    if _shares_clause(node):
        head = node.head
        return _clause(head, depth + 1) if head.tag_ in VERBS or _has_copula(head) else _known("fact")
    preposition = _preposition(node)
    if preposition is not None:
        return _after_preposition(node, preposition, depth)
    tensed = _tensed(node)
    if tensed is None:
        return _untensed(node, depth)
    if tensed < _known("fact") and _has_condition(node):
        return min(tensed, _known("unreal"))
    if _is_question(node):
        return min(tensed, _known("question"))
    if tensed <= _known("present") and node.dep_ == "advcl" and node.head.i != node.i:
        # The present tense after "when" or "before" speaks of the time of the main clause.
        return min(tensed, _value(node.head, depth + 1))
    return _governed(node, depth, tensed)


def _preposition(node: Node) -> str | None:
    """Return the preposition before a gerund, wherever the scheme of the parse hangs it."""
    if node.tag_ != "VBG" or any(child.dep_ in AUXILIARIES for child in node.children):
        return None
    if node.dep_ == "pcomp":
        return node.head.text.lower()
    marks = (child.text.lower() for child in node.children if child.dep_ in ("mark", "case"))
    return next((word for word in marks if word not in ("that", "because")), None)


def _after_preposition(node: Node, preposition: str, depth: int) -> float:
    """Return the value of a gerund after a preposition."""
    words = factuality_lexicon()
    if preposition in _marks():
        return _marks()[preposition]
    if preposition == "before":
        return _known("fact") if _value(_over(node), depth + 1) >= _known("present") else _known("unreal")
    if preposition in words.simultaneous:
        return (
            _known("fact") if node.head.i == node.i else min(_known("fact"), _value(_over(node), depth + 1))
        )
    effect = _effect(_over(node), infinitive=False)
    if effect is None:
        return _known("gerund")
    return _apply(effect, node, _over(node), depth, _known("fact"), infinitive=False)


def _over(node: Node) -> Node:
    """Return the word that governs a gerund, past its preposition."""
    return node.head.head if node.dep_ == "pcomp" else node.head


def _modal(node: Node) -> float | None:
    """Return the value that the clause's modal verb gives, if it has one."""
    for child in node.children:
        if child.tag_ != "MD":
            continue
        word = child.text.lower()
        name = (
            "future" if word in FUTURE else "duty" if word in DUTY else "ability" if word in ABILITY else ""
        )
        if not name:
            name = "possibility" if word not in WOULD else "future" if _is_reported_past(node) else "unreal"
        return _known(name)
    return None


def _is_reported_past(node: Node) -> bool:
    """Say whether a clause is reported in the past tense, where "would" is the future of that time."""
    node = _first_conjunct(node)
    return node.dep_ in ("ccomp", "acl") and node.head.tag_ in ("VBD", "VBN", "NN")


def _tensed(node: Node) -> float | None:
    """Return the value by tense, or nothing for a clause that has none of its own."""
    auxiliaries = [child for child in node.children if child.dep_ in AUXILIARIES]
    tags = [node.tag_, *(child.tag_ for child in auxiliaries)]
    if "VBD" in tags or any(child.lemma_.lower() == "have" for child in auxiliaries):
        return _known("fact")
    if "VBZ" in tags or "VBP" in tags:
        return _known("fact") if node.tag_ == "VBN" else _known("present")
    return None


def _untensed(node: Node, depth: int) -> float:
    """Return the value of a participle or a bare verb without auxiliaries."""
    if node.tag_ == "VB":
        if node.dep_ in CLAUSES:
            return _governed(node, depth, _known("infinitive"))
        # A headline's present tense ("Stocks plunge") is often tagged as a bare verb.
        subject = any(child.dep_ == "nsubj" and child.tag_ != "PRP" for child in node.children)
        return _known("present") if subject else _known("imperative")
    if node.dep_ in CLAUSES:
        return _governed(node, depth, _known("fact"))
    if node.dep_.lower() == "root" and node.tag_ == "VBN":
        return _known("fact")
    return _known("present")


def _infinitive(node: Node, depth: int) -> float:
    perfect = any(child.lemma_.lower() == "have" and child.dep_ == "aux" for child in node.children)
    if perfect:
        return _governed(node, depth, _known("present"))
    if node.dep_ in ("advcl", "xcomp") and node.head.lemma_.lower() in factuality_lexicon().resulting:
        return _value(node.head, depth + 1)
    if node.dep_ == "advcl":
        return _known("purpose")
    if node.dep_ == "conj" and node.head.tag_ in VERBS:
        return _clause(node.head, depth + 1)
    return _governed(node, depth, _known("infinitive"), infinitive=True)


def _governed(node: Node, depth: int, own: float, *, infinitive: bool = False) -> float:
    """Return a clause's value after the words that govern it."""
    node = _first_conjunct(node)
    if node.dep_ not in CLAUSES or node.dep_ in ("advcl", "relcl", "acl:relcl"):
        return own
    governor = node.head
    if node.dep_ == "pcomp":
        governor = governor.head
    if infinitive and governor.text.lower() in ("going", "gon", "got", "gotta"):
        return _known("duty" if governor.text.lower().startswith("got") else "future")
    effect = _effect(governor, infinitive=infinitive)
    if effect is None:
        return own
    return _apply(effect, node, governor, depth, own, infinitive=infinitive)


def _apply(effect: Effect, node: Node, governor: Node, depth: int, own: float, *, infinitive: bool) -> float:
    if isinstance(effect, float):
        return min(own, effect) if not infinitive else effect
    if effect == "keep":
        return own
    outer = _value(governor, depth + 1)
    if effect == "same":
        return outer if infinitive else min(own, outer)
    if _tensed(node) is not None and governor.lemma_.lower() not in factuality_lexicon().disbelief:
        return own
    return _known("counterfact") if outer > 1.0 else _known("fact") if outer < -1.5 else _known("unreal")


def _effect(governor: Node, *, infinitive: bool) -> Effect | None:
    """Return what a governing word does to an infinitive, or to a clause or gerund."""
    readings = _effects().get(governor.lemma_.lower(), ())
    order = ("wish", "plan", "negative implicative", "implicative", "opinion", "factive", "reporting")
    if not infinitive:
        order = ("factive", "reporting", "opinion", "negative implicative", "implicative", "wish", "plan")
    found = dict(readings)
    return next((found[name] for name in order if name in found), None)


def _noun(node: Node, depth: int) -> float:
    """Return the value of an eventive noun or adjective: a fact, unless what governs it says otherwise."""
    node = _first_conjunct(node)
    head = node.head
    if head.i == node.i or depth >= DEPTH:
        return _known("fact")
    if head.tag_ in VERBS and node.dep_ in (
        "dobj",
        "obj",
        "nsubjpass",
        "nsubj:pass",
        "attr",
        "acomp",
        "prt",
        "nsubj",
    ):
        return _under_verb(node, head, depth)
    if node.dep_ in ("pobj", "compound", "amod"):
        return _under_noun(head.head if head.tag_ in ("IN", "TO") else head)
    return _known("fact")


def _under_verb(node: Node, head: Node, depth: int) -> float:
    """Return the value of a noun beside a verb: only what it does to its object, or says happened, tells."""
    if node.dep_ in ("attr", "acomp", "prt") or head.lemma_.lower() in factuality_lexicon().happening:
        return _value(head, depth + 1)
    if node.dep_ == "nsubj":
        return _known("fact")
    effect = _effect(head, infinitive=True)
    if effect == "reverse":
        return _known("unreal")
    if isinstance(effect, float) and effect < 1.0:
        return max(effect, 0.0) + 1.0
    return _known("fact")


def _under_noun(governor: Node) -> float:
    classes = dict(_effects().get(governor.lemma_.lower(), ()))
    return 1.5 if "wish" in classes or "plan" in classes else _known("fact")


def _is_negated(node: Node) -> bool:
    for child in node.children:
        if child.dep_ == "neg" or child.text.lower() in NEGATIONS:
            return not _is_focus(node, child)
        if child.dep_ in ("det", "neg") and child.text.lower() == "no":
            return True
        if child.dep_ in SUBJECTS and _is_empty(child):
            return True
    return False


def _is_focus(node: Node, negation: Node) -> bool:
    """Say whether "not" belongs to "not only", which leaves the predicate true."""
    nearby = [*node.children, *negation.children, negation.head]
    return any(word.i == negation.i + 1 and word.text.lower() in FOCUS for word in nearby)


def _is_empty(argument: Node) -> bool:
    if argument.text.lower() in EMPTY:
        return True
    return any(child.text.lower() == "no" and child.dep_ in ("det", "neg") for child in argument.children)


def _mark(node: Node) -> float | None:
    """Return the value that a word such as "if" gives to the clause it opens."""
    for child in node.children:
        if child.dep_ == "mark" and child.text.lower() in _marks():
            return _marks()[child.text.lower()]
    return None


def _has_condition(node: Node) -> bool:
    """Say whether an "if" clause hangs on a predicate."""
    return any(
        child.dep_ == "advcl" and any(word.text.lower() in ("if", "unless") for word in child.children)
        for child in node.children
    )


def _is_infinitive(node: Node) -> bool:
    return node.tag_ == "VB" and any(child.tag_ == "TO" for child in node.children)


def _is_question(node: Node) -> bool:
    """Say whether the predicate heads a yes-no question."""
    if node.dep_.lower() != "root" or not any(child.text == "?" for child in node.children):
        return False
    first = min((child.i for child in node.children), default=node.i)
    return any(child.i == first and child.dep_ in AUXILIARIES for child in node.children)


def _shares_clause(node: Node) -> bool:
    """Say whether a conjunct takes tense and mood from the first."""
    if node.dep_ != "conj" or node.tag_ in ("VBD", "VBZ", "VBP"):
        return False
    return not any(child.dep_ in (*SUBJECTS, *AUXILIARIES) for child in node.children)


def _first_conjunct(node: Node) -> Node:
    for _ in range(DEPTH):
        if node.dep_ != "conj":
            break
        node = node.head
    return node


def _has_copula(node: Node) -> bool:
    return any(child.dep_ == "cop" for child in node.children)


def _known(name: str) -> float:
    return factuality_lexicon().values[name]


@lru_cache(maxsize=1)
def _marks() -> dict[str, float]:
    return {lemma: mark.value for mark in factuality_lexicon().mark for lemma in mark.lemmas}


@lru_cache(maxsize=1)
def _effects() -> dict[str, tuple[tuple[str, Effect], ...]]:
    """Map a governing lemma to its readings: class name and effect."""
    readings: dict[str, list[tuple[str, Effect]]] = {}
    for governor in factuality_lexicon().governor:
        for lemma in sorted(governor.lemmas):
            readings.setdefault(lemma, []).append((governor.name, governor.effect))
    return {lemma: tuple(found) for lemma, found in readings.items()}
