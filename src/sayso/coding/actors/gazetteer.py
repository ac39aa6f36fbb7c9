"""Names and role nouns in the text: the longest match in the gazetteer wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.knowledge.actors import Name, Role, actor_names, fold, parts, roles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Option = tuple[tuple[str, ...], tuple[str, ...], tuple[Name, ...]]
"""Folded parts of a name, the parts as written, what they may stand for."""
Nouns = Mapping[str, Sequence[tuple[tuple[str, ...], Role]]]
"""Role nouns by their first word."""
SHOUTED = 4
"""From this length on, a word in capitals may be a name in a headline ("RUSSIA", but not "US" for "us")."""
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "al", "el", "bin", "group", "movement"})
MODEL = re.compile(r"(?:f|su|mig|tu|mi|ah|uh|b|j|jf|mirage|il)-\d{1,3}[a-z]??(s?)")
"""Models of warplanes, folded."""
NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "XX", "FW", "VBG", "RB", "UH", "CD"})
"""Tags that the tagger gives to names in a text without capitals."""
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens ``start`` to ``stop`` (exclusive) are a name that may stand for any of ``names``."""

    start: int
    stop: int
    names: tuple[Name, ...]

    def kind(self) -> str:
        """Return the kind of the first reading."""
        return self.names[0].kind


@dataclass(frozen=True, slots=True)
class RoleHit:
    """Tokens ``start`` to ``stop`` (exclusive) are a role noun, in the plural or not."""

    start: int
    stop: int
    role: Role
    plural: bool
    noun_stop: int = 0
    """Where the noun ends and a name after it begins ("steelmaker Prueba"); 0 where there is none."""


def find_names(
    doc: Doc, names: Mapping[str, Sequence[Option]] | None = None, tokens: Sequence[Token] | None = None
) -> list[Hit]:
    """Return the names of the gazetteer in a document, without overlap, in text order.

    ``names`` are looked up in place of the gazetteer's where they are given; ``tokens`` are the document's,
    where the caller has them at hand.
    Names of kind none ("South China Sea") are among them: their words are nobody's.
    """
    words = tuple(doc) if tokens is None else tokens
    written, owners = _document_parts(words)
    if is_uncased(words):
        written = _with_capitals(doc, written, owners)
    folded = [fold(part) for part in written]
    by_first = actor_names().by_first if names is None else names
    found: list[Hit] = []
    position = 0
    while position < len(folded):
        options = by_first.get(folded[position])
        if options is None:
            position += 1
            continue
        length, readings = _longest(options, written, folded, position, owners)
        if readings:
            found.append(Hit(owners[position], owners[position + length - 1] + 1, readings))
        position += max(length, 1)
    return found


def is_uncased(tokens: Iterable[Token]) -> bool:
    """Say whether a text is written without capitals, but for abbreviations: "crowds in port louis"."""
    written = (token.text for token in tokens)
    return not any(word[0].isupper() and not (word.isupper() and len(word) > 1) for word in written)


def _with_capitals(doc: Doc, written: list[str], owners: list[int]) -> list[str]:
    """Return the parts of a text without capitals, those that may be of names with one."""
    return [
        part.capitalize() if part.islower() and doc[owner].tag_ in NAMING and len(part) > 2 else part
        for part, owner in zip(written, owners, strict=True)
    ]


def _document_parts(tokens: Iterable[Token]) -> tuple[list[str], list[int]]:
    written: list[str] = []
    owners: list[int] = []
    for token in tokens:
        word = token.text
        cut = parts(word) or (() if word in "-‐‑–—" else (word,))
        written += cut
        owners += [token.i] * len(cut)
    return written, owners


def _longest(
    options: Sequence[Option],
    written: list[str],
    folded: list[str],
    position: int,
    owners: list[int],
) -> tuple[int, tuple[Name, ...]]:
    """Return the number of parts and the readings of the longest name that begins at a part."""
    if position and owners[position - 1] == owners[position]:
        return 0, ()
    best, names = 0, tuple[Name, ...]()
    for key, surface, readings in options:
        stop = position + len(key)
        if len(key) < best or tuple(folded[position:stop]) != key:
            continue
        if stop < len(owners) and owners[stop - 1] == owners[stop]:
            continue
        shouted = len(key) > 1 and all(map(str.isupper, written[position:stop]))
        if shouted or all(map(_same_case, written[position:stop], surface)):
            best, names = len(key), names + readings
    return best, names


