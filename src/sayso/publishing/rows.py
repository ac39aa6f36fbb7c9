"""The rows of the tables: records made flat, with names beside the ids that point elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sayso.collating import Collation
from sayso.dossier.rows import rows_of
from sayso.publishing.naming import Names
from sayso.records import AUTHOR, Claim, Coding, DateRange, Record

if TYPE_CHECKING:
    from sayso.dossier import Dossier

Row = dict[str, Any]

DATE_PARTS = ("earliest", "latest", "text", "rule")


def stored_rows(names: Iterable[str], dossier: Dossier) -> dict[str, list[Row]]:
    """Return the rows of the named tables that the codings of a dossier fill, by publication."""
    rows: dict[str, list[Row]] = {name: [] for name in names}
    if "failures" in rows:
        rows["failures"] = list(dossier.table("failures").to_pylist())
    for coding in dossier.codings() if rows.keys() - {"failures"} else ():
        made = rows_of(coding)
        _add_names(made, coding)
        for name in rows.keys() & made.keys():
            rows[name] += made[name]
    return rows


def _add_names(made: Mapping[str, list[Row]], coding: Coding) -> None:
    """Put beside the ids in the rows of one coding what they stand for."""
    for row in made.get("statements", []):
        row["speaker_label"] = row["speaker_label"] or row["speaker_text"]
    labels = {actor["id"]: _actor_label(actor) for actor in made.get("actors", [])}
    speakers = {row["id"]: row["speaker_label"] or "nobody named" for row in made.get("statements", [])}
    for rows in made.values():
        for row in rows:
            if "say_so" in row:
                row["say_so_labels"] = _say_so(row["say_so"], speakers)
    for row in made["articles"]:
        del row["text"]
    _add_stances(made.get("statements", []), made.get("about", []))
    _add_parties(made.get("events", []), coding, labels)


def _actor_label(row: Row) -> str:
    words = row["name"] or row["role"] or row.get("text") or row["id"]
    code = row["organisation"] or row["country"]
    return f"{words} ({code})" if code else str(words)


def _say_so(ids: Iterable[str], speakers: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys("the author" if one == AUTHOR else speakers.get(one, one) for one in ids))


def _add_stances(rows: Iterable[Row], about: Iterable[Row]) -> None:
    stances: defaultdict[str, list[str]] = defaultdict(list)
    refs: defaultdict[str, list[str]] = defaultdict(list)
    for row in about:
        stances[row["statement"]].append(row["stance"])
        refs[row["statement"]].append(row["ref"])
    for row in rows:
        row["stances"] = list(dict.fromkeys(stances[row["id"]]))
        row["about"] = refs[row["id"]]


def _add_parties(rows: Iterable[Row], coding: Coding, labels: Mapping[str, str]) -> None:
    dates = {event.id: event.mentions[0].date for event in coding.events if event.mentions}
    for row in rows:
        for side in ("source", "target"):
            row[f"{side}_labels"] = [labels.get(one, one) for one in row[side]]
        when = dates.get(row["id"], DateRange())
        row["date_earliest"], row["date_latest"] = when.earliest, when.latest


def collated_rows(name: str, collation: Collation) -> list[Row]:
    """Return the rows of a table that laying all codings side by side gives, in the collation's order."""
    names = Names(collation.entities)
    claims = {claim.id: claim for claim in collation.claims}
    return _COLLATED[name](collation, names, claims)


def _claims(collation: Collation, names: Names, _: Mapping[str, Claim]) -> list[Row]:
    return [_claim(claim, names) for claim in collation.claims]


def _claim(claim: Claim, names: Names) -> Row:
    row = _flat(claim)
    row["date_earliest"], row["date_latest"] = row.pop("earliest"), row.pop("latest")
    for side in ("source", "target"):
        row[f"{side}_labels"] = [names.of(one) for one in row[side]]
    row["article_count"] = len(claim.articles)
    row["independent_labels"] = [names.of(one) for one in claim.independent_sources]
    row["links"] = [f"{kind} {other}" for kind, other in claim.links]
    return row


def _positions(collation: Collation, names: Names, claims: Mapping[str, Claim]) -> list[Row]:
    return [
        {**_flat(one), "actor_label": names.of(one.actor), "claim_label": _label(claims, one.claim)}
        for one in collation.positions
    ]


def _conflicts(collation: Collation, _: Names, claims: Mapping[str, Claim]) -> list[Row]:
    return [{**_flat(one), "claim_label": _label(claims, one.claim)} for one in collation.conflicts]


def _dyads(collation: Collation, names: Names, _: Mapping[str, Claim]) -> list[Row]:
    return [
        {**_flat(one), "source_label": names.of(one.source), "target_label": names.of(one.target)}
        for one in collation.dyads
    ]


def _timeline(collation: Collation, names: Names, _: Mapping[str, Claim]) -> list[Row]:
    dated = [claim for claim in collation.claims if claim.latest or claim.earliest]
    dated.sort(key=lambda one: (one.latest or one.earliest, one.earliest or one.latest, one.id))
    return [_claim(claim, names) for claim in dated]


def _label(claims: Mapping[str, Claim], claim_id: str) -> str:
    claim = claims.get(claim_id)
    return claim.label if claim else claim_id


def _flat(record: Record) -> Row:
    """Return a record as a row: a date range becomes four fields, a tuple a list."""
    row: Row = {}
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if isinstance(value, DateRange):
            row |= {f"{field}_{part}": getattr(value, part) for part in DATE_PARTS}
        else:
            row[field] = list(value) if isinstance(value, tuple) else value
    return row


_COLLATED: Mapping[str, Callable[[Collation, Names, Mapping[str, Claim]], list[Row]]] = {
    "claims": _claims,
    "positions": _positions,
    "conflicts": _conflicts,
    "dyads": _dyads,
    "timeline": _timeline,
}
COLLATED = frozenset(_COLLATED)
"""Names of the tables that are made across articles."""
