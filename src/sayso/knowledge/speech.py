"""The lexicon of speech: cues with their act, stance and content slots, read from ``speech.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from sayso.records import Act, Record, Stance


class Reading(Record, frozen=True):
    """How a cue is read: the act of speech and the stance towards the content."""

    act: Act
    stance: Stance


class SpeechCue(Record, frozen=True, kw_only=True):
    """One entry of the lexicon. See the head of ``speech.toml`` for the meaning of each field."""

    name: str
    kind: Literal["verb", "noun", "phrase", "preposition", "punctuation"]
    content: tuple[str, ...]
    act: Act
    stance: Stance
    example: str
    expect: dict[str, str]
    lemmas: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    negated: Reading | Literal["none"] | None = None
    unable: Reading | None = None
    evaluative: bool = False
    addressee: bool = False


class Lexicon(Record, frozen=True):
    """All cues, and the word lists that decide a stance inside a content."""

    cues: tuple[SpeechCue, ...]
    words: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def speech_lexicon() -> Lexicon:
    """Return the lexicon of speech, read once a process."""
    data: dict[str, Any] = tomllib.loads(files("sayso.knowledge").joinpath("speech.toml").read_text("utf-8"))
    cues = msgspec.convert(data["cue"], tuple[SpeechCue, ...])
    return Lexicon(cues, {name: frozenset(words) for name, words in data["words"].items()})
