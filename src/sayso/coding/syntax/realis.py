"""The realis of a predicate: occurred, ongoing, planned, hypothetical or negated, as the grammar puts it.

It is the proposition before anybody's stance: "X denied that Y sent troops" leaves "sent" occurred.
Classes of embedding words come from ``knowledge/syntax.toml``; they follow the implicative classes of
Karttunen (1971) as FactBank (Sauri and Pustejovsky, 2009) uses them for event factuality.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.syntax.arguments import light_verb
from sayso.coding.syntax.phrases import first_conjunct, is_nominal, is_verbal, lemma
from sayso.knowledge.frames import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.records import Realis

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "nothing"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "gon"})
POSSIBILITY = frozenset({"may", "might", "could", "can", "ca", "would", "'d", "should", "must", "ought"})
LETTING = frozenset({"let", "make", "help"})
BE = frozenset({"be", "'s", "’s"})


def realis(predicate: Token) -> Realis:
    """Return the realis of a verb, eventive noun or adjective at this place in the text."""
    return _realis(predicate, 0)


def negated(predicate: Token) -> bool:
    """Say whether the predicate is negated in its own clause: "not", "never", "no X was", "failed to"."""
    return _realis(predicate, 0) == "negated"


def modals(predicate: Token) -> frozenset[str]:
    """Return the modal verbs of the predicate's clause in lower case, those of a shared clause included."""
    found = frozenset(child.lower_ for child in predicate.children if child.tag_ == "MD")
    if not found and predicate.dep_ == "conj" and not _has_own_tense(predicate):
        return modals(predicate.head)
    return found


def condition(predicate: Token) -> tuple[int, int] | None:
    """Return the token range of the words after "if" or "unless" that the predicate hangs on, or none."""
    node = predicate
    for _ in range(8):
        for child in node.children:
            mark = _mark(child)
            if child.dep_ == "advcl" and mark is not None and mark.lower_ in {"if", "unless"}:
                return _clause_range(child, mark)
            if child.dep_ == "advcl" and _is_inverted(child):
                return _clause_range(child, child.left_edge)
        if node.dep_ in {"xcomp", "conj", "acomp", "attr", "dobj", "pobj", "prep", "nsubj", "advcl", "ccomp"}:
            node = node.head
        else:
            break
    return None


def _is_inverted(clause: Token) -> bool:
    """Say whether a clause is a condition by word order: "should X send troops", "were X to withdraw"."""
    first = clause.left_edge
    return first.dep_ == "aux" and first.head == clause and first.lower_ in {"should", "had", "were"}


def _is_condition(clause: Token) -> bool:
    mark = _mark(clause)
    if mark is not None and mark.lower_ in {"if", "unless"}:
        return True
    return clause.dep_ == "advcl" and _is_inverted(clause)


def _clause_range(clause: Token, mark: Token) -> tuple[int, int]:
    stop = clause.right_edge.i + 1
    while stop - 1 > clause.i and clause.doc[stop - 1].is_punct:
        stop -= 1
    return mark.i + 1, stop


def _realis(predicate: Token, depth: int) -> Realis:
    if depth > 12:
        return "occurred"
    if is_verbal(predicate) or _has_copula(predicate):
        return _verbal(predicate, depth)
    if predicate.pos_ == "ADJ" or predicate.pos_ == "ADV":
        return _of_modifier(predicate, depth)
    return _nominal(predicate, depth)


def _has_copula(predicate: Token) -> bool:
    return any(child.dep_ in {"aux", "cop"} for child in predicate.children) and not is_nominal(predicate)


def _of_modifier(predicate: Token, depth: int) -> Realis:
    head = predicate.head
    if predicate.dep_ in {"acomp", "attr", "oprd", "advmod", "xcomp", "ccomp"} and is_verbal(head):
        found = _verbal(head, depth + 1)
        return "ongoing" if found == "occurred" and head.tag_ in {"VBZ", "VBP"} else found
    return "ongoing"


def _verbal(verb: Token, depth: int) -> Realis:
    if _is_negated(verb):
        return "negated"
    mark = _mark(verb)
    if mark is not None and mark.lower_ in CONDITIONS:
        return "hypothetical"
    if any(_is_condition(child) for child in verb.children):
        return "hypothetical"
    own = modals(verb)
    if own & FUTURE:
        return _under_condition(verb, "planned")
    if own & POSSIBILITY:
        return _future_in_the_past(verb, own)
    if _is_infinitive(verb):
        return _infinitive(verb, depth)
    if _is_bare_infinitive(verb):
        return _verbal(verb.head, depth + 1)
    if verb.dep_ == "conj" and is_verbal(verb.head) and not _has_own_tense(verb):
        return _verbal(verb.head, depth + 1)
    if _is_gerund(verb):
        return _gerund(verb, depth)
    return _finite(verb)


