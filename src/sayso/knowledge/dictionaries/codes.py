"""CAMEO actor codes (``RUSGOVMIL``, ``IGOUNOIAE``, ``~COP``) as country, organisation and PLOVER sector.

The parts and what becomes of them stand in ``cameo_codes.csv``, after the CAMEO manual (chapters 3 to 8) and
the PLOVER manual ("Sector Codes", notes 3 and 4), the sectors of PLOVER in ``plover_sectors.csv``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sayso.knowledge.actors import countries, table

NOBODY = "---"
"""The code of a name that is not to be coded."""


class Meaning(NamedTuple):
    """What a code stands for; three nulls where it stands for nobody."""

    country: str | None = None
    organisation: str | None = None
    sector: str | None = None


@lru_cache(maxsize=1)
def sectors() -> dict[str, str]:
    """Return the sector codes of PLOVER with their meaning."""
    return {row[0]: row[1] for row in table("plover_sectors.csv")}


@lru_cache(maxsize=1)
def _parts_of_codes() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for code, kind, value, _ in table("cameo_codes.csv"):
        found.setdefault(kind, {})[code] = value
    return found


@lru_cache(maxsize=1)
def _sovereigns() -> dict[str, str]:
    return {row[0]: row[3] for row in table("countries.csv") if row[3]}


@lru_cache(maxsize=4096)
def agent_sector(code: str) -> str | None:
    """Return the PLOVER sector of an agent code (``~GOVMIL``), null where it has none.

    The first code of what somebody does counts; a religion counts only where nothing else is told. Raises
    :class:`ValueError` for a code that CAMEO does not know.
    """
    known = _parts_of_codes()
    units = _units(code.strip("~"))
    kinds = [kind for kind in ("sector", "prefix", "group") if units[0] in known[kind]]
    if not kinds:
        raise ValueError(f"no agent code {units[0]!r} in CAMEO")
    return _sector(units)


@lru_cache(maxsize=4096)
def meaning(code: str) -> Meaning:
    """Return what an actor code stands for. Raises :class:`ValueError` for one that CAMEO does not know."""
    if code == NOBODY:
        return Meaning()
    known = _parts_of_codes()
    first, *rest = _units(code)
    organisation = next((known["organisation"][unit] for unit in reversed(rest) if _is_body(unit)), None)
    if first in known["prefix"]:
        country = _country_within(rest)
        return Meaning(country, organisation, known["prefix"][first])
    country = _country(first) or known["historical"].get(first)
    if country:
        within = _country_within(rest)
        if within and (first in known["historical"] or _sovereigns().get(within) == country):
            country = within
        return Meaning(country, organisation, _sector(tuple(rest)))
    if first in known["region"]:
        # PLOVER codes no event of a bare region ("Country names"): it is nobody.
        return Meaning(None, organisation, _sector(tuple(rest)))
    sector = _sector((first, *rest)) if first in known["sector"] or first in known["group"] else None
    if sector is None:
        raise ValueError(f"no country, region, organisation or agent {first!r} in CAMEO")
    return Meaning(None, organisation, sector)


def _units(code: str) -> tuple[str, ...]:
    units = tuple(code[at : at + 3] for at in range(0, len(code), 3))
    if not units or len(units[0]) < 3:
        raise ValueError(f"no CAMEO code: {code!r}")
    return units


def _country(unit: str) -> str | None:
    return unit if unit in countries() else _parts_of_codes()["country"].get(unit)


def _country_within(units: list[str]) -> str | None:
    """Return the country named after the first part, where MUS are Muslims and not Mauritius."""
    known = _parts_of_codes()
    free = (unit for unit in units if unit not in known["sector"] and unit not in known["group"])
    return next((found for unit in free if (found := _country(unit))), None)


def _is_body(unit: str) -> bool:
    known = _parts_of_codes()
    return unit in known["organisation"] and unit not in known["sector"] and unit not in countries()


def _sector(units: tuple[str, ...]) -> str | None:
    known = _parts_of_codes()
    does = [known["sector"].get(unit) or known["prefix"].get(unit) for unit in units]
    believes = [known["group"].get(unit) for unit in units]
    return next(filter(None, [*does, *believes]), None)
