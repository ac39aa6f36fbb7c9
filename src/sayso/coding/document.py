"""An article as the coders see it: parsed tokens that know their offsets in the article's text.

Untidy layout (bold marks, line wraps, zero-width characters, sentences cut by blank lines) is smoothed
before parsing; every token keeps the offsets it has in ``Article.text``, so a span built from tokens is
always a slice of the stored text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.dateline import find_dateline
from sayso.errors import MissingPipelineError
from sayso.records import Article, Span, record_id

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PARAGRAPH_BREAK = re.compile(r"\n[ \t\r\f\v]*\n\s*|(?<=[^\n]{110}[.!?\"”'’])\n(?=[^\na-z])")
"""A blank line, or a line end after a sentence in a text with one paragraph a line."""
MARKUP = re.compile(
    r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|[\u200b-\u200f\u2060\ufeff\u00ad]|^#{1,6}[ \t]+", re.M
)
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
LONG_RUN = re.compile(r"([^\w\s])\1{11,}")
BEFORE_A_NETWORK = frozenset({"on", "via", "to"})
"""Words after which "X." is a network at a sentence's end and no initial of a name."""
REQUIRED_COMPONENTS = ("tagger", "parser", "ner")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed article. Token ``i`` of ``doc`` stands at ``starts[i]:ends[i]`` of the article's text."""

    article: Article
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[int, ...]
    """The number of the paragraph that each token stands in."""
    headline: frozenset[int] = field(default_factory=frozenset)
    """Numbers of the paragraphs that look like a headline, caption or pull quote (no full sentence)."""

    def span(self, first: int, stop: int) -> Span:
        """Return tokens ``first`` to ``stop`` (exclusive) as a span of the article's text."""
        start, end = self.starts[first], self.ends[stop - 1]
        return Span(self.article.text[start:end], start, end)

    def record_id(self, prefix: str, kind: str, *tokens: int) -> str:
        """Return the deterministic id of a record anchored at the given tokens."""
        return record_id(prefix, self.article.id, kind, *(self.starts[token] for token in tokens))


@lru_cache(maxsize=2)
def load_pipeline(name: str) -> Language:
    """Load a spaCy pipeline once a process.

    Raises :class:`MissingPipelineError` where it is not installed or lacks tagger, parser or NER.
    """
    import spacy

    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise MissingPipelineError(
            f"the spaCy pipeline {name!r} is not installed", f"pip install {name.replace('_', '-')}"
        ) from error
    missing = [part for part in REQUIRED_COMPONENTS if part not in pipeline.pipe_names]
    if missing:
        raise MissingPipelineError(
            f"the spaCy pipeline {name!r} has no {', '.join(missing)}",
            "name an English pipeline with tagger, parser and NER, such as en_core_web_sm",
        )
    return pipeline


def paragraphs(article: Article) -> Iterator[tuple[str, list[int]]]:
    """Yield each coded paragraph, smoothed, with the article offset of each of its characters."""
    pending_text, pending_offsets = "", list[int]()
    for body in article.body:
        for start, end in _blocks(article.text, body.start, body.end):
            dateline = find_dateline(article.text, start, end, article.published)
            text, offsets = _smooth(article.text, dateline.end if dateline is not None else start, end)
            if not text:
                continue
            if pending_text and _continues(pending_text, text):
                pending_text += " " + text
                pending_offsets += [offsets[0], *offsets]
            else:
                if pending_text:
                    yield pending_text, pending_offsets
                pending_text, pending_offsets = text, offsets
    if pending_text:
        yield pending_text, pending_offsets


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in PARAGRAPH_BREAK.finditer(text, start, end):
        yield position, match.start()
        position = match.end()
    yield position, end


def _continues(before: str, after: str) -> bool:
    """Say whether a blank line cut one sentence in two."""
    return after[0].islower() and not SENTENCE_END.search(before)


def _smooth(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Drop marks and fold white space, keeping the offset of each character that stays."""
    dropped: set[int] = set()
    for match in MARKUP.finditer(text, start, end):
        dropped.update(range(*match.span()))
    for match in LONG_RUN.finditer(text, start, end):
        dropped.update(range(match.start() + 3, match.end()))
    characters: list[str] = []
    offsets: list[int] = []
    for offset in range(start, end):
        character = text[offset]
        if offset in dropped:
            continue
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                offsets.append(offset)
        else:
            characters.append(character)
            offsets.append(offset)
    if characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return "".join(characters), offsets


def parse(article: Article, pipeline: Language) -> Document:
    """Tokenise, tag, parse and find entities in the coded ranges of an article."""
    from spacy.tokens import Doc

    tokens: list[_Token] = []
    headlines: set[int] = set()
    for number, (text, offsets) in enumerate(paragraphs(article)):
        if not SENTENCE_END.search(text):
            headlines.add(number)
        tokens += _tokens(text, offsets, number, pipeline)
    doc = Doc(
        pipeline.vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        sent_starts=[token.opens_sentence for token in tokens],
    )
    return Document(
        article,
        _run(pipeline, doc),
        tuple(token.start for token in tokens),
        tuple(token.end for token in tokens),
        tuple(token.paragraph for token in tokens),
        frozenset(headlines),
    )


class _Token(NamedTuple):
    """A token before parsing, with its offsets in the article and whether a sentence must begin at it."""

    text: str
    start: int
    end: int
    space: bool
    paragraph: int
    opens_sentence: bool | None


def _tokens(text: str, offsets: list[int], paragraph: int, pipeline: Language) -> Iterator[_Token]:
    """Yield the tokens of a paragraph; its first one opens a sentence, its last is followed by a space."""
    before, opens = "", True
    tokens = [token for token in pipeline.tokenizer(text) if not token.is_space]
    for position, token in enumerate(tokens):
        last = position == len(tokens) - 1
        pieces = [token.text]
        following = "" if last else tokens[position + 1].text
        if token.text == "X." and before in BEFORE_A_NETWORK and following[:1].isupper():
            pieces = ["X", "."]
        at = token.idx
        for piece in pieces:
            end = at + len(piece)
            space = (bool(token.whitespace_) or last) and piece is pieces[-1]
            yield _Token(piece, offsets[at], offsets[end - 1] + 1, space, paragraph, True if opens else None)
            at, opens = end, False
        opens = len(pieces) > 1
        before = token.lower_


def _run(pipeline: Language, doc: Any) -> Doc:
    for _, component in pipeline.pipeline:
        doc = component(doc)
    return doc  # type: ignore[no-any-return]