def _is_bare_infinitive(verb: Token) -> bool:
    """Say whether a verb stands under "let", "make" or "help" in the bare form: "would let X cut Y off"."""
    if verb.dep_ not in {"ccomp", "xcomp"} or lemma(verb.head) not in LETTING or verb.i < verb.head.i:
        return False
    return verb.lower_ == lemma(verb) and verb.tag_ != "VBZ" and not _auxiliaries(verb)


def _future_in_the_past(verb: Token, own: frozenset[str]) -> Realis:
    clause = first_conjunct(verb)
    reported = clause.dep_ == "ccomp" and clause.head.tag_ in {"VBD", "VBN"}
    perfect = any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children)
    if own & {"would", "'d"} and reported and not perfect and not own & {"may", "might", "could"}:
        return "planned"
    return "hypothetical"


def _under_condition(verb: Token, otherwise: Realis) -> Realis:
    return "hypothetical" if condition(verb) is not None else otherwise


def _infinitive(verb: Token, depth: int) -> Realis:
    if any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children):
        return "occurred"
    governor = _governor(verb)
    if governor is None:
        return "hypothetical"
    if verb.tag_ == "VBG":
        return "ongoing"
    word = lemma(governor)
    if word in BE:
        return _verbal(governor, depth + 1) if _is_negated(governor) else "planned"
    if word in word_class("negating embedders"):
        return "occurred" if _is_negated(governor) else "negated"
    if governor.lower_ == "going" and _auxiliaries(governor) & BE:
        return "negated" if _is_negated(governor) else "planned"
    outer = _realis(governor, depth + 1)
    if word in word_class("planning embedders"):
        return outer if outer in {"negated", "hypothetical"} else "planned"
    if word in word_class("continuing embedders"):
        return "ongoing" if outer in {"occurred", "ongoing"} else outer
    if word in word_class("implicative embedders"):
        return outer
    return "negated" if outer == "negated" and word in word_class("neg-raising verbs") else "hypothetical"


def _gerund(verb: Token, depth: int) -> Realis:
    head = verb.head
    if verb.dep_ == "pcomp":
        if head.lower_ == "without":
            return "negated"
        if head.lower_ in {"from", "against"}:
            return "hypothetical" if lemma(head.head) not in word_class("negating embedders") else "negated"
        if head.lower_ in {"before"}:
            return "planned"
        if head.lower_ == "of" and head.head.lower_ == "short":
            return "negated"
        governor = head.head
        if lemma(governor) in word_class("hypothetical governors"):
            return "hypothetical"
        if lemma(governor) in word_class("planning embedders"):
            return "planned"
        return "occurred"
    if verb.dep_ in {"xcomp", "ccomp", "dobj"} and is_verbal(head):
        word = lemma(head)
        if word in word_class("negating embedders"):
            return "negated"
        if word in word_class("hypothetical governors"):
            return "hypothetical"
        if word in word_class("planning embedders"):
            return "planned"
        outer = _verbal(head, depth + 1)
        return "ongoing" if word in word_class("continuing embedders") and outer == "occurred" else outer
    if verb.dep_ in {"acl", "relcl"}:
        return "ongoing"
    if verb.dep_ in {"advcl", "conj"} and is_verbal(head):
        return _verbal(head, depth + 1)
    return "ongoing" if verb.dep_ == "ROOT" else "occurred"


def _finite(verb: Token) -> Realis:
    auxiliaries = _auxiliaries(verb)
    if "being" in {child.lower_ for child in verb.children}:
        return "ongoing" if len(_auxiliary_forms(verb)) > 1 else "hypothetical"
    if verb.tag_ == "VBG" and auxiliaries & BE:
        return "ongoing"
    if verb.tag_ in {"VBZ", "VBP"} and lemma(verb) in word_class("stative verbs"):
        return "ongoing"
    if verb.tag_ == "VB" and not auxiliaries:
        return "hypothetical"
    return "occurred"


def _nominal(noun: Token, depth: int) -> Realis:
    first = noun.left_edge.i
    if first > 0 and noun.doc[first - 1].lower_ == "longer" and noun.doc[max(0, first - 2)].lower_ == "no":
        return "negated"
    for child in noun.children:
        if (child.dep_ == "det" and child.lower_ in {"no", "neither"}) or _is_no_longer(child):
            return "negated"
        if child.dep_ in {"amod", "compound", "advmod"}:
            found = _by_modifier(child.lower_)
            if found is not None:
                return found
    verb = light_verb(noun)
    if verb is not None and lemma(verb) not in word_class("ending verbs"):
        return _verbal(verb, depth + 1)
    return _governed(noun, depth)


