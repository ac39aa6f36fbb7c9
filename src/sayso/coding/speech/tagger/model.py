"""The trained model: two ONNX networks, a tokenizer and a few numbers, loaded once a process.

The encoder reads each window once and gives every word a vector and three scores for being in a cue. For
each cue found, the second network scores the words around it as source, content or neither; the likeliest
chain of these tags (Viterbi over a linear-chain CRF) gives the spans.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.coding.speech.tagger.decoding import Cue, Scores, best_paths, find_cues
from sayso.coding.speech.tagger.features import (
    PAIR_SIZES,
    Numbers,
    Words,
    cue_head,
    cue_range,
    pair_columns,
    read_words,
)
from sayso.coding.speech.tagger.spans import Attribution, Range, attribution
from sayso.coding.speech.tagger.windows import Window, cut, piece_id, piece_reader, word_pieces, word_places

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onnxruntime import InferenceSession

    from sayso.coding.document import Document

CUES_AT_ONCE = 16
"""How many cues go through the second network together; more would only cost memory."""


class Candidate(NamedTuple):
    """An attribution and what its score is made of: how sure the encoder is, and how sure the roles are."""

    cue_score: float
    valid: float
    attribution: Attribution

    def score(self, cue_share: float) -> float:
        """Return the weighted geometric mean of both."""
        return float(self.cue_score**cue_share * self.valid ** (1 - cue_share))


@dataclass(frozen=True, slots=True)
class AttributionModel:
    """The networks with what surrounds them; make one with :func:`load_model`."""

    encoder: InferenceSession
    roles: InferenceSession
    pieces_of: Callable[[str], Sequence[int]]
    begin: int
    end: int
    steps: Scores
    start: Scores
    cue_threshold: float
    threshold: float
    cue_share: float

    def encode(self, texts: Sequence[str], words: Words) -> tuple[Scores, Scores]:
        """Return a vector for each word, shape (words, width), and its cue scores, shape (words, 3)."""
        pieces, starts = word_pieces(texts, self.pieces_of)
        vectors, cues = [], []
        for window in cut(starts):
            kept = slice(window.first - window.start, window.last - window.start)
            found, scores = self.encoder.run(None, self._inputs(pieces, starts, words, window))
            vectors.append(found[kept])
            cues.append(scores[kept])
        return np.concatenate(vectors), np.concatenate(cues)

    def _inputs(self, pieces: Numbers, starts: Numbers, words: Words, window: Window) -> dict[str, Numbers]:
        inside = pieces[starts[window.start] : starts[window.stop]]
        first, last, heads = word_places(starts, words.heads, window)
        return {
            "pieces": np.concatenate([[self.begin], inside, [self.end]])[None],
            "first": first[None],
            "last": last[None],
            "heads": heads[None],
            "columns": words.columns[None, window.start : window.stop],
        }

    def candidates(self, texts: Sequence[str], words: Words, cue_threshold: float) -> list[Candidate]:
        """Return what each cue above a threshold reports, in the order of the text; none is left out yet."""
        if not len(words):
            return []
        vectors, scores = self.encode(texts, words)
        cues = find_cues(scores, cue_threshold)
        if not cues:
            return []
        ranges = [cue_range(words, cue.start, cue.stop) for cue in cues]
        logits, valid = self.score_roles(cues, ranges, vectors, words)
        sizes = np.array([last - first for first, last in ranges])
        paths = best_paths(logits, self.steps, self.start, sizes)
        found = []
        for cue, (first, _), size, tags, scored, sure in zip(
            cues, ranges, sizes, paths, logits, valid, strict=True
        ):
            one = attribution(cue, tags[:size], scored[:size], first, words)
            if one is not None:
                found.append(Candidate(cue.score, float(sure), one))
        return found

    def score_roles(
        self, cues: Sequence[Cue], ranges: Sequence[Range], vectors: Scores, words: Words
    ) -> tuple[Scores, Scores]:
        """Return the tag scores of the words around each cue, padded, and how sure each cue is."""
        widest = max(last - first for first, last in ranges)
        logits = np.zeros((len(cues), widest, 3), dtype=np.float32)
        valid = np.empty(len(cues), dtype=np.float32)
        for low in range(0, len(cues), CUES_AT_ONCE):
            few = slice(low, low + CUES_AT_ONCE)
            tags, sure = self.roles.run(None, role_inputs(cues[few], ranges[few], vectors, words))
            logits[few, : tags.shape[1]] = tags
            valid[few] = 1 / (1 + np.exp(-sure))
        return logits, valid


def role_inputs(
    cues: Sequence[Cue], ranges: Sequence[Range], vectors: Scores, words: Words
) -> dict[str, NDArray[Any]]:
    """Return what the second network takes: the words around each cue, padded to one length."""
    widest = max(last - first for first, last in ranges)
    pairs = np.zeros((len(cues), widest, len(PAIR_SIZES)), dtype=np.int64)
    around = np.zeros((len(cues), widest), dtype=np.int64)
    mask = np.zeros((len(cues), widest), dtype=np.float32)
    ends = np.empty((len(cues), 4), dtype=np.int64)
    for row, (cue, (first, last)) in enumerate(zip(cues, ranges, strict=True)):
        pairs[row, : last - first] = pair_columns(words, cue.start, cue.stop, first, last)
        around[row, : last - first] = np.arange(first, last)
        mask[row, : last - first] = 1
        head = cue_head(words, cue.start, cue.stop)
        ends[row] = cue.start, cue.stop - 1, head, head
    return {"words": vectors[around], "cue": vectors[ends].mean(1), "pairs": pairs, "mask": mask}


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Return the attributions of a parsed document, in the order of their cues.

    Pure: the same document always gives the same attributions.
    """
    model = load_model()
    texts = [token.text for token in document.doc]
    found = model.candidates(texts, read_words(document), model.cue_threshold)
    scored = ((one.score(model.cue_share), one.attribution) for one in found)
    return tuple(replace(one, score=score) for score, one in scored if score >= model.threshold)


@lru_cache(maxsize=1)
def load_model() -> AttributionModel:
    """Load the model that ships with sayso, once a process."""
    return open_model(files("sayso.models") / "attribution")


def open_model(folder: Traversable) -> AttributionModel:
    """Load a model from a folder with its networks, tokenizer and settings."""
    from tokenizers import Tokenizer

    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return AttributionModel(
        encoder=_session(folder / "encoder.onnx"),
        roles=_session(folder / "roles.onnx"),
        pieces_of=piece_reader(tokenizer),
        begin=piece_id(tokenizer, "[CLS]"),
        end=piece_id(tokenizer, "[SEP]"),
        steps=np.array(settings["steps"], dtype=np.float32),
        start=np.array(settings["start"], dtype=np.float32),
        cue_threshold=settings["cue_threshold"],
        threshold=settings["threshold"],
        cue_share=settings["cue_share"],
    )


def _session(resource: Traversable) -> InferenceSession:
    """Open a network on one thread: processes, not threads, are what sayso scales by."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(resource) as path:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
