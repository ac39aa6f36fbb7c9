"""The network: an encoder that gives each word a vector and cue scores, and a head for one cue's roles.

The encoder runs once a window; the head once a cue, over the words around it, on vectors that are there.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.coding.speech.tagger.features import PAIR_SIZES, WORD_SIZES

WIDTH = 256
"""Size of a word's vector."""
HEAD_WIDTH = 128
FEATURE_WIDTH = 256
ANNOTATORS = ("4b22", "4e07", "5fec", "6b86", "d473", "ef2d")
"""PolNeAR's annotators: each draws spans a little differently, and 0 stands for none in particular."""


class Encoder(nn.Module):
    """Word pieces and features of windows -> word vectors (windows, words, WIDTH) and cue logits (.., 3)."""

    def __init__(self, trunk: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        self.trunk = trunk
        size = trunk.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(n, WIDTH) for n in WORD_SIZES)
        self.annotator = nn.Embedding(len(ANNOTATORS) + 1, WIDTH)
        for table in [*self.features, self.annotator]:
            nn.init.normal_(table.weight, std=0.1)
        self.first = nn.Linear(size, WIDTH)
        self.last = nn.Linear(size, WIDTH, bias=False)
        self.head = nn.Linear(size, WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.near = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.cue = nn.Linear(WIDTH, 3)

    def forward(
        self,
        pieces: Tensor,
        mask: Tensor | None,
        first: Tensor,
        last: Tensor,
        heads: Tensor,
        columns: Tensor,
        annotator: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Shapes: pieces, mask (windows, pieces); first, last (windows, words): places of each word's pieces;
        heads (windows, words): the place of the first piece of its syntactic head; columns (.., 6).
        """
        hidden = self.dropout(self.trunk(input_ids=pieces, attention_mask=mask).last_hidden_state)
        vectors = (
            self.first(_pick(hidden, first))
            + self.last(_pick(hidden, last))
            + self.head(_pick(hidden, heads))
        )
        for number, table in enumerate(self.features):
            vectors = vectors + table(columns[..., number])
        vectors = vectors + self.annotator(annotator)[:, None]
        vectors = self.dropout(nn.functional.gelu(self.norm(vectors)))
        near = self.near(vectors.transpose(1, 2)).transpose(1, 2)
        return vectors, self.cue(self.dropout(nn.functional.gelu(near)))


def _pick(hidden: Tensor, places: Tensor) -> Tensor:
    return torch.gather(hidden, 1, places[..., None].expand(-1, -1, hidden.shape[-1]))


class Layer(nn.Module):
    """Self-attention, then a feed-forward step that also sees the two words on each side."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm, self.wide_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.wide = nn.Linear(width, 2 * width)
        self.near = nn.Conv1d(2 * width, 2 * width, 5, padding=2, groups=2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """``mask`` (cues, words) is 1 where there is a word and 0 where there is padding."""
        cues, words, width = vectors.shape
        parts = self.attention(self.norm(vectors)).reshape(cues, words, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5
        scores = scores + (mask[:, None, None, :] - 1) * 1e4
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(cues, words, width)
        vectors = vectors + self.dropout(self.out(mixed))
        wide = self.wide(self.wide_norm(vectors)) * mask[..., None]
        wide = nn.functional.gelu(wide + self.near(wide.transpose(1, 2)).transpose(1, 2))
        return vectors + self.dropout(self.narrow(wide))


class Roles(nn.Module):
    """One cue and the words around it -> logits (cues, words, 3) of none, source, content; and of the cue."""

    def __init__(self, dropout: float = 0.1, layers: int = 2) -> None:
        super().__init__()
        self.pairs = nn.ModuleList(nn.Embedding(n, HEAD_WIDTH) for n in PAIR_SIZES)
        for table in self.pairs:
            nn.init.normal_(table.weight, std=0.1)
        self.word = nn.Linear(WIDTH, HEAD_WIDTH)
        self.cue = nn.Linear(WIDTH, HEAD_WIDTH)
        self.layers = nn.ModuleList(Layer(HEAD_WIDTH, 4, dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(HEAD_WIDTH)
        self.tags = nn.Linear(HEAD_WIDTH, 3)
        self.valid = nn.Sequential(nn.Linear(3 * HEAD_WIDTH, HEAD_WIDTH), nn.GELU(), nn.Linear(HEAD_WIDTH, 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor, cue: Tensor, pairs: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Shapes: words (cues, words, WIDTH), cue (cues, WIDTH), pairs (.., 5), mask (cues, words)."""
        about = self.cue(cue)
        vectors = self.word(words) + about[:, None]
        for number, table in enumerate(self.pairs):
            vectors = vectors + table(pairs[..., number])
        vectors = self.dropout(vectors)
        for layer in self.layers:
            vectors = layer(vectors, mask)
        vectors = self.norm(vectors)
        tags = self.tags(vectors)
        weights = tags.softmax(-1) * mask[..., None]
        pooled = [
            (weights[..., n : n + 1] * vectors).sum(1) / (weights[..., n].sum(1)[:, None] + 1) for n in (1, 2)
        ]
        return tags, self.valid(torch.cat([about, *pooled], -1))[:, 0]


class Chain(nn.Module):
    """A linear-chain CRF over the tags none, source, content."""

    def __init__(self, tags: int = 3) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.eye(tags) * 1.0)
        self.start = nn.Parameter(torch.zeros(tags))

    def loss(self, logits: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log-likelihood of each row; ``mask`` marks a row's first words with 1."""
        live = mask > 0
        score = self.start[gold[:, 0]] + (logits.gather(2, gold[..., None])[..., 0] * mask).sum(1)
        score = score + (self.steps[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
        alpha = self.start + logits[:, 0]
        for place in range(1, logits.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + self.steps, 1) + logits[:, place]
            alpha = torch.where(live[:, place, None], after, alpha)
        return torch.logsumexp(alpha, 1) - score
