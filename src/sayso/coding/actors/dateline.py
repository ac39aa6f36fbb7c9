"""The dateline: "SEOUL, 12 May 2031 -" opens a report and names where it was written, no actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.document import Document

DASHES = frozenset({"-", "–", "—", "--", ":"})
LONGEST = 16
"""Tokens that a dateline has at most."""


def dateline_tokens(document: Document) -> frozenset[int]:
    """Return the tokens of datelines, each at the start of a paragraph."""
    found: set[int] = set()
    for position, token in enumerate(document.doc):
        opens = position == 0 or document.paragraphs[position] != document.paragraphs[position - 1]
        if opens and token.text[0].isupper():
            found.update(_dateline(document, position))
    return frozenset(found)


def _dateline(document: Document, start: int) -> range:
    doc = document.doc
    for position in range(start + 1, min(start + LONGEST, len(doc))):
        token = doc[position]
        if token.text in DASHES and position + 1 < len(doc) and _is_apart(document, position):
            return range(start, position + 1) if _looks_like_place(doc[start]) else range(0)
        if token.pos_ in {"AUX"} or (token.pos_ == "VERB" and token.text.islower()):
            break
    return range(0)


def _is_apart(document: Document, position: int) -> bool:
    """Say whether a dash stands between blanks, unlike a hyphen."""
    return document.starts[position] > document.ends[position - 1] or document.doc[position].text in {
        "—",
        "--",
    }


def _looks_like_place(token: Token) -> bool:
    return (token.text.isupper() and len(token.text) > 2) or token.ent_type_ in {"GPE", "LOC"}
