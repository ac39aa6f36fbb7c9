"""On whose word a record stands: say-so chains followed to their root speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sayso.collating.actors import Voice, voice_of
from sayso.records import AUTHOR, Coding, Record, Stance, Statement

UNATTRIBUTED = "unattributed reports"
"""The source behind a statement that names no speaker, such as "reports that"."""

ASSERTIVE: frozenset[Stance] = frozenset({"asserts", "confirms"})


class Support(Record, frozen=True):
    """One say-so of one record.

    ``source`` is the root speaker's key, ``chain`` the statements from the root outwards and ``voices``
    the keys and organs of all their speakers. ``statement`` is null where the author says so himself.
    """

    article: str
    source: str
    statement: str | None
    chain: tuple[str, ...]
    voices: tuple[str, ...]
    by_author: bool


class SaySo:
    """The statements of one article, ready to tell on whose word a record stands."""

    def __init__(self, coding: Coding, original: Coding | None = None) -> None:
        """``original`` is the article that ``coding`` copies, where it is a copy."""
        self.article = coding.article.id
        self.author = author_of(original or coding)
        self._statements = {one.id: one for one in coding.statements}
        self._voices = {actor.id: voice_of(actor) for actor in coding.actors}

    def statement(self, statement_id: str) -> Statement | None:
        """Return a statement of the article."""
        return self._statements.get(statement_id)

    def voice(self, statement: Statement) -> Voice | None:
        """Return the voice that makes a statement, null where the speaker is not resolved."""
        speaker = statement.speaker
        return self._voices.get(speaker.actor) if speaker and speaker.actor else None

    def chain(self, statement_id: str) -> tuple[Statement, ...]:
        """Return a statement and those that report it, from the root outwards."""
        found: dict[str, Statement] = {}
        current: str | None = statement_id
        while current and current not in found and (statement := self._statements.get(current)):
            found[current] = statement
            current = statement.nested_in
        return tuple(found.values())

    def supports(self, say_so: Iterable[str]) -> Iterator[Support]:
        """Yield a support for each say-so of a record that asserts nothing else about it."""
        for one in say_so:
            if one == AUTHOR:
                yield Support(self.article, self.author, None, (), (self.author,), True)
            elif support := self._spoken(one):
                yield support

    def assertive(self, say_so: Iterable[str], ref: str) -> Iterator[Support]:
        """Yield the supports of the record ``ref`` by those who assert it, not those who deny or doubt."""
        for one in say_so:
            statement = self._statements.get(one)
            stances = [about.stance for about in statement.about if about.ref == ref] if statement else []
            if not stances or ASSERTIVE & set(stances):
                yield from self.supports([one])

    def _spoken(self, statement_id: str) -> Support | None:
        chain = self.chain(statement_id)
        if not chain or chain[0].planned:
            return None
        voices = [voice for one in chain if (voice := self.voice(one))]
        root = self.voice(chain[0])
        speaker = chain[0].speaker
        source = root.key if root else " ".join(speaker.text.split()) if speaker else UNATTRIBUTED
        names = dict.fromkeys(name for voice in voices for name in (voice.key, voice.organ))
        return Support(self.article, source, chain[0].id, tuple(one.id for one in chain), tuple(names), False)


def author_of(coding: Coding) -> str:
    """Return how an article's author is called as a source."""
    return f"author of {coding.article.outlet or coding.article.id}"


def independent(supports: Iterable[Support]) -> tuple[str, ...]:
    """Return the distinct root speakers behind ``supports``.

    An author who asserts what his own article also attributes to somebody adds no source of his own, and
    unattributed reports add none where any source is known.
    """
    supports = tuple(supports)
    spoken = {support.source for support in supports if not support.by_author}
    attributed = {support.article for support in supports if not support.by_author}
    authors = {one.source for one in supports if one.by_author and one.article not in attributed}
    known = (spoken | authors) - {UNATTRIBUTED}
    return tuple(sorted(known or (spoken | authors)))


def say_so_by_article(codings: Iterable[Coding], originals: Mapping[str, Coding]) -> dict[str, SaySo]:
    """Return the say-so of every article, with copies counted as the article that they copy."""
    return {one.article.id: SaySo(one, originals.get(one.article.id)) for one in codings}
