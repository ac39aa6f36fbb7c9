"""Datelines: where they end, what they name, and what only looks like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.dateline import find_dateline
from sayso.records import DateRange

PUBLISHED = DateRange(date(2024, 10, 20), date(2024, 10, 20))

DATELINES = """
SEOUL, Oct 18 - Ships sailed. | SEOUL | 2024-10-18
SEOUL, Oct 18 (Example Wire) - Ships sailed. | SEOUL | 2024-10-18
SEOUL, 12 May 2031 - Ships sailed. | SEOUL | 2031-05-12
SEOUL, December 30 - Ships sailed. | SEOUL | 2023-12-30
KYIV — Ships sailed. | KYIV |
LONDON/PARIS, 3 March - Ships sailed. | LONDON, PARIS | 2024-03-03
WASHINGTON and SEOUL, Friday, Oct. 18 (AP) -- Ships sailed. | WASHINGTON, SEOUL | 2024-10-18
UNITED NATIONS, Oct 18 - Ships sailed. | UNITED NATIONS | 2024-10-18
ARGYLE, Saint Vincent, Oct 18 - Ships sailed. | ARGYLE | 2024-10-18
ST. PETERSBURG, Russia - Ships sailed. | ST. PETERSBURG |
Moscow (Example Wire) — Ships sailed. | Moscow |
Oct 18 (Example Wire) - Ships sailed. |  | 2024-10-18
**GENEVA, March 3 —** Ships sailed. | GENEVA | 2024-03-03
GENEVA (Example Wire): Ships sailed. | GENEVA |
"""

NO_DATELINES = """
NATO - the alliance - met in Riga.
Hope - or despair - was in the air.
RUSSIA - the largest country - borders many.
The minister said - and repeated - that he knew nothing.
By Ana Prueba
BRUSSELS: the city of lobbyists
Ships sailed.
"""


def rows(table):
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "places", "day"), rows(DATELINES))
def test_a_dateline_names_places_and_a_day_and_ends_before_the_report(text, places, day):
    found = find_dateline(text, 0, len(text), PUBLISHED)
    assert text[found.end :].strip() == "Ships sailed."
    assert ", ".join(place.text for place in found.places) == places
    assert str(found.date.earliest if found.date else "") == day


@pytest.mark.parametrize("text", NO_DATELINES.strip().splitlines())
def test_a_dash_or_capitals_alone_make_no_dateline(text):
    assert find_dateline(text, 0, len(text), PUBLISHED) is None


def test_without_publication_a_day_without_a_year_stays_unresolved():
    text = "SEOUL, Oct 18 - Ships sailed."
    found = find_dateline(text, 0, len(text), None)
    assert (found.date.earliest, found.date.text, found.date.rule) == (
        None,
        "Oct 18",
        "unresolved: dateline without a year",
    )


def test_offsets_are_into_the_whole_text():
    text = "A title\n\nSEOUL, Oct 18 - Ships sailed."
    found = find_dateline(text, 9, len(text), PUBLISHED)
    assert text[found.start : found.end] == "SEOUL, Oct 18 - "
    assert [text[place.start : place.end] for place in found.places] == ["SEOUL"]
    assert text[found.date.start : found.date.end] == "Oct 18"


@given(st.text(alphabet="ABC abc,.-—()12Oct/\n", max_size=60))
def test_no_text_breaks_the_search(text):
    found = find_dateline(text, 0, len(text), PUBLISHED)
    assert found is None or 0 <= found.start < found.end <= len(text)
