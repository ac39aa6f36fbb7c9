"""Why a record is there: its words in their sentence, what made it, on whose say-so, in which article."""

from __future__ import annotations

from collections.abc import Container, Iterator

from sayso.errors import UnknownRecordError
from sayso.publishing.explainer import Explainer
from sayso.publishing.explanations import Explanation
from sayso.publishing.index import Index
from sayso.publishing.naming import count, span_of_days
from sayso.publishing.stances import verb
from sayso.records import Article, Claim, Conflict, Position

SHORTEST = 3
"""Characters that the beginning of an id must have."""


def why(record_id: str, index: Index) -> Explanation:
    """Return why the record ``record_id`` (or the only one whose id begins so) is there.

    Raises :class:`UnknownRecordError` where there is none, or several.
    """
    record = index.records[_named(record_id, index)]
    match record:
        case Claim():
            return _claim(record, index)
        case Position():
            return _position(record, index)
        case Conflict():
            return _conflict(record, index)
        case Article():
            return Explainer(index.coding_of[record.id], index.names).explain(record, None)
        case _:
            return Explainer(index.coding_of[record.id], index.names).explain(record, record.why)


def _named(record_id: str, index: Index) -> str:
    """Return the id that ``record_id`` is or begins."""
    if record_id in index.records:
        return record_id
    begun = [one for one in index.records if len(record_id) >= SHORTEST and one.startswith(record_id)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        cause = f"{len(begun)} records begin with {record_id}"
        raise UnknownRecordError(cause, f"one of {', '.join(sorted(begun)[:5])}")
    raise UnknownRecordError(f"the dossier holds no record {record_id}", "sayso show DOSSIER TABLE lists ids")


def _claim(claim: Claim, index: Index) -> Explanation:
    events, articles = count(len(claim.events), "event"), count(len(claim.articles), "article")
    sources = ", ".join(index.names.of(one) for one in claim.independent_sources) or "none"
    facts = [
        ("when", span_of_days(claim.earliest, claim.latest)),
        ("made of", f"{count(claim.mentions, 'mention')} of {events} in {articles}"),
        ("sources", f"{len(claim.independent_sources)} independent: {sources}"),
        *([("values", "; ".join(claim.variants))] if claim.variants else []),
        *((kind.replace("_", " "), other) for kind, other in claim.links),
    ]
    supports = tuple(_supports(claim, index))
    return Explanation(id=claim.id, kind="claim", label=claim.label, facts=tuple(facts), supports=supports)


def _position(position: Position, index: Index) -> Explanation:
    claim = index.claim(position.claim)
    hand = f"{position.hand} hand, {position.basis}, by {position.organ}"
    facts = ("claim", f"{claim.label} ({claim.id})"), ("stance", f"{position.stance}, {hand}")
    label = f"{index.names.of(position.actor)} {verb(position.stance)}"
    supports = tuple(_in_article(position.article, {position.statement}, index))
    return Explanation(id=position.id, kind="position", label=label, facts=facts, supports=supports)


def _conflict(conflict: Conflict, index: Index) -> Explanation:
    claim = index.claim(conflict.claim)
    sides = zip(conflict.values, conflict.articles, strict=False)
    facts = [
        ("claim", f"{claim.label} ({claim.id})"),
        *((conflict.field, f"{value} in {article}") for value, article in sides),
        *(("corrected", f"by {article}") for article in conflict.corrected_by),
    ]
    label = f"articles disagree on the {conflict.field}"
    supports = tuple(_supports(claim, index))
    return Explanation(id=conflict.id, kind="conflict", label=label, facts=tuple(facts), supports=supports)


def _supports(claim: Claim, index: Index) -> Iterator[Explanation]:
    for article in claim.articles:
        yield from _in_article(article, set(claim.events), index)


def _in_article(article: str, wanted: Container[str], index: Index) -> Iterator[Explanation]:
    """Yield the explanations of the statements and events of one article whose id is wanted."""
    coding = index.coding_of[article]
    explainer = Explainer(coding, index.names)
    for statement in coding.statements:
        if statement.id in wanted:
            yield explainer.explain(statement, statement.why)
    for event in coding.events:
        if event.id in wanted:
            yield explainer.explain(event, event.why)
