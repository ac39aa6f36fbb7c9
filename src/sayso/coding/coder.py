"""Coding one article: a pure function from an article and a configuration to everything it says."""

from __future__ import annotations

from sayso.coding.actors import ActorIndex, find_actors
from sayso.coding.assertions import find_assertions
from sayso.coding.circumstances import Circumstances
from sayso.coding.configuration import Configuration
from sayso.coding.document import Document, load_pipeline, parse
from sayso.coding.events.deeds import deeds
from sayso.coding.events.drafts import EventDraft
from sayso.coding.events.extraction import find_events
from sayso.coding.events.finish import event_record, set_ids
from sayso.coding.events.merging import merge
from sayso.coding.questions import find_questions
from sayso.coding.speech.drafts import Draft, find_drafts
from sayso.coding.speech.finish import statement_record
from sayso.coding.speech.quotes import find_quotes, quoted_tokens
from sayso.coding.speech.scope import Scope
from sayso.coding.speech.stances import settle
from sayso.records import Article, Coder, Coding


def code_article(article: Article, configuration: Configuration | None = None) -> Coding:
    """Code an article: its actors, statements, events, assertions and questions.

    The same article and configuration always give the same coding. Raises
    :class:`sayso.errors.MissingPipelineError` where the spaCy pipeline is not there.
    """
    from sayso import __version__

    configuration = configuration or Configuration()
    document = parse(article, load_pipeline(configuration.pipeline))
    index = find_actors(document, configuration)
    circumstances = Circumstances(document)
    drafts = find_drafts(document, index)
    settle(drafts, document.doc)
    scope = Scope(drafts)
    events = _events(document, index, drafts, scope, circumstances)
    quoted = quoted_tokens(find_quotes(document))
    statements = tuple(
        statement_record(draft, drafts, events, scope, document, index, circumstances, quoted)
        for draft in drafts
    )
    records = tuple(event_record(event, document) for event in events)
    assertions = find_assertions(
        document, index, scope, records, statements=statements, dates=circumstances.date
    )
    return Coding(
        coder=Coder(__version__, configuration.model, configuration.fingerprint),
        article=article,
        actors=index.actors,
        statements=statements,
        events=records,
        assertions=assertions,
        questions=find_questions(document, index, scope, (*records, *statements, *assertions)),
    )


def _events(
    document: Document, index: ActorIndex, drafts: list[Draft], scope: Scope, circumstances: Circumstances
) -> list[EventDraft]:
    cues = {i for draft in drafts for i in range(draft.match.start, draft.match.stop)}
    cues |= {operator.match.head for draft in drafts for operator, _ in draft.operators}
    told = merge(find_events(document, index, scope, circumstances, frozenset(cues)), index)
    told, spoken = _one_each(told, deeds(drafts, told, index, document.doc, circumstances))
    events = sorted([*told, *spoken], key=lambda event: event.mentions[0].head)
    set_ids(events, document)
    return events


def _one_each(told: list[EventDraft], spoken: list[EventDraft]) -> tuple[list[EventDraft], list[EventDraft]]:
    """Leave one event where a verb is a frame's and a statement's cue: the statement's where both agree.

    "Agreed to lend money" is one promise; "ordered diplomats to leave" is an expulsion and no mere request.
    """
    types = {event.mentions[0].head: event.type for event in spoken}
    kept = [event for event in told if event.type is None or types.get(event.mentions[0].head) != event.type]
    heads = {mention.head for event in kept for mention in event.mentions}
    return kept, [event for event in spoken if event.mentions[0].head not in heads]
