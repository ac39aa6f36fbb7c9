"""What a format gives before an article is made of it: text and metadata as found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as its format gives it. ``date`` is the words of its date; ``partial`` a reason, if any."""

    text: str
    title: str | None = None
    date: str | None = None
    date_rule: str = "metadata"
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    partial: str | None = None
    body_start: int = 0
