"""Words before a noun: whose it is, what it does ("South Korean defence ministry officials")."""

from __future__ import annotations

from sayso.coding.actors.gazetteer import Hit, RoleHit
from sayso.coding.actors.marks import INSTITUTIONS, Marks
from sayso.coding.actors.phrases import HYPHENS, Phrase
from sayso.coding.actors.placing import place_between
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import Name, fold, roles

IGO_SECTORS = frozenset({"IGO", "NGO"})
OUTSIDE = frozenset({"MIL", "REB", "REF", "CVL", "UAF", "CRM", "IMG"})
"""Sectors of those who are beside an international body rather than of it; its staff have its sector."""
RULING = frozenset({"ruling", "governing"})
PEACEKEEPING = frozenset({"UNO", "AFU"})
"""Organisations whose soldiers are their staff."""
FORMER_SECTORS = frozenset({"GOV", "LEG", "IGO", "SPY", "JUD", "PRE"})
"""Sectors that only office gives: who has left it belongs to the elite."""
ABROAD = frozenset({"embassy", "diplomat", "journalist", "settlers"})
"""Classes of those who are where they are not from."""


def take_modifiers(marks: Marks, phrase: Phrase, start: int, stop: int) -> None:
    """Read countries, organisations and role nouns between two tokens into the phrase."""
    countries: list[str] = []
    for hit in marks.modifying(start, stop):
        name = marks.choose(hit)
        phrase.covers.update(range(hit.start, hit.stop))
        if name.kind == "holder":
            continue
        if name.country and name.country not in countries:
            countries.append(name.country)
            phrase.breakaway |= name.sector == "PRE"
            if name.kind.startswith("polity") or name.kind == "region":
                phrase.place = name.name
        if name.kind in INSTITUTIONS or name.kind == "organisation":
            phrase.organisation = phrase.organisation or name.organisation
            phrase.owner = _nested(hit, name)
            phrase.sector = phrase.sector or name.sector
        phrase.by_name = True
    coordinated = any(
        token.lower_ == "and" or token.text in {*HYPHENS, "/"} for token in marks.doc[start:stop]
    )
    phrase.countries = tuple(countries[:2] if coordinated else countries[:1])
    _take_place(marks, phrase, start, stop)
    _take_roles(marks, phrase, start, stop)


def _take_place(marks: Marks, phrase: Phrase, start: int, stop: int) -> None:
    """Read a city or province before a role noun as whose it is: "Lagos police", "the Texas governor"."""
    first = next((role for role in marks.role_hits if role.start >= start and role.stop <= stop), None)
    if first is None or phrase.countries or phrase.organisation or first.role.name in ABROAD:
        return
    place = place_between(marks, start, first.start)
    if place is not None:
        phrase.countries, phrase.by_name = (place.country,), True
        phrase.place = marks.text(place.start, place.stop)
        phrase.covers.update(range(place.start, place.stop))


def _nested(hit: Hit, name: Name) -> Phrase:
    nested = Phrase(hit.start, hit.stop, hit.stop - 1, "institution", by_name=True, reading=name)
    if name.kind == "organisation":
        nested.kind = "organisation"
    nested.countries = (name.country,) if name.country else ()
    nested.organisation, nested.sector, nested.name = name.organisation, name.sector, name.name
    nested.rule = f"gazetteer: {name.kind}"
    return nested


def _take_roles(marks: Marks, phrase: Phrase, start: int, stop: int) -> None:
    """Read the role words and the sector; a generic noun takes its sector from the words before it."""
    found = [role for role in marks.role_hits if role.start >= start and role.stop <= stop]
    opening = max(start - 1, 0) if start and not marks.doc[start].is_sent_start else start
    phrase.former = any(fold(token.text) in roles().words["former"] for token in marks.doc[opening:stop])
    if not found:
        return
    head = found[-1]
    first, before = _first_word(marks, phrase, start, found[0].start)
    phrase.role_class = head.role
    end = head.noun_stop or head.stop
    words = [token.text_with_ws for token in marks.doc[first:end] if token.i not in marks.hit_at]
    phrase.role = " ".join((("former " if phrase.former else "") + "".join(words)).split())
    phrase.gender = phrase.gender or head.role.gender or _gender(marks, head)
    phrase.covers.update(range(first, head.stop))
    if len(found) > 1 and found[-2].role.kind == "body" and head.role.speaks:
        phrase.body, phrase.body_words = found[-2].role, marks.text(first, found[-2].stop)
    sector, given = _sector(marks, found, before), phrase.sector
    if given and (head.role.generic or is_staff(given, sector, phrase.organisation)):
        return
    phrase.sector = sector or given


