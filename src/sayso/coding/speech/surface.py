"""Reading a reporting clause from the word order alone, where the parser lost it.

Parsers stumble over ", the director of the agency told a committee on Wednesday" at a sentence's end and
hang the source on the last name before it. The word order is unmistakable: comma, noun phrase, verb of speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.speech.content import Range

FINITE = frozenset({"VBD", "VBZ", "VBP"})
LONGEST_SOURCE = 25
SHORTEST_CONTENT = 4
CLOSING = frozenset({",", '"', "”", "''"})


def reporting_clause(head: Token) -> tuple[Token, Range, Range] | None:
    """Return source head, source range and content range of "CONTENT, SOURCE said", else null."""
    if head.tag_ not in FINITE or any(
        child.dep_ in {"nsubj", "nsubjpass", "ccomp"} for child in head.children
    ):
        return None
    doc, begin = head.doc, head.sent.start
    comma = head.i - 1
    commas: list[int] = []
    while comma > begin and head.i - comma <= LONGEST_SOURCE:
        token = doc[comma]
        if token.text in CLOSING:
            commas.append(comma)
        elif token.tag_ in FINITE or token.tag_ in {"IN", "CC"} and token.lower_ in {"that", "if", "while"}:
            break
        comma -= 1
    for position in reversed(commas):
        source = _noun_phrase(doc[position + 1 : head.i])
        if source is not None and position - begin >= SHORTEST_CONTENT and _has_verb(doc[begin:position]):
            stop = position + 1 if doc[position].text != "," else position
            return source, (position + 1, head.i), (begin, stop)
    return None


def _noun_phrase(tokens: object) -> Token | None:
    """Return the head of a range that is one noun phrase, null where it is something else."""
    words = list(tokens)  # type: ignore[call-overload]
    if not words or words[0].pos_ not in {"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"}:
        return None
    if words[-1].text in CLOSING or any(word.tag_ in FINITE | {"MD"} for word in words):
        return None
    inside = {word.i for word in words}
    nouns = [w for w in words if w.pos_ in {"NOUN", "PROPN", "PRON"} and w.head.i not in inside]
    return nouns[0] if nouns else None


def _has_verb(tokens: object) -> bool:
    return any(token.tag_ in FINITE | {"MD"} for token in tokens)  # type: ignore[attr-defined]
