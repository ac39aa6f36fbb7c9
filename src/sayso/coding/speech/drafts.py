"""Statements in the making: cues with their speakers and contents, quotations joined, nesting found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING

from sayso.coding.actors import ActorIndex
from sayso.coding.speech.asides import Aside, find_asides, find_whats
from sayso.coding.speech.colons import Colon, find_colons
from sayso.coding.speech.content import Range, asks_for_anonymity, content_of, trim
from sayso.coding.speech.cues import CueMatch, find_cues, is_silence, lemma_of
from sayso.coding.speech.quotes import Quote, find_quotes
from sayso.coding.speech.speakers import FIRST_PERSON, actor_ids, parts_of, speaker_range, speaker_tokens
from sayso.coding.speech.surface import (
    after_conjunction,
    clause_after,
    clause_before,
    reporting_clause,
    source_before,
)
from sayso.knowledge.speech import Reading, speech_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.coding.document import Document
    from sayso.records import Act, Stance

SCARE_QUOTE_WORDS = 3
"""A quotation of up to so many words that no cue governs is a scare quote or a nickname."""
OPERATORS = frozenset({"denies", "doubts", "declines", "no_information", "does_not_deny", "confirms"})
PLAIN_ACTS = frozenset({"say", "claim", "believe", "warn"})
QUOTABLE = frozenset(
    {"say", "claim", "tell", "warn", "confirm", "deny", "criticise", "praise", "promise", "believe"}
)
NEEDS_SPEAKER = frozenset({"intend", "request", "promise", "threaten", "praise", "criticise"})
NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
WH_TAGS = frozenset({"WDT", "WP"})
REPORTING = frozenset({"say", "tell", "claim", "confirm", "warn", "promise", "deny"})
GRANTED = frozenset(
    {"entry", "access", "visa", "permission", "asylum", "bail", "landing", "passage", "right"}
)
"""What is refused, not disputed, by who denies it ("denied the envoy a visa")."""
EVIDENCE = frozenset(
    {"show", "suggest", "indicate", "signal", "reveal", "find", "imply", "read", "determine"}
)
"""Verbs by which things speak as well; a mere "it" that shows something is no source."""
LAST_SPEAKER_REACH = 2
"""An orphan quotation continues the last speaker up to so many paragraphs on."""


@dataclass(slots=True, eq=False)
class Draft:
    """A statement before its `about` is known. Ranges are token ranges, stop exclusive."""

    match: CueMatch
    speakers: list[Token]
    speaker: Range | None
    actors: tuple[str, ...]
    content: list[Range]
    act: Act
    stance: Stance
    parent: Draft | None = None
    operators: list[tuple[Draft, tuple[Range, ...]]] = field(default_factory=list)
    """Stances of the speaker's own words inside the content ("said it had no information on ...")."""
    plain: Stance = "asserts"
    """The stance of the cue itself, which holds where no operator reaches."""
    id: str = ""

    def __post_init__(self) -> None:
        """Begin with the stance of the cue."""
        self.plain = self.stance

    def covers(self, token: int) -> bool:
        """Say whether a token stands in the content."""
        return any(start <= token < stop for start, stop in self.content)

    @property
    def size(self) -> int:
        """Return the number of tokens of the content."""
        return sum(stop - start for start, stop in self.content)


def find_drafts(document: Document, index: ActorIndex) -> list[Draft]:
    """Return the statements of a document in text order, with their nesting."""
    quotes = find_quotes(document)
    asides = [
        aside
        for sentence in document.doc.sents
        for aside in (*find_asides(sentence, index), *find_whats(sentence, index))
    ]
    judged = {aside.match.head for aside in asides}
    cues = [match for match in find_cues(document.doc) if match[0].head not in judged]
    drafts = [draft for match in cues if (draft := _draft(match, document, index, quotes))]
    drafts = _without_shadows(drafts)
    spoken = [_of_colon(colon, index) for colon in find_colons(document, index)]
    drafts = sorted(
        [*drafts, *_of_asides(asides, drafts, index), *spoken], key=lambda draft: draft.match.start
    )
    _join_quotes(drafts, quotes, document)
    _untangle(drafts)
    _nest(drafts)
    drafts = [one for one in _merge_own_words(drafts, index) if not _is_chatter(one, quotes)]
    _nest(drafts)
    for draft in drafts:
        draft.id = document.record_id("S", "statement", draft.match.start)
    return drafts


