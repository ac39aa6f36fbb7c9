"""The vocabulary of sayso: the frozen records that rooms pass to one another.

Every record that comes from text carries offsets into ``Article.text`` exactly as stored, so that
``article.text[start:end]`` is the quoted span. Offsets are Python ``str`` offsets, end exclusive.
Ids are deterministic: a short hash of the article, the kind of record and its anchor offsets, never
of attributes (see :func:`record_id`).
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from msgspec import Struct

SCHEMA = "sayso-coding/1"

ArticleStatus = Literal["ok", "partial", "failed"]
ResolvedBy = Literal[
    "gazetteer",
    "office holder at that date",
    "role in the text",
    "metonym",
    "coreference",
    "dictionary of the user",
    "unresolved",
]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say",
    "claim",
    "confirm",
    "deny",
    "decline",
    "accuse",
    "warn",
    "threaten",
    "promise",
    "request",
    "praise",
    "criticise",
    "question",
    "believe",
    "intend",
]
Stance = Literal["asserts", "confirms", "denies", "doubts", "declines", "no_information", "does_not_deny"]
Basis = Literal["explicit", "presupposed"]
Realis = Literal["occurred", "ongoing", "planned", "hypothetical", "negated"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
QuadClass = Literal["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"]
RelationType = Literal[
    "ally", "patron", "partner", "treaty", "rival", "enemy", "dependence", "strain", "warming"
]
Direction = Literal["gain", "loss"]
StakeDomain = Literal["reputation", "security", "influence", "economy", "territory", "domestic", "general"]
Bound = Literal["exactly", "about", "at least", "at most", "more than", "less than", "between"]

AUTHOR = "author"
"""The say-so of a record that the article's author asserts in his own voice."""


def record_id(prefix: str, article: str, kind: str, *anchors: int) -> str:
    """Return the deterministic id of a record, such as ``S-9db66924``.

    ``prefix`` is the record's letter, ``article`` an article id, ``kind`` names the kind of record and
    ``anchors`` are its anchor offsets in the article's text.
    """
    key = "|".join([article, kind, *map(str, anchors)])
    return f"{prefix}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


class Record(Struct, frozen=True, forbid_unknown_fields=False):
    """Base of all records: frozen, slotted, comparable, encodable as JSON by msgspec."""


class Why(Record, frozen=True):
    """What made a record: a rule or a model, its name and, for models, a score in [0, 1]."""

    by: Literal["rule", "model"]
    name: str
    score: float | None = None


class Range(Record, frozen=True):
    """A range of character offsets in the article's text."""

    start: int
    end: int


class Span(Record, frozen=True):
    """A stretch of the article's text: ``article.text[start:end] == text``."""

    text: str
    start: int
    end: int


class DateRange(Record, frozen=True):
    """A date as known: earliest and latest day, the words it came from, and the rule that read them.

    ``start`` and ``end`` locate the words in the article's text; both are null where the date comes
    from elsewhere (front matter, publication).
    """

    earliest: date | None = None
    latest: date | None = None
    text: str | None = None
    rule: str | None = None
    start: int | None = None
    end: int | None = None


class Place(Record, frozen=True):
    """A place named in the text, with ISO 3166-1 alpha-3 country and WGS 84 coordinates where known.

    ``rule`` says how it was told from other places of that name.
    """

    text: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    start: int | None = None
    end: int | None = None
    rule: str | None = None


class Quantity(Record, frozen=True):
    """A number of something: what is counted, its value, and how the words bound it."""

    what: str
    value: float
    bound: Bound
    text: str
    start: int
    end: int


class Article(Record, frozen=True):
    """One text as it was read. ``body`` lists the offset ranges that are coded."""

    id: str
    text: str
    body: tuple[Range, ...]
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: DateRange | None = None
    language: str | None = None
    status: ArticleStatus = "ok"
    reason: str | None = None
    source: str | None = None
    corrects: str | None = None
    retracts: str | None = None
    sketch: tuple[int, ...] = ()
    """A min-hash sketch of the coded text, from which copies and near copies are known again."""


class Actor(Record, frozen=True):
    """Somebody who speaks or acts, as one article shows him.

    ``country`` is ISO 3166-1 alpha-3 and ``sector`` a PLOVER sector code. ``named`` is false for an
    unnamed official, who is an actor all the same. ``mentions`` are in text order.
    """

    id: str
    country: str | None
    organisation: str | None
    sector: str | None
    name: str | None
    role: str | None
    named: bool
    resolved_by: ResolvedBy
    mentions: tuple[Span, ...] = ()
    why: Why | None = None


class Reference(Record, frozen=True):
    """A mention of an actor: the words and the id of the actor, null where it stays unresolved."""

    actor: str | None
    text: str
    start: int
    end: int


class About(Record, frozen=True):
    """What a statement's content concerns (an event or a statement id) and the stance towards it."""

    ref: str
    stance: Stance
    basis: Basis


class Statement(Record, frozen=True):
    """Somebody's words, thoughts or silence, with the cue that reports them.

    ``content`` may be discontinuous. ``nested_in`` is the statement inside whose content this one
    is reported. ``speaker`` is null where the text names none.
    """

    id: str
    speaker: Reference | None
    cue: Span
    content: tuple[Span, ...]
    form: Form
    act: Act
    about: tuple[About, ...]
    addressee: Reference | None
    venue: Span | None
    said_on: DateRange
    nested_in: str | None
    why: Why
    planned: bool = False


class EventMention(Record, frozen=True):
    """One place in the text that tells of an event. ``say_so`` holds statement ids or ``author``."""

    trigger: Span
    realis: Realis
    date: DateRange
    place: Place | None
    quantities: tuple[Quantity, ...]
    say_so: tuple[str, ...]


