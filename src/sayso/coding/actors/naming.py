"""Bodies that no table knows, by the names that the article gives them once.

"Prueba, Norway's largest union" and "the Norwegian Fishing Council (NFC)" name a body; later the name or the
abbreviation alone stands for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.actors.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc

PROPER = frozenset({"NNP", "NNPS"})


def name_bodies(doc: Doc, phrases: list[Phrase]) -> list[Phrase]:
    """Return the phrases with names given to bodies, and with a phrase for each later use of such a name."""
    taken = {token for phrase in phrases for token in range(phrase.start, phrase.stop)}
    for phrase in phrases:
        if _is_body(phrase):
            _take_apposed_name(doc, phrase, taken)
    called: dict[tuple[str, ...], Phrase] = {}
    for phrase in phrases:
        if _is_body(phrase):
            for name in _short_names(doc, phrase):
                called.setdefault(name, phrase)
    return [*phrases, *_later(doc, called, taken)] if called else phrases


def _is_body(phrase: Phrase) -> bool:
    role = phrase.role_class
    return phrase.kind == "role" and role is not None and role.kind == "body" and not phrase.plural


def _take_apposed_name(doc: Doc, phrase: Phrase, taken: set[int]) -> None:
    """Read "Prueba, Norway's largest union" as one phrase with a name."""
    head = doc[phrase.head]
    token = head.head
    if phrase.name or head.dep_ != "appos" or token.tag_ not in PROPER or token.i in taken:
        return
    if token.i >= phrase.start or doc[token.i + 1 : phrase.start].text != ",":
        return
    start = token.i
    while start and doc[start - 1].tag_ in PROPER and doc[start - 1].head == token and start - 1 not in taken:
        start -= 1
    phrase.name = doc[start : token.i + 1].text
    taken.update(range(start, token.i + 1))
    phrase.start, phrase.head = start, token.i
    phrase.covers.update(range(start, token.i + 1))


def _short_names(doc: Doc, phrase: Phrase) -> list[tuple[str, ...]]:
    """Return the names by which a body may be called again: its own, and an abbreviation in brackets."""
    found = [tuple(phrase.name.split())] if phrase.name and phrase.name[0].isupper() else []
    bracket = doc[phrase.stop : phrase.stop + 3]
    if len(bracket) == 3 and bracket[0].text == "(" and bracket[2].text == ")":
        short = bracket[1].text
        found += [(short,)] if short.isupper() and len(short) > 1 else []
    return found


def _later(doc: Doc, called: dict[tuple[str, ...], Phrase], taken: set[int]) -> list[Phrase]:
    found: list[Phrase] = []
    for name, body in called.items():
        for start in range(body.stop, len(doc) - len(name) + 1):
            stop = start + len(name)
            if taken.intersection(range(start, stop)):
                continue
            if tuple(token.text for token in doc[start:stop]) == name and _stands_alone(doc, start, stop):
                taken.update(range(start, stop))
                found.append(_again(doc, body, start, stop))
    return found


def _stands_alone(doc: Doc, start: int, stop: int) -> bool:
    """Say whether a name is a noun phrase, and no part of a longer name."""
    last = doc[stop - 1]
    if stop < len(doc) and doc[stop].tag_ in PROPER:
        return False
    return not (last.dep_ == "compound" and last.head.i >= stop)


def _again(doc: Doc, body: Phrase, start: int, stop: int) -> Phrase:
    first = start - 1 if start and doc[start - 1].lower_ == "the" else start
    return replace(
        body,
        start=first,
        stop=stop,
        head=stop - 1,
        covers=set(range(first, stop)),
        determiner="definite",
        again=body,
    )
