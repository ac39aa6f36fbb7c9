"""Articles that carry one text, and articles that correct another."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import PurePath
from typing import Literal

from sayso.collating.results import CopyGroup, Correction
from sayso.collating.wording import folded, ideas, overlap
from sayso.records import Article, Coding

NEAR = 0.8
"""Estimated resemblance (share of equal min-hash values; Broder 1997) from which two texts are copies."""

BAND = 4
"""Min-hash values that two sketches must share in one band to be compared (locality-sensitive hashing)."""

CORRECTION = re.compile(
    r"\b(?:corrections?(?: to\b|:)|correct(?:s|ing) (?:an?|the|our) [\w ]{0,20}(?:report|story|article))",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+|\n\s*\n")

LEAST = 4
"""Least sentences that copies share, and least blanks in a sentence that counts."""

OPENING = 400
"""Characters of the body in which an article says that it is a correction."""

LIKE_ENOUGH = 0.3
"""Share of common ideas from which an earlier article may be the one that is corrected."""

TITLE = re.compile(r"[\"“‘']([^\"“”’]{12,200})[\"”’']")


def body_of(article: Article) -> str:
    """Return the coded ranges of an article's text."""
    return "\n".join(article.text[part.start : part.end] for part in article.body)


def day_of(article: Article) -> date:
    """Return the day of publication, the last day there is where none is known."""
    published = article.published
    return (published and (published.earliest or published.latest)) or date.max


def by_publication(article: Article) -> tuple[date, str]:
    """Sort key: publication, then id."""
    return day_of(article), article.id


def copy_groups(codings: Iterable[Coding]) -> tuple[CopyGroup, ...]:
    """Return the groups of two and more articles that carry one text, exactly or nearly."""
    articles = sorted((coding.article for coding in codings), key=by_publication)
    leader = {article.id: article.id for article in articles}
    exact = _join(leader, _same_text(articles))
    near = _join(leader, chain(_same_sketch(articles), _same_sentences(articles)))
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        groups[_root(leader, article.id)].append(article.id)
    kinds: dict[str, Literal["exact", "near"]] = dict.fromkeys((_root(leader, one) for one in exact), "exact")
    kinds.update(dict.fromkeys((_root(leader, one) for one in near), "near"))
    return tuple(CopyGroup(tuple(ids), kinds[root]) for root, ids in groups.items() if len(ids) > 1)


def originals(groups: Iterable[CopyGroup], codings: Mapping[str, Coding]) -> dict[str, Coding]:
    """Return for each copy the coding of the article that it copies, the earliest of its group."""
    return {copy: codings[group.articles[0]] for group in groups for copy in group.articles[1:]}


def _same_text(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for article in articles:
        text = folded(body_of(article))
        if not text:
            continue
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if first.setdefault(digest, article.id) != article.id:
            yield first[digest], article.id


def _same_sketch(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles whose sketches agree, compared where a band of values is equal."""
    sketches = {article.id: tuple(getattr(article, "sketch", None) or ()) for article in articles}
    buckets: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for article, sketch in sketches.items():
        for start in range(0, len(sketch) - BAND + 1, BAND):
            buckets[(start, *sketch[start : start + BAND])].append(article)
    for bucket in buckets.values():
        for article in bucket[1:]:
            if _resemblance(sketches[bucket[0]], sketches[article]) >= NEAR:
                yield bucket[0], article


def _same_sentences(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles of which one is all but contained in the other, sentence by sentence.

    A wire text that a paper cuts resembles the whole too little for a sketch. Each article is compared with
    the earliest that hold one of its sentences.
    """
    sentences: dict[str, frozenset[str]] = {}
    first: dict[str, str] = {}
    for article in articles:
        own = sentences[article.id] = _sentences(article)
        shared = Counter(first[sentence] for sentence in own if sentence in first)
        for other, number in sorted(shared.items()):
            if number >= LEAST and overlap(own, sentences[other]) >= NEAR:
                yield other, article.id
        for sentence in own:
            first.setdefault(sentence, article.id)


def _sentences(article: Article) -> frozenset[str]:
    """Return the folded sentences of an article that are long enough to be its own."""
    found = map(folded, SENTENCE_END.split(body_of(article)))
    return frozenset(sentence for sentence in found if sentence.count(" ") >= LEAST)


def _resemblance(one: Sequence[object], other: Sequence[object]) -> float:
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def _join(leader: dict[str, str], pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Join pairs (union-find) and return the articles that were not joined before."""
    joined: set[str] = set()
    for one, other in pairs:
        roots = _root(leader, one), _root(leader, other)
        if roots[0] != roots[1]:
            leader[max(roots)] = min(roots)
            joined |= {one, other}
    return joined


def _root(leader: dict[str, str], article: str) -> str:
    while leader[article] != article:
        leader[article] = leader[leader[article]]
        article = leader[article]
    return article


def corrections(codings: Iterable[Coding]) -> tuple[Correction, ...]:
    """Return the articles that correct another, with that other where it can be told.

    It is the article that is named (by id, source, url or title), else the earlier article of the same
    outlet that shares most of its wording.
    """
    codings = sorted(codings, key=lambda coding: by_publication(coding.article))
    articles = [coding.article for coding in codings]
    found = []
    for article in articles:
        words = article.corrects or article.retracts or _says_so(article)
        if words:
            named = _named(article, articles)
            corrected = named or _likest(article, articles)
            found.append(Correction(article.id, corrected.id if corrected else None, words))
    return tuple(found)


def _says_so(article: Article) -> str | None:
    for text in (article.title or "", body_of(article)[:OPENING]):
        if match := CORRECTION.search(text):
            line = text[match.start() :].partition("\n")[0]
            return " ".join(line.split())[:160]
    return None


def _named(article: Article, articles: Iterable[Article]) -> Article | None:
    """Return the other article that ``article`` names."""
    wanted = {name for name in (article.corrects, article.retracts) if name}
    titles = {folded(match.group(1)) for match in TITLE.finditer(body_of(article))} | set(map(folded, wanted))
    for other in articles:
        if other.id == article.id:
            continue
        file = PurePath(other.source).name if other.source else None
        if wanted & {other.id, other.source, file, other.url} or folded(other.title or "\n") in titles - {""}:
            return other
    return None


def _likest(article: Article, articles: Iterable[Article]) -> Article | None:
    """Return the earlier article of the same outlet whose wording is nearest."""
    wording = ideas(body_of(article))
    best, chosen = LIKE_ENOUGH, None
    for other in articles:
        if other.id == article.id or other.outlet != article.outlet or day_of(other) > day_of(article):
            continue
        likeness = overlap(wording, ideas(body_of(other)))
        if likeness > best:
            best, chosen = likeness, other
    return chosen
