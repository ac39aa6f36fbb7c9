"""Reading what a cue reports: the token ranges of its content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from sayso.coding.speech.cues import CueMatch
from sayso.coding.syntax.arguments import is_miscoordinated
from sayso.knowledge.speech import speech_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
EDGE = frozenset({",", ";", ":", "-", "–", "—", "."})
OBJECTS = frozenset({"dobj", "obj", "oprd", "nsubjpass"})
ANONYMITY = frozenset({"name", "identify", "anonymous", "anonymity"})
"""Who asks "not to be named" makes no request of international affairs."""
CLAUSES = frozenset({"ccomp", "csubj"})
INSERTION = 25
"""The longest insertion, in words, between a verb of speech and its that-clause."""
OF_NOUNS = frozenset({"of", "by", "against", "into"})
"""Prepositions that belong to the noun before them and not to the verb of speech."""
CHARGING = frozenset({"of", "for", "with", "on"})
"""Prepositions that bring in what somebody is accused of."""


def content_of(match: CueMatch, head: Token) -> tuple[Range, ...]:
    """Return the content ranges of a cue, empty where the cue carries none that its entry allows."""
    for slot in match.cue.content:
        name, _, argument = slot.partition(":")
        ranges = READERS[name](match, head, argument)
        if ranges:
            return tuple(_without_next_verb(part, head) for part in ranges)
    return ()


def _without_next_verb(found: Range, head: Token) -> Range:
    """End a content before a verb that is coordinated with the cue, not with what the content tells."""
    doc, (start, stop) = head.doc, found
    for position in range(max(start, head.i) + 1, stop):
        if is_miscoordinated(doc[position]):
            end = position - 1
            while end > start and (doc[end].dep_ in {"cc", "advmod"} or doc[end].text == ","):
                end -= 1
            return start, end + 1
    return found


def subtree(token: Token) -> Range:
    """Return the token range of a subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(token: Token, found: Range) -> Range:
    """Strip punctuation from the edges of a range, save marks of quotation."""
    doc = token.doc
    start, stop = found
    while start < stop and doc[start].text in EDGE:
        start += 1
    while stop > start and doc[stop - 1].text in EDGE:
        stop -= 1
    return start, stop


def outside(found: Range, cut: Range) -> tuple[Range, ...]:
    """Return what is left of a range when another is cut out of it."""
    start, stop = found
    left, right = (start, min(stop, cut[0])), (max(start, cut[1]), stop)
    if cut[0] >= stop or cut[1] <= start:
        return (found,)
    return tuple(part for part in (left, right) if part[0] < part[1])


def _ranges(token: Token, parts: Iterable[Range]) -> tuple[Range, ...]:
    trimmed = (trim(token, part) for part in parts)
    return tuple(part for part in trimmed if part[0] < part[1])


