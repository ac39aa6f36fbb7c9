"""Whether a text is in English."""

from __future__ import annotations

import re

from sayso.knowledge.layout import layout_words

FEWEST_WORDS = 20
"""Fewer words than this do not tell a language."""
SAMPLE = 5_000
ENGLISH_SHARE = 0.2
"""Running English has about two in five of its words from the list; below half of that, a model decides."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, null where it is too short to tell."""
    words = re.findall(r"[^\W\d_]+", text[:SAMPLE].lower())
    if len(words) <= FEWEST_WORDS:
        return None
    common = layout_words().english
    if sum(word in common for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    import py3langid

    return str(py3langid.classify(text[:SAMPLE])[0])
