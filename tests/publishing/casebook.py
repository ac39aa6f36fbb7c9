"""An invented affair, coded by hand: who laid the mines in the Strait of Kell.

Countries, people and outlets do not exist; codes come from the range that ISO 3166-1 leaves to users.
"""

from __future__ import annotations

from datetime import date

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

RULE = Why("rule", "written by hand")


class Page:
    """Builds the coding of one article: words are found in the text, so offsets are always right."""

    def __init__(self, number, published, title, outlet, text, *, front="", **more):
        self.id = f"A-{number:08x}"
        self.text = front + text
        self.published = DateRange(published, published, None, "front matter")
        self.article = Article(
            id=self.id,
            text=self.text,
            body=(Range(len(front), len(self.text)),),
            title=title,
            outlet=outlet,
            published=self.published,
            language="en",
            source=f"reports/{number:02d}.txt",
            **more,
        )
        self.position = len(front)
        self.actors, self.statements, self.events = {}, [], []
        self.assertions, self.questions = [], []

    def at(self, words):
        """Go on reading from the place where these words stand."""
        self.position = self.text.index(words, self.position)
        return self

    def span(self, words):
        start = self.text.index(words, self.position)
        return Span(words, start, start + len(words))

    def who(self, words, country=None, name=None, role=None, sector=None, organisation=None, *, same=None):
        span = self.span(words)
        if same:
            actor = self.actors[same]
            mentions = tuple(sorted({*actor.mentions, span}, key=lambda one: one.start))
            self.actors[same] = Actor(
                actor.id,
                actor.country,
                actor.organisation,
                actor.sector,
                actor.name,
                actor.role,
                actor.named,
                actor.resolved_by,
                mentions,
                RULE,
            )
            return Reference(same, span.text, span.start, span.end)
        one = record_id("X", self.id, "actor", span.start)
        resolved = "role in the text" if role else "gazetteer"
        self.actors[one] = Actor(
            one, country, organisation, sector, name, role, bool(name), resolved, (span,), RULE
        )
        return Reference(one, span.text, span.start, span.end)

    def event(self, trigger, kind, source, target, cameo="", quad=None, goldstein=None, mode=None, **mention):
        span = self.span(trigger)
        one = record_id("E", self.id, "event", span.start)
        self.events.append(
            Event(
                one,
                kind,
                mode,
                ("military",),
                cameo or None,
                quad,
                goldstein,
                tuple(ref.actor for ref in source),
                tuple(ref.actor for ref in target),
                mention.pop("statement", None),
                (self.mention(span, **mention),),
                RULE,
            )
        )
        return one

    def mention(self, span, realis="occurred", on=None, place=None, quantity=None, say_so=("author",)):
        when = (
            DateRange(on, on, None, "the text")
            if on
            else DateRange(None, self.published.latest, None, "by publication")
        )
        quantities = ()
        if quantity:
            words, what, value, bound = quantity
            number = self.span(words)
            quantities = (Quantity(what, value, bound, words, number.start, number.end),)
        return EventMention(span, realis, when, Place(place) if place else None, quantities, tuple(say_so))

    def say(self, speaker, cue, content, act, about=(), on=None, nested=None, score=None, form="indirect"):
        cue = self.span(cue)
        one = record_id("S", self.id, "statement", cue.start)
        content = [content] if isinstance(content, str) else content
        spans = tuple(self.span(words) for words in content)
        when = (
            DateRange(on, on, None, "the text")
            if on
            else DateRange(None, self.published.latest, None, "by publication")
        )
        why = Why("model", "attribution", score) if score else RULE
        self.statements.append(
            Statement(
                one,
                speaker,
                cue,
                spans,
                form,
                act,
                tuple(About(ref, stance, "explicit") for ref, stance in about),
                None,
                None,
                when,
                nested,
                why,
            )
        )
        return one

    def hold(self, event, say_so):
        """Hang an event's first mention on these statements."""
        for number, one in enumerate(self.events):
            if one.id == event:
                first = one.mentions[0]
                told = EventMention(
                    first.trigger, first.realis, first.date, first.place, first.quantities, tuple(say_so)
                )
                self.events[number] = Event(
                    *(getattr(one, name) for name in one.__struct_fields__[:-2]), (told,), one.why
                )

    def asserts(self, made, cue, *, realis="ongoing", say_so=("author",), condition=None, **roles):
        cue = self.span(cue)
        letter = {Relation: "R", Stake: "K", Motive: "M", Estimate: "P"}[made]
        one = record_id(letter, self.id, made.__name__, cue.start)
        self.assertions.append(
            made(
                id=one,
                cue=cue,
                realis=realis,
                condition=condition,
                say_so=tuple(say_so),
                why=RULE,
                **roles,
            )
        )
        return one

    def ask(self, words, about=()):
        span = self.span(words)
        self.questions.append(
            Question(
                record_id("Q", self.id, "question", span.start),
                words,
                span.start,
                span.end,
                tuple(about),
                ("author",),
                RULE,
            )
        )

    def coding(self):
        return Coding(
            coder=Coder("0.1.0", "by hand", "00000000"),
            article=self.article,
            actors=tuple(self.actors.values()),
            statements=tuple(self.statements),
            events=tuple(self.events),
            assertions=tuple(self.assertions),
            questions=tuple(self.questions),
        )


