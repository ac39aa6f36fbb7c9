"""Stances: what each statement says about events and about other statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.coding.events.drafts import EventDraft, MentionDraft
from sayso.coding.speech.content import falsehood
from sayso.coding.speech.drafts import Draft
from sayso.coding.speech.scope import Scope
from sayso.knowledge.frames import word_class
from sayso.knowledge.speech import speech_lexicon
from sayso.records import About, Act, Basis, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FLIPPED: dict[Stance, Stance] = {"asserts": "denies", "confirms": "denies", "denies": "asserts"}
ANAPHORIC = frozenset({"it", "this", "that", "they", "them", "these", "those", "which", "something"})
CONDEMNING = frozenset(
    {"denounce", "decry", "slam", "blast", "condemn", "dismiss", "reject", "brand", "deride"}
)
THREATENING_ACTS = frozenset({"promise", "warn", "say"})
ANSWER = 4
"""An answer of so many words or fewer is read as a whole ("Complete nonsense")."""
CHARGES: dict[str, frozenset[Act]] = {
    "accusation": frozenset({"accuse"}),
    "allegation": frozenset({"accuse", "claim"}),
    "charge": frozenset({"accuse"}),
    "criticism": frozenset({"criticise", "accuse"}),
}
"""Nouns that take up what somebody else has said, and the acts of speech that they name."""
COPULAS = frozenset({"be", "look", "seem", "sound", "appear", "amount"})
PARAGRAPH_REACH = 4
STRONG = frozenset({"denies", "confirms", "no_information", "doubts", "declines", "does_not_deny"})
QUIET_ACTS = frozenset({"request", "promise", "threaten", "intend"})


def settle(drafts: Sequence[Draft], doc: Doc) -> None:
    """Set the act and stance that the content itself decides ("called the reports lies")."""
    for draft in drafts:
        if draft.act in THREATENING_ACTS and _is_threat(draft, doc):
            draft.act = "threaten"
        if draft.stance not in {"asserts", "denies"} or draft.act in QUIET_ACTS:
            continue
        if draft.act == "say" and (answer := _answer(draft, doc)) is not None:
            draft.act, draft.stance = answer
            draft.plain = draft.stance
            continue
        verdict = _verdict(draft, doc)
        if verdict is not None:
            draft.stance = draft.plain = verdict
            draft.act = "deny" if verdict == "denies" else "confirm"
        elif draft.match.cue.name == "call-evaluation":
            draft.act = _evaluative_act(draft, doc)
        elif draft.match.cue.name == "dismiss" and not _about_report(draft, doc):
            draft.act = "criticise"
        elif draft.act == "say" and (judged := _judged_deed(draft, doc)):
            draft.act = _evaluation_of(judged, doc[draft.match.head])


def _answer(draft: Draft, doc: Doc) -> tuple[Act, Stance] | None:
    """Read a content of a word or two: "No comment", "Nonsense", "No"."""
    words = [doc[i].lower_ for start, stop in draft.content for i in range(start, stop) if doc[i].is_alpha]
    if words == ["no", "comment"]:
        return "decline", "declines"
    if words and len(words) <= ANSWER and (words == ["no"] or set(words) & speech_lexicon().words["false"]):
        return "deny", "denies"
    return None


def _is_threat(draft: Draft, doc: Doc) -> bool:
    """Say whether a vow or warning holds out retaliation by the speaker's own side."""
    text = " ".join(doc[i].lemma_.lower() for start, stop in draft.content for i in range(start, stop))
    if not any(phrase in text for phrase in speech_lexicon().words["threatening"]):
        return False
    return draft.act in {"promise", "warn"} or " will " in f" {text} " or "reserve the right" in text


def _judged_deed(draft: Draft, doc: Doc) -> list[Token]:
    """Return the words by which a content calls a deed something ("the raid was a violation"), or none."""
    for start, stop in draft.content:
        for i in range(start, stop):
            copula = doc[i]
            if copula.lemma_ != "be" or copula.pos_ != "AUX" or not _is_root(copula, draft):
                continue
            subject = next((c for c in copula.children if c.dep_ == "nsubj"), None)
            if subject is None or not _is_deed(subject):
                return []
            heads = [c for c in copula.children if c.dep_ in {"attr", "acomp"}]
            negated = any(c.dep_ == "neg" for c in copula.children)
            return [] if negated else [token for head in heads for token in head.subtree]
    return []


