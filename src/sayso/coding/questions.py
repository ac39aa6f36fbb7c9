"""Questions: what the text asks, with a question mark or in other words, and the records that bear on it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.coding.frames import FrameMatcher, candidates
from sayso.coding.syntax.phrases import is_verbal
from sayso.knowledge.frames import load_frames
from sayso.records import AUTHOR, Event, Question, Statement, Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from sayso.coding.assertions.context import ActorLookup
    from sayso.coding.assertions.voices import SaySo
    from sayso.coding.document import Document
    from sayso.coding.frames import Match
    from sayso.records import AnyAssertion, Span

    AnyRecord = AnyAssertion | Event | Statement

OPENING = frozenset({"whether", "how", "why", "who", "what", "when", "where"})
ASKING = OPENING | {"if", "which", "whose", "whom", "to", "in", "by", "for", "at"}
IDIOMS = frozenset({"who cares", "who knows", "so what", "is that too much", "you know", "guess what"})
ASSENT = frozenset({"right", "no", "yes", "eh", "ok", "okay", "correct", "huh"})
AUXILIARIES = frozenset(
    {
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "wo",
        "would",
        "can",
        "ca",
        "could",
        "should",
        "must",
        "ai",
    }
)
PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "there"})


def find_questions(
    document: Document, actors: ActorLookup, scope: SaySo, records: Sequence[AnyRecord]
) -> tuple[Question, ...]:
    """Return the questions of a text, each once, in text order.

    A question's ``about`` names the ``records`` anchored in its words and the events of the same type
    that share an actor with one of those.
    """
    found: dict[int, Question] = {}
    for first, stop, name in _places(document):
        span = document.span(first, stop)
        if any(span.start < other.end and other.start < span.end for other in found.values()):
            continue
        found[first] = Question(
            id=document.record_id("Q", "question", first),
            text=span.text,
            start=span.start,
            end=span.end,
            about=_about(span, records),
            say_so=_asker(scope.say_so(_main(document, first, stop).i), records),
            why=Why("rule", name),
        )
    return tuple(sorted(found.values(), key=lambda question: question.start))


def _places(document: Document) -> Iterator[tuple[int, int, str]]:
    for token in document.doc:
        if "?" in token.text:
            first = _question_start(token)
            if first < token.i and not _is_tag(document.doc[first : token.i]):
                yield first, token.i + 1, "question mark"
    for match in _matcher().matches(document.doc):
        asked = _asked(match)
        if asked is not None:
            yield *asked, f"frame {match.frame.name}"


def _is_tag(words: SpacySpan) -> bool:
    """Say whether a question only asks for assent (", right?", ", isn't it?") or is a scrap ("Russia?")."""
    if " ".join(token.lower_ for token in words) in IDIOMS:
        return True
    if not any(is_verbal(token) for token in words):
        quoted = words.start > 0 and words[0].nbor(-1).is_quote
        return quoted or not any(token.lower_ in ASKING for token in words)
    comma = max((token.i for token in words if token.lower_ == ","), default=words.start)
    tag = [token.lower_ for token in words.doc[comma + 1 : words.end]]
    if comma == words.start or not tag or len(tag) > 3:
        return False
    return tag[0] in ASSENT if len(tag) == 1 else tag[-1] in PRONOUNS and tag[0] in AUXILIARIES


def _question_start(mark: Token) -> int:
    """Return where a question begins: its sentence, its quotation, or after a question before it."""
    first = mark.i
    while first > mark.sent.start and not _closes(mark.doc[first - 1]) and mark.doc[first - 1].text != ":":
        first -= 1
    while first < mark.i and mark.doc[first].is_punct:
        first += 1
    return first


def _closes(token: Token) -> bool:
    return token.is_quote or "?" in token.text


def _asked(match: Match) -> tuple[int, int] | None:
    """Return the tokens of the clause that holds the question, or of the sentence; none without either."""
    opening = match.head.sent[0]
    if opening.lower_ in OPENING and opening.i < match.start and opening not in match.tokens:
        return opening.i, match.start
    for token in candidates(match, "asked"):
        if is_verbal(token) and token.left_edge.lower_ in ASKING:
            first, stop = token.left_edge.i, token.right_edge.i + 1
            while stop - 1 > token.i and token.doc[stop - 1].is_punct:
                stop -= 1
            return first, stop
    if "asked" in match.frame.required:
        return None
    sentence = match.head.sent
    stop = sentence.end
    while stop - 1 > sentence.start and sentence.doc[stop - 1].is_punct:
        stop -= 1
    return sentence.start, stop


def _asker(say_so: tuple[str, ...], records: Sequence[AnyRecord]) -> tuple[str, ...]:
    """Return on whose word a question stands: the author's where nobody asks it ("it is not known")."""
    statements = (one for one in records if isinstance(one, Statement) and one.id == say_so[0])
    return (AUTHOR,) if any(one.speaker is None for one in statements) else say_so


def _main(document: Document, first: int, stop: int) -> Token:
    return next(
        (
            token
            for token in document.doc[first:stop]
            if not first <= token.head.i < stop or token.dep_ == "ROOT"
        ),
        document.doc[first],
    )


def _about(span: Span, records: Sequence[AnyRecord]) -> tuple[str, ...]:
    inside = [record for record in records if any(_within(anchor, span) for anchor in _anchors(record))]
    events = [record for record in inside if isinstance(record, Event) and record.type is not None]
    kin = [
        record
        for record in records
        if isinstance(record, Event)
        and record not in inside
        and any(_akin(record, event) for event in events)
    ]
    return tuple(dict.fromkeys(record.id for record in (*inside, *kin)))


def _akin(one: Event, other: Event) -> bool:
    shared = {*one.source, *one.target} & {*other.source, *other.target}
    return one.type == other.type and bool(shared)


def _anchors(record: AnyRecord) -> list[Span]:
    if isinstance(record, Event):
        return [mention.trigger for mention in record.mentions]
    return [record.cue]


def _within(anchor: Span, span: Span) -> bool:
    return span.start <= anchor.start and anchor.end <= span.end


@cache
def _matcher() -> FrameMatcher:
    return FrameMatcher(load_frames("questions"))
