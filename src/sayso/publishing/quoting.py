"""A record's words within their sentence: what stands before them, the words, what stands after."""

from __future__ import annotations

from typing import NamedTuple

from sayso.dossier import sentence_bounds


class Quotation(NamedTuple):
    """A sentence in three parts, white space folded; joined, they are the sentence."""

    before: str
    words: str
    after: str


def quotation(text: str, start: int, end: int) -> Quotation:
    """Return the sentence of ``text`` around ``text[start:end]``, parted at these words."""
    first, last = sentence_bounds(text, start, end)
    before, words, after = text[first:start], text[start:end], text[end : max(end, last)]
    return Quotation(_fold(before).lstrip(), _fold(words).strip(), _fold(after).rstrip())


def _fold(text: str) -> str:
    """Fold white space into single spaces, keeping one at either end."""
    folded = " ".join(text.split())
    if not folded:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + folded + (" " if text[-1].isspace() else "")
