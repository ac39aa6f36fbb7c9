"""A coding as rows: what each table of a dossier gets from one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.dossier.sentences import sentence_around
from sayso.records import (
    Actor,
    Article,
    Coding,
    DateRange,
    Estimate,
    Event,
    Motive,
    Relation,
    Stake,
    Statement,
    Why,
)

Row = dict[str, Any]
Actors = Mapping[str, Actor]


def rows_of(coding: Coding) -> dict[str, list[Row]]:
    """Return the rows of every table that ``coding`` fills, by table name, in text order."""
    actors = {actor.id: actor for actor in coding.actors}
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for table, row in _records(coding, actors):
        if "start" in row and row["start"] is not None:
            row["sentence"] = sentence_around(coding.article.text, row["start"], row["end"])
        rows[table].append({"article": coding.article.id, **row} if table != "articles" else row)
    return dict(rows)


def _records(coding: Coding, actors: Actors) -> Iterator[tuple[str, Row]]:
    yield "articles", _article(coding)
    for actor in coding.actors:
        yield "actors", _actor(actor)
        for span in actor.mentions:
            yield "actor_mentions", {"actor": actor.id, **_span(span)}
    for statement in coding.statements:
        yield "statements", _statement(statement, actors)
        for about in statement.about:
            yield (
                "about",
                {"statement": statement.id, "ref": about.ref, "stance": about.stance, "basis": about.basis},
            )
    for event in coding.events:
        yield "events", _event(event, actors)
        yield from _mentions(event, coding.article)
    for assertion in coding.assertions:
        yield _assertion(assertion, actors)
    for question in coding.questions:
        row = {"id": question.id, "about": list(question.about), "say_so": list(question.say_so)}
        yield "questions", {**row, **_span(question), **_why(question.why)}


def _article(coding: Coding) -> Row:
    article, coder = coding.article, coding.coder
    plain = ("id", "title", "outlet", "author", "url", "language", "status", "reason", "source", "text")
    return {
        **{name: getattr(article, name) for name in plain},
        "corrects": article.corrects,
        "retracts": article.retracts,
        **_date("published", article.published),
        "coder_version": coder.version,
        "coder_model": coder.model,
        "coder_config": coder.config,
    }


def _actor(actor: Actor) -> Row:
    plain = ("id", "country", "organisation", "sector", "name", "role", "named", "resolved_by")
    first = _span(actor.mentions[0]) if actor.mentions else {}
    return {**{name: getattr(actor, name) for name in plain}, "mentions": len(actor.mentions), **first}


def _statement(statement: Statement, actors: Actors) -> Row:
    speaker, addressee, content = statement.speaker, statement.addressee, statement.content
    return {
        "id": statement.id,
        **_party("speaker", speaker.actor if speaker else None, actors),
        "speaker_text": speaker.text if speaker else None,
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
        "act": statement.act,
        "form": statement.form,
        "cue": statement.cue.text,
        "start": statement.cue.start,
        "end": statement.cue.end,
        "content": " … ".join(span.text for span in content) if content else None,
        "content_start": content[0].start if content else None,
        "content_end": content[-1].end if content else None,
        "addressee": addressee.actor if addressee else None,
        "addressee_text": addressee.text if addressee else None,
        "venue": statement.venue.text if statement.venue else None,
        **_date("said_on", statement.said_on),
        "nested_in": statement.nested_in,
        "planned": statement.planned,
        **_why(statement.why),
    }


def _event(event: Event, actors: Actors) -> Row:
    plain = ("id", "type", "mode", "cameo", "quad", "goldstein", "statement")
    trigger = event.mentions[0].trigger if event.mentions else None
    return {
        **{name: getattr(event, name) for name in plain},
        "context": list(event.context),
        "source": list(event.source),
        "source_codes": _codes(event.source, actors),
        "target": list(event.target),
        "target_codes": _codes(event.target, actors),
        "mentions": len(event.mentions),
        "trigger": trigger.text if trigger else None,
        "start": trigger.start if trigger else None,
        "end": trigger.end if trigger else None,
        **_why(event.why),
    }


def _mentions(event: Event, article: Article) -> Iterator[tuple[str, Row]]:
    for mention in event.mentions:
        place = mention.place
        yield (
            "mentions",
            {
                "event": event.id,
                "type": event.type,
                "trigger": mention.trigger.text,
                "start": mention.trigger.start,
                "end": mention.trigger.end,
                "realis": mention.realis,
                **_date("date", mention.date),
                "place": place.text if place else None,
                "place_country": place.country if place else None,
                "place_lat": place.lat if place else None,
                "place_lon": place.lon if place else None,
                "say_so": list(mention.say_so),
            },
        )
        for quantity in mention.quantities:
            row = {"what": quantity.what, "value": quantity.value, "bound": quantity.bound}
            yield "quantities", {"event": event.id, **row, **_span(quantity)}


def _assertion(assertion: Relation | Stake | Motive | Estimate, actors: Actors) -> tuple[str, Row]:
    row = {
        "id": assertion.id,
        "cue": assertion.cue.text,
        "start": assertion.cue.start,
        "end": assertion.cue.end,
        "realis": assertion.realis,
        "condition": assertion.condition.text if assertion.condition else None,
        "say_so": list(assertion.say_so),
        **_why(assertion.why),
    }
    match assertion:
        case Relation():
            ends = {**_party("a", assertion.a, actors), **_party("b", assertion.b, actors)}
            kind = {"type": assertion.type, "sign": assertion.sign, "directed": assertion.directed}
            return "relations", {**row, **ends, **kind, **_date("date", assertion.date)}
        case Stake():
            what = assertion.what.text if assertion.what else None
            stake = {"direction": assertion.direction, "domain": assertion.domain, "what": what}
            return "stakes", {
                **row,
                **_party("holder", assertion.holder, actors),
                **stake,
                "cause": assertion.cause,
            }
        case Motive():
            motive = {"behaviour": assertion.behaviour, "motive": assertion.motive.text}
            return "motives", {**row, **_party("actor", assertion.actor, actors), **motive}
        case Estimate():
            low, high = assertion.icd203 or (None, None)
            estimate = {"about": assertion.about, "negated": assertion.negated}
            band = {"icd203_low": low, "icd203_high": high}
            return "estimates", {
                **row,
                **_party("estimator", assertion.estimator, actors),
                **estimate,
                **band,
            }


def _span(span: Any) -> Row:
    return {"text": span.text, "start": span.start, "end": span.end}


def _why(why: Why) -> Row:
    return {"why_by": why.by, "why_name": why.name, "why_score": why.score}


def _date(name: str, date: DateRange | None) -> Row:
    if date is None:
        return {}
    return {f"{name}_{part}": getattr(date, part) for part in ("earliest", "latest", "text", "rule")}


def _party(name: str, actor_id: str | None, actors: Actors) -> Row:
    """Return the columns that say who stands in a role: id, codes and a label for the eye."""
    actor = actors.get(actor_id or "")
    if actor is None:
        return {name: actor_id, f"{name}_label": actor_id}
    return {
        name: actor_id,
        f"{name}_country": actor.country,
        f"{name}_organisation": actor.organisation,
        f"{name}_sector": actor.sector,
        f"{name}_label": _label(actor),
    }


def _label(actor: Actor) -> str:
    words = actor.name or actor.role or (actor.mentions[0].text if actor.mentions else actor.id)
    code = actor.organisation or actor.country
    return f"{words} ({code})" if code else words


def _codes(ids: tuple[str, ...], actors: Actors) -> list[str]:
    found = [actors[one] for one in ids if one in actors]
    return sorted({code for actor in found if (code := actor.organisation or actor.country)})
