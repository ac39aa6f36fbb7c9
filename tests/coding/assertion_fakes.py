"""Plain stand-ins for what other modules find, so that assertions and questions are tested alone."""

from dataclasses import dataclass
from datetime import date

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline, parse
from sayso.records import AUTHOR, Article, DateRange, Event, EventMention, Range, Why

COUNTRIES = {
    "Norway": "NOR",
    "Norwegian": "NOR",
    "Portugal": "PRT",
    "Portuguese": "PRT",
    "Chile": "CHL",
    "Chilean": "CHL",
    "Peru": "PER",
    "Uruguay": "URY",
}
PUBLISHED = DateRange(None, date(2031, 5, 12), None, "given")


@dataclass(frozen=True)
class FakeMention:
    actors: tuple


@dataclass(frozen=True)
class FakeActor:
    country: str | None
    sector: str | None = None
    organisation: str | None = None
    name: str | None = None


class FakeActors:
    """Knows countries by name, and "its" and "it" as the country named last."""

    def __init__(self, document):
        self._mentions = {}
        last = None
        for token in document.doc:
            last = COUNTRIES.get(token.text, last)
            if token.text in COUNTRIES or (token.lower_ in {"it", "its", "itself"} and last):
                self._mentions[token.i] = FakeMention((last,))

    def at(self, token):
        return self._mentions.get(token)

    headed_by = at

    def get(self, actor):
        return FakeActor(actor)


class FakeScope:
    """Everything is the author's word, save the tokens from ``start`` on, which ``statement`` says."""

    def __init__(self, statement=None, start=0):
        self._statement, self._start = statement, start

    def say_so(self, token):
        return (self._statement,) if self._statement and token >= self._start else (AUTHOR,)


def document_of(text):
    article = Article(id="a", text=text, body=(Range(0, len(text)),), published=PUBLISHED)
    return parse(article, load_pipeline(DEFAULT_PIPELINE))


def event_at(document, word, *, source=(), target=(), event_type="MOBILIZE"):
    """Return an event whose trigger is the first occurrence of a word."""
    token = next(token for token in document.doc if token.text == word)
    mention = EventMention(document.span(token.i, token.i + 1), "occurred", PUBLISHED, None, (), (AUTHOR,))
    name = f"E-{word}"
    return Event(
        id=name, type=event_type, mode=None, context=(), cameo=None, quad=None, goldstein=None,
        source=source, target=target, statement=None, mentions=(mention,), why=Why("rule", "test"),
    )  # fmt: skip
