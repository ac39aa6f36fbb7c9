"""Copies of one text and corrections of another article."""

import msgspec
import pytest

from sayso.collating import collate
from sayso.collating.copies import copy_groups
from tests.collating.build import Report

BODY = "Portugal sent soldiers to Uruguay on Monday, officials said, after the talks on quotas had failed."


def plain(text=BODY, published="2031-05-12", **metadata):
    return Report(text, published, **metadata).coding()


def sketched(coding, sketch):
    """Return a coding whose article has a min-hash sketch, whether or not articles have the field."""

    class Sketched(type(coding.article), frozen=True):
        sketch: tuple[int, ...] | None = None

    article = Sketched(**{**msgspec.structs.asdict(coding.article), "sketch": sketch})
    return msgspec.structs.replace(coding, article=article)


def test_the_same_text_in_other_layout_is_a_copy_of_the_earliest():
    first, second = plain(outlet="One"), plain(outlet="Two", published="2031-05-13")
    relaid = plain(BODY.upper().replace(" ", "\n"), outlet="Three", published="2031-05-14")
    (group,) = copy_groups([relaid, second, first])
    assert group.articles == (first.article.id, second.article.id, relaid.article.id)
    assert group.kind == "exact"


def test_different_texts_are_no_copies():
    assert copy_groups([plain(), plain("Portugal met Uruguay.")]) == ()


@pytest.mark.parametrize(("differing", "copies"), [(0, 1), (6, 1), (16, 0), (64, 0)])
def test_near_copies_are_told_by_their_sketches(differing, copies):
    one = sketched(plain(), tuple(range(64)))
    other = sketched(
        plain(BODY + " More."), tuple(range(64 - differing)) + tuple(range(1000, 1000 + differing))
    )
    groups = copy_groups([one, other])
    assert len(groups) == copies
    assert all(group.kind == "near" for group in groups)


def test_a_cut_wire_text_is_a_near_copy_though_its_sketch_differs():
    sentences = [
        f"On day {day} the ships of Portugal lay off the harbour of Salto."
        for day in ["one", "two", "three", "four", "five", "six"]
    ]
    whole = plain(
        " ".join(["DATELINE - It began so.", *sentences, "Uruguay had no word to say on it all."]),
        "2031-05-11",
    )
    cut = plain("\n\n".join(sentences[:5]), "2031-05-12")
    other = plain(
        " ".join(
            [
                *sentences[:3],
                *(f"Norway told {n} tales of its own making today." for n in ["one", "two", "three", "four"]),
            ]
        )
    )
    (group,) = copy_groups([cut, whole, other])
    assert (group.articles, group.kind) == ((whole.article.id, cut.article.id), "near")


class TestCorrections:
    def corrections(self, *codings):
        return [(one.article, one.corrects) for one in collate(codings).corrections]

    def test_by_the_file_that_it_names(self):
        wrong = plain(source="reports/first.txt")
        right = plain("It was not soldiers.", published="2031-05-13", corrects="first.txt")
        assert self.corrections(right, wrong) == [(right.article.id, wrong.article.id)]

    def test_by_the_title_that_it_quotes(self):
        wrong = plain(title="Soldiers sent to Uruguay")
        others = plain("Portugal met Uruguay.", title="Talks on quotas")
        right = plain(
            'Correction to our report "Soldiers sent to Uruguay": it was sailors.', published="2031-05-13"
        )
        assert self.corrections(others, right, wrong) == [(right.article.id, wrong.article.id)]

    def test_by_outlet_and_wording(self):
        wrong, other = plain(outlet="One"), plain(outlet="Two")
        right = plain(
            "Correction: " + BODY.replace("Monday", "Tuesday"), outlet="One", published="2031-05-13"
        )
        assert self.corrections(wrong, other, right) == [(right.article.id, wrong.article.id)]

    def test_one_that_corrects_nothing_here_is_kept_without(self):
        right = plain("This corrects an earlier report about lace.", outlet="One")
        assert self.corrections(right, plain(outlet="Two")) == [(right.article.id, None)]

    def test_an_ordinary_article_is_none(self):
        assert self.corrections(plain("The correct sum is 400."), plain("He corrected himself.")) == []