class Event(Record, frozen=True):
    """Who did what to whom. ``type`` is null for CAMEO roots 01 and 02, which PLOVER does not have.

    ``source`` and ``target`` are actor ids. ``goldstein`` is the CAMEO code's Goldstein value, null
    for roots 01 and 02, which never enter cooperation and conflict sums.
    """

    id: str
    type: EventType | None
    mode: str | None
    context: tuple[str, ...]
    cameo: str | None
    quad: QuadClass | None
    goldstein: float | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    statement: str | None
    mentions: tuple[EventMention, ...]
    why: Why


class Assertion(Record, frozen=True, tag_field="kind"):
    """Something that a cue frame asserts: a relation, stake, motive or estimate.

    ``say_so`` holds statement ids or ``author``; ``condition`` the words after "if" or "unless".
    """

    id: str
    cue: Span
    realis: Realis
    condition: Span | None
    say_so: tuple[str, ...]
    why: Why


class Relation(Assertion, frozen=True, tag="relation", kw_only=True):
    """How two actors stand to each other. ``a`` and ``b`` are actor ids; directed from a to b."""

    a: str
    b: str
    type: RelationType
    sign: Literal["+", "-"]
    directed: bool
    date: DateRange


class Stake(Assertion, frozen=True, tag="stake", kw_only=True):
    """What an actor is said to gain or lose. ``cause`` is an event id, null where none is named."""

    holder: str
    direction: Direction
    domain: StakeDomain
    what: Span | None
    cause: str | None


class Motive(Assertion, frozen=True, tag="motive", kw_only=True):
    """Why an actor is said to do something. ``behaviour`` is an event or statement id."""

    actor: str
    behaviour: str | None
    motive: Span


class Estimate(Assertion, frozen=True, tag="estimate", kw_only=True):
    """Words of estimative probability. ``icd203`` is the band of an exact ICD 203 term, else null.

    ``about`` is the id of the record the words qualify, null where they qualify none that is known.
    """

    estimator: str
    about: str | None
    negated: bool
    icd203: tuple[float, float] | None


AnyAssertion = Relation | Stake | Motive | Estimate


class Question(Record, frozen=True):
    """A question in the author's or a speaker's words, with the ids of the records that bear on it."""

    id: str
    text: str
    start: int
    end: int
    about: tuple[str, ...]
    say_so: tuple[str, ...]
    why: Why


class Coder(Record, frozen=True):
    """Which sayso, model and configuration made a coding."""

    version: str
    model: str
    config: str


class Coding(Record, frozen=True, kw_only=True):
    """Everything that coding one article gives: the JSON contract ``sayso-coding/1``."""

    schema: str = SCHEMA
    coder: Coder
    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    assertions: tuple[AnyAssertion, ...] = ()
    questions: tuple[Question, ...] = ()


class Failure(Record, frozen=True):
    """A document that could not be read or coded, with the coded reason."""

    source: str
    code: str
    reason: str


class Claim(Record, frozen=True, kw_only=True):
    """One proposition that event mentions across articles share.

    ``events`` are event ids, ``label`` the words of the clearest mention; ``variants`` the reported
    values side by side; ``links`` are (kind, claim id) with kind part_of, follows_from, contradicts.
    ``source`` and ``target`` are country or organisation codes, or names where there is no code.
    ``realis`` tells a reported deed (occurred) from a negated one and from one that is planned or only
    imagined (hypothetical). ``speech`` marks deeds of speech, such as accusing.
    ``independent_sources`` are the distinct root speakers after following say-so chains and counting
    copies of one text once; ``asserted_by_author`` are the articles whose author asserts the proposition
    in his own voice.
    """

    id: str
    label: str
    type: EventType | None
    cameo: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    earliest: date | None
    latest: date | None
    events: tuple[str, ...]
    articles: tuple[str, ...]
    mentions: int
    independent_sources: tuple[str, ...]
    variants: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    realis: Realis = "occurred"
    speech: bool = False
    asserted_by_author: tuple[str, ...] = ()


class Position(Record, frozen=True, kw_only=True):
    """Where one actor stands on one claim, by one statement, on one date.

    ``actor`` is the country or organisation code (or name), ``organ`` who spoke for it. ``hand`` is
    first for the actor's own reported words and second where another speaker relays them.
    """

    id: str
    claim: str
    actor: str
    organ: str
    stance: Stance
    basis: Basis
    hand: Literal["first", "second"]
    said_on: DateRange
    statement: str
    article: str


class Conflict(Record, frozen=True, kw_only=True):
    """Articles disagree about one claim: ``field`` is date, number, place or speaker.

    ``articles`` stand side by side with ``values``: the first article that gives each.
    ``corrected_by`` lists articles that correct one of them.
    """

    id: str
    claim: str
    field: Literal["date", "number", "place", "speaker"]
    values: tuple[str, ...]
    articles: tuple[str, ...]
    corrected_by: tuple[str, ...] = ()


class Dyad(Record, frozen=True, kw_only=True):
    """Events between two actors. Count, sum and mean stand together; scores are null below n = 5.

    ``mentions`` tell of ``events`` (one an article), which tell of ``claims`` (one an occurrence). The
    Goldstein scores are of claims, so that an occurrence told 300 times counts once: n is ``claims``.
    """

    source: str
    target: str
    quad: QuadClass | None
    events: int
    mentions: int
    goldstein_sum: float | None
    goldstein_mean: float | None
    claims: int = 0
    earliest: date | None = None
    latest: date | None = None
