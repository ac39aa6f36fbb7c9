"""Reading a reporting clause from the word order alone, where the parser lost it.

Parsers stumble over ", the director of the agency told a committee on Wednesday" at a sentence's end and
over "X, a spokeswoman said, and that Y". The word order is unmistakable: comma, noun phrase, verb of speech,
adverbials, comma or full stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from sayso.coding.speech.content import Range

FINITE = frozenset({"VBD", "VBZ", "VBP"})
LONGEST_SOURCE = 25
LONGEST_TAIL = 25
SHORTEST_CONTENT = 3
COMMAS = frozenset({",", '"', "”", "''", "—", "–"})
STOPS = frozenset({",", ".", ";", '"', "“", "”", "—", "–", ":"})
ADDRESSING = frozenset({"tell", "inform", "remind", "assure", "notify", "brief", "warn", "reassure"})
SAYING = frozenset({"say", "tell", "add", "claim", "announce", "warn", "deny", "confirm", "accord", "insist"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "oprd"})


def reporting_clause(head: Token) -> tuple[Token, Range, tuple[Range, ...]] | None:
    """Return source head, source range and content of "CONTENT, SOURCE said (, CONTENT)", else null."""
    if not (head.tag_ in FINITE or _is_mistaken_participle(head)) or any(
        child.dep_ in COMPLEMENTS and child.i > head.i for child in head.children
    ):
        return None
    tail = _tail(head)
    if tail is None or _has_own_object(head):
        return None
    doc, begin, end = head.doc, head.sent.start, head.sent.end
    for position in _commas_before(head):
        words = doc[position + 1 : head.i]
        while len(words) > 1 and words[-1].text == ",":
            words = words[:-1]
        source = _noun_phrase(list(words))
        if source is None:
            continue
        vouched = after_conjunction(head, (words.start, words.end))
        if vouched is not None:
            return source, (words.start, words.end), (vouched,)
        before = (begin, position + (doc[position].text != ","))
        after = (tail + 1, end - 1) if doc[tail].text == "," and end - tail > SHORTEST_CONTENT else None
        if not _has_verb(list(doc[before[0] : before[1]])) or position - begin < SHORTEST_CONTENT:
            continue
        span = (words.start, words.end)
        return source, span, (before, after) if after and _goes_on(doc[after[0]]) else (before,)
    return None


def _is_mistaken_participle(head: Token) -> bool:
    """Say whether a past tense may have been taken for a participle ("officers announced on Monday")."""
    if head.tag_ != "VBN" or head.dep_ not in {"acl", "relcl", "appos", "conj", "advcl"}:
        return False
    return not any(child.dep_ in {"agent", "aux", "auxpass", "nsubjpass", "dobj"} for child in head.children)


def _has_own_object(head: Token) -> bool:
    """Say whether the verb has an object that is no addressee ("described the clash as an incident")."""
    return head.lemma_ not in ADDRESSING and any(
        child.dep_ == "dobj" and child.i > head.i and child.ent_type_ not in {"DATE", "TIME"}
        for child in head.children
    )


def after_conjunction(head: Token, source: Range) -> Range | None:
    """Return what follows in "A and, SOURCE alleges, B", where the source vouches for B alone."""
    doc, opening = head.doc, min(source[0], head.i)
    if opening < head.sent.start + 2 or doc[opening - 1].text != "," or doc[opening - 2].dep_ != "cc":
        return None
    tail = _tail(head)
    if tail is None or doc[tail].text != "," or head.sent.end - tail < SHORTEST_CONTENT:
        return None
    end = head.sent.end
    while end > tail + 1 and doc[end - 1].is_punct:
        end -= 1
    return (tail + 1, end) if end > tail + 1 else None


def clause_before(head: Token, source: Range, content: Range) -> Range:
    """Return the whole of what stands before a reporting clause at its sentence's end.

    Where the parser left a part of "CONTENT, SOURCE said" out of the content, the word order tells that it
    belongs there too, save what another verb of speech or a semicolon sets apart.
    """
    doc, opening = head.doc, min(source[0], head.i)
    between = doc[content[1] : opening]
    if content[1] > opening or not between or any(not token.is_punct for token in between):
        return content
    if any(token.tag_ in FINITE | {"MD"} for token in doc[max(source[1], head.i + 1) : head.sent.end]):
        return content
    start = head.sent.start
    for position in range(content[0] - 1, start - 1, -1):
        token = doc[position]
        if token.text in {";", ":", ".", "!", "?"} or token.is_quote or token.lemma_ in SAYING:
            start = position + 1
            break
    first = doc[start]
    if start >= content[0] or first.is_space or (start < content[0] and first.dep_ == "cc"):
        return content
    return start, content[1]


def clause_after(head: Token, source: Range, content: Range) -> Range | None:
    """Return a quotation that goes on behind an inserted reporting clause: "X, he said, but 'I cannot Y'."""
    doc, opening = head.doc, min(source[0], head.i)
    tail = _tail(head)
    if content[1] > opening or tail is None or doc[tail].text != "," or tail + 1 >= head.sent.end:
        return None
    rest = doc[tail + 1 : head.sent.end]
    if rest[0].dep_ != "cc" or not any(token.is_quote for token in rest):
        return None
    end = head.sent.end
    while end > tail + 1 and doc[end - 1].text in {".", ",", ";"}:
        end -= 1
    return tail + 1, end


