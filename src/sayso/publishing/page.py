"""What the dossier page shows besides the ledger and the articles, computed from the records."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from sayso.publishing.index import Index
from sayso.publishing.lanes import Axis, Lane, axis_over, lanes
from sayso.publishing.ledger import Entry
from sayso.publishing.naming import count, span_of_days
from sayso.publishing.quoting import Quotation, quotation
from sayso.records import (
    AUTHOR,
    AnyAssertion,
    Claim,
    Estimate,
    Motive,
    Position,
    Question,
    Relation,
    Stake,
    Statement,
)

COLUMNS = 14
"""Actors that the matrix of positions has room for."""

Kind = TypeVar("Kind", Relation, Stake, Motive, Estimate)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the masthead; ``kind`` says whether an arrow leads on from it."""

    number: int
    noun: str
    kind: Literal["", "last", "apart"] = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A contested claim with its swim lanes."""

    entry: Entry
    lanes: tuple[Lane, ...]

    @property
    def claim(self) -> Claim:
        """The claim that is contested."""
        return self.entry.claim

    @property
    def positions(self) -> tuple[Position, ...]:
        """The positions on it in order of time."""
        return self.entry.positions

    @property
    def copied(self) -> Mapping[str, tuple[Position, ...]]:
        """The same positions in copies, by the id of the position copied."""
        return self.entry.copied


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim and the latest position of each actor of the matrix, null where there is none."""

    claim: Claim
    cells: tuple[Position | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The latest positions: contested claims in rows, actors in columns; ``note`` says what has no room."""

    actors: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Holder:
    """What one actor is said to gain and lose; ``authors`` counts judgements in an author's own voice."""

    name: str
    gains: tuple[Stake, ...]
    losses: tuple[Stake, ...]
    authors: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors and the relations that are said to hold between them."""

    first: str
    second: str
    relations: tuple[Relation, ...]


def axis_of(index: Index) -> Axis:
    """Return the axis of days that all charts share."""
    return axis_over(_publication_days(index), index.collation.positions)


def _publication_days(index: Index) -> Iterator[date]:
    for coding in index.codings:
        published = coding.article.published
        if published and (when := published.latest or published.earliest):
            yield when


def charts(entries: Iterable[Entry], axis: Axis) -> list[Chart]:
    """Return the contested ones of ``entries`` with their swim lanes."""
    return [Chart(entry, tuple(lanes(entry.positions, axis))) for entry in entries if entry.contested]


def matrix(entries: Sequence[Entry]) -> Matrix:
    """Return the latest positions of the actors with most positions on ``entries``."""
    spoken = Counter(actor for entry in entries for actor in entry.actors)
    first = {actor: at for at, actor in enumerate(spoken)}
    ranked = sorted(spoken, key=lambda actor: (-spoken[actor], first[actor]))
    actors = tuple(ranked[:COLUMNS])
    rows = tuple(
        MatrixRow(entry.claim, tuple(entry.latest().get(actor) for actor in actors)) for entry in entries
    )
    left = len(ranked) - len(actors)
    note = f"{count(left, 'more actor')} with fewer positions: see the claims below." if left else ""
    return Matrix(actors, rows, note)


def figures(index: Index, contested: int) -> list[Figure]:
    """Return the numbers of the masthead, from articles to contested claims."""
    tally = index.collation.tally
    voices = {source for claim in index.collation.claims for source in claim.independent_sources}
    steps = ((tally.articles, "article"), (tally.mentions, "mention"), (tally.events, "event"))
    return [
        *(Figure(number, noun + ("" if number == 1 else "s")) for number, noun in steps),
        Figure(tally.claims, "claim" if tally.claims == 1 else "claims"),
        Figure(contested, "contested", "last"),
        Figure(len(voices), "independent source" + ("" if len(voices) == 1 else "s"), "apart"),
    ]


def standfirst(index: Index, entries: Sequence[Entry]) -> str:
    """Return the sentence below the title: how much was read, of what days, and how much is contested."""
    days = sorted(_publication_days(index))
    outlets = {coding.article.outlet for coding in index.codings if coding.article.outlet}
    copies = sum(len(group.articles) - 1 for group in index.collation.copies)
    corrections = len(index.collation.corrections)
    aside = [count(copies, "copy", "copies")] if copies else []
    aside += [count(corrections, "correction")] if corrections else []
    read = count(len(index.codings), "article") + (f" ({' and '.join(aside)} among them)" if aside else "")
    read += f" from {count(len(outlets), 'outlet')}" if outlets else ""
    read += f", {span_of_days(days[0], days[-1])}" if days else ""
    contested = [entry for entry in entries if entry.contested]
    if not contested:
        return f"{read}. No claim in them is contested."
    voices = {actor for entry in contested for actor in entry.actors}
    verbs = "asserts, confirms, denies, doubts" if len(voices) == 1 else "assert, confirm, deny, doubt"
    are = "is" if len(contested) == 1 else "are"
    return (
        f"{read}. {len(contested)} of {count(len(entries), 'claim')} {are} contested: on these, "
        f"{count(len(voices), 'voice')} {verbs} or will not say."
    )


def assertions(index: Index, kind: type[Kind]) -> list[Kind]:
    """Return all assertions of one kind, by publication and place in the text, without those in copies."""
    codings = [coding for coding in index.codings if coding.article.id not in index.copy_of]
    return [one for coding in codings for one in coding.assertions if isinstance(one, kind)]


def holders(index: Index) -> list[Holder]:
    """Return what each actor is said to gain and lose, most stakes first."""
    found: defaultdict[str, list[Stake]] = defaultdict(list)
    for stake in assertions(index, Stake):
        found[_party(index, stake.holder)].append(stake)
    made = [
        Holder(
            name,
            tuple(stake for stake in stakes if stake.direction == "gain"),
            tuple(stake for stake in stakes if stake.direction == "loss"),
            sum(AUTHOR in stake.say_so for stake in stakes),
        )
        for name, stakes in found.items()
    ]
    return sorted(made, key=lambda one: (-len(one.gains) - len(one.losses), one.name))


def pairs(index: Index) -> list[Pair]:
    """Return the relations between each two actors, most told of first."""
    found: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in assertions(index, Relation):
        ends = _party(index, relation.a), _party(index, relation.b)
        found[min(ends), max(ends)].append(relation)
    made = [Pair(first, second, tuple(relations)) for (first, second), relations in found.items()]
    return sorted(made, key=lambda one: (-len(one.relations), one.first, one.second))


def _party(index: Index, actor_id: str) -> str:
    return index.home(actor_id) or index.actor_name(actor_id)


def timeline(claims: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    """Return claims with a date, by day; each day in words."""
    dated = [claim for claim in claims if claim.earliest or claim.latest]
    dated.sort(key=lambda one: (one.latest or date.max, one.earliest or date.min, -one.mentions, one.id))
    days: dict[str, list[Claim]] = {}
    for claim in dated:
        days.setdefault(span_of_days(claim.earliest, claim.latest), []).append(claim)
    return list(days.items())


def questions(index: Index) -> list[Question]:
    """Return every question, by publication, without those in copies."""
    codings = [coding for coding in index.codings if coding.article.id not in index.copy_of]
    return [question for coding in codings for question in coding.questions]


def describe(assertion: AnyAssertion, index: Index) -> str:
    """Return an assertion in a few words of ours."""
    match assertion:
        case Relation():
            ends = f"{index.actor_name(assertion.a)} and {index.actor_name(assertion.b)}"
            return f"{'Good' if assertion.sign == '+' else 'Bad'} relation ({assertion.type}): {ends}"
        case Stake():
            what = f": {assertion.what.text}" if assertion.what else ""
            return f"{assertion.direction} for {index.actor_name(assertion.holder)}, {assertion.domain}{what}"
        case Motive():
            return f"motive of {index.actor_name(assertion.actor)}: {assertion.motive.text}"
        case Estimate():
            band = assertion.icd203
            percent = f", ICD 203 {band[0]:.0%} to {band[1]:.0%}" if band else ""
            return f"estimate by {index.actor_name(assertion.estimator)}{percent}"


def quote_of(record: Position | AnyAssertion, index: Index) -> Quotation:
    """Return the sentence that a position or an assertion rests on, parted at the words that carry it."""
    if isinstance(record, Position):
        statement = index.records[record.statement]
        spans = [*statement.content, statement.cue] if isinstance(statement, Statement) else []
        text = index.coding_of[record.statement].article.text
        return quotation(text, spans[0].start, spans[0].end)
    text = index.coding_of[record.id].article.text
    return quotation(text, record.cue.start, record.cue.end)
