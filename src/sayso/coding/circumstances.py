"""When, where and how many: what circumstances a predicate has, looked up in one place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.coding.dates import date_for, find_dates
from sayso.coding.places import find_places, place_for
from sayso.coding.quantities import find_quantities
from sayso.records import DateRange, Place, Quantity, Realis

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.document import Document


class Circumstances:
    """Dates, places and quantities of a document, found once."""

    def __init__(self, document: Document) -> None:
        """Find all dates, places and quantities of the document."""
        self._document = document
        self._dates = find_dates(document)
        self._places = find_places(document)
        self._quantities = find_quantities(document)

    def date(self, predicate: Token, realis: Realis | None = None) -> DateRange:
        """Return the date of what a predicate tells; by publication where the text gives none."""
        found = date_for(predicate, self._dates, self._document)
        if found.text is None and realis in {"planned", "hypothetical"}:
            published = self._document.article.published
            return DateRange(published.earliest if published else None, None, None, "after publication")
        return found

    def place(self, predicate: Token) -> Place | None:
        """Return the place where a predicate locates what it tells."""
        return place_for(predicate, self._places, self._document)

    def quantities(self, heads: Iterable[Token]) -> tuple[Quantity, ...]:
        """Return the numbers that count the given argument heads."""
        positions = {head.i for head in heads}
        return tuple(found.quantity for found in self._quantities if found.head in positions)
