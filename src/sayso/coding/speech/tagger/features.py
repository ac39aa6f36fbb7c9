"""What the attribution model is told of a document beside its word pieces: syntax, quotation marks, shape.

Everything here is an array of small whole numbers, one a word (a *word* is a token of the parsed document),
that the model looks up in embedding tables. Training and use call the same functions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.coding.speech.quotes import find_quotes

if TYPE_CHECKING:
    from sayso.coding.document import Document

Numbers = NDArray[np.int64]

# fmt: off
TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN",
    "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",
    "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB", "XX", "``",
)
DEPENDENCIES = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case",
    "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj",
    "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp",
    "pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)
ENTITIES = (
    "PERSON", "ORG", "GPE", "NORP", "DATE", "CARDINAL", "TIME", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW",
    "MONEY", "PERCENT", "ORDINAL", "QUANTITY", "PRODUCT", "LANGUAGE",
)
# fmt: on
"""Closed lists; 0 stands for anything else, so position + 1 is what the model sees."""
WORD_SIZES = (len(TAGS) + 1, len(DEPENDENCIES) + 1, len(ENTITIES) + 1, 5, 5, 3)
"""How many values each column of :attr:`Words.columns` can take."""
UNCLOSED = 4
"""The mark column at the last word of a quotation that its paragraph leaves open."""
LEVELS = 5
"""How far up from the cue the tree is followed."""
BRANCHES = LEVELS * 2 * (len(DEPENDENCIES) + 1) + 2
DISTANCES = 40
PAIR_SIZES = (BRANCHES, DISTANCES, 7, 5, len(DEPENDENCIES) + 1)
"""How many values each column of :func:`pair_columns` can take."""
LEFT, RIGHT = 48, 72
"""How many words before and after a cue its source and content are looked for in."""


@dataclass(frozen=True, slots=True)
class Words:
    """A document as arrays with one entry a word."""

    columns: Numbers
    """Shape (words, 6): tag, dependency, entity type, letter case, quotation marks, what begins here."""
    heads: Numbers
    """The index of each word's syntactic head; a root is its own."""
    sentences: Numbers
    paragraphs: Numbers
    quotes: Numbers
    """The number of the quotation that each word stands in, marks included; -1 outside."""
    dependencies: Numbers
    edges: Numbers
    """Shape (words, 2): the first word of each word's subtree, and the one after its last."""
    children: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.heads)

    @property
    def marks(self) -> Numbers:
        """Return the column that says where quotations begin and end."""
        return self.columns[:, 4]

    def quotation(self, word: int) -> tuple[int, int]:
        """Return the range of the quotation that a word stands in, marks included."""
        inside = np.flatnonzero(self.quotes == self.quotes[word])
        return int(inside[0]), int(inside[-1]) + 1


def read_words(document: Document) -> Words:
    """Return the arrays of a document."""
    # Going through a spaCy document makes every token anew, so it is done once.
    tokens = list(document.doc)
    size = len(tokens)
    quotes = np.full(size, -1, dtype=np.int64)
    marks = np.zeros(size, dtype=np.int64)
    for number, quote in enumerate(find_quotes(document)):
        quotes[quote.start : quote.stop] = number
        marks[quote.start : quote.stop] = 1
        marks[quote.start] = 2
        if quote.closed:
            marks[quote.stop - 1] = 3
        else:
            marks[quote.stop - 1] = UNCLOSED
    paragraphs = np.array(document.paragraphs, dtype=np.int64)
    opens = np.array([int(bool(token.is_sent_start)) for token in tokens], dtype=np.int64)
    begins = opens.copy()
    if size:
        begins[0] = 2
        begins[1:][np.diff(paragraphs) != 0] = 2
    dependencies = _numbers([token.dep_ for token in tokens], _index("dependencies"))
    columns = np.stack(
        [
            _numbers([token.tag_ for token in tokens], _index("tags")),
            dependencies,
            _numbers([token.ent_type_ for token in tokens], _index("entities")),
            np.array([_letter_case(token.text) for token in tokens], dtype=np.int64),
            marks,
            begins,
        ],
        axis=1,
    )
    heads = np.array([token.head.i for token in tokens], dtype=np.int64)
    children = _children(heads)
    return Words(
        columns=columns,
        heads=heads,
        sentences=np.cumsum(opens),
        paragraphs=paragraphs,
        quotes=quotes,
        dependencies=dependencies,
        edges=_edges(heads),
        children=children,
    )


def _numbers(names: list[str], index: dict[str, int]) -> Numbers:
    return np.array([index.get(name, 0) for name in names], dtype=np.int64)