def _of_colon(colon: Colon, index: ActorIndex) -> Draft:
    return _plain(colon.match, colon.source, colon.speaker, [colon.content], index)


def _plain(match: CueMatch, source: Token, speaker: Range, content: list[Range], index: ActorIndex) -> Draft:
    """Return a statement that is read as its cue's entry says."""
    return Draft(match, [source], speaker, actor_ids(index, source), content, match.cue.act, match.cue.stance)


def _of_asides(asides: Sequence[Aside], drafts: Sequence[Draft], index: ActorIndex) -> list[Draft]:
    """Return the statements of asides; what other statements tell ends before them."""
    for aside in asides:
        end = aside.match.head
        if aside.source.doc[aside.start].lower_ == "what":
            continue
        for draft in drafts:
            if draft.match.head < aside.start:
                parts = [
                    (a, min(b, aside.start)) if a < aside.start <= end < b else (a, b)
                    for a, b in draft.content
                ]
                draft.content = [part for part in parts if part[0] < part[1]]
    return [_plain(aside.match, aside.source, aside.speaker, list(aside.content), index) for aside in asides]


def _draft(
    alternatives: tuple[CueMatch, ...], document: Document, index: ActorIndex, quotes: tuple[Quote, ...]
) -> Draft | None:
    doc = document.doc
    for match in alternatives:
        head = doc[match.head]
        reading = _reading(match, head)
        if reading is None:
            continue
        content = [part for part in content_of(match, head) if part[0] < part[1]]
        parsed = bool(content) and any(child.dep_ == "nsubj" for child in head.children)
        surface = reporting_clause(head) if not parsed and match.cue.name in REPORTING else None
        if surface is not None:
            source, span, told = surface
            return Draft(
                match, [source], span, actor_ids(index, source), list(told), reading.act, reading.stance
            )
        if (
            not content
            and "quote" in match.cue.content
            and not _is_aside(head, doc)
            and not _has_object(head)
        ):
            content = _quotes_beside(match, head, quotes)
        silent = match.cue.kind == "phrase" and match.cue.act == "decline"
        if (not content and not silent) or (content and _is_relative(content, document)):
            continue
        if match.cue.act == "believe" and content and doc[content[0][0]].tag_ in WH_TAGS | {"WRB"}:
            continue
        sources = speaker_tokens(match, head)
        if head.lemma_ in EVIDENCE and all(
            source.lower_ in {"it", "this", "that", "which"} for source in sources
        ):
            continue
        if any(_is_nobody(source) or _is_bare_document(source, head, index) for source in sources):
            continue
        lost = source_before(head) if not sources and match.cue.kind == "verb" else None
        if lost is not None:
            sources = [lost[0]]
        if match.cue.kind == "verb" and not sources and _needs_speaker(match, head):
            continue
        if match.cue.kind == "phrase" and not sources and any(c.dep_ == "auxpass" for c in head.children):
            continue  # "could not be confirmed" is the author's remark
        if match.cue.kind == "noun" and match.cue.act in NEEDS_SPEAKER and not sources:
            continue
        spans = [speaker_range(source) for source in sources]
        spans = [
            span for span in spans if not any(start <= span[0] < stop for start, stop in content)
        ] or spans
        actors = tuple(dict.fromkeys(actor for source in sources for actor in actor_ids(index, source)))
        speaker = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None
        if speaker is not None and _far(speaker, sources):
            speaker = spans[0]
        if speaker is not None and match.cue.name in REPORTING:
            content = _by_word_order(head, speaker, content)
        return Draft(match, sources, speaker, actors, content, reading.act, reading.stance)
    return None


def _by_word_order(head: Token, speaker: Range, content: list[Range]) -> list[Range]:
    """Mend what the parser left out of a content, or put into it, where the word order is plain."""
    vouched = after_conjunction(head, speaker)
    if vouched is not None:
        return [vouched]
    if len(content) != 1:
        return content
    further = clause_after(head, speaker, content[0])
    return [clause_before(head, speaker, content[0]), *([further] if further is not None else [])]


