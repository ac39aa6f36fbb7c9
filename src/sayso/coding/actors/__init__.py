"""Who is mentioned where: actors, resolved against what is known and inside the article."""

from sayso.coding.actors.finding import find_actors
from sayso.coding.actors.index import ActorIndex, ActorMention

__all__ = ["ActorIndex", "ActorMention", "find_actors"]