def source_before(head: Token) -> tuple[Token, Range] | None:
    """Return the noun phrase right before a finite verb of speech whose subject the parser lost."""
    if head.tag_ not in FINITE:
        return None
    doc, begin = head.doc, head.sent.start
    for position in (*_commas_before(head), begin - 1):
        words = doc[position + 1 : head.i]
        while len(words) > 1 and words[-1].text == ",":
            words = words[:-1]
        source = _noun_phrase(list(words))
        if source is not None and source.pos_ != "PRON":
            return source, (words.start, words.end)
    return None


def _commas_before(head: Token) -> list[int]:
    """Return the commas that may open the reporting clause, the farthest first."""
    doc, found = head.doc, list[int]()
    for position in range(head.i - 2, max(head.sent.start, head.i - LONGEST_SOURCE) - 1, -1):
        token = doc[position]
        if token.text in COMMAS:
            found.append(position)
        elif token.tag_ in FINITE | {"MD"} or token.lower_ in {"that", "if", "while", "and", "but"}:
            break
    return found[::-1]


def _tail(head: Token) -> int | None:
    """Return the stop that closes the reporting clause, null where something else follows the verb."""
    doc = head.doc
    for position in range(head.i + 1, min(head.sent.end, head.i + LONGEST_TAIL)):
        token = doc[position]
        if token.text in STOPS:
            return position
        if token.lower_ in {"that", "whether", "if"} or token.tag_ in FINITE | {"MD"}:
            return None
    return None


def _goes_on(token: Token) -> bool:
    """Say whether what follows the reporting clause goes on with the content, not with the source."""
    return token.tag_ not in {"VBG", "WDT", "WP", "WRB"} and token.lower_ not in {
        "who",
        "which",
        "after",
        "when",
    }


def _noun_phrase(words: Sequence[Token]) -> Token | None:
    """Return the head of words that make one noun phrase, null where they make something else."""
    if not words or words[0].pos_ not in {"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"}:
        return None
    if words[0].tag_ in {"WDT", "WP", "WP$"}:
        return None
    if any(word.text in COMMAS - {","} or word.tag_ in FINITE | {"MD"} for word in words):
        return None
    inside = {word.i for word in words}
    nouns = [w for w in words if w.pos_ in {"NOUN", "PROPN", "PRON"} and w.head.i not in inside]
    return nouns[0] if nouns else None


def _has_verb(words: Sequence[Token]) -> bool:
    return any(word.tag_ in FINITE | {"MD"} for word in words)