def _is_bare_document(source: Token, head: Token, index: ActorIndex) -> bool:
    """Say whether a participle tells what a paper of nobody says ("a resolution condemning the raid")."""
    paper = source.lemma_.lower() in speech_lexicon().words["document"]
    return paper and head.dep_ in {"acl", "relcl"} and not actor_ids(index, source)


def _is_nobody(source: Token) -> bool:
    return source.lower_ in NOBODY or any(
        c.dep_ in {"det", "neg"} and c.lower_ == "no" for c in source.children
    )


def _is_relative(content: list[Range], document: Document) -> bool:
    """Say whether the content is a bare pronoun ("the figure that it reported", "what has it promised")."""
    words = [document.doc[i] for start, stop in content for i in range(start, stop)]
    return len(words) <= 2 and any(word.tag_ in WH_TAGS for word in words)


def _far(speaker: Range, sources: list[Token]) -> bool:
    return len(sources) > 1 and speaker[1] - speaker[0] > 40


def _needs_speaker(match: CueMatch, head: Token) -> bool:
    """An infinitive or a passive without agent reports nobody in particular ("to say that ...")."""
    infinitive = head.tag_ == "VB" and any(child.lower_ == "to" for child in head.children)
    if match.cue.act == "accuse" and any(child.dep_ == "auxpass" for child in head.children):
        return False
    if match.cue.name == "said-to":
        return False
    return match.cue.act in NEEDS_SPEAKER or head.tag_ == "VBN" or infinitive


def _reading(match: CueMatch, head: Token) -> Reading | None:
    cue = match.cue
    if cue.name == "decline-comment" and lemma_of(head.doc[match.start]) == "not" and is_silence(head):
        return None
    if head.lemma_ == "deny" and any(
        c.lemma_ in GRANTED for c in head.children if c.dep_ in {"dobj", "oprd"}
    ):
        return None
    if head.lemma_ == "ask" and ((head.dep_ == "advcl" and head.tag_ == "VBN") or asks_for_anonymity(head)):
        return None
    if match.polarity == "positive":
        return Reading(cue.act, cue.stance)
    if match.polarity == "unable" and cue.unable is not None:
        return cue.unable
    if cue.negated == "none":
        return None
    negated = cue.negated
    if negated is None:
        return Reading(cue.act, cue.stance) if cue.kind != "verb" else None
    if is_silence(head) and negated.stance != "does_not_deny":
        return None
    return negated


def _quotes_beside(match: CueMatch, head: Token, quotes: tuple[Quote, ...]) -> list[Range]:
    """Return the quotation in the cue's sentence, or right after its colon, that it reports."""
    sentence = head.sent
    after = head.doc[sentence.end - 1].text == ":"
    found = [q for q in quotes if q.start < sentence.end and q.stop > sentence.start]
    if after:
        found += [q for q in quotes if q.start == sentence.end]
    found = [q for q in found if not q.start <= match.head < q.stop and not _is_part(q, head)]
    if not found:
        return []
    nearest = min(found, key=lambda q: min(abs(q.start - head.i), abs(q.stop - 1 - head.i)))
    return [(nearest.start, nearest.stop)] if nearest.words > 1 else []


def _is_aside(head: Token, doc: Doc) -> bool:
    """Say whether a participle only adds to a verb of speech ("told the council, replying to the envoy")."""
    return head.tag_ == "VBG" and head.dep_ == "advcl" and any(c.dep_ == "ccomp" for c in head.head.children)


def _has_object(head: Token) -> bool:
    """Say whether the verb has an object of its own, not quoted ("to claim the moral high ground")."""
    return head.lemma_ in {"claim", "charge", "add"} and any(
        child.dep_ == "dobj" and child.pos_ == "NOUN" for child in head.children
    )