LAYS = {
    "kind": "MOBILIZE",
    "cameo": "155",
    "quad": "MATERIAL CONFLICT",
    "goldstein": -6.4,
    "mode": "militarise",
}


def first_report():
    page = Page(
        1,
        date(2031, 3, 3),
        "Ostrana says Tessalian ships laid mines in the strait",
        "Kell Telegraph",
        "PORT KELL, 3 March 2031 - Ostrana's defence minister, Ilse Marrin, said on Monday that Tessaly "
        "has laid up to 60 mines in the Strait of Kell.\n\n"
        "Tessaly's foreign ministry called the report “an invention”. A spokesman for Merovia's "
        "government said it had no information on mines.\n\n"
        "Is Tessaly ready to close the strait?\n",
        front="---\ntitle: Ostrana says Tessalian ships laid mines in the strait\ndate: 2031-03-03\n---\n\n",
    )
    minister = page.who(
        "Ostrana's defence minister, Ilse Marrin", "XOS", "Ilse Marrin", "defence minister", "GOV"
    )
    tessaly = page.at("that Tessaly").who("Tessaly", "XTS", "Tessaly")
    laid = page.event(
        "has laid", source=[tessaly], target=[], quantity=("up to 60", "mines", 60, "at most"),
        place="the Strait of Kell", **LAYS,
    )  # fmt: skip
    page.position = 0
    said = page.at("Marrin, said").say(
        minister, "said", "that Tessaly has laid up to 60 mines in the Strait of Kell", "claim",
        [(laid, "asserts")], date(2031, 3, 3), score=0.97,
    )  # fmt: skip
    page.hold(laid, [said])
    ministry = page.at("Tessaly's foreign ministry").who(
        "Tessaly's foreign ministry", "XTS", None, "foreign ministry", "GOV"
    )
    page.say(ministry, "called", "the report “an invention”", "deny", [(laid, "denies")], form="mixed")
    spokesman = page.at("A spokesman").who(
        "A spokesman for Merovia's government", "XMV", None, "spokesman", "GOV"
    )
    page.at("government said").say(
        spokesman, "said", "it had no information on mines", "decline", [(laid, "no_information")]
    )
    page.ask("Is Tessaly ready to close the strait?", [laid])
    return page.coding()


def second_report():
    page = Page(
        2,
        date(2031, 3, 5),
        "League confirms mines; Tessaly falls silent",
        "The Calder Observer",
        "The League of Straits confirmed on Wednesday that Tessalian vessels had laid mines in the Strait of "
        "Kell. Its secretary-general, Bo Anders-Test, spoke of “at least forty” of them.\n\n"
        "Asked again, Tessaly's president did not deny that his navy had mined the waterway. “What we do in "
        "our own waters is our own affair,” he said.\n\n"
        "Merovia's foreign minister declined to comment on the mining, and an official who asked not to be "
        "named doubted that the pictures show mines. Merovia is Tessaly's oldest ally; a blockade would harm "
        "its trade. It is likely that insurers will close the route.\n",
    )
    league = page.who("The League of Straits", None, "League of Straits", None, "IGO", "LOS")
    vessels = page.who("Tessalian vessels", "XTS", None, "vessels", "MIL")
    laid = page.event("had laid", source=[vessels], target=[], place="the Strait of Kell", **LAYS)
    page.position = 0
    said = page.say(
        league, "confirmed", "that Tessalian vessels had laid mines in the Strait of Kell", "confirm",
        [(laid, "confirms")], date(2031, 3, 5), score=0.99,
    )  # fmt: skip
    page.hold(laid, [said])
    secretary = page.who(
        "Its secretary-general, Bo Anders-Test", None, "Bo Anders-Test", "secretary-general", "IGO", "LOS"
    )
    page.say(secretary, "spoke of", "“at least forty” of them", "say", [(laid, "asserts")], form="mixed")
    president = page.at("Tessaly's president").who("Tessaly's president", "XTS", None, "president", "GOV")
    page.say(
        president,
        "did not deny",
        "that his navy had mined the waterway",
        "decline",
        [(laid, "does_not_deny")],
    )
    page.at("he said").who("he", same=president.actor)
    page.say(president, "said", [], "say", form="direct")
    minister = page.at("Merovia's foreign").who(
        "Merovia's foreign minister", "XMV", None, "foreign minister", "GOV"
    )
    page.say(minister, "declined to comment", "on the mining", "decline", [(laid, "declines")])
    official = page.who("an official who asked not to be named", "XMV", None, "official", "GOV")
    page.say(official, "doubted", "that the pictures show mines", "question", [(laid, "doubts")])
    merovia = page.at("Merovia is").who("Merovia", "XMV", "Merovia")
    tessaly = page.who("Tessaly", "XTS", "Tessaly")
    page.asserts(
        Relation, "oldest ally", a=merovia.actor, b=tessaly.actor, type="ally", sign="+", directed=False,
        date=DateRange(None, date(2031, 3, 5), None, "by publication"),
    )  # fmt: skip
    stake = page.asserts(
        Stake, "harm", realis="hypothetical", holder=merovia.actor, direction="loss", domain="economy",
        what=page.span("its trade"), cause=laid,
    )  # fmt: skip
    page.asserts(Estimate, "likely", estimator="author", about=stake, negated=False, icd203=(0.55, 0.8))
    return page.coding()