def _by_modifier(word: str) -> Realis | None:
    if word in word_class("planned modifiers"):
        return "planned"
    if word in word_class("hypothetical modifiers"):
        return "hypothetical"
    return "ongoing" if word in word_class("ongoing modifiers") else None


def _governed(noun: Token, depth: int) -> Realis:
    noun = first_conjunct(noun)
    head = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and lemma(head) in word_class("happening verbs"):
        found = _verbal(head, depth + 1)
        return (
            "ongoing" if found == "occurred" and lemma(head) in word_class("continuing embedders") else found
        )
    if noun.dep_ == "nsubj" and lemma(head) == "be" and _is_due(head):
        return "planned"
    if noun.dep_ == "nsubjpass" and _is_definite(noun) and any(c.dep_ == "agent" for c in head.children):
        return "occurred"
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return _by_governor(head, depth)
    if noun.dep_ in {"attr", "appos"} and is_verbal(head):
        found = _verbal(head, depth + 1)
        return "ongoing" if found == "occurred" and head.tag_ in {"VBZ", "VBP"} else found
    if noun.dep_ == "pobj" and head.lower_ in {"of", "for", "against", "to", "about", "on"}:
        return _by_governor(head.head, depth)
    return "occurred"


def _is_due(copula: Token) -> bool:
    """Say whether what follows "is" tells of the future: "talks are due", "set to resume"."""
    return any(
        child.dep_ in {"acomp", "attr"}
        and child.lower_ in {"due", "scheduled", "set", "imminent", "expected"}
        for child in copula.children
    )


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in {"the", "this", "that"} for child in noun.children)


def _by_governor(governor: Token, depth: int) -> Realis:
    particle = "".join(f" {child.lower_}" for child in governor.children if child.dep_ == "prt")
    word = lemma(governor)
    if word + particle in word_class("cancelling verbs"):
        return "negated"
    if word + particle in word_class("postponing verbs"):
        return "planned"
    if word in word_class("ending verbs"):
        return "ongoing"
    if word in word_class("hypothetical governors"):
        return "hypothetical"
    if word in word_class("planning embedders"):
        return "planned"
    return "occurred"


def _governor(verb: Token) -> Token | None:
    clause = first_conjunct(verb)
    if clause.dep_ in {"xcomp", "ccomp", "acl", "advcl", "relcl", "oprd"} and clause.head != clause:
        purpose = clause.dep_ == "advcl"
        return None if purpose else clause.head
    return None


def _is_negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or (
            child.lower_ in {"never", "neither", "nor"} and child.dep_ in {"advmod", "preconj"}
        ):
            return not _is_merely_focused(child)
        if child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and _is_empty(child):
            return True
        if _is_no_longer(child):
            return True
    if verb.dep_ == "conj" and _follows_nor(verb):
        return True
    return (
        verb.dep_ == "conj" and not _has_own_tense(verb) and is_verbal(verb.head) and _is_negated(verb.head)
    )


def _is_no_longer(child: Token) -> bool:
    return child.lower_ == "longer" and any(word.lower_ == "no" for word in child.children)


def _follows_nor(verb: Token) -> bool:
    return any(
        child.dep_ == "cc" and child.lower_ == "nor" and verb.head.i < child.i < verb.i
        for child in verb.head.children
    )


def _is_merely_focused(negation: Token) -> bool:
    """Say whether "not" is that of "not only" or "not because", which leaves the verb true."""
    following = negation.nbor(1) if negation.i + 1 < len(negation.doc) else None
    return following is not None and following.lower_ in {"only", "just", "merely", "because", "simply"}


def _is_empty(argument: Token) -> bool:
    if argument.lower_ in {"nobody", "none", "nothing", "no-one", "little"}:
        return True
    return any(child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in argument.children)


def _mark(clause: Token) -> Token | None:
    for child in clause.children:
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.lower_ == "whether"):
            return child
    if clause.dep_ == "conj" and not _has_own_tense(clause):
        return _mark(clause.head)
    return None


def _has_own_tense(verb: Token) -> bool:
    if any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in verb.children):
        return True
    if verb.tag_ == "VBP" and verb.dep_ == "conj" and any(child.tag_ == "MD" for child in verb.head.children):
        return False
    return verb.tag_ in {"VBD", "VBZ", "VBP"}


def _auxiliaries(verb: Token) -> frozenset[str]:
    return frozenset(lemma(child) for child in verb.children if child.dep_ in {"aux", "auxpass"})


def _is_gerund(verb: Token) -> bool:
    """Say whether the verb is a bare "-ing" form, active or passive ("being sent")."""
    if verb.tag_ == "VBG":
        return not _auxiliaries(verb)
    return verb.dep_ in {"xcomp", "pcomp", "ccomp"} and _auxiliary_forms(verb) == ["being"]


def _auxiliary_forms(verb: Token) -> list[str]:
    return [child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
