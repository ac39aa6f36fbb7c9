"""The index of actors: who is mentioned where in one article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sayso.records import Actor


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase that stands for one actor or more.

    ``start`` and ``stop`` are tokens of the document, stop exclusive; ``head`` is the syntactic head.
    ``actors`` are actor ids: two for "both countries". ``can_act`` is false where the name is merely a
    place or a modifier ("in Beijing", "Russian weapons").
    """

    start: int
    stop: int
    head: int
    actors: tuple[str, ...]
    can_act: bool


@dataclass(frozen=True)
class ActorIndex:
    """The actors of an article and their mentions, both in text order."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]

    def at(self, token: int) -> ActorMention | None:
        """Return the mention headed by the token, else the smallest that covers it, else None."""
        return self.headed_by(token) or min(
            (mention for mention in self.mentions if mention.start <= token < mention.stop),
            key=lambda mention: mention.stop - mention.start,
            default=None,
        )

    def headed_by(self, token: int) -> ActorMention | None:
        """Return the smallest mention whose syntactic head is the token, None where there is none."""
        return self._headed.get(token)

    def get(self, actor_id: str) -> Actor:
        """Return the actor with the id. Raises :class:`KeyError` where there is none."""
        return self._by_id[actor_id]

    @cached_property
    def _headed(self) -> dict[int, ActorMention]:
        """The smallest mention by its head; of equals, the first."""
        found: dict[int, ActorMention] = {}
        for mention in self.mentions:
            other = found.get(mention.head)
            if other is None or mention.stop - mention.start < other.stop - other.start:
                found[mention.head] = mention
        return found

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}