def third_report():
    page = Page(
        3,
        date(2031, 3, 9),
        "Merovia admits engineers were aboard",
        "Kell Telegraph",
        "Merovia's defence ministry said on Sunday that Tessaly laid mines and that Merovian engineers had "
        "helped. Tessaly denied that it had mined the strait.\n\n"
        "Ostrana closed its ports to Tessalian ships on Saturday. Tessaly wants to keep Ostrana's navy out, "
        "analysts said.\n\n"
        "Ostrana and Tessaly are bitter rivals. Tessaly would gain influence.\n",
        corrects="A-00000001",
    )
    ministry = page.who("Merovia's defence ministry", "XMV", None, "defence ministry", "GOV")
    tessaly = page.who("Tessaly", "XTS", "Tessaly")
    laid = page.event("laid", source=[tessaly], target=[], **LAYS)
    engineers = page.who("Merovian engineers", "XMV", None, "engineers", "CVL")
    helped = page.event("helped", "AID", [engineers], [tessaly], "072", "MATERIAL COOPERATION", 8.3)
    page.position = 0
    said = page.say(
        ministry, "said", ["that Tessaly laid mines", "that Merovian engineers had helped"], "confirm",
        [(laid, "confirms"), (helped, "asserts")], date(2031, 3, 9), score=0.81,
    )  # fmt: skip
    page.hold(laid, [said])
    page.hold(helped, [said])
    page.at("Tessaly denied").who("Tessaly", same=tessaly.actor)
    page.say(tessaly, "denied", "that it had mined the strait", "deny", [(laid, "denies")], date(2031, 3, 9))
    ostrana = page.at("Ostrana closed").who("Ostrana", "XOS", "Ostrana")
    page.event(
        "closed", "SANCTION", [ostrana], [tessaly], "163", "MATERIAL CONFLICT", -8.0, on=date(2031, 3, 8)
    )
    page.at("Tessaly wants").who("Tessaly", same=tessaly.actor)
    analysts = page.at("analysts").who("analysts", None, None, "analysts", None)
    page.position = page.text.index("Tessaly wants")
    page.asserts(
        Motive, "wants to", actor=tessaly.actor, behaviour=laid, motive=page.span("keep Ostrana's navy out")
    )
    page.say(analysts, "said", "Tessaly wants to keep Ostrana's navy out", "believe")
    page.at("Ostrana and Tessaly").who("Ostrana", same=ostrana.actor)
    page.asserts(
        Relation, "bitter rivals", a=ostrana.actor, b=tessaly.actor, type="rival", sign="-", directed=False,
        date=DateRange(None, date(2031, 3, 9), None, "by publication"),
    )  # fmt: skip
    page.at("Tessaly would").who("Tessaly", same=tessaly.actor)
    page.asserts(
        Stake, "gain", realis="hypothetical", holder=tessaly.actor, direction="gain", domain="influence",
        what=page.span("influence"), cause=laid,
    )  # fmt: skip
    return page.coding()


def codings():
    """The whole affair, in order of publication."""
    return [first_report(), second_report(), third_report()]
