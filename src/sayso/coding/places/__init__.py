"""Where: the places that a document names, and the place of a predicate."""

from sayso.coding.places.attachment import place_for
from sayso.coding.places.mentions import PlaceMention, find_places

__all__ = ["PlaceMention", "find_places", "place_for"]
