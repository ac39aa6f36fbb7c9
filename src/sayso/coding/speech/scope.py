"""Scope: on whose say-so a token stands."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.coding.speech.drafts import Draft
from sayso.records import AUTHOR


class Scope:
    """Which statement's content covers a token, the innermost first."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        """Index the drafts by the tokens of their contents."""
        self._innermost: dict[int, Draft] = {}
        for draft in sorted(drafts, key=lambda one: -one.size):
            for start, stop in draft.content:
                for token in range(start, stop):
                    self._innermost[token] = draft

    def draft_at(self, token: int) -> Draft | None:
        """Return the innermost statement whose content covers a token, null in the author's voice."""
        return self._innermost.get(token)

    def chain(self, token: int) -> tuple[Draft, ...]:
        """Return the statements that cover a token, innermost first."""
        found: list[Draft] = []
        draft = self.draft_at(token)
        while draft is not None and draft not in found:
            found.append(draft)
            draft = draft.parent
        return tuple(found)

    def say_so(self, token: int) -> tuple[str, ...]:
        """Return the id of the innermost statement over a token, or ``author``."""
        draft = self.draft_at(token)
        return (draft.id,) if draft is not None else (AUTHOR,)