def _clause(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    found = [child for child in head.children if child.dep_ in CLAUSES and not _is_reporting(child, head)]
    if match.cue.kind == "phrase":
        found = _clauses_after(match, head)
    if match.cue.kind == "noun":
        found = [
            c for c in head.children if c.dep_ in {"acl", "ccomp", "relcl"} and (_has_that(c) or _mistaken(c))
        ]
    if not found and head.dep_ == "pcomp" and head.head.head.lemma_ in {"quote", "cite"}:
        found = [child for child in head.head.head.children if child.dep_ in CLAUSES and child.i < head.i]
    found = [c for c in found if not _ends_at_semicolon(c, head) and not _is_question_put(c, head)]
    if found:
        core = (head.i, head.i + 1)
        return _ranges(head, (part for child in found for part in _clause_parts(child, core, head)))
    if match.cue.kind == "verb":
        return (
            _ranges(head, map(subtree, _misplaced(head)))
            or _ranges(head, map(subtree, _behind_insertion(head)))
            or _parenthetical(head)
        )
    return ()


def _behind_insertion(head: Token) -> list[Token]:
    """Return a that-clause behind an insertion ("reported, without naming its source, that ...")."""
    doc, position = head.doc, head.i + 1
    if position >= head.sent.end or doc[position].text != ",":
        return []
    for comma in range(position + 2, min(head.sent.end - 2, position + INSERTION)):
        that = doc[comma + 1]
        if doc[comma].text == "," and that.lower_ == "that" and that.head.i > that.i and that.dep_ == "mark":
            return [that.head]
    return []


def _is_question_put(clause: Token, head: Token) -> bool:
    """Say whether a clause before the verb only tells what was asked ("Asked whether ..., he said")."""
    return clause.i < head.i and clause.lower_ in {"asked", "pressed", "questioned"} and clause.tag_ == "VBN"


def _ends_at_semicolon(clause: Token, head: Token) -> bool:
    """Say whether a clause before the verb is a main clause of its own ("X won; Y thinks that ...")."""
    stop = clause.right_edge.i + 1
    return stop <= head.i and head.doc[stop].text in {";", ":"}


def _misplaced(head: Token) -> list[Token]:
    """Return a that-clause that the parser hung on a time ("admitted for the first time that ...")."""
    return [
        clause
        for clause in head.subtree
        if clause.i > head.i
        and clause.dep_ in {"acl", "relcl", "ccomp"}
        and (clause.head.ent_type_ in {"DATE", "TIME", "ORDINAL"} or clause.head.lemma_ == "time")
        and (_has_that(clause) or _mistaken(clause))
    ][:1]


def _clauses_after(match: CueMatch, head: Token) -> list[Token]:
    """Return the clauses that hang on any word of a phrase ("had no evidence that ...")."""
    kinds = {"ccomp", "acl", "csubj", "xcomp", "advcl"}
    return [
        child
        for token in head.doc[match.start : match.stop]
        for child in token.children
        if child.i >= match.stop and child.dep_ in kinds and (child.dep_ == "ccomp" or _has_that(child))
    ]


def _clause_parts(child: Token, core: Range, head: Token) -> tuple[Range, ...]:
    """Split a complement around its reporting clause ("X, he said, Y")."""
    start, stop = subtree(child)
    if start <= core[0] < stop:
        own = _own_clause(head, child)
        return outside((start, stop), own)
    return ((start, stop),)


def _own_clause(head: Token, complement: Token) -> Range:
    inside = {token.i for token in complement.subtree}
    own = [token.i for token in head.subtree if token.i not in inside] or [head.i]
    return min(own), max(own) + 1


def _is_reporting(child: Token, head: Token) -> bool:
    return child.dep_ == "ccomp" and child.i > head.i and child.tag_ == "VBG" and child.lemma_ == "add"


def _has_that(clause: Token) -> bool:
    return any(
        child.dep_ == "mark" and child.lower_ in {"that", "whether", "if"} for child in clause.children
    )


def _parenthetical(head: Token) -> tuple[Range, ...]:
    """Read "The troops, the ministry said, crossed": the sentence around a reporting clause."""
    if head.dep_ not in {"parataxis", "ccomp", "advcl"} or head.head.i == head.i:
        return ()
    if head.dep_ != "parataxis" and not _set_off(head):
        return ()
    if head.left_edge.i > 0 and head.doc[head.left_edge.i - 1].text in {":", ";"}:
        return ()
    if any(child.dep_ in OBJECTS | {"xcomp"} for child in head.children):
        return ()
    around = head.head
    own = (head.left_edge.i, head.right_edge.i + 1)
    if own[0] <= around.i < own[1]:
        own = (min(own[0], head.i), head.i + 1)
    return _ranges(head, outside(subtree(around), own))


def _set_off(head: Token) -> bool:
    """Say whether the clause stands between commas or after one at the end."""
    start, stop = subtree(head)
    doc = head.doc
    before = start > 0 and doc[start - 1].text in {",", '"', "”", "''", "—", "–", "-"}
    after = stop >= len(doc) or doc[stop].text in {",", ".", ";", '"', "“", "—", "–", "-"}
    return (
        before and after and not any(child.dep_ == "mark" and child.lower_ != "as" for child in head.children)
    )


def _mistaken(clause: Token) -> bool:
    """Say whether "that" was taken for a relative pronoun although nothing is missing in the clause."""
    that = clause.left_edge
    if that.lower_ != "that" or that.head.i != clause.i or that.dep_ not in {"dobj", "nsubj", "advmod"}:
        return False
    if that.dep_ == "advmod":
        return True
    return sum(child.dep_ == that.dep_ for child in clause.children) > 1


def _infinitive(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    kinds = {"acl", "xcomp"} if match.cue.kind == "noun" else {"xcomp", "ccomp"}
    found = [child for child in head.children if child.dep_ in kinds and _has_to(child) and child.i > head.i]
    return _ranges(head, map(subtree, found[:1]))


def _has_to(clause: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def _gerund(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    found = [
        child for child in head.children if child.dep_ in {"xcomp", "pcomp", "ccomp"} and child.tag_ == "VBG"
    ]
    return _ranges(head, map(subtree, found[:1]))


def _object(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    if match.cue.kind == "phrase":
        found = _objects_after(match, head)
    else:
        found = [child for child in head.children if child.dep_ in OBJECTS]
    if match.cue.objects:
        found = [child for child in found if _is_listed(child, match.cue.objects)]
    if not found:
        return ()
    start, stop = subtree(found[0])
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "as" and child.i >= stop - 1:
            stop = child.right_edge.i + 1
    return _ranges(head, [(start, _with_complements(head, stop))])


def _with_complements(head: Token, stop: int) -> int:
    """Return where an object ends with phrases that the parser hung on the verb ("the raid by Norway")."""
    doc = head.doc
    while stop < head.sent.end and doc[stop].head.i == head.i and doc[stop].dep_ in {"prep", "agent"}:
        words = [child for child in doc[stop].children if child.dep_ == "pobj"]
        if doc[stop].lower_ not in OF_NOUNS or any(word.ent_type_ in {"DATE", "TIME"} for word in words):
            break
        stop = doc[stop].right_edge.i + 1
    return stop


def _objects_after(match: CueMatch, head: Token) -> list[Token]:
    """Return the objects of the last words of a phrase ("rule out a deployment")."""
    inside = head.doc[match.start : match.stop]
    return [
        child
        for token in inside
        for child in token.children
        if child.dep_ in OBJECTS | {"pobj"} and child.i >= match.stop
    ]


def _is_listed(token: Token, listed: tuple[str, ...]) -> bool:
    lemmas = {token.lemma_.lower(), token.lower_} | {part.lemma_.lower() for part in token.conjuncts}
    return bool(lemmas & set(listed))


def _preposition(match: CueMatch, head: Token, argument: str) -> tuple[Range, ...]:
    holders = [head] if match.cue.kind != "phrase" else list(head.doc[match.start : match.stop])
    if match.cue.kind == "noun" and argument == "for":
        holders += [noun for child in head.children for noun in child.children if noun.dep_ == "pobj"]
        holders += [head.head] if head.dep_ == "dobj" else []
    for holder in holders:
        for child in holder.children:
            if child.dep_ in {"prep", "agent"} and child.lower_ == argument and child.i >= match.start:
                start, stop = subtree(child)
                return _ranges(head, [(start, _with_complements(holder, stop))])
    return ()


def _complement(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    """Return whatever a phrase governs to its right: the widest subtree that begins after it."""
    found: list[Token] = []
    for token in head.doc[match.start : match.stop]:
        found += [
            child for child in token.children if child.i >= match.stop and child.dep_ not in _NOT_CONTENT
        ]
    if not found:
        return ()
    ranges = [subtree(child) for child in found]
    return _ranges(head, [(min(start for start, _ in ranges), max(stop for _, stop in ranges))])


_NOT_CONTENT = frozenset({"punct", "cc", "conj", "npadvmod", "advmod", "nsubj", "advcl"})


def _evaluation(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    """Read "called the reports lies", "described it as an act of war", "dismissed that as wrong"."""
    for child in head.children:
        if child.dep_ in {"ccomp", "xcomp"} and child.pos_ in {"NOUN", "ADJ", "PROPN", "VERB", "AUX"}:
            judged = child.lemma_.lower() in speech_lexicon().words["false"]
            verbal = child.pos_ in {"VERB", "AUX"} and not judged
            verbal = verbal or any(c.dep_ in {"mark", "aux"} for c in child.children)
            inner = [c for c in child.children if c.dep_ == "nsubj"]
            if inner and not verbal and child.i > head.i:
                return _ranges(head, [subtree(child)])
    targets = [child for child in head.children if child.dep_ in OBJECTS]
    predicates = [child for child in head.children if child.dep_ == "oprd"]
    predicates += [c for c in head.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > head.i]
    nested = [c for t in targets for c in t.children if c.dep_ == "prep" and c.lower_ == "as"]
    predicates += nested
    relative = [child for child in targets if child.tag_ in {"WP", "WDT"}]
    targets = [child for child in targets if child not in predicates and child not in relative]
    if relative and predicates and head.dep_ == "relcl":
        antecedent = head.head
        start, stop = subtree(antecedent)
        named = (start, min(stop, head.left_edge.i))
        return _ranges(head, [named, *(subtree(token) for token in predicates if token.i > head.i)])
    if not targets or not predicates:
        return ()
    pieces = [subtree(token) for token in (*targets, *predicates) if token.i > head.i]
    if not pieces:
        return ()
    return _ranges(head, [(min(start for start, _ in pieces), max(stop for _, stop in pieces))])


def _accusation(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    """Read "accused Portugal of sending troops": object and charge together."""
    charged = any(child.dep_ == "prep" and child.lower_ in {"of", "with"} for child in head.children)
    if head.lemma_ in {"suspect", "charge"} and not charged:
        return ()
    targets = [child for child in head.children if child.dep_ in OBJECTS]
    if not targets and head.dep_ == "acl" and head.tag_ == "VBN":
        accused = head.head
        named = (accused.left_edge.i, min(accused.right_edge.i + 1, head.left_edge.i))
        charges = [c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "with"}]
        return _ranges(head, [named, *map(subtree, charges)]) if charges else ()
    if not targets:
        return ()
    start, stop = subtree(targets[0])
    for child in head.children:
        if child.dep_ in {"prep", "conj"} and child.lower_ in CHARGING and child.i > head.i:
            stop = max(stop, child.right_edge.i + 1)
        if child.dep_ == "prep" and any(deeper.lower_ in CHARGING for deeper in _below(child)):
            stop = max(stop, child.right_edge.i + 1)
    passive = targets[0].dep_ == "nsubjpass"
    if passive:
        charges = [c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "with"}]
        return _ranges(head, [subtree(targets[0]), *map(subtree, charges)])
    return _ranges(head, [(start, stop)])


def asks_for_anonymity(head: Token) -> bool:
    """Say whether somebody only asks not to be named."""
    return any(
        token.lemma_ in ANONYMITY
        for child in head.children
        if child.dep_ in {"xcomp", "ccomp", "prep"} and child.i > head.i
        for token in child.subtree
    )


def _below(preposition: Token) -> list[Token]:
    """Return the prepositions below another's noun ("accused it in turn of sending troops")."""
    return [deeper for noun in preposition.children for deeper in noun.children if deeper.dep_ == "prep"]


def _request(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    """Read "urged both sides to withdraw", "demanded that X", "demanded the release of Y"."""
    infinitives = [c for c in head.children if c.dep_ in {"xcomp", "ccomp"} and _has_to(c) and c.i > head.i]
    objects = [c for c in head.children if c.dep_ in OBJECTS | {"dative"}]
    if asks_for_anonymity(head):
        return ()
    if infinitives:
        start, stop = subtree(infinitives[0])
        for child in objects:
            start = min(start, subtree(child)[0]) if child.i > head.i else start
        return _ranges(head, [(start, stop)])
    if head.lemma_ in {
        "ask",
        "invite",
        "press",
        "push",
        "direct",
        "call",
        "order",
        "command",
        "tell",
        "advise",
    }:
        return ()
    clauses = [c for c in head.children if c.dep_ == "ccomp" and c.i > head.i]
    if clauses and head.lemma_ != "insist":
        return _ranges(head, map(subtree, clauses[:1]))
    if head.lemma_ in {"demand", "request", "urge"} and objects:
        return _ranges(head, [subtree(objects[0])])
    return ()


def _whether(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    for child in head.children:
        if child.dep_ == "ccomp" and child.i > head.i:
            first = child.left_edge.lower_
            if first in {"whether", "if", "why", "how", "what", "who", "when", "where"}:
                return _ranges(head, [subtree(child)])
    return ()


def _wish(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    """Read "wants both sides to withdraw": an infinitive with a subject of its own."""
    for child in head.children:
        if child.dep_ == "ccomp" and _has_to(child) and any(c.dep_ == "nsubj" for c in child.children):
            return _ranges(head, [subtree(child)])
    return ()


def _sentence(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    """Read the clause that an "according to" qualifies, without the phrase itself."""
    governor = head.head if head.i != head.head.i else head
    while governor.pos_ not in {"VERB", "AUX"} and governor.head.i != governor.i:
        governor = governor.head
    return _ranges(head, outside(subtree(governor), subtree(head)))


def _quote(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    return ()


def _appeal(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    """Read "called on Portugal to withdraw", "appealed to both to stop", "called on Norway for help"."""
    addressed = _objects_after(match, head)
    if not addressed:
        return ()
    start, stop = subtree(addressed[0])
    for child in (*head.children, *addressed[0].children):
        infinitive = child.dep_ in {"xcomp", "advcl", "acl", "relcl"} and _has_to(child)
        if child.i > addressed[0].i and (infinitive or child.lower_ == "for"):
            stop = max(stop, child.right_edge.i + 1)
    return _ranges(head, [(start, stop)])


def _raised(match: CueMatch, head: Token, _: str) -> tuple[Range, ...]:
    """Read "is said to have sent soldiers": an infinitive under a verb of speech in the passive."""
    if not any(child.dep_ == "auxpass" for child in head.children):
        return ()
    found = [
        child for child in head.children if child.dep_ == "xcomp" and _has_to(child) and child.i > head.i
    ]
    return _ranges(head, map(subtree, found[:1]))


READERS: dict[str, Callable[[CueMatch, Token, str], tuple[Range, ...]]] = {
    "clause": _clause,
    "quote": _quote,
    "infinitive": _infinitive,
    "object": _object,
    "gerund": _gerund,
    "of": _preposition,
    "complement": _complement,
    "evaluation": _evaluation,
    "accusation": _accusation,
    "request": _request,
    "whether": _whether,
    "sentence": _sentence,
    "wish": _wish,
    "appeal": _appeal,
    "raised": _raised,
}


def falsehood(tokens: Iterable[Token]) -> bool:
    """Say whether the tokens call something false, reading simple negation ("not true")."""
    words = speech_lexicon().words
    lemmas = [token.lemma_.lower() for token in tokens]
    lowered = [token.lower_ for token in tokens]
    negative = bool({"not", "n't", "no", "never"} & set(lowered))
    false = bool(words["false"] & (set(lemmas) | set(lowered)))
    true = bool(words["true"] & set(lemmas))
    return (false and not negative) or (true and negative and not false)
