"""What two parties do to one another, counted by occurrence."""

from sayso.collating import collate
from tests.collating.build import deed


def attacks(number, **event):
    """Return reports of attacks on different days."""
    return [
        deed("Portugal attacked Uruguay.", "attacked", "ASSAULT", date=(f"2031-05-{day:02}",), published=f"2031-05-{day:02}", **event)
        for day in range(1, 2 * number, 2)
    ]  # fmt: skip


def test_an_occurrence_that_many_tell_counts_once():
    told = [
        deed(f"Portugal attacked Uruguay, paper {n} wrote.", "attacked", "ASSAULT", date=("2031-05-01",))
        for n in range(9)
    ]
    (dyad,) = collate(told).dyads
    assert (dyad.source, dyad.target, dyad.quad) == ("PRT", "URY", "MATERIAL CONFLICT")
    assert (dyad.claims, dyad.events, dyad.mentions, dyad.goldstein_sum) == (1, 9, 9, None)


def test_sum_and_mean_stand_together_from_five_on():
    (four,) = collate(attacks(4)).dyads
    (five,) = collate(attacks(5)).dyads
    assert (four.claims, four.goldstein_sum, four.goldstein_mean) == (4, None, None)
    assert (five.claims, five.goldstein_sum, five.goldstein_mean) == (5, -50.0, -10.0)


def test_each_quad_class_stands_alone():
    aid = deed("Portugal gave help to Uruguay.", "gave", "AID")
    assert [dyad.quad for dyad in collate([aid, *attacks(1)]).dyads] == [
        "MATERIAL CONFLICT",
        "MATERIAL COOPERATION",
    ]


def test_denials_plans_and_what_did_not_happen_never_enter():
    denial = deed("Portugal contradicted Uruguay.", "contradicted", None)
    others = [*attacks(1, realis="planned"), *attacks(1, realis="negated")]
    assert collate([denial, *others]).dyads == ()


def test_a_party_is_no_dyad_with_itself():
    assert (
        collate([deed("Portugal attacked Lisbon.", "attacked", "ASSAULT", target=("Lisbon", "PRT"))]).dyads
        == ()
    )
