"""Cue frames and classes of words, read from the data files of this folder.

A frame file, such as ``frames/relations.toml``, is a list of tables::

    [[frame]]
    name = "ally-of"
    cues = ["reliable|close|key ally of", "ally of"]
    pos = "noun"
    roles = { a = ["bearer"], b = ["prep:of"] }
    required = ["a", "b"]
    type = "ally"
    example = "Norway is a reliable ally of Portugal."
    expect = { a = "Norway", b = "Portugal" }

``cues`` are lemmas in the order in which they stand; ``|`` separates alternatives for one word, and an
alternative of two words is written with an underscore (``release|hand_over``). ``roles`` gives the
grammatical slots of each role, best first (see :mod:`sayso.coding.slots`). ``requires`` and ``excludes``
list lemmas that the head of a role must or must not have, ``forbids`` lemmas of a slot that mean something
else altogether ("killed in an accident"); ``@name`` stands for a list in the file's ``[words]`` table.
Every other key is an attribute.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import msgspec

from sayso.records import Record

RESERVED = frozenset(
    {
        "name",
        "cues",
        "pos",
        "roles",
        "required",
        "requires",
        "excludes",
        "forbids",
        "example",
        "examples",
        "expect",
        "note",
    }
)


class Example(Record, frozen=True):
    """A sentence that a frame must match, with the words that must head each role."""

    text: str
    expect: dict[str, tuple[str, ...]]


class Frame(Record, frozen=True, kw_only=True):
    """A cue and its roles.

    ``cues`` are sequences of lemmas; ``pos`` is verb, noun, adjective, adverb, preposition or any and
    applies to the grammatical head of the cue; the slots in ``absent`` must be empty, and those in
    ``forbids`` must not be headed by the words listed; ``attributes`` say what a match means.
    """

    name: str
    cues: tuple[tuple[str, ...], ...]
    pos: str = "any"
    roles: dict[str, tuple[str, ...]]
    required: tuple[str, ...] = ()
    requires: dict[str, frozenset[str]]
    excludes: dict[str, frozenset[str]]
    forbids: dict[str, frozenset[str]] = msgspec.field(default_factory=dict)
    absent: tuple[str, ...] = ()
    attributes: dict[str, str]
    examples: tuple[Example, ...]


@cache
def load_frames(name: str) -> tuple[Frame, ...]:
    """Return the frames of ``knowledge/frames/NAME.toml``.

    Raises :class:`FileNotFoundError` for a file that is not there and :class:`ValueError` for a frame
    that lacks a name, a cue or an example.
    """
    content = _read("frames", f"{name}.toml")
    sets = {key: tuple(words) for key, words in content.get("words", {}).items()}
    defaults = content.get("defaults", {})
    return tuple(_frame({**defaults, **entry}, sets) for entry in content["frame"])


@cache
def frame_files() -> tuple[str, ...]:
    """Return the names of all frame files, without the ending."""
    folder = files("sayso.knowledge").joinpath("frames")
    found = [entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return tuple(sorted(name.removesuffix(".toml") for name in found if "frame" in _read("frames", name)))


def _frame(entry: dict[str, Any], sets: dict[str, tuple[str, ...]]) -> Frame:
    missing = [key for key in ("name", "cues", "roles") if not entry.get(key)]
    examples = _examples(entry)
    if missing or not examples:
        raise ValueError(f"frame {entry.get('name', '?')!r} lacks {', '.join(missing) or 'an example'}")
    return Frame(
        name=entry["name"],
        cues=tuple(sorted({cue for text in entry["cues"] for cue in expand(text, sets)})),
        pos=entry.get("pos", "any"),
        roles={role: _listed(slots) for role, slots in entry["roles"].items()},
        required=_listed(entry.get("required", ())),
        requires={role: _lexicon(words, sets) for role, words in entry.get("requires", {}).items()},
        excludes={role: _lexicon(words, sets) for role, words in entry.get("excludes", {}).items()},
        forbids={slot: _lexicon(words, sets) for slot, words in entry.get("forbids", {}).items()},
        absent=_listed(entry.get("absent", ())),
        attributes={key: str(value) for key, value in entry.items() if key not in RESERVED},
        examples=examples,
    )


def _examples(entry: dict[str, Any]) -> tuple[Example, ...]:
    """Read ``example`` with ``expect``, and ``examples``: a list of tables of the same two keys."""
    pairs = list(entry.get("examples", ()))
    if "example" in entry:
        pairs.insert(0, {"text": entry["example"], "expect": entry.get("expect", {})})
    return tuple(
        Example(pair["text"], {role: _listed(words) for role, words in pair.get("expect", {}).items()})
        for pair in pairs
    )


def _listed(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _lexicon(words: str | list[str], sets: dict[str, tuple[str, ...]]) -> frozenset[str]:
    found: set[str] = set()
    for word in _listed(words):
        found |= set(sets[word[1:]]) if word.startswith("@") else {word}
    return frozenset(found)


def expand(cue: str, sets: dict[str, tuple[str, ...]] | None = None) -> list[tuple[str, ...]]:
    """Return the word sequences of a cue pattern: ``"pose|present threat to"`` gives two.

    ``@name`` stands for the words of a set in the file's ``[words]`` table; ``=allies`` for that form
    alone instead of every form of a lemma.
    """
    choices: list[list[tuple[str, ...]]] = []
    for element in cue.split():
        exact = "=" if element.startswith("=") else ""
        bare = element.removeprefix("=")
        options = [
            word
            for part in bare.split("|")
            for word in ((sets or {})[part[1:]] if part.startswith("@") else (part,))
        ]
        choices.append([_pieces(exact + option.removeprefix("=")) for option in options])
    return [tuple(word for pieces in choice for word in pieces) for choice in product(*choices)]


def _pieces(word: str) -> tuple[str, ...]:
    """Split at hyphens as the tokenizer does, and at underscores, which stand for spaces in a set."""
    return tuple(piece for piece in re.split(r"(-)|_", word) if piece)


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words (lemmas in lower case) of a class in ``knowledge/syntax.toml``.

    Raises :class:`KeyError` for a class that the file does not hold.
    """
    return _word_classes()[name]


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    return {entry["name"]: frozenset(entry["words"]) for entry in syntax_classes()}


