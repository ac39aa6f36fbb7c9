"""Where a report was filed: the country of its dateline, where a bare "the president" may be of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.dateline import find_dateline
from sayso.knowledge.actors import actor_names, fold, parts

if TYPE_CHECKING:
    from sayso.coding.document import Document

PIECE = re.compile(r"[^,/;&()\[\]—–]+")
PLACES = frozenset({"capital", "name", "abbreviation", "region"})


def home_country(document: Document) -> str | None:
    """Return the country whose name or capital stands in the first dateline, None where there is none."""
    article = document.article
    for body in article.body:
        dateline = find_dateline(article.text, body.start, body.end, article.published)
        if dateline is not None:
            pieces = PIECE.findall(article.text[dateline.start : dateline.end])
            return next((code for piece in pieces if (code := _country(piece))), None)
    return None


def _country(place: str) -> str | None:
    key = tuple(map(fold, parts(place)))
    for folded, _, names in actor_names().by_first.get(key[0], ()) if key else ():
        if folded == key:
            return next((name.country for name in names if name.kind in PLACES), None)
    return None
