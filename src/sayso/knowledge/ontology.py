"""PLOVER and CAMEO: quad classes and Goldstein values.

``cameo.csv`` holds the CAMEO codes with the Goldstein values and PLOVER mapping that the PLOVER project
and the Open Event Data Alliance's tools publish (MIT and CC BY-SA 4.0). Quad classes are those of the
PLOVER manual, chapter "Event Categories".
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from sayso.records import EventType, QuadClass

QUAD_CLASSES: dict[EventType, QuadClass] = {
    "AGREE": "VERBAL COOPERATION",
    "CONSULT": "VERBAL COOPERATION",
    "SUPPORT": "VERBAL COOPERATION",
    "CONCEDE": "VERBAL COOPERATION",
    "COOPERATE": "MATERIAL COOPERATION",
    "AID": "MATERIAL COOPERATION",
    "RETREAT": "MATERIAL COOPERATION",
    "REQUEST": "VERBAL CONFLICT",
    "ACCUSE": "VERBAL CONFLICT",
    "REJECT": "VERBAL CONFLICT",
    "THREATEN": "VERBAL CONFLICT",
    "PROTEST": "MATERIAL CONFLICT",
    "SANCTION": "MATERIAL CONFLICT",
    "MOBILIZE": "MATERIAL CONFLICT",
    "COERCE": "MATERIAL CONFLICT",
    "ASSAULT": "MATERIAL CONFLICT",
}


@lru_cache(maxsize=1)
def _goldstein() -> dict[str, float]:
    with files("sayso.knowledge").joinpath("cameo.csv").open(encoding="utf-8") as file:
        return {row["cameo"]: float(row["goldstein"]) for row in csv.DictReader(file) if row["goldstein"]}


def goldstein(cameo: str | None) -> float | None:
    """Return the Goldstein value of a CAMEO code, null for roots 01 and 02.

    A statement is no deed: CAMEO 016 "deny" has -5, and a denial is not hostility.
    """
    if cameo is None or cameo.startswith(("01", "02")):
        return None
    codes = _goldstein()
    return codes.get(cameo, codes.get(cameo[:2]))