def _same_case(written: str, surface: str) -> bool:
    """Say whether a written part may be the part of a name: "us" is not "US", "RUSSIA" is "Russia"."""
    if written[0].isupper() == surface[0].isupper() or not surface[0].isalpha():
        plain = written.isupper() == surface.isupper() or len(written) == 1
        return plain or (written.isupper() and len(written) >= SHOUTED) or surface.isupper()
    return fold(written) in SMALL_WORDS


def _model(word: str) -> str:
    """Return "jet" for the model of one: "F-16", "MiG-29s"."""
    match = MODEL.fullmatch(word) if word[-1:].isdigit() or word[-2:-1].isdigit() else None
    return word if match is None else "jets" if match[1] else "jet"


def find_roles(
    doc: Doc, taken: frozenset[int], nouns: Nouns | None = None, tokens: Sequence[Token] | None = None
) -> list[RoleHit]:
    """Return the role nouns of a document outside the tokens ``taken`` by names, in text order.

    ``nouns`` are looked up in place of those of sayso where they are given; ``tokens`` are the document's,
    where the caller has them at hand.
    """
    table = roles().by_first if nouns is None else nouns
    words = doc if tokens is None else tokens
    texts = [_model(fold(token.text).replace("’", "'")) for token in words]
    found: list[RoleHit] = []
    position = 0
    while position < len(texts):
        match = None
        if position not in taken:
            for first in (texts[position], *singulars(texts[position])):
                match = match or _longest_role(doc, texts, position, taken, table.get(first, ()))
        if match and match.role.kind != "none":
            found.append(match)
        position = match.stop if match else position + 1
    return found


def _longest_role(
    doc: Doc,
    texts: list[str],
    position: int,
    taken: frozenset[int],
    options: Sequence[tuple[tuple[str, ...], Role]],
) -> RoleHit | None:
    for key, role in options:
        stop, plural = _matches(texts, position, key)
        if (
            stop
            and (role.name != "title" or _is_title(doc, position, stop))
            and not taken.intersection(range(position, stop))
            and (role.name == "unnamed source" or _is_noun(doc[stop - 1], stop - position))
        ):
            return RoleHit(position, stop, role, plural)
    return None


def _is_title(doc: Doc, start: int, stop: int) -> bool:
    """Say whether a word is a title before a name: "Justice Ana Prueba", not "justice"."""
    return doc[start].text[0].isupper() and stop < len(doc) and doc[stop].tag_ == "NNP"


def _matches(texts: list[str], position: int, key: tuple[str, ...]) -> tuple[int, bool]:
    """Return where a role ends that begins at a token (0 where it does not) and whether it is a plural."""
    token = position
    plural = False
    for number, part in enumerate(key):
        while token < len(texts) and number and texts[token] in {"-", "‐", "–"}:
            token += 1
        if token >= len(texts):
            return 0, False
        text = texts[token].replace("'", "") if part.isalpha() else texts[token]
        if text != part:
            inflected = part in singulars(text) and (number == len(key) - 1 or "of" in key or "in" in key)
            if not inflected:
                return 0, False
            plural = True
        token += 1
    noun = key[key.index("of") - 1] if "of" in key[1:] else key[-1]
    return token, plural or noun.endswith("s")


def singulars(word: str) -> tuple[str, ...]:
    """Return the words that a plural may be the plural of."""
    if not word or word[-1] not in "sn":
        return ()
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y", word[:-1])
    if word.endswith(("ches", "sses", "shes", "xes")):
        return (word[:-2], word[:-1])
    if word.endswith("men"):
        return (word[:-3] + "man",)
    return (word[:-1],) if word.endswith("s") and len(word) > 2 and not word.endswith("ss") else ()


def _is_noun(token: Token, length: int) -> bool:
    """Say whether the last word of a role is used as a noun: "the general", not "general elections"."""
    if token.tag_ in NOUN_TAGS or (length > 1 and token.pos_ not in {"VERB", "AUX"}):
        return True
    if token.tag_ != "JJ":
        return False
    after = token.nbor().tag_ if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1).tag_ if token.i else ""
    # "The South's military fired": the tagger may take the verb for a participle
    acts = after in {"VBD", "VBN", "VBZ"} and before in {"POS", "DT", "NNP", "PRP$"}
    return (
        acts
        or after == "NNP"
        or token.text[0].isupper()
        or token.dep_ in {"nsubj", "dobj", "pobj", "nsubjpass"}
    )
