"""The summary printed after coding."""

from sayso.collating import Collation, CopyGroup, Correction, Tally, collate
from sayso.publishing import Index, summary
from sayso.publishing.summary import counts
from tests.publishing.casebook import codings

TALLY = Tally(articles=21, statements=1, mentions=340, events=212, claims=160, positions=1)


def collated(**parts):
    empty = dict.fromkeys(
        ("claims", "positions", "conflicts", "dyads", "copies", "corrections", "entities"), ()
    )
    return Collation(tally=TALLY, **{**empty, **parts})


def test_the_counts_stand_in_one_line():
    copies = (CopyGroup(("A-1", "A-2"), "near"),)
    corrections = (Correction("A-3", "A-1", "Correction"),)
    line = counts(collated(copies=copies, corrections=corrections))
    assert line == "21 articles (1 copy, 1 correction) -> 340 mentions -> 212 events -> 160 claims"


def test_nothing_is_put_in_brackets_where_there_is_no_copy():
    assert counts(collated()).startswith("21 articles -> ")


def test_a_contested_claim_names_who_stands_where_since_when(index, mined):
    assert EXPECTED.format(id=mined.id) in summary(index)


EXPECTED = """\
1. Tessaly has laid up to 60 mines in the Strait of Kell
   by 3 Mar 2031 · 3 mentions, 3 articles, 3 independent sources · {id}
     assert               Ostrana (3 Mar), League of Straits (5 Mar)
     confirm              League of Straits (5 Mar), Merovia (9 Mar)
     does not deny        Tessaly (5 Mar)
     has no information   Merovia (3 Mar)
     declines to comment  Merovia (5 Mar)
     doubts               Merovia (5 Mar)
     denies               Tessaly (3 Mar)
"""


def test_an_uncontested_claim_is_counted_and_not_listed(index):
    text = summary(index)
    assert "Contested claims (1)" in text
    assert "closed its ports" not in text


def test_the_summary_fits_eighty_columns(index):
    assert all(len(line) <= 80 for line in summary(index).splitlines())


def test_claims_that_are_left_out_are_counted(index):
    text = summary(index, most=0)
    assert "and 1 more" in text
    assert "1. " not in text


def test_no_contested_claim_is_said_in_words():
    uncontested = [codings()[2]]
    only = Index(uncontested, collate(uncontested))
    only.positions_of.clear()
    assert "No claim is contested." in summary(only)
