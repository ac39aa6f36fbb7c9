"""What a format gives before an article is made of it: text and metadata as found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as its format gives it.

    ``date`` is the words of its date and ``date_rule`` where they stood; ``partial`` says why the text may
    be incomplete; what stands before ``body_start`` is kept but not coded.
    """

    text: str
    title: str | None = None
    date: str | None = None
    date_rule: str = "metadata"
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    corrects: str | None = None
    retracts: str | None = None
    partial: str | None = None
    body_start: int = 0
