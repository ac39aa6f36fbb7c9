"""The reading room: bytes become articles. Every document ends as an Article or as a Failure, never lost."""

from sayso.reading.article import article_from_text
from sayso.reading.copies import shingle_hashes, similarity
from sayso.reading.reader import read

__all__ = ["article_from_text", "read", "shingle_hashes", "similarity"]
