"""Names that a noun before them explains: "steelmaker Prueba", "the rights group Ensaio"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.actors.gazetteer import RoleHit

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMED = frozenset({"BUS", "JRN", "LAB", "SOC", "EDU", "PTY", "SPY", "AGR", "REL", "CRM", "OPP", "REB", "PRM"})
"""Sectors of bodies that have names no table knows."""
DATES = frozenset({"DATE", "TIME"})
LONGEST = 5


def find_titled(doc: Doc, hits: list[RoleHit], taken: frozenset[int]) -> list[RoleHit]:
    """Return the role nouns, each of a body with the unknown name that follows it."""
    roles = {token for hit in hits for token in range(hit.start, hit.stop)}
    return [_with_name(doc, hit, taken | roles) for hit in hits]


def _with_name(doc: Doc, hit: RoleHit, taken: frozenset[int] | set[int]) -> RoleHit:
    lower = doc[hit.stop - 1].text[0].islower()
    if hit.role.kind not in {"body", "group"} or hit.role.sector not in NAMED or hit.plural or not lower:
        return hit
    stop = hit.stop
    while stop < min(len(doc), hit.stop + LONGEST) and _is_name_part(doc, stop, taken):
        stop += 1
    if stop == hit.stop or (hit.role.kind == "group" and not _is_collective(doc, hit)):
        return hit
    return replace(hit, stop=stop, noun_stop=hit.stop)


def _is_name_part(doc: Doc, token: int, taken: frozenset[int] | set[int]) -> bool:
    word = doc[token]
    if token in taken or word.is_sent_start or word.ent_type_ in DATES:
        return False
    return word.tag_ in {"NNP", "NNPS"} and word.text[0].isupper()


def _is_collective(doc: Doc, hit: RoleHit) -> bool:
    """Say whether a noun of a group is a body with a name ("the militia Prueba"), and no person."""
    return doc[hit.stop - 1].lower_ in {"group", "militia", "gang", "cartel", "movement", "army", "front"}