@lru_cache(maxsize=3)
def _index(which: str) -> dict[str, int]:
    names = {"tags": TAGS, "dependencies": DEPENDENCIES, "entities": ENTITIES}[which]
    return {name: number for number, name in enumerate(names, start=1)}


def _letter_case(text: str) -> int:
    if text.islower():
        return 1
    if text.istitle():
        return 2
    if text.isupper():
        return 3
    return 4 if any(character.isalpha() for character in text) else 0


def _edges(heads: Numbers) -> Numbers:
    """Hand the ends of subtrees from each word to its head until nothing changes."""
    first, last = np.arange(len(heads)), np.arange(1, len(heads) + 1)
    changed = True
    while changed:
        before = first.sum() - last.sum()
        np.minimum.at(first, heads, first.copy())
        np.maximum.at(last, heads, last.copy())
        changed = bool(first.sum() - last.sum() != before)
    return np.stack([first, last], axis=1)


def _children(heads: Numbers) -> tuple[tuple[int, ...], ...]:
    children: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads.tolist()):
        if head != word:
            children[head].append(word)
    return tuple(tuple(found) for found in children)


def cue_head(words: Words, start: int, stop: int) -> int:
    """Return the cue's highest word: the first one whose head lies outside the cue."""
    for word in range(start, stop):
        head = int(words.heads[word])
        if head == word or not start <= head < stop:
            return word
    return start


def cue_range(words: Words, start: int, stop: int) -> tuple[int, int]:
    """Return the words in which the source and content of a cue are looked for."""
    return max(0, start - LEFT), min(len(words), stop + RIGHT)


def pair_columns(words: Words, start: int, stop: int, first: int, last: int) -> Numbers:
    """Return how each word of ``first:last`` stands to the cue ``start:stop``; shape (words, 5).

    Columns: branch of the tree seen from the cue, distance, sentences and paragraphs between, quotation,
    and the dependency of the branch that the cue's own side hangs by.
    """
    size = last - first
    branch, side = _branches(words, cue_head(words, start, stop), first, last)
    positions = np.arange(first, last)
    inside = (positions >= start) & (positions < stop)
    branch[inside] = BRANCHES - 1
    result = np.empty((size, 5), dtype=np.int64)
    result[:, 0] = branch
    result[:, 1] = _distances(
        np.where(positions < start, positions - start, np.maximum(positions - stop + 1, 0))
    )
    here = words.sentences[start]
    sentences = np.clip(words.sentences[first:last] - here, -2, 2) + 2
    result[:, 2] = sentences
    paragraphs = words.paragraphs[first:last]
    result[paragraphs < words.paragraphs[start], 2] = 5
    result[paragraphs > words.paragraphs[start], 2] = 6
    quotes, mine = words.quotes[first:last], words.quotes[start]
    quoted = np.where(quotes < 0, 0, 1)
    result[:, 3] = quoted if mine < 0 else np.where(quotes == mine, 3, 2 + 2 * quoted)
    result[:, 4] = side
    return result


def _branches(words: Words, head: int, first: int, last: int) -> tuple[Numbers, Numbers]:
    """Return for each word the branch it hangs on, and the dependency of the branch the cue hangs on."""
    branch = np.zeros(last - first, dtype=np.int64)
    side = np.zeros(last - first, dtype=np.int64)
    below, here, labels = -1, head, len(DEPENDENCIES) + 1
    steps = []
    for level in range(LEVELS):
        steps.append((level, below, here))
        if words.heads[here] == here:
            break
        below, here = here, int(words.heads[here])
    for level, below, here in reversed(steps):
        mine = int(words.dependencies[below]) if below >= 0 else 0
        low, high = words.edges[here]
        _fill(side, low, high, first, last, mine)
        for child in words.children[here]:
            if child != below:
                low, high = words.edges[child]
                after = int(child > head)
                value = 1 + (level * 2 + after) * labels + int(words.dependencies[child])
                _fill(branch, low, high, first, last, value)
        if first <= here < last:
            branch[here - first] = 1 + level * 2 * labels
    return branch, side


def _fill(array: Numbers, low: int, high: int, first: int, last: int, value: int) -> None:
    array[max(low, first) - first : max(min(high, last) - first, 0)] = value


def _distances(offsets: Numbers) -> Numbers:
    """Number signed distances: exact up to eight words, then by powers of the square root of two."""
    size = np.abs(offsets)
    steps = np.where(size <= 8, size, 8 + np.ceil(2 * np.log2(np.maximum(size, 1) / 8))).astype(np.int64)
    steps = np.minimum(steps, DISTANCES // 2 - 1)
    return np.where(offsets < 0, steps + DISTANCES // 2, steps)
