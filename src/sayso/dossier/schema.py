"""The tables of a dossier: their columns and DuckDB types, as analysts query them.

Every table of records has ``article`` and, where a record stands at one place in the text, ``start`` and
``end`` (offsets into the article's text, end exclusive) and ``sentence`` (the text around them). ``end``
is a reserved word of SQL: write ``"end"`` in a query.
"""

from __future__ import annotations

SCHEMA_VERSION = 1
"""Raised with every change that an older sayso could not read."""

Columns = dict[str, str]

_ANCHOR: Columns = {"start": "INTEGER", "end": "INTEGER", "sentence": "VARCHAR"}
_WHY: Columns = {"why_by": "VARCHAR", "why_name": "VARCHAR", "why_score": "DOUBLE"}
_ASSERTION: Columns = {
    "article": "VARCHAR",
    "id": "VARCHAR",
    "cue": "VARCHAR",
    "realis": "VARCHAR",
    "condition": "VARCHAR",
    "say_so": "VARCHAR[]",
}


def _date(name: str) -> Columns:
    return {
        f"{name}_earliest": "DATE",
        f"{name}_latest": "DATE",
        f"{name}_text": "VARCHAR",
        f"{name}_rule": "VARCHAR",
    }


def _party(name: str) -> Columns:
    return {
        name: "VARCHAR",
        f"{name}_country": "VARCHAR",
        f"{name}_organisation": "VARCHAR",
        f"{name}_sector": "VARCHAR",
        f"{name}_label": "VARCHAR",
    }


STORED: dict[str, Columns] = {
    "articles": {
        "id": "VARCHAR",
        "title": "VARCHAR",
        "outlet": "VARCHAR",
        "author": "VARCHAR",
        "url": "VARCHAR",
        **_date("published"),
        "language": "VARCHAR",
        "status": "VARCHAR",
        "reason": "VARCHAR",
        "source": "VARCHAR",
        "corrects": "VARCHAR",
        "retracts": "VARCHAR",
        "coder_version": "VARCHAR",
        "coder_model": "VARCHAR",
        "coder_config": "VARCHAR",
        "text": "VARCHAR",
    },
    "actors": {
        "article": "VARCHAR",
        "id": "VARCHAR",
        "country": "VARCHAR",
        "organisation": "VARCHAR",
        "sector": "VARCHAR",
        "name": "VARCHAR",
        "role": "VARCHAR",
        "named": "BOOLEAN",
        "resolved_by": "VARCHAR",
        "mentions": "INTEGER",
        "text": "VARCHAR",
        **_ANCHOR,
    },
    "actor_mentions": {"article": "VARCHAR", "actor": "VARCHAR", "text": "VARCHAR", **_ANCHOR},
    "statements": {
        "article": "VARCHAR",
        "id": "VARCHAR",
        **_party("speaker"),
        "speaker_text": "VARCHAR",
        "speaker_start": "INTEGER",
        "speaker_end": "INTEGER",
        "act": "VARCHAR",
        "form": "VARCHAR",
        "cue": "VARCHAR",
        "content": "VARCHAR",
        "content_start": "INTEGER",
        "content_end": "INTEGER",
        "addressee": "VARCHAR",
        "addressee_text": "VARCHAR",
        "venue": "VARCHAR",
        **_date("said_on"),
        "nested_in": "VARCHAR",
        "planned": "BOOLEAN",
        **_ANCHOR,
        **_WHY,
    },
    "about": {
        "article": "VARCHAR",
        "statement": "VARCHAR",
        "ref": "VARCHAR",
        "stance": "VARCHAR",
        "basis": "VARCHAR",
    },
    "events": {
        "article": "VARCHAR",
        "id": "VARCHAR",
        "type": "VARCHAR",
        "mode": "VARCHAR",
        "context": "VARCHAR[]",
        "cameo": "VARCHAR",
        "quad": "VARCHAR",
        "goldstein": "DOUBLE",
        "source": "VARCHAR[]",
        "source_codes": "VARCHAR[]",
        "target": "VARCHAR[]",
        "target_codes": "VARCHAR[]",
        "statement": "VARCHAR",
        "mentions": "INTEGER",
        "trigger": "VARCHAR",
        **_ANCHOR,
        **_WHY,
    },
    "mentions": {
        "article": "VARCHAR",
        "event": "VARCHAR",
        "type": "VARCHAR",
        "trigger": "VARCHAR",
        "realis": "VARCHAR",
        **_date("date"),
        "place": "VARCHAR",
        "place_country": "VARCHAR",
        "place_lat": "DOUBLE",
        "place_lon": "DOUBLE",
        "say_so": "VARCHAR[]",
        **_ANCHOR,
    },
    "quantities": {
        "article": "VARCHAR",
        "event": "VARCHAR",
        "what": "VARCHAR",
        "value": "DOUBLE",
        "bound": "VARCHAR",
        "text": "VARCHAR",
        **_ANCHOR,
    },
    "relations": {
        **_ASSERTION,
        **_party("a"),
        **_party("b"),
        "type": "VARCHAR",
        "sign": "VARCHAR",
        "directed": "BOOLEAN",
        **_date("date"),
        **_ANCHOR,
        **_WHY,
    },
    "stakes": {
        **_ASSERTION,
        **_party("holder"),
        "direction": "VARCHAR",
        "domain": "VARCHAR",
        "what": "VARCHAR",
        "cause": "VARCHAR",
        **_ANCHOR,
        **_WHY,
    },
    "motives": {
        **_ASSERTION,
        **_party("actor"),
        "behaviour": "VARCHAR",
        "motive": "VARCHAR",
        **_ANCHOR,
        **_WHY,
    },
    "estimates": {
        **_ASSERTION,
        **_party("estimator"),
        "about": "VARCHAR",
        "negated": "BOOLEAN",
        "icd203_low": "DOUBLE",
        "icd203_high": "DOUBLE",
        **_ANCHOR,
        **_WHY,
    },
    "questions": {
        "article": "VARCHAR",
        "id": "VARCHAR",
        "text": "VARCHAR",
        "about": "VARCHAR[]",
        "say_so": "VARCHAR[]",
        **_ANCHOR,
        **_WHY,
    },
}
"""Tables written from codings, one row a record."""