def is_staff(owner: str | None, sector: str | None, organisation: str | None) -> bool:
    """Say whether a role at an international body has the body's sector: "UN doctors", "EU lawmakers".

    The troops of an alliance stay troops; peacekeepers of the United Nations are the United Nations.
    """
    return owner in IGO_SECTORS and (
        sector not in OUTSIDE or (sector == "MIL" and organisation in PEACEKEEPING and owner == "IGO")
    )


def _gender(marks: Marks, head: RoleHit) -> str | None:
    """Return the gender that the noun tells: "widow", "businessman"."""
    word = fold(marks.doc[(head.noun_stop or head.stop) - 1].text)
    words = roles().words
    if word in words["female_nouns"] or (word.endswith("woman") and word != "woman's"):
        return "f"
    male = word in words["male_nouns"] or (word.endswith("man") and word not in words["any_gender"])
    return "m" if male else None


def _first_word(marks: Marks, phrase: Phrase, start: int, first: int) -> tuple[int, list[str]]:
    """Return where the role's words begin, and the sectors that the words before the role nouns give."""
    sectors: list[str] = []
    for token in reversed(marks.doc[start:first]):
        word = fold(token.text)
        free = token.i not in phrase.covers
        if word in roles().modifiers and free:
            sectors.append(roles().modifiers[word])
            first = token.i
        elif free and (
            (token.pos_ in {"NOUN", "PROPN"} and token.i not in marks.person_at)
            or word in acting_words().words["role_adjectives"]
        ):
            first = token.i
        elif token.text not in HYPHENS:
            break
    if first > start and marks.doc[first - 1].text in HYPHENS and marks.doc[first].i not in marks.role_at:
        first += 1  # "plain-clothes officers" are officers, not "clothes officers"
    return first, sectors


def _sector(marks: Marks, found: list[RoleHit], before: list[str]) -> str | None:
    head = found[-1]
    if not head.role.generic:
        return head.role.sector
    modifiers = roles().modifiers
    own = () if head.role.speaks else marks.doc[head.start : head.noun_stop or head.stop]
    inside = [
        fold(token.text) for token in own
    ]  # a "press secretary" is of whom he speaks for, not the press
    options = [modifiers[word] for word in inside if word in modifiers]
    options += [role.role.sector for role in reversed(found[:-1]) if role.role.sector]
    options += before
    return options[0] if options else head.role.sector


def settle_sector(phrase: Phrase) -> None:
    """Correct the sector by what the whole phrase tells: the country, and whether the office is left."""
    role = phrase.role_class
    if role is None:
        return
    if role.of and not (phrase.countries or phrase.organisation or phrase.owner):
        phrase.countries, phrase.by_name = (role.of,), True
    if phrase.organisation and phrase.sector in IGO_SECTORS:
        phrase.countries = ()  # "Amnesty's Kenya office" is Amnesty's
    for country in phrase.countries[:1]:
        phrase.sector = role.sector_in(country) or phrase.sector
    if role.name == "party":
        words = set(fold(phrase.role or "").split())
        phrase.sector = "OPP" if "opposition" in words else "GOV" if words & RULING else phrase.sector
    if phrase.sector == "GOV" and phrase.breakaway:
        phrase.sector = "PRE"
    office = role.kind == "person" and (phrase.sector in FORMER_SECTORS or role.name == "officer")
    if phrase.former and office:
        phrase.sector = "ELI"


def nationalise(marks: Marks, phrase: Phrase, countries: tuple[str, ...]) -> None:
    """Give an institution that many states have to the state named beside it: "Russia's Security Council"."""
    reading = phrase.reading
    if reading is None or phrase.kind not in {"institution", "organisation"}:
        return
    foreign = reading.kind == "institution" and reading.country not in {None, *countries}
    if not (reading.ambiguous or foreign) or not countries:
        return
    if reading.governs:
        phrase.sector = "PTY"
    phrase.countries, phrase.organisation, phrase.kind = countries, None, "institution"
    phrase.name = marks.text(marks.hit_at[phrase.head].start, phrase.stop)
    phrase.sector = "GOV" if phrase.sector in IGO_SECTORS else phrase.sector
