"""Names for readers: what countries, organisations, actors and dates are called in print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from sayso.collating import Entity
from sayso.records import AUTHOR, Actor, DateRange

SECTORS = {
    "BUS": "business",
    "CRM": "criminals",
    "CVL": "civilians",
    "GOV": "government",
    "IGO": "intergovernmental organisation",
    "JUD": "courts",
    "LEG": "legislature",
    "MED": "medical",
    "MIL": "military",
    "NGO": "non-governmental organisation",
    "OPP": "opposition",
    "REB": "rebels",
    "SPY": "intelligence",
    "UAF": "unidentified armed force",
}
"""PLOVER's sector codes in words (PLOVER codebook, "Sectors")."""


PART = re.compile(r"(.+) \(([A-Z]{2,})\)")
"""A label for what is part of a country but no state organ: ``analysts (KOR)``, ``REB (MLI)``."""


class Names:
    """What the keys of entities (country and organisation codes, folded names) are called."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._names = {entity.key: entity.label for entity in entities}

    def of(self, code: str) -> str:
        """Return the name of an entity's key, ``analysts (South Korea)`` for a part of one; else the key."""
        if code == AUTHOR:
            return "the author"
        own = self._names.get(code)
        part = PART.fullmatch(code)
        if own or not part:
            return own or code
        label, home = part.groups()
        return f"{SECTORS.get(label, label)} ({self._names.get(home, home)})"

    def voice(self, say_so: str) -> str:
        """Return who says so in an item of a brief, which names the outlet beside it."""
        return "the author" if say_so.startswith("author of ") else self.of(say_so)

    def detail(self, words: str) -> str:
        """Return the detail of a brief's item with names for codes: ``ally: China`` for ``ally: CHN``."""
        head, colon, key = words.rpartition(": ")
        return f"{head}{colon}{self.of(key)}"

    def actor(self, actor: Actor) -> str:
        """Return an actor in words: ``Ana Prueba, president (Uruguay)``, ``foreign ministry (Norway)``."""
        code = actor.organisation or actor.country
        home = self.of(code) if code else None
        own = actor.name or (actor.mentions[0].text if actor.mentions and not actor.role else None)
        words = ", ".join(part for part in (own, actor.role) if part) or "somebody"
        if not actor.named and actor.sector and words == "somebody":
            words = f"unnamed {SECTORS.get(actor.sector, actor.sector)}"
        if home is None or _same(home, own):
            return words if home is None or not actor.role else f"{home}, {actor.role}"
        return f"{words} ({home})"


def _same(home: str, own: str | None) -> bool:
    return own is not None and own.casefold().removeprefix("the ") == home.casefold().removeprefix("the ")


def day(value: date) -> str:
    """Return a date as ``12 May 2031``."""
    return f"{value.day} {value:%b %Y}"


def span_of_days(earliest: date | None, latest: date | None) -> str:
    """Return a range of days in words: ``5–11 May 2031``, ``by 12 May 2031``, ``undated``."""
    if earliest is None and latest is None:
        return "undated"
    if earliest is None or latest is None:
        return f"by {day(latest)}" if latest else f"since {day(earliest or date.min)}"
    if earliest == latest:
        return day(latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        whole = earliest.day == 1 and (latest + timedelta(days=1)).day == 1
        return f"{latest:%b %Y}" if whole else f"{earliest.day}–{day(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {earliest:%b} – {day(latest)}"
    return f"{day(earliest)} – {day(latest)}"


def when(known: DateRange | None) -> str:
    """Return a date range in words, ``undated`` where nothing is known."""
    return span_of_days(known.earliest, known.latest) if known else "undated"


def sort_day(known: DateRange | None) -> date:
    """Return the day that orders a record in time: its latest, else its earliest, else the end of time."""
    return (known and (known.latest or known.earliest)) or date.max


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: ``1 claim``, ``2 copies``, ``12,000 mentions``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def clip(text: str, width: int) -> str:
    """Return ``text`` on one line, cut at a word with an ellipsis where it is longer than ``width``."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head = line[: width - 1]
    word = head.rsplit(" ", 1)[0]
    return (word if len(word) > width // 2 else head).rstrip(" ,;:") + "…"
