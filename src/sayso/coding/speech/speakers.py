"""Finding who speaks: the source tokens of a cue, and whom they resolve to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.actors import ActorIndex
from sayso.coding.speech.content import Range, subtree, trim
from sayso.coding.speech.cues import CueMatch
from sayso.coding.syntax import objects, subjects
from sayso.coding.syntax.arguments import agents, surface_subjects
from sayso.knowledge.speech import speech_lexicon
from sayso.records import Reference

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.document import Document

LIGHT_VERBS = frozenset(
    {"make", "issue", "give", "offer", "provide", "publish", "release", "repeat", "deliver", "renew", "voice"}
    | {"reiterate", "express", "send"}
)
DRAWING = frozenset(
    {"draw", "come", "prompt", "bring", "receive", "elicit", "provoke", "face", "trigger", "issue"}
)
"""Verbs beside which "from" tells whose a call or a warning is ("drew a call from Norway for ...")."""
CUT = frozenset({"relcl", "advcl", "acl", "parataxis", "cc", "conj"})
INVERTING = frozenset({"say", "add", "argue", "note", "warn", "explain", "write", "reply", "claim", "insist"})
"""Verbs of speech that come before their subject (", said the minister,")."""
FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my"})
WH = frozenset({"who", "which", "that", "what", "whoever"})
EXPLETIVE = frozenset({"it", "there"})


def speaker_tokens(match: CueMatch, head: Token) -> list[Token]:
    """Return the head tokens of the source of a cue, empty where none is named."""
    if match.cue.kind == "preposition":
        return _governed(head, match.stop)
    if match.cue.kind == "noun":
        return _noun_sources(head)
    if match.cue.kind == "phrase" and head.doc[match.start].lemma_ == "be":
        found = surface_subjects(head)
    elif match.cue.name == "said-to":
        return agents(head)
    else:
        found = _inverted(head) or _passive_sources(head) or subjects(head)
    found = [token for token in found if not token.text[0].isdigit() and not _is_thing(token)]
    found = [token for token in found if token.lower_ not in WH and token.dep_ != "expl"] or _cleft(head)
    return [token for token in found if not _is_expletive(token, head)]


def _is_thing(token: Token) -> bool:
    """Say whether a subject is a deed or happening, which cannot speak ("the clash raised doubts")."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in speech_lexicon().words["happening"]


def _inverted(head: Token) -> list[Token]:
    """Read ", said the minister," where the parser takes the words before the comma for the subject."""
    doc = head.doc
    if head.tag_ not in {"VBD", "VBZ"} or head.i == 0 or head.i + 1 >= head.sent.end:
        return []
    if doc[head.i - 1].text not in {",", '"', "”", "''"} or head.lemma_ not in INVERTING:
        return []
    own = [child for child in head.children if child.dep_ == "nsubj"]
    if not own or any(child.i > head.i for child in own):
        return []
    found = [
        chunk.root
        for chunk in head.sent.noun_chunks
        if chunk.start == head.i + 1 and chunk.end < len(doc) and doc[chunk.end].is_punct
    ]
    return [root for root in found[:1] if root.ent_type_ not in {"DATE", "TIME"} and root.pos_ != "PRON"]


def _cleft(head: Token) -> list[Token]:
    """Read "it was Norway that asked for the session"."""
    relative = any(child.dep_ == "nsubj" and child.lower_ in WH for child in head.children)
    if not relative or head.head.lemma_ != "be":
        return []
    return [child for child in head.head.children if child.dep_ == "attr" and child.i < head.i]


def _is_expletive(token: Token, head: Token) -> bool:
    passive = any(child.dep_ == "auxpass" for child in head.children)
    return token.lower_ == "it" and (passive or head.lemma_ in {"seem", "appear"})


def _governed(head: Token, stop: int) -> list[Token]:
    """Return the object at the end of "according to X" or "in the view of X"."""
    for token in head.subtree:
        if token.dep_ == "pobj" and token.i >= stop and token.head.i < stop:
            return [token, *token.conjuncts]
    return []


