"""The brief on one actor, as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from sayso.collating import Brief, BriefItem, BriefQuestion, StakeGroup
from sayso.publishing.index import Index
from sayso.publishing.naming import count, span_of_days, when
from sayso.publishing.stances import LOOK
from sayso.publishing.tabular import harmless
from sayso.records import Claim

HEADINGS = {"gain": "To gain", "loss": "To lose"}


def brief_text(brief: Brief, index: Index, *, width: int = 80) -> str:
    """Return a brief as text of at most ``width`` characters a line."""
    lines = [*wrap(harmless(brief.headline), width)]
    for heading, part in _parts(brief, index):
        if part:
            lines += ["", heading, *(line for item in part for line in _item(*item, width))]
    return "\n".join(lines) + "\n"


Item = tuple[str, str, str]
"""A line of the brief: a tag, the words, and who says so where."""


def _parts(brief: Brief, index: Index) -> Iterator[tuple[str, list[Item]]]:
    for group in brief.stakes:
        yield _stakes_heading(group), _items(group.items, index, tagged=False)
    yield "What it says", _items(brief.says, index)
    yield "What is said of it", _items(brief.said_of_it, index)
    yield "What it is said to have done, or to plan", [_deed(claim) for claim in brief.deeds]
    yield "How it stands to others", _items(brief.relations, index)
    yield "Why, as others see it", _items(brief.motives, index, tagged=False)
    yield "How likely, in their words", _items(brief.estimates, index)
    yield "Open questions", [_question(one, index) for one in brief.questions]


def _stakes_heading(group: StakeGroup) -> str:
    return f"{HEADINGS[group.direction]}: {group.domain} ({len(group.items)})"


def _items(items: Sequence[BriefItem], index: Index, *, tagged: bool = True) -> list[Item]:
    return [
        (_tag(item, index) if tagged else _realis(item), item.words, _source(item, index)) for item in items
    ]


def _tag(item: BriefItem, index: Index) -> str:
    return LOOK[item.stance].verb if item.stance else index.names.detail(item.detail)


def _realis(item: BriefItem) -> str:
    return item.realis if item.realis and item.realis not in ("occurred", "ongoing") else ""


def _source(item: BriefItem, index: Index) -> str:
    copies = f", and {count(item.copies, 'copy', 'copies')} of it" if item.copies else ""
    who = "; ".join(index.names.voice(one) for one in item.say_so) or "nobody named"
    return f"{who} · {_article(item.article, index)}{copies} · {item.id}"


def _article(article_id: str, index: Index) -> str:
    article = index.article(article_id)
    return f"{article.outlet or article.title or article_id}, {when(article.published)}"


def _deed(claim: Claim) -> Item:
    sources = count(len(claim.independent_sources), "independent source")
    facts = (span_of_days(claim.earliest, claim.latest), count(claim.mentions, "mention"), sources, claim.id)
    return _plan(claim), claim.label, " · ".join(facts)


def _plan(claim: Claim) -> str:
    return "" if claim.realis in ("occurred", "ongoing") else claim.realis


def _question(question: BriefQuestion, index: Index) -> Item:
    see = f"see {', '.join(question.answers)}" if question.answers else "not answerable from these sources"
    return "", question.item.words, f"{see} · {_article(question.item.article, index)}"


def _item(tag: str, words: str, source: str, width: int) -> list[str]:
    opening = f"[{tag}] " if tag else ""
    text = wrap(harmless(opening + words), width, initial_indent="  ", subsequent_indent="  ",
                break_on_hyphens=False)  # fmt: skip
    below = wrap(harmless(source), width, initial_indent="      ", subsequent_indent="      ",
                 break_on_hyphens=False)  # fmt: skip
    return [*text, *below]
