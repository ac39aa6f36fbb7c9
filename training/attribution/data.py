"""PolNeAR articles as arrays: words, word pieces, and gold attributions as ranges and tags of words."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evaluation.attribution import article_of
from tokenizers import Tokenizer

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import Document, load_pipeline, parse
from sayso.coding.speech.tagger.features import Numbers, Words, read_words
from sayso.coding.speech.tagger.windows import piece_reader, word_pieces

SOURCE, CONTENT = 1, 2
SPAN = re.compile(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
EVENT = re.compile(r"^E\d+\t(\S.*)$")
Offsets = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution: the words of its cue, and the words of its source and content."""

    cue: tuple[int, int]
    source: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True)
class Example:
    """One article, ready for training; ``gold`` by annotator, in alphabetical order."""

    name: str
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: Words
    pieces: Numbers
    piece_starts: Numbers
    gold: dict[str, tuple[Gold, ...]]


def read_examples(folder: Path, tokenizer: Tokenizer, cache: Path | None = None) -> list[Example]:
    """Parse a split's articles, or take them from a cache that an earlier run wrote."""
    if cache is not None and cache.exists():
        loaded: list[Example] = pickle.loads(cache.read_bytes())
        return loaded
    pipeline = load_pipeline(DEFAULT_PIPELINE)
    examples, pieces_of = [], piece_reader(tokenizer)
    for path in sorted((folder / "text").glob("*.txt")):
        document = parse(article_of(path), pipeline)
        marked = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        gold = {file.stem.rpartition("_")[2]: tuple(read_gold(file, document)) for file in marked}
        texts = tuple(token.text for token in document.doc)
        pieces, starts = word_pieces(texts, pieces_of)
        words = read_words(document)
        examples.append(
            Example(path.stem, texts, document.starts, document.ends, words, pieces, starts, gold)
        )
    if cache is not None:
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_bytes(pickle.dumps(examples))
    return examples


def read_gold(path: Path, document: Document) -> Iterator[Gold]:
    """Yield the attributions of one annotator that have a cue and a content among the document's words."""
    lines = path.read_text("utf-8").split("\n")
    spans: dict[str, Offsets] = {}
    for line in lines:
        if match := SPAN.match(line):
            spans[match[1]] = [(int(a), int(b)) for a, b in (part.split() for part in match[2].split(";"))]
    for line in lines:
        if match := EVENT.match(line):
            found: dict[str, Offsets] = {"source": [], "cue": [], "content": []}
            for argument in match[1].split():
                role, _, name = argument.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in found:
                    found[role] += spans[name]
            cue = words_of(found["cue"], document)
            content = words_of(found["content"], document)
            if cue and content:
                source = words_of(found["source"], document)
                yield Gold(
                    (min(cue), max(cue) + 1), frozenset(source - cue - content), frozenset(content - cue)
                )


def words_of(offsets: Iterable[tuple[int, int]], document: Document) -> set[int]:
    """Return the words that character ranges cover by at least half."""
    starts, ends = np.array(document.starts), np.array(document.ends)
    if not len(starts):
        return set()
    covered = np.zeros(len(starts), dtype=np.int64)
    for low, high in offsets:
        covered += np.clip(np.minimum(ends, high) - np.maximum(starts, low), 0, None)
    return set(np.flatnonzero(2 * covered >= np.maximum(ends - starts, 1)).tolist())
