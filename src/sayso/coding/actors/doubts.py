"""Names that may be something else: Georgia the state, Mr Jordan, somebody else's Congress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.actors.acting import city_acts
from sayso.coding.actors.gazetteer import Hit
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import Name, fold, roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

PLACES = frozenset(
    {"name", "capital", "region", "polity", "polity capital", "polity adjective", "demonym", "adjective"}
)
REMITTED = frozenset({"ministry", "minister", "department", "secretary", "committee", "bureau"})
"""Nouns of what has a remit."""
INSTITUTIONS = frozenset({"institution", "metonym"})


def trustworthy(doc: Doc, hits: list[Hit], tokens: Iterable[Token]) -> list[Hit]:
    """Return the hits that are what they look like in this document."""
    words = {token.text for token in tokens}
    named = {name.country for hit in hits for name in hit.names if len(hit.names) == 1 and not name.ambiguous}
    named |= {name.organisation for hit in hits for name in hit.names if not name.ambiguous}
    taken = {token for hit in hits for token in range(hit.start, hit.stop)}
    people = [entity for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1]
    return [
        _newspaper(doc, hit) or hit
        for hit in hits
        if not _is_part_of_person(people, hit, taken)
        and not _is_cut_short(doc, hit, taken)
        and not _has_rival(doc, hit, words)
        and not _is_small_namesake(doc, hit, named)
        and not _is_another(doc, hit, hits, named)
        and not _ends_longer_name(doc, hit, taken)
        and not _is_a_remit(doc, hit)
    ]


def _is_part_of_person(people: list[Span], hit: Hit, taken: set[int]) -> bool:
    """Say whether a single word is part of a longer person's name ("Michael Jordan")."""
    if hit.stop - hit.start > 1 or hit.kind() not in PLACES | {"organisation"}:
        return False
    for entity in people:
        if entity.start <= hit.start < entity.end:
            others = [token for token in entity if token.i != hit.start]
            return bool(others) and all(_may_name_person(token, taken) for token in others)
    return False


def _newspaper(doc: Doc, hit: Hit) -> Hit | None:
    """Read a place and a title word after it as the name of a newspaper: "the Oslo Courier"."""
    if (
        hit.kind() not in {"name", "capital"}
        or hit.stop >= len(doc)
        or doc[hit.stop].tag_ not in {"NNP", "NNPS"}
    ):
        return None
    if doc[hit.stop].text not in acting_words().words["newspapers"]:
        return None
    title = doc[hit.start : hit.stop + 1].text
    name = Name("organisation", hit.names[0].country, None, "JRN", title, False, "media")
    return Hit(hit.start, hit.stop + 1, (name,))


def _is_cut_short(doc: Doc, hit: Hit, taken: set[int]) -> bool:
    """Say whether an office holder's name is only the beginning of another person's."""
    if hit.kind() != "holder" or hit.stop >= len(doc):
        return False
    after, last = doc[hit.stop], doc[hit.stop - 1]
    inside = after.ent_type_ == "PERSON" and after.ent_iob_ == "I" and last.ent_type_ == "PERSON"
    return inside and after.tag_ == "NNP" and after.i not in taken


def _may_name_person(token: Token, taken: set[int]) -> bool:
    return token.tag_ == "NNP" and token.i not in taken and fold(token.text) not in roles().by_first


def _has_rival(doc: Doc, hit: Hit, words: set[str]) -> bool:
    rival = acting_words().rivals.get(doc[hit.start : hit.stop].text)
    return rival is not None and bool(rival.words & words) and not rival.but & words


def _is_small_namesake(doc: Doc, hit: Hit, named: set[str | None]) -> bool:
    """Say whether a capital that other towns are named like ("Kingston") stands without its country."""
    name = hit.names[0]
    doubtful = len(hit.names) == 1 and name.kind == "capital" and name.ambiguous
    return doubtful and name.country not in named and not (city_acts(doc[hit.stop - 1]) or len(doc) <= 3)


def _ends_longer_name(doc: Doc, hit: Hit, taken: set[int]) -> bool:
    """Say whether a common name of an institution only ends a longer one ("the Prueba Labour Congress")."""
    name = hit.names[0]
    if not name.ambiguous or name.kind != "institution" or hit.start == 0:
        return False
    before = doc[hit.start - 1]
    return before.tag_ == "NNP" and before.i not in taken and before.text[0].isupper() and before.i > 0


def _is_a_remit(doc: Doc, hit: Hit) -> bool:
    """Say whether a newspaper's name is what a ministry is of: "the Department of Foreign Affairs"."""
    if (
        hit.names[0].sector not in {"JRN", "BUS"}
        or hit.start < 2
        or doc[hit.start - 1].lower_ not in {"of", "for"}
    ):
        return False
    return doc[hit.start - 2].lower_ in {
        "ministry",
        "minister",
        "department",
        "secretary",
        "committee",
        "bureau",
    }


def _is_another(doc: Doc, hit: Hit, hits: list[Hit], named: set[str | None]) -> bool:
    """Say whether an institution that several countries have is used where its best-known owner is absent."""
    name: Name = hit.names[0]
    several = len(hit.names) > 1 and not all(other.ambiguous for other in hit.names)
    if not name.ambiguous or several or name.kind not in {*INSTITUTIONS, "organisation"}:
        return False
    if any(other.country in named for other in hit.names):
        return False
    if name.country in named or (name.organisation and name.organisation in named):
        return False
    if name.kind == "organisation":
        return not doc[hit.start].text.isupper() and name.group in {"media"}
    return not any(other.stop in {hit.start, hit.start - 1} for other in hits)
