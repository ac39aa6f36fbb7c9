"""Finding quotations: token ranges inside quotation marks, tolerant of marks that are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.coding.document import Document

OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»"})
EITHER = frozenset({'"', "''"})


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens ``start`` to ``stop`` with their marks; ``closed`` where a closing mark was found."""

    start: int
    stop: int
    closed: bool

    @property
    def words(self) -> int:
        """Return how many tokens stand inside the marks."""
        return self.stop - self.start - 1 - int(self.closed)


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """Return the quotations in text order. A quotation ends with its paragraph at the latest."""
    quotes: list[Quote] = []
    opened: int | None = None
    doc = document.doc
    for i, token in enumerate(doc):
        if opened is not None and document.paragraphs[i] != document.paragraphs[opened]:
            quotes.append(Quote(opened, i, closed=False))
            opened = None
        text = token.text
        if text in OPENING or (text in EITHER and opened is None):
            if opened is None:
                opened = i
        elif (text in CLOSING or text in EITHER) and opened is not None:
            quotes.append(Quote(opened, i + 1, closed=True))
            opened = None
    if opened is not None:
        quotes.append(Quote(opened, len(doc), closed=False))
    return tuple(quote for quote in quotes if quote.words > 0)


def quoted_tokens(quotes: tuple[Quote, ...]) -> frozenset[int]:
    """Return the indices of all tokens inside quotations."""
    return frozenset(i for quote in quotes for i in range(quote.start, quote.stop))