def _passive_sources(head: Token) -> list[Token]:
    """Read "X was quoted as saying" and "was told by X"."""
    if head.dep_ == "pcomp" and head.head.lower_ == "as" and head.head.head.lemma_ in {"quote", "cite"}:
        return objects(head.head.head) or subjects(head.head.head)
    reduced = head.dep_ == "acl" and head.tag_ == "VBN"
    if reduced or any(child.dep_ == "auxpass" for child in head.children):
        agents = [child for child in head.children if child.dep_ == "agent"]
        return [grandchild for agent in agents for grandchild in agent.children if grandchild.dep_ == "pobj"]
    return []


def _noun_sources(head: Token) -> list[Token]:
    for child in head.children:
        if child.dep_ == "poss":
            return [child, *child.conjuncts]
    for child in head.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return [grandchild for grandchild in child.children if grandchild.dep_ == "pobj"]
    verb = head.head
    if head.dep_ == "dobj" and verb.lemma_ in LIGHT_VERBS:
        return subjects(verb)
    if head.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"} and verb.lemma_ in DRAWING:
        for child in verb.children:
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"from", "by"}:
                return [grandchild for grandchild in child.children if grandchild.dep_ == "pobj"]
    return [
        c for c in head.children if c.dep_ in {"amod", "compound"} and c.ent_type_ in {"NORP", "GPE", "ORG"}
    ]


def speaker_range(token: Token) -> Range:
    """Return the token range that names a source as an analyst would quote it."""
    start, stop = subtree(token)
    for child in token.children:
        if child.dep_ in CUT and child.i > token.i:
            stop = min(stop, child.left_edge.i)
    found = _without_quotes(token, trim(token, _without_case(token, (start, stop))))
    return found if found[0] <= token.i < found[1] else (token.i, token.i + 1)


def _without_quotes(token: Token, found: Range) -> Range:
    """Strip a mark of quotation, with its comma, that the parser counted to the source."""
    start, stop = found
    while start < token.i and (token.doc[start].is_quote or token.doc[start].text == ","):
        start += 1
    while stop - 1 > token.i and token.doc[stop - 1].is_quote and not token.doc[start].is_quote:
        stop -= 1
    return start, stop


def _without_case(token: Token, found: Range) -> Range:
    """Strip a final possessive mark ("Norway's warning" is a warning by Norway)."""
    start, stop = found
    return (start, stop - 1) if stop - start > 1 and token.doc[stop - 1].tag_ == "POS" else found


def reference(document: Document, index: ActorIndex, token: Token, found: Range) -> Reference:
    """Return the mention at a token with its actor, null where it does not resolve to one."""
    span = document.span(*found)
    ids = actor_ids(index, token)
    return Reference(ids[0] if ids else None, span.text, span.start, span.end)


def actor_ids(index: ActorIndex, token: Token) -> tuple[str, ...]:
    """Return the ids of the actors that a token names."""
    mention = index.headed_by(token.i) or index.at(token.i)
    if token.lemma_.lower() in speech_lexicon().words["document"]:
        author = _author(token)
        written = index.headed_by(author.i) if author is not None else None
        if written is not None:
            return written.actors
    if mention is None:
        return tuple(actor for whole in parts_of(token) for actor in actor_ids(index, whole))
    return mention.actors


def parts_of(token: Token) -> list[Token]:
    """Return the whole of which a word names a part: "officials" in "one of the officials"."""
    if token.lower_ not in speech_lexicon().words["part"]:
        return []
    return [whole for child in token.children if child.lower_ == "of" for whole in child.children]


def _author(document: Token) -> Token | None:
    """Return whose a document is that speaks: "Mr Annan's letter", "a statement by the ministry"."""
    for child in document.children:
        if child.dep_ == "poss":
            return child
    for child in document.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"}:
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return next((child for child in document.children if child.dep_ in {"compound", "amod", "nmod"}), None)