FAILURES: Columns = {"source": "VARCHAR", "code": "VARCHAR", "reason": "VARCHAR"}
CODINGS: Columns = {"article": "VARCHAR", "fingerprint": "VARCHAR", "config": "VARCHAR", "json": "VARCHAR"}
META: Columns = {"key": "VARCHAR", "value": "VARCHAR"}

ASSERTIONS_VIEW = " UNION ALL BY NAME ".join(
    f"SELECT article, id, '{kind}' AS kind, cue, realis, condition, say_so, {subject} AS subject,"
    f' {subject}_label AS subject_label, start, "end", sentence, why_by, why_name, why_score FROM {table}'
    for kind, table, subject in (
        ("relation", "relations", "a"),
        ("stake", "stakes", "holder"),
        ("motive", "motives", "actor"),
        ("estimate", "estimates", "estimator"),
    )
)
"""What relations, stakes, motives and estimates share; ``subject`` is a, holder, actor or estimator."""

TABLES: tuple[str, ...] = (*STORED, "assertions", "failures")
"""The names that :meth:`sayso.dossier.Dossier.table` knows."""


def statements_of_creation() -> list[str]:
    """Return the SQL statements that lay an empty dossier."""
    tables = {**STORED, "failures": FAILURES, "codings": CODINGS, "meta": META}
    created = []
    for name, columns in tables.items():
        described = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        created.append(f"CREATE TABLE {name} ({described})")
    return [*created, f"CREATE VIEW assertions AS {ASSERTIONS_VIEW}"]