def _is_part(quote: Quote, head: Token) -> bool:
    """Say whether the quoted words are a mere part of a phrase ("responded with 'all means'")."""
    inside = [token for token in head.doc[quote.start : quote.stop] if token.is_alpha]
    tops = [token for token in inside if not quote.start <= token.head.i < quote.stop]
    return bool(tops) and all(
        token.dep_ in {"pobj", "amod", "compound", "poss", "nmod"}
        or (token.dep_ == "dobj" and token.left_edge.i < quote.start)
        for token in tops
    )


def _without_shadows(drafts: list[Draft]) -> list[Draft]:
    """Drop a noun cue that only repeats the content of its verb ("made the claim that")."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.match.cue.kind == "noun" and any(
            other is not draft and other.content == draft.content and other.match.cue.kind != "noun"
            for other in drafts
        ):
            continue
        kept.append(draft)
    return kept


def _join_quotes(drafts: list[Draft], quotes: tuple[Quote, ...], document: Document) -> None:
    """Widen contents to whole quotations and give orphan quotations to the last speaker."""
    speaking = [d for d in drafts if d.match.cue.kind in {"verb", "preposition"} and not _inside(d, quotes)]
    for quote in quotes:
        touched = [d for d in speaking if _touches(d, quote)]
        if touched:
            owner = max(touched, key=lambda d: _overlap(d, quote))
            owner.content = _union(owner.content, (quote.start, quote.stop), owner.match)
        elif (
            quote.words > SCARE_QUOTE_WORDS
            and _opens_sentence(quote, document)
            and not _is_repeated(quote, document)
        ):
            owner_or_none = _last_speaker(speaking, quote, document)
            if owner_or_none is not None:
                owner_or_none.content = _union(
                    owner_or_none.content, (quote.start, quote.stop), owner_or_none.match
                )


def _is_repeated(quote: Quote, document: Document) -> bool:
    """Say whether a quotation stands elsewhere in the text too: a pull quote adds nothing."""
    words = [token.lower_ for token in document.doc[quote.start : quote.stop] if token.is_alpha]
    everything = " ".join(token.lower_ for token in document.doc if token.is_alpha)
    return f" {everything} ".count(f" {' '.join(words)} ") > 1


def _inside(draft: Draft, quotes: tuple[Quote, ...]) -> bool:
    return any(quote.start <= draft.match.head < quote.stop for quote in quotes)


def _touches(draft: Draft, quote: Quote) -> bool:
    return _overlap(draft, quote) > 0


def _overlap(draft: Draft, quote: Quote) -> int:
    return sum(max(0, min(stop, quote.stop) - max(start, quote.start)) for start, stop in draft.content)


def _opens_sentence(quote: Quote, document: Document) -> bool:
    doc = document.doc
    if quote.start == 0 or document.paragraphs[quote.start] != document.paragraphs[quote.start - 1]:
        return True
    return bool(doc[quote.start].is_sent_start) or doc[quote.start - 1].text in {".", "!", "?", ":"}


def _last_speaker(drafts: list[Draft], quote: Quote, document: Document) -> Draft | None:
    before = [d for d in drafts if d.match.stop <= quote.start and d.speaker is not None]
    if not before:
        return None
    last = max(before, key=lambda d: d.match.start)
    end = max([last.match.stop, *(stop for _, stop in last.content)])
    near = document.paragraphs[quote.start] - document.paragraphs[min(end, len(document.starts) - 1)]
    return last if near <= LAST_SPEAKER_REACH - 1 and last.act in PLAIN_ACTS | {"confirm", "deny"} else None


def _union(content: list[Range], extra: Range, match: CueMatch) -> list[Range]:
    """Add a range to a content and join what touches, never across the cue itself."""
    pieces = sorted([*content, extra])
    joined = [pieces[0]]
    for start, stop in pieces[1:]:
        last_start, last_stop = joined[-1]
        crosses = last_stop <= match.start < start
        if start <= last_stop + 1 and not crosses:
            joined[-1] = (last_start, max(stop, last_stop))
        else:
            joined.append((start, stop))
    cut = (match.start, match.stop)
    return [part for whole in joined for part in _cut(whole, cut)]


def _cut(whole: Range, cut: Range) -> list[Range]:
    if cut[0] >= whole[1] or cut[1] <= whole[0]:
        return [whole]
    return [part for part in ((whole[0], cut[0]), (cut[1], whole[1])) if part[0] < part[1]]


def _is_chatter(draft: Draft, quotes: tuple[Quote, ...]) -> bool:
    """Say whether a cue stands inside somebody's own quotation and reports nobody who is known."""
    if any(source.lower_ in {"you", "one"} and not parts_of(source) for source in draft.speakers):
        return True
    return _inside(draft, quotes) and not draft.actors and draft.match.cue.kind != "noun"


