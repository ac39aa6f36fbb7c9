"""Names, dates and numbers as readers meet them."""

from datetime import date

import pytest

from sayso.collating import Entity
from sayso.publishing.naming import Names, clip, count, span_of_days
from sayso.records import Actor, Span


def entity(key, label):
    return Entity(key, "country", label, (label,), key, ("A-1",), 1)


NAMES = Names([entity("XTS", "Tessaly"), entity("XMV", "Merovia"), entity("LOS", "the League of Straits")])

DAYS = [
    (None, None, "undated"),
    (None, date(2031, 5, 12), "by 12 May 2031"),
    (date(2031, 5, 12), None, "since 12 May 2031"),
    (date(2031, 5, 12), date(2031, 5, 12), "12 May 2031"),
    (date(2031, 5, 5), date(2031, 5, 11), "5–11 May 2031"),
    (date(2031, 5, 1), date(2031, 5, 31), "May 2031"),
    (date(2031, 4, 28), date(2031, 5, 4), "28 Apr – 4 May 2031"),
    (date(2030, 12, 30), date(2031, 1, 2), "30 Dec 2030 – 2 Jan 2031"),
]


@pytest.mark.parametrize(("earliest", "latest", "words"), DAYS)
def test_a_range_of_days_in_words(earliest, latest, words):
    assert span_of_days(earliest, latest) == words


KEYS = [
    ("XTS", "Tessaly"),
    ("author", "the author"),
    ("analysts (XMV)", "analysts (Merovia)"),
    ("REB (XMV)", "rebels (Merovia)"),
    ("author of Kell Telegraph", "author of Kell Telegraph"),
    ("ZZZ", "ZZZ"),
]


@pytest.mark.parametrize(("key", "name"), KEYS)
def test_what_the_key_of_an_entity_is_called(key, name):
    assert NAMES.of(key) == name


def actor(country=None, organisation=None, sector=None, name=None, role=None, words="they"):
    named = name is not None
    return Actor(
        "X-1", country, organisation, sector, name, role, named, "gazetteer", (Span(words, 0, len(words)),)
    )


ACTORS = [
    (actor("XTS", name="Tessaly"), "Tessaly"),
    (actor("XTS", sector="GOV", name="Ana Prueba", role="president"), "Ana Prueba, president (Tessaly)"),
    (actor("XTS", sector="GOV", role="foreign ministry"), "foreign ministry (Tessaly)"),
    (actor("XTS", sector="MIL", words="the troops"), "the troops (Tessaly)"),
    (actor(organisation="LOS", name="The League of Straits"), "The League of Straits"),
    (actor(name="Bo Test"), "Bo Test"),
    (actor(words="an official"), "an official"),
]


@pytest.mark.parametrize(("one", "name"), ACTORS)
def test_an_actor_in_words(one, name):
    assert NAMES.actor(one) == name


def test_the_detail_of_a_brief_names_its_country():
    assert NAMES.detail("ally: XMV") == "ally: Merovia"
    assert NAMES.detail("warn") == "warn"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 copies"), (1, "1 copy"), (2, "2 copies"), (12000, "12,000 copies")]
)
def test_a_number_takes_its_noun(number, words):
    assert count(number, "copy", "copies") == words


def test_a_long_line_is_cut_at_a_word():
    assert clip("one two  three\nfour", 12) == "one two…"
    assert clip("one\n two", 12) == "one two"
