"""Words about the make-up of documents, read from ``layout.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """Words of captions, links and credits in lower case, and the names of metadata fields."""

    opening: tuple[str, ...]
    alone: frozenset[str]
    credit: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]
    english: frozenset[str]


def _words(entries: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(word for entry in entries for word in entry["words"])


@lru_cache(maxsize=1)
def layout_words() -> LayoutWords:
    """Load ``layout.toml`` once a process."""
    raw: dict[str, Any] = tomllib.loads(
        files("sayso.knowledge").joinpath("layout.toml").read_text(encoding="utf-8")
    )
    return LayoutWords(
        opening=_words(raw["opening"]),
        alone=frozenset(_words(raw["alone"])),
        credit=_words(raw["credit"]),
        fields={name: tuple(names) for name, names in raw["fields"].items()},
        english=frozenset(raw["english"]["words"]),
    )