@cache
def nominalisations() -> dict[str, tuple[str, ...]]:
    """Return the nouns that name the deed of each verb, save gerunds (``nominalisations.toml``)."""
    found: dict[str, list[str]] = {}
    for noun, verb in _read("nominalisations.toml")["nouns"].items():
        found.setdefault(verb, []).append(noun)
    return {verb: tuple(nouns) for verb, nouns in found.items()}


@cache
def ordinary_gerunds() -> frozenset[str]:
    """Return the "-ing" forms that are no nouns of a deed (``nominalisations.toml``)."""
    return frozenset(_read("nominalisations.toml")["ordinary"])


@cache
def lemma_corrections() -> dict[str, str]:
    """Return the lemma of each form (lower case) that the lemmatizer is known to get wrong."""
    return dict(_read("syntax.toml")["lemmas"])


@cache
def anaphor_types() -> dict[str, frozenset[str]]:
    """Return the PLOVER types that a noun can refer back to ("the sale"), for nouns that tell the kind."""
    return {noun: frozenset(types) for noun, types in _read("syntax.toml")["anaphors"].items()}


@cache
def syntax_classes() -> tuple[dict[str, Any], ...]:
    """Return the classes of ``knowledge/syntax.toml`` as written, examples included."""
    return tuple(_read("syntax.toml")["class"])


@cache
def stake_domains() -> dict[str, str]:
    """Return the domain of each lemma in the ``[domains]`` table of ``frames/stakes.toml``."""
    table = _read("frames", "stakes.toml")["domains"]
    return {word: name for name, words in table.items() for word in words}


@cache
def icd203_bands() -> dict[str, tuple[float, float]]:
    """Return the band of probability of each exact term of ICD 203 (``knowledge/icd203.toml``)."""
    bands = _read("icd203.toml")["band"]
    return {term: (band["low"], band["high"]) for band in bands for term in band["terms"]}


def _read(*path: str) -> dict[str, Any]:
    return tomllib.loads(files("sayso.knowledge").joinpath(*path).read_text("utf-8"))
