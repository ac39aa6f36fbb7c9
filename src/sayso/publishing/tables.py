"""The tables that ``show`` and the exports give: which there are, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.collating import Collation
from sayso.errors import UnknownTableError
from sayso.publishing.naming import span_of_days
from sayso.publishing.rows import COLLATED, Row, collated_rows, stored_rows

if TYPE_CHECKING:
    from sayso.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Column:
    """A column for the eye: the field that it shows and the words above it."""

    field: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``fields`` are all that a row holds, ``columns`` those that a reader is shown."""

    name: str
    title: str
    fields: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def _columns(spec: str) -> tuple[Column, ...]:
    """Read ``field``, or ``field=heading with spaces as _``, from a line of words."""
    pairs = (word.partition("=") for word in spec.split())
    return tuple(Column(field, (heading or field).replace("_", " ")) for field, _, heading in pairs)


SHOWN: dict[str, tuple[str, tuple[Column, ...]]] = {
    "articles": ("Articles", _columns("published title outlet status reason corrects id")),
    "statements": (
        "Statements: who says what, and how",
        _columns("said_on speaker_label=speaker act stances cue content id"),
    ),
    "events": (
        "Events: who did what to whom",
        _columns("date source_labels=who type trigger=words target_labels=to_whom cameo quad mentions id"),
    ),
    "mentions": (
        "Mentions: each place in a text that tells of an event",
        _columns("date type trigger=words realis place say_so_labels=say-so event"),
    ),
    "actors": (
        "Actors, as each article shows them",
        _columns("text=words name role country organisation=org. sector named resolved_by mentions id"),
    ),
    "claims": (
        "Claims: what articles say happened",
        _columns(
            "label=claim date source_labels=who target_labels=to_whom mentions article_count=articles "
            "independent_labels=sources variants id"
        ),
    ),
    "positions": (
        "Positions: who stands where on a claim",
        _columns("said_on actor_label=actor organ stance hand claim_label=claim statement"),
    ),
    "conflicts": (
        "Conflicts: where articles disagree",
        _columns("field values claim_label=claim articles id"),
    ),
    "dyads": (
        "Dyads: events between two actors (scores blank below 5 events)",
        _columns(
            "source_label=from target_label=to quad events mentions goldstein_sum=sum goldstein_mean=mean"
        ),
    ),
    "relations": (
        "Relations: how actors are said to stand to each other",
        _columns("date a_label=a type sign b_label=b cue=words realis say_so_labels=say-so id"),
    ),
    "stakes": (
        "Stakes: who is said to gain or lose what",
        _columns("holder_label=holder direction domain what cue realis say_so_labels=say-so id"),
    ),
    "motives": (
        "Motives: why an actor is said to do something",
        _columns("actor_label=actor cue motive behaviour say_so_labels=say-so id"),
    ),
    "estimates": (
        "Estimates: words of likelihood, as written",
        _columns(
            "estimator_label=estimator cue=words negated icd203_low=from icd203_high=to about sentence id"
        ),
    ),
    "questions": (
        "Questions that the articles ask",
        _columns("text=question about say_so_labels=by article id"),
    ),
    "failures": ("Failures: documents that could not be read or coded", _columns("source code reason")),
    "timeline": (
        "Timeline: claims by the day they are said to have happened",
        _columns("date source_labels=who label=claim target_labels=to_whom type mentions id"),
    ),
}
"""Every table: its title and the columns for the eye."""

TABLE_NAMES: tuple[str, ...] = tuple(SHOWN)


def check_table(name: str) -> None:
    """Raise :class:`UnknownTableError` where there is no table of this name."""
    if name not in SHOWN:
        raise UnknownTableError(f"there is no table {name!r}", f"one of: {' '.join(TABLE_NAMES)}")


def table(name: str, dossier: Dossier, collation: Collation) -> Table:
    """Return the table ``name`` of a dossier: see :func:`tables`."""
    return tables([name], dossier, collation)[0]


def tables(names: Iterable[str], dossier: Dossier, collation: Collation) -> list[Table]:
    """Return the named tables of a dossier, in one walk through its codings.

    Rows stand by publication (those made across articles in the collation's order); all of them, whatever
    their number. Raises :class:`UnknownTableError`.
    """
    wanted = list(names)
    for name in wanted:
        check_table(name)
    stored = stored_rows((name for name in wanted if name not in COLLATED), dossier)
    return [
        _table(name, collated_rows(name, collation) if name in COLLATED else stored[name]) for name in wanted
    ]


def _table(name: str, rows: Sequence[Row]) -> Table:
    title, columns = SHOWN[name]
    fields = dict.fromkeys(field for row in rows for field in row) or [one.field for one in columns]
    return Table(name, title, tuple(fields), columns, tuple(rows))


def cell(row: Row, field: str) -> str:
    """Return a field of a row as readers see it: dates in words, lists joined, nothing for null."""
    if f"{field}_latest" in row:
        return span_of_days(row[f"{field}_earliest"], row[f"{field}_latest"])
    value = row.get(field)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value)
    return str(value)
