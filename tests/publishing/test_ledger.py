"""The ledger: which claims come first, and what counts as contested."""

import msgspec
import pytest

from sayso.collating import CopyGroup
from sayso.publishing import Index
from sayso.publishing.ledger import ledger
from sayso.publishing.stances import LOOKS, contested

CONTESTED = [
    (("asserts",), False),
    (("asserts", "confirms"), False),
    ((), False),
    (("asserts", "denies"), True),
    (("denies",), True),
    (("asserts", "no_information"), True),
    (("confirms", "does_not_deny"), True),
    (("declines",), True),
    (("doubts",), True),
]


@pytest.mark.parametrize(("stances", "expected"), CONTESTED)
def test_a_claim_is_contested_when_somebody_does_more_or_less_than_assert(stances, expected):
    assert contested(stances) is expected


def test_every_stance_has_a_shape_of_its_own():
    assert len({look.shape for look in LOOKS}) == len(LOOKS) == 7


def test_contested_claims_come_first(index, mined):
    entries = ledger(index)
    assert entries[0].claim == mined
    assert [entry.contested for entry in entries] == [True, False, False]


def test_every_claim_is_in_the_ledger_with_all_its_positions(index):
    entries = ledger(index)
    assert {entry.claim.id for entry in entries} == {claim.id for claim in index.collation.claims}
    assert sum(len(entry.positions) for entry in entries) == len(index.collation.positions)


def test_an_actor_that_changed_its_stance_stands_in_both_camps(index):
    camps = {camp.stance: dict(camp.since) for camp in ledger(index)[0].camps()}
    assert {"XTS"} <= camps["denies"].keys() & camps["does_not_deny"].keys()
    assert camps["denies"]["XTS"].isoformat() == "2031-03-03"


def test_the_latest_position_of_an_actor_is_known(index):
    assert ledger(index)[0].latest()["XTS"].stance == "denies"
    assert ledger(index)[0].latest()["XMV"].stance == "confirms"


def test_a_position_in_a_copy_counts_with_the_one_it_copies(index, mined):
    collation = index.collation
    own = next(one for one in collation.positions if one.stance == "no_information")
    copied = msgspec.structs.replace(own, id="L-copied00", article="A-00000003")
    doubled = msgspec.structs.replace(
        collation,
        positions=(*collation.positions, copied),
        copies=(CopyGroup((own.article, "A-00000003"), "near"),),
    )
    entry = ledger(Index(index.codings, doubled))[0]
    assert copied not in entry.positions
    assert entry.copied == {own.id: (copied,)}
