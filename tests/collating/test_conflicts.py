"""Where articles disagree on one claim."""

import pytest

from sayso.collating import collate
from tests.collating.build import Report, deed


def number(words, bound="exactly", noun="soldiers", **metadata):
    return deed(
        f"Portugal sent {words} {noun} to Uruguay.", "sent", numbers=[(words, noun, bound)], **metadata
    )


def conflicts(*codings):
    collation = collate(codings)
    assert len(collation.claims) == 1
    return collation.conflicts


@pytest.mark.parametrize(
    ("one", "other", "fields"),
    [
        (number("400"), number("1,500"), ["number"]),
        (number("400"), number("at least 300", "at least"), []),
        (number("400"), number("at least 1,500", "at least"), ["number"]),
        (number("up to 300", "at most"), number("400"), ["number"]),
        (number("about 400", "about"), number("420"), []),
        (number("400"), number("400", noun="troops"), []),
        (number("400"), number("900", noun="troops"), ["number"]),
        (number("400"), number("12", noun="ships"), []),
        (number("400"), number("4", noun="brigades"), []),
    ],
)
def test_numbers_that_cannot_both_be_true(one, other, fields):
    assert [conflict.field for conflict in conflicts(one, other)] == fields


def test_a_conflict_shows_values_and_articles_side_by_side():
    one, other = number("400", published="2031-05-11"), number("1,500", published="2031-05-12")
    (conflict,) = conflicts(one, other)
    assert conflict.values == ("400 soldiers", "1,500 soldiers")
    assert conflict.articles == (one.article.id, other.article.id)


def test_a_conflict_names_the_article_that_corrects_one_side():
    one, other = number("400", published="2031-05-11"), number("1,500", published="2031-05-12")
    right = Report("Correction: not lace.", "2031-05-13", corrects=one.article.id).coding()
    (conflict,) = conflicts(one, other, right)
    assert conflict.corrected_by == (right.article.id,)


def test_a_correction_that_repeats_the_wrong_number_disagrees_by_the_right_one():
    wrong = number("12,000", published="2031-05-11")
    report = Report("Correction: we said Portugal sent 12,000 soldiers to Uruguay. It sent 3,000 soldiers to Uruguay.",
                    "2031-05-12", corrects=wrong.article.id)  # fmt: skip
    portugal, uruguay = report.actor("Portugal", "PRT"), report.actor("Uruguay", "URY")
    report.event(
        "sent", "MOBILIZE", [portugal], [uruguay], numbers=[("12,000", "soldiers"), ("3,000", "soldiers")]
    )
    (conflict,) = conflicts(wrong, report.coding())
    assert conflict.corrected_by == (report.id,)


def test_days_that_do_not_meet():
    def sent(day, date):
        return deed(f"Portugal sent 400 soldiers to Uruguay on {day}.", "sent", date=date)

    monday, wednesday = sent("Monday", ("2031-05-05",)), sent("Wednesday", ("2031-05-07",))
    (conflict,) = conflicts(monday, wednesday)
    assert (conflict.field, sorted(conflict.values)) == ("date", ["2031-05-05", "2031-05-07"])
    assert conflicts(monday, sent("Monday again", ("2031-05-05", "2031-05-11"))) == ()


def test_places_that_differ_for_one_day():
    def shelled(town):
        return deed(f"Portugal shelled the harbour of {town} in Uruguay on Monday.", "shelled", "ASSAULT",
                    date=("2031-05-05",), place=(town, "URY"))  # fmt: skip

    (conflict,) = conflicts(shelled("Salto"), shelled("Rocha"))
    assert (conflict.field, sorted(conflict.values)) == ("place", ["rocha", "salto"])


def test_one_quotation_in_two_mouths():
    def quoted(speaker, country):
        report = Report(f'"Portugal sent soldiers into our quiet harbour," {speaker} said.')
        actor, portugal = report.actor(speaker, country), report.actor("Portugal", "PRT")
        sent = report.event("sent", "MOBILIZE", [portugal], [])
        report.says(
            actor,
            "said",
            "Portugal sent soldiers into our quiet harbour",
            form="direct",
            about={sent: "asserts"},
        )
        return report.coding()

    (conflict,) = conflicts(quoted("Uruguay", "URY"), quoted("Chile", "CHL"))
    assert (conflict.field, sorted(conflict.values)) == ("speaker", ["Chile (CHL)", "Uruguay (URY)"])
    assert conflicts(quoted("Uruguay", "URY"), quoted("Montevideo", "URY")) == ()


def test_one_article_alone_is_in_no_conflict():
    assert conflicts(number("400")) == ()