def _is_deed(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return lemma in word_class("anaphoric nouns") or lemma in speech_lexicon().words["happening"]


def _about_report(draft: Draft, doc: Doc) -> bool:
    words = speech_lexicon().words["report"] | ANAPHORIC
    return any(doc[i].lemma_.lower() in words for start, stop in draft.content for i in range(start, stop))


def _verdict(draft: Draft, doc: Doc) -> Stance | None:
    """Read a content that calls a report true or false."""
    if draft.match.cue.name in {"call-evaluation", "dismiss"}:
        tokens = [doc[i] for start, stop in draft.content for i in range(start, stop)]
        return "denies" if falsehood(tokens) and _about_report(draft, doc) else None
    tokens = [doc[i] for start, stop in draft.content for i in range(start, stop)]
    if any(_false_report(token) or _no_truth(token) for token in tokens):
        return "denies"
    if any(_mistagged_verdict(token, draft) for token in tokens):
        return "denies"
    for token in tokens:
        if token.lemma_ in COPULAS and token.pos_ in {"AUX", "VERB"} and _is_root(token, draft):
            return _copular_verdict(token)
    return None


def _false_report(token: Token) -> bool:
    """Say whether a report is called false in passing ("such groundless rumours", "this fake news")."""
    words = speech_lexicon().words
    if token.lemma_.lower() not in words["report"] - ANAPHORIC or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    return any(c.lemma_.lower() in words["false"] for c in token.children if c.dep_ in {"amod", "compound"})


def _mistagged_verdict(token: Token, draft: Draft) -> bool:
    """Read "the statements are barefaced lies" where the parser takes the adjective for a verb."""
    words = speech_lexicon().words
    if token.pos_ != "VERB" or not _is_root(token, draft):
        return False
    be = any(child.lemma_ == "be" and child.dep_ in {"aux", "auxpass"} for child in token.children)
    subject = any(
        child.dep_.startswith("nsubj") and child.lemma_.lower() in words["report"] for child in token.children
    )
    false = any(child.dep_ == "dobj" and child.lemma_.lower() in words["false"] for child in token.children)
    return be and subject and false and not any(child.dep_ == "neg" for child in token.children)


def _no_truth(token: Token) -> bool:
    """Read "there is no truth in the reports"."""
    if token.lemma_ not in {"truth", "basis", "foundation", "substance", "merit"}:
        return False
    return any(child.lower_ in {"no", "any"} for child in token.children) and token.head.lemma_ in {
        "be",
        "have",
    }


def _is_root(token: Token, draft: Draft) -> bool:
    return token.head.i == token.i or not draft.covers(token.head.i)


def _copular_verdict(copula: Token) -> Stance | None:
    """Read "the reports are false", "it looks like fake news", "these are nothing but rumours"."""
    words = speech_lexicon().words
    subject = next((c for c in copula.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_.lower() not in words["report"] | ANAPHORIC:
        return None
    predicates = [c for c in copula.children if c.dep_ in {"attr", "acomp", "oprd"}]
    predicates += [
        g for c in copula.children if c.lower_ in {"like", "to"} for g in c.children if g.dep_ == "pobj"
    ]
    if not predicates:
        return None
    predicate = predicates[0]
    if predicate.lower_ in {"nothing", "none"}:
        inner = [c for c in predicate.subtree if c.dep_ == "pobj" and c.head.lower_ in {"but", "than"}]
        return "denies" if falsehood(inner) else None
    said = [token for token in predicate.subtree if token.dep_ not in {"relcl", "advcl"}]
    said += [c for c in copula.children if c.dep_ == "neg"]
    if falsehood(said):
        return "denies"
    lemmas = {token.lemma_.lower() for token in said}
    return "confirms" if lemmas & words["true"] and subject.lower_ not in ANAPHORIC else None


def _evaluative_act(draft: Draft, doc: Doc) -> Act:
    said = [doc[i] for start, stop in draft.content for i in range(start, stop)]
    return _evaluation_of(said, doc[draft.match.head])


def _evaluation_of(said: Sequence[Token], cue: Token) -> Act:
    """Return the act of calling something what ``said`` calls it, without what comes after "rather than"."""
    words = speech_lexicon().words
    lemmas = [token.lemma_.lower() for token in said]
    if "rather" in lemmas:
        lemmas = lemmas[: lemmas.index("rather")]
    text, tokens = " ".join(lemmas), set(lemmas)
    if any(phrase in text for phrase in words["accusing"]):
        return "accuse"
    if tokens & words["bad"] or cue.lemma_ in CONDEMNING:
        return "criticise"
    return "praise" if tokens & words["good"] else "say"


def abouts(
    draft: Draft,
    drafts: Sequence[Draft],
    events: Sequence[EventDraft],
    scope: Scope,
    doc: Doc,
    paragraphs: Sequence[int],
) -> tuple[About, ...]:
    """Return what a statement's content concerns, with the stance towards each.

    Who asks for something, promises or threatens it, means to do it or asks whether it happened takes no
    position on it.
    """
    if draft.act in QUIET_ACTS or draft.match.cue.name == "ask-whether":
        return ()
    found: dict[str, About] = {}
    for event in events:
        if event.statement is not None:
            continue
        for mention in event.mentions:
            if not _speaks_of(draft, mention, scope):
                continue
            reported = scope.draft_at(mention.head) is not draft
            about = _about_event(draft, event, mention, doc, reported=reported)
            if about is not None and (event.id not in found or found[event.id].basis == "presupposed"):
                found[event.id] = about
    for child in drafts:
        if child.parent is draft and child.speaker is not None and child.match.cue.kind != "noun":
            found.setdefault(child.id, About(child.id, _towards(draft, child.match.head), "explicit"))
    charge = _charge_meant(draft, drafts, doc, paragraphs) if not found else None
    if charge is not None:
        told = [event for event in events if event.statement is None and _tells(charge, event, scope)]
        found = {event.id: About(event.id, draft.stance, "explicit") for event in told}
        found[charge.id] = About(charge.id, draft.stance, "explicit")
    if not found:
        antecedent = _antecedent(draft, events, doc, paragraphs)
        if antecedent is not None:
            basis: Basis = "explicit" if draft.stance in STRONG else "presupposed"
            for event in _told_with(antecedent, draft, events, scope):
                found[event.id] = About(event.id, draft.stance, basis)
    return tuple(found.values())


def _speaks_of(draft: Draft, mention: MentionDraft, scope: Scope) -> bool:
    """A statement speaks of what its content tells itself, and of what it repeats as mere reports."""
    for over in scope.chain(mention.head):
        if over is draft:
            return True
        if over.speaker is not None or over.match.cue.kind != "noun":
            return False
    return False


def _towards(draft: Draft, token: int) -> Stance:
    for operator, ranges in draft.operators:
        if any(start <= token < stop for start, stop in ranges):
            return operator.stance
    return draft.plain


def _about_event(
    draft: Draft, event: EventDraft, mention: MentionDraft, doc: Doc, *, reported: bool
) -> About | None:
    """Return the stance towards one mention; ``reported`` where it stands in reports that are judged."""
    if mention.conditional:
        return None
    stance = _towards(draft, mention.head)
    told = reported or not _presupposed(draft, mention, doc)
    basis: Basis = "explicit" if told else "presupposed"
    if basis == "presupposed":
        return About(event.id, "asserts" if stance not in {"denies"} or mention.nominal else stance, basis)
    own = mention.realis == "planned" and bool(set(event.source) & set(draft.actors))
    if mention.negated and (own or doc[draft.match.head].lemma_ == "agree"):
        return None
    if mention.negated:
        stance = FLIPPED.get(stance, stance)
    return About(event.id, stance, basis)


def _presupposed(draft: Draft, mention: MentionDraft, doc: Doc) -> bool:
    """Say whether the content takes the event for granted rather than telling it."""
    if draft.match.cue.evaluative and draft.stance == "asserts":
        return True
    token = doc[mention.head]
    if not mention.nominal:
        return any(
            child.lower_ in {"after", "since", "because"} for child in token.children if child.dep_ == "mark"
        )
    cues = {
        i for one in (draft, *(o for o, _ in draft.operators)) for i in range(one.match.start, one.match.stop)
    }
    while draft.covers(token.i):
        if token.dep_ in {"nsubj", "nsubjpass", "poss"} and draft.covers(token.head.i):
            return True
        if token.head.i == token.i:
            return False
        if token.dep_ == "pobj" and token.head.lower_ in {"after", "since", "because", "despite", "over"}:
            return True
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return draft.covers(token.i) and token.i not in cues
    return False


def _charge_meant(draft: Draft, drafts: Sequence[Draft], doc: Doc, paragraphs: Sequence[int]) -> Draft | None:
    """Return the statement that "the charge" or "the criticism" takes up: the last of its kind by another."""
    if draft.stance not in STRONG:
        return None
    silent = not draft.content and draft.act == "decline"
    heads = (
        {"charge"}
        if silent
        else {
            doc[i].lemma_.lower() for start, stop in draft.content for i in range(start, min(stop, start + 4))
        }
    )
    acts = {act for word, meant in CHARGES.items() if word in heads for act in meant}
    here = draft.match.start
    before = [
        other
        for other in drafts
        if other.act in acts
        and other.match.start < here
        and other.speaker is not None
        and not set(other.actors) & set(draft.actors)
        and paragraphs[here] - paragraphs[other.match.start] <= (0 if silent else PARAGRAPH_REACH)
    ]
    return max(before, key=lambda other: other.match.start, default=None)


def _told_with(
    event: EventDraft, draft: Draft, events: Sequence[EventDraft], scope: Scope
) -> list[EventDraft]:
    """Return an event and what else the report tells that told it last: a report is judged as a whole."""
    before = [mention for mention in event.mentions if mention.head < draft.match.start]
    report = scope.draft_at(before[-1].head) if before and draft.stance in STRONG else None
    if report is None or set(report.actors) & set(draft.actors):
        return [event]
    told = [other for other in events if other.statement is None and _tells(report, other, scope)]
    return [event, *(other for other in told if other is not event and other.material)]


def _tells(statement: Draft, event: EventDraft, scope: Scope) -> bool:
    return any(_speaks_of(statement, mention, scope) for mention in event.mentions)


def _antecedent(
    draft: Draft, events: Sequence[EventDraft], doc: Doc, paragraphs: Sequence[int]
) -> EventDraft | None:
    """Return the event that "the reports", "it" or an empty content points back to."""
    if not _points_back(draft, doc):
        return None
    here = draft.match.start
    before = [
        (event, [mention.head for mention in event.mentions if mention.head < here])
        for event in events
        if event.statement is None
    ]
    near = [
        (event, heads)
        for event, heads in before
        if heads and paragraphs[here] - paragraphs[heads[-1]] <= PARAGRAPH_REACH
    ]
    if not near:
        return None
    return max(near, key=lambda pair: _salience(pair[0], pair[1], doc[here], paragraphs))[0]


def _salience(
    event: EventDraft, heads: Sequence[int], here: Token, paragraphs: Sequence[int]
) -> tuple[int, int]:
    """Rank what "the reports" may mean: same sentence, most often told, nearest."""
    same_sentence = heads[-1] >= here.sent.start
    close = paragraphs[here.i] == paragraphs[heads[-1]]
    return len(heads) + 9 * same_sentence + 2 * close + 2 * event.material, heads[-1]


def _points_back(draft: Draft, doc: Doc) -> bool:
    if draft.act in QUIET_ACTS | {"believe", "warn"}:
        return False
    words = speech_lexicon().words["report"]
    tokens = [doc[i] for start, stop in draft.content for i in range(start, stop)]
    heads = [token for token in tokens if token.head.i == token.i or not draft.covers(token.head.i)][:1]
    heads += [
        child
        for head in heads
        for child in head.children
        if child.dep_ in {"nsubj", "pobj", "nsubjpass", "dobj"}
    ]
    pointing = any(token.lemma_.lower() in words or _is_anaphor(token) for token in heads)
    if draft.stance in STRONG:
        told = draft.match.cue.stance != "asserts" and any(head.pos_ in {"VERB", "AUX"} for head in heads[:1])
        return (pointing and not told) or not tokens
    return draft.match.cue.evaluative and any(_is_anaphor(token) or _takes_up(token) for token in heads)


def _takes_up(token: Token) -> bool:
    """Say whether a noun takes up what was told before ("a move that Norway condemned")."""
    determined = any(child.lower_ in {"a", "an", "the", "this", "that"} for child in token.children)
    return determined and token.lower_ in speech_lexicon().words["taking up"]


def _is_anaphor(token: Token) -> bool:
    return token.lower_ in ANAPHORIC and not any(child.dep_ in {"relcl", "acl"} for child in token.children)
