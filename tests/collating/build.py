"""Hand-made codings for the tests of collating: write a text, point at its words, get a Coding.

    report = Report("Norway denied that Portugal sent 400 soldiers to Uruguay.", "2031-05-12")
    norway, portugal = report.actor("Norway", "NOR"), report.actor("Portugal", "PRT")
    uruguay = report.actor("Uruguay", "URY")
    sent = report.event("sent", "MOBILIZE", [portugal], [uruguay], numbers=[("400", "soldiers")])
    report.says(norway, "denied", "Portugal sent 400 soldiers to Uruguay", act="deny", about={sent: "denies"})
    coding = report.coding()

An event's say-so is the innermost statement whose content holds its trigger, else the author.
"""

import hashlib
from datetime import date

from sayso.records import (
    AUTHOR,
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

WHY = Why("rule", "hand-made")
SCORES = {
    "MOBILIZE": ("154", "MATERIAL CONFLICT", -7.2),
    "ASSAULT": ("190", "MATERIAL CONFLICT", -10.0),
    "COERCE": ("173", "MATERIAL CONFLICT", -5.0),
    "AID": ("072", "MATERIAL COOPERATION", 8.3),
    "RETREAT": ("087", "MATERIAL COOPERATION", 9.0),
    "AGREE": ("057", "VERBAL COOPERATION", 8.0),
    "CONSULT": ("046", "VERBAL COOPERATION", 7.0),
    "REJECT": ("120", "VERBAL CONFLICT", -4.0),
    "ACCUSE": ("112", "VERBAL CONFLICT", -2.0),
    "REQUEST": ("020", "VERBAL COOPERATION", 3.0),
    None: ("014", None, None),
}


def days(earliest=None, latest=None):
    """Return a date range from ISO dates; one date alone is a single day."""
    start = date.fromisoformat(earliest) if earliest else None
    return DateRange(start, date.fromisoformat(latest) if latest else start)


class Report:
    """An article under construction. Words are looked up from the front; ``after`` skips to a later place."""

    def __init__(
        self, text, published="2031-05-12", *, outlet="Example Wire", title=None, corrects=None, source=None
    ):
        key = "|".join(map(str, (text, published, outlet, title)))
        self.id = "A-" + hashlib.sha256(key.encode()).hexdigest()[:8]
        self.text = text
        self.published = days(published) if published else None
        self.metadata = {"outlet": outlet, "title": title, "corrects": corrects, "source": source}
        self._actors, self._statements, self._events, self._assertions, self._questions = {}, [], [], [], []

    def span(self, words, after=0):
        start = self.text.index(words, after)
        return Span(words, start, start + len(words))

    def actor(self, words, country=None, *, sector=None, role=None, name=None, organisation=None, more=()):
        """Add an actor first mentioned as ``words`` (a country or organisation itself without sector, role)."""
        spans = tuple(sorted((self.span(one) for one in (words, *more)), key=lambda span: span.start))
        whole = sector is None and role is None
        actor = Actor(
            record_id("X", self.id, "actor", spans[0].start, spans[0].end),
            country,
            organisation,
            sector,
            name or (words if whole else None),
            role,
            bool(name) or whole,
            "gazetteer",
            spans,
        )
        self._actors[actor.id] = actor
        return actor.id

    def event(self, trigger, kind, source=(), target=(), *, realis="occurred", date=None, place=None, numbers=(),
              statement=None, cameo=None, by=None, after=0):  # fmt: skip
        """Add an event of one mention. ``place`` is (text, country), ``numbers`` are (words, noun[, bound])."""
        span = self.span(trigger, after)
        code, quad, goldstein = SCORES[kind]
        quantities = tuple(self._quantity(*number) for number in numbers)
        event = {
            "id": record_id("E", self.id, "event", span.start),
            "type": kind,
            "cameo": cameo or code,
            "quad": quad,
            "goldstein": goldstein,
            "source": tuple(source),
            "target": tuple(target),
            "statement": statement,
        }
        mention = {
            "trigger": span,
            "realis": realis,
            "date": days(*date) if date else DateRange(None, self.published and self.published.latest),
            "place": Place(*place) if place else None,
            "quantities": quantities,
        }
        self._events.append((event, mention, by))
        return event["id"]

    def _quantity(self, words, noun, bound="exactly"):
        span = self.span(words)
        value = float("".join(character for character in words if character.isdigit()))
        return Quantity(noun, value, bound, words, span.start, span.end)

    def says(self, speaker, cue, content, *, act="say", about=None, form="indirect", nested_in=None,
             planned=False, basis="explicit"):  # fmt: skip
        """Add a statement by an actor (or nobody). ``about`` gives the stance on each event or statement."""
        actor = self._actors.get(speaker)
        words = actor.mentions[0] if actor else None
        span = self.span(cue)
        statement = Statement(
            record_id("S", self.id, "statement", span.start),
            Reference(speaker, words.text, words.start, words.end) if words else None,
            span,
            (self.span(content),) if content else (),
            form,
            act,
            tuple(About(ref, stance, basis) for ref, stance in (about or {}).items()),
            None,
            None,
            DateRange(None, self.published and self.published.latest),
            nested_in,
            WHY,
            planned,
        )
        self._statements.append(statement)
        return statement.id

    def _common(self, cue, by, realis):
        span = self.span(cue)
        say_so = (by,) if by else self._say_so(span.start)
        return {"cue": span, "realis": realis, "condition": None, "say_so": say_so, "why": WHY}

    def stake(self, holder, cue, what=None, *, direction="loss", domain="general", cause=None, by=None,
              realis="hypothetical"):  # fmt: skip
        common = self._common(cue, by, realis)
        one = Stake(
            record_id("K", self.id, "stake", common["cue"].start),
            holder=holder,
            direction=direction,
            domain=domain,
            what=self.span(what) if what else None,
            cause=cause,
            **common,
        )
        self._assertions.append(one)
        return one.id

    def relation(self, a, cue, b, kind="ally", *, by=None):
        common = self._common(cue, by, "ongoing")
        key = record_id("R", self.id, "relation", common["cue"].start)
        sign = "-" if kind in {"rival", "enemy", "strain"} else "+"
        self._assertions.append(
            Relation(key, a=a, b=b, type=kind, sign=sign, directed=False, date=DateRange(), **common)
        )
        return key

    def motive(self, actor, cue, motive, behaviour=None, *, by=None):
        common = self._common(cue, by, "ongoing")
        key = record_id("M", self.id, "motive", common["cue"].start)
        self._assertions.append(
            Motive(key, actor=actor, behaviour=behaviour, motive=self.span(motive), **common)
        )
        return key

    def estimate(self, cue, about, *, estimator=AUTHOR, by=None):
        common = self._common(cue, by, "ongoing")
        key = record_id("P", self.id, "estimate", common["cue"].start)
        self._assertions.append(
            Estimate(key, estimator=estimator, about=about, negated=False, icd203=None, **common)
        )
        return key

    def question(self, words, about=()):
        span = self.span(words)
        key = record_id("Q", self.id, "question", span.start)
        self._questions.append(Question(key, words, span.start, span.end, tuple(about), (AUTHOR,), WHY))
        return key

    def _say_so(self, offset):
        holding = [
            (span.end - span.start, one.id)
            for one in self._statements
            for span in one.content
            if span.start <= offset < span.end
        ]
        return (min(holding)[1],) if holding else (AUTHOR,)

    def coding(self):
        events = tuple(
            Event(
                mode=None,
                context=(),
                mentions=(
                    EventMention(say_so=(by,) if by else self._event_say_so(event, mention), **mention),
                ),
                why=WHY,
                **event,
            )
            for event, mention, by in self._events
        )
        return Coding(
            coder=Coder("0.1.0", "light", "c0ffee00"),
            article=Article(
                self.id, self.text, (Range(0, len(self.text)),), published=self.published, **self.metadata
            ),
            actors=tuple(self._actors.values()),
            statements=tuple(self._statements),
            events=events,
            assertions=tuple(self._assertions),
            questions=tuple(self._questions),
        )

    def _event_say_so(self, event, mention):
        return (AUTHOR,) if event["statement"] else self._say_so(mention["trigger"].start)


def deed(text, trigger, kind="MOBILIZE", source=("Portugal", "PRT"), target=("Uruguay", "URY"), *,
         published="2031-05-12", outlet="Example Wire", **event):  # fmt: skip
    """Return the coding of a text with one event; source and target are (words, country), or null."""
    report = Report(text, published, outlet=outlet)
    sides = [[report.actor(*side)] if side else [] for side in (source, target)]
    report.event(trigger, kind, *sides, **event)
    return report.coding()
