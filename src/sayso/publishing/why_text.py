"""An explanation as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from sayso.publishing.explaining import why
from sayso.publishing.explanations import ArticleNote, Evidence, Explanation, Link
from sayso.publishing.index import Index
from sayso.publishing.naming import when
from sayso.publishing.tabular import harmless

COLUMN = 12
"""Characters of the column of headings."""

BOLD, PLAIN = "\x1b[1;4m", "\x1b[0m"
OPEN, CLOSE = "⟦", "⟧"
"""What surrounds the words in their sentence where nothing can be printed bold."""


def why_text(record_id: str, index: Index, *, width: int = 80, color: bool = False) -> str:
    """Return why a record is there as text of at most ``width`` characters a line.

    The words that a record stands on are ``⟦marked⟧`` in their sentence, and bold as well with ``color``.
    Raises :class:`UnknownRecordError`.
    """
    text = "\n".join(_lines(why(record_id, index), width)).rstrip() + "\n"
    return text.replace(OPEN, BOLD + OPEN).replace(CLOSE, CLOSE + PLAIN) if color else text


def _lines(explanation: Explanation, width: int) -> list[str]:
    lines = [f"{explanation.id}  {explanation.kind}", *_fill(explanation.label, width, 2), ""]
    for evidence in explanation.evidence:
        lines += [*_quoted(evidence, width), ""]
    lines += _facts(explanation, width)
    for support in explanation.supports:
        lines += ["", *(f"  {line}".rstrip() for line in _lines(support, width - 2))]
    return lines


def _quoted(evidence: Evidence, width: int) -> list[str]:
    before, words, after = evidence.sentence
    lines = _fill(f"{before}{OPEN}{words}{CLOSE}{after}", width, 4)
    lines.append(f"    characters {evidence.start} to {evidence.end}")
    for chain in evidence.say_so:
        lines += _pair("say-so", _chained(chain), width, 4)
    return lines


def _chained(chain: Iterable[Link]) -> str:
    return " <- ".join(f"{link.speaker} (“{link.cue}”)" if link.cue else link.speaker for link in chain)


def _facts(explanation: Explanation, width: int) -> Iterator[str]:
    made = explanation.why
    if made:
        score = f", score {made.score:.2f}" if made.score is not None else ""
        yield from _pair("made by", f"{made.by} “{made.name}”{score}", width)
    for heading, words in explanation.facts:
        yield from _pair(heading, words, width)
    for actor in explanation.actors:
        words = f", from “{actor.words}”" if actor.words else ""
        yield from _pair("actor", f"{actor.label}: {actor.resolved_by}{words} ({actor.id})", width)
    if explanation.article:
        yield from _pair("article", _located(explanation.article), width)


def _located(article: ArticleNote) -> str:
    parts = (article.title, article.outlet, when(article.published), article.id, article.source)
    return ", ".join(part for part in parts if part)


def _pair(heading: str, words: str, width: int, indent: int = 2) -> list[str]:
    first = f"{'':{indent}}{heading:<{COLUMN}}"
    return wrap(harmless(words), width, initial_indent=first, subsequent_indent=" " * len(first),
                break_on_hyphens=False)  # fmt: skip


def _fill(words: str, width: int, indent: int) -> list[str]:
    inset = " " * indent
    return wrap(harmless(words), width, initial_indent=inset, subsequent_indent=inset, break_on_hyphens=False)
