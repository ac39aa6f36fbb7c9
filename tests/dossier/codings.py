"""Codings for tests: a short invented affair with one record of every kind, and variations of it."""

from datetime import date

import msgspec

from sayso.records import (
    About,
    Actor,
    Article,
    Coder,
    Coding,
    DateRange,
    Estimate,
    Event,
    EventMention,
    Motive,
    Place,
    Quantity,
    Question,
    Range,
    Reference,
    Relation,
    Span,
    Stake,
    Statement,
    Why,
    record_id,
)

TEXT = (
    "OSLO, 12 May 2031 - Norway's foreign ministry denied on Friday that 400 Norwegian soldiers had entered "
    "Uruguay. The affair is likely to harm Norway's reputation, which wants to please Portugal, its ally. "
    "Why were they sent?"
)
WHY = Why("rule", "test")


def coding(number=1, *, text=TEXT, published=date(2031, 5, 12), config="c0ffee00", source=None, title=None):
    """Return a coding with every kind of record; ``number`` makes its article's id."""
    article_id = f"A-{number:08x}"

    def span(words):
        start = text.index(words)
        return Span(words, start, start + len(words))

    def name(prefix, words):
        return record_id(prefix, article_id, prefix, text.index(words))

    when = DateRange(published, published, "on Friday", "weekday")
    ministry, soldiers, country = (
        name("X", words) for words in ("Norway's foreign ministry", "Norwegian soldiers", "Uruguay")
    )
    statement, event, stake = name("S", "denied"), name("E", "entered"), name("K", "harm")
    number_of = Quantity("soldiers", 400, "exactly", "400", text.index("400"), text.index("400") + 3)
    said = {"realis": "occurred", "condition": None, "say_so": ("author",), "why": WHY}
    return Coding(
        coder=Coder("0.1.0", "light", config),
        article=Article(
            article_id,
            text,
            (Range(0, len(text)),),
            title=title,
            source=source or f"report-{number}.txt",
            published=DateRange(published, published) if published else None,
        ),
        actors=(
            Actor(
                ministry,
                "NOR",
                None,
                "GOV",
                None,
                "foreign ministry",
                False,
                "role in the text",
                (span("Norway's foreign ministry"),),
            ),
            Actor(
                soldiers,
                "NOR",
                None,
                "MIL",
                None,
                "soldiers",
                False,
                "gazetteer",
                (span("Norwegian soldiers"),),
            ),
            Actor(country, "URY", None, None, "Uruguay", None, True, "gazetteer", (span("Uruguay"),)),
        ),
        statements=(
            Statement(
                statement,
                Reference(ministry, "Norway's foreign ministry", 20, 45),
                span("denied"),
                (span("400 Norwegian soldiers had entered Uruguay"),),
                "indirect",
                "deny",
                (About(event, "denies", "explicit"),),
                None,
                None,
                when,
                None,
                WHY,
            ),
        ),
        events=(
            Event(
                event,
                "MOBILIZE",
                "troops",
                ("military",),
                "154",
                "MATERIAL CONFLICT",
                -7.2,
                (soldiers,),
                (country,),
                None,
                (
                    EventMention(
                        span("entered"), "occurred", when, Place("Uruguay", "URY"), (number_of,), (statement,)
                    ),
                ),
                WHY,
            ),
        ),
        assertions=(
            Stake(
                stake,
                span("harm"),
                holder=ministry,
                direction="loss",
                domain="reputation",
                what=span("Norway's reputation"),
                cause=event,
                **said,
            ),
            Estimate(
                name("P", "likely"),
                span("likely"),
                estimator="author",
                about=stake,
                negated=False,
                icd203=(0.55, 0.8),
                **said,
            ),
            Motive(
                name("M", "wants to"),
                span("wants to"),
                actor=ministry,
                behaviour=event,
                motive=span("please Portugal"),
                **said,
            ),
            Relation(
                name("R", "ally"),
                span("ally"),
                a=ministry,
                b=country,
                type="ally",
                sign="+",
                directed=False,
                date=when,
                **said,
            ),
        ),
        questions=(
            Question(
                name("Q", "Why were"),
                "Why were they sent?",
                text.index("Why were"),
                len(text),
                (event,),
                ("author",),
                WHY,
            ),
        ),
    )


def recoded(one, config):
    """Return the same coding as another configuration would have made it."""
    return msgspec.structs.replace(one, coder=Coder("0.1.0", "light", config))