def _untangle(drafts: list[Draft]) -> None:
    """Where two statements each cover the other's cue, the later one reports the earlier.

    "X expects Y, a spokesman said, and Z": what X expects ends where the reporting clause begins.
    """
    for inner, outer in permutations(drafts, 2):
        if outer.match.start <= inner.match.start or outer.speaker is None:
            continue
        if inner.covers(outer.match.head) and outer.covers(inner.match.head):
            cut = min(outer.speaker[0], outer.match.start)
            parts = [(start, min(stop, cut)) for start, stop in inner.content if start < min(stop, cut)]
            inner.content = [trim(outer.speakers[0], part) for part in parts]


def _nest(drafts: list[Draft]) -> None:
    """Set each draft's parent: the narrowest other statement whose content holds its cue."""
    for draft in drafts:
        holders = [
            other
            for other in drafts
            if other is not draft
            and other.covers(draft.match.head)
            and not (draft.covers(other.match.head) and draft.size >= other.size)
        ]
        draft.parent = min(holders, key=lambda other: other.size, default=None)


def _merge_own_words(drafts: list[Draft], index: ActorIndex) -> list[Draft]:
    """Fold a speaker's cue about himself into the statement that reports it.

    "A spokesman said the ministry had no information on ..." is one statement with the stance
    ``no_information``, not a statement about a statement.
    """
    kept: list[Draft] = []
    for draft in drafts:
        parent = draft.parent
        if parent is None or not _same_voice(draft, parent, index):
            kept.append(draft)
            continue
        if draft.stance not in OPERATORS and not _is_same_person(draft, parent):
            kept.append(draft)
            continue
        while parent not in kept and parent.parent is not None:
            parent = parent.parent
        if draft.match.cue.name == "ask-whether":
            continue
        if draft.stance in OPERATORS or draft.act not in PLAIN_ACTS | {"intend"}:
            parent.operators.append((draft, tuple(draft.content)))
            if parent.act in PLAIN_ACTS and draft.match.cue.kind != "noun" and _leads(draft, parent):
                parent.act, parent.stance = draft.act, draft.stance
    return kept


def _leads(draft: Draft, parent: Draft) -> bool:
    """Say whether the folded cue is the main clause of what is said."""
    head = draft.match.head
    start = min(begin for begin, _ in parent.content)
    return head - start <= 12 or sum(stop - begin for begin, stop in draft.content) * 2 >= parent.size


def _same_voice(draft: Draft, parent: Draft, index: ActorIndex) -> bool:
    if not draft.speakers:
        return False
    if draft.match.cue.kind == "noun" and not draft.speaker:
        return False
    if _is_same_person(draft, parent):
        return True
    mine = {_institution(index, actor) for actor in draft.actors} - {None}
    theirs = {_institution(index, actor) for actor in parent.actors} - {None}
    return bool(mine & theirs)


def _is_same_person(draft: Draft, parent: Draft) -> bool:
    """Say whether a speaker speaks of himself, not only of the state or body that he belongs to."""
    if all(source.lower_ in FIRST_PERSON for source in draft.speakers):
        return True
    if set(draft.actors) & set(parent.actors):
        return True
    pronoun = all(source.lower_ in {"it", "he", "she", "they"} for source in draft.speakers)
    return pronoun and not draft.actors


def _institution(index: ActorIndex, actor_id: str) -> tuple[str, str] | None:
    actor = index.get(actor_id)
    code = actor.organisation or actor.country
    if code is None or actor.sector not in {None, "GOV", "MIL", "IGO", "SPY"}:
        return None
    return code, "state"
