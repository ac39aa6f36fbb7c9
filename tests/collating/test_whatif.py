"""What falls when one thing is taken away, and what stays with less."""

import pytest

from sayso.collating import collate, whatif
from sayso.errors import UnknownRecordError
from tests.collating.build import Report


def said_by(speaker, country, *, outlet="Example Wire", more=""):
    """Return a report in which somebody says that Portugal sent soldiers, with a stake that hangs on it."""
    report = Report(f"{speaker} said that Portugal sent soldiers. It could harm trade.{more}", outlet=outlet)
    actor, portugal = report.actor(speaker, country), report.actor("Portugal", "PRT")
    sent = report.event("sent", "MOBILIZE", [portugal], [])
    report.says(actor, "said", "Portugal sent soldiers", about={sent: "asserts"})
    harm = report.stake(portugal, "harm", "trade", cause=sent)
    report.estimate("could", harm)
    return report.coding()


NORWAY, CHILE = said_by("Norway", "NOR"), said_by("Chile", "CHL", outlet="Other Wire")


def trace(without, *codings):
    found = whatif(collate(codings), codings, without)
    return sorted(one.kind for one in found.lost), sorted(one.kind for one in found.kept)


def test_without_its_only_source_a_claim_falls_and_what_is_built_on_it():
    assert trace("NOR", NORWAY) == (["claim", "estimate", "position", "stake"], [])


def test_without_one_of_two_sources_a_claim_stays_with_less():
    found = whatif(collate([NORWAY, CHILE]), [NORWAY, CHILE], "NOR")
    (claim,) = found.kept
    assert (claim.supports_before, claim.supports_after) == (2, 1)
    assert (claim.sources_before, claim.sources_after) == (2, 1)
    assert [one.kind for one in found.lost] == ["position"]


def test_a_record_that_falls_with_another_names_it():
    found = whatif(collate([NORWAY]), [NORWAY], "NOR")
    reasons = {one.kind: one.reason for one in found.lost}
    ids = {one.kind: one.id for one in found.lost}
    assert reasons == {"claim": None, "position": None, "stake": ids["claim"], "estimate": ids["stake"]}


def test_without_a_claim_the_positions_on_it_fall():
    claim = collate([NORWAY, CHILE]).claims[0].id
    lost, kept = trace(claim, NORWAY, CHILE)
    assert lost == ["estimate", "estimate", "position", "position", "stake", "stake"]
    assert kept == []


def test_without_an_article():
    assert trace(NORWAY.article.id, NORWAY, CHILE) == (["estimate", "position", "stake"], ["claim"])


def test_without_a_statement():
    assert trace(NORWAY.statements[0].id, NORWAY) == (["claim", "estimate", "position", "stake"], [])


def test_without_an_event_of_one_article():
    assert trace(NORWAY.events[0].id, NORWAY, CHILE) == (["position"], ["claim"])


def test_a_copy_keeps_what_its_original_loses():
    copy = said_by("Norway", "NOR", outlet="Other Wire")
    lost, kept = trace(NORWAY.article.id, NORWAY, copy)
    assert lost == ["estimate", "position", "stake"]
    assert kept == ["claim"]


def test_without_one_who_passed_words_on_they_fall():
    report = Report("Norway said Chile told it that Portugal sent soldiers.")
    norway, chile = report.actor("Norway", "NOR"), report.actor("Chile", "CHL")
    sent = report.event("sent", "MOBILIZE", [report.actor("Portugal", "PRT")], [])
    outer = report.says(norway, "said", "Chile told it that Portugal sent soldiers")
    report.says(chile, "told", "Portugal sent soldiers", about={sent: "asserts"}, nested_in=outer)
    assert trace("Norway", report.coding()) == (["claim", "position"], [])


def test_one_who_denies_supports_nothing():
    report = Report("Norway denied that Portugal sent soldiers.")
    norway = report.actor("Norway", "NOR")
    sent = report.event("sent", "MOBILIZE", [report.actor("Portugal", "PRT")], [])
    report.says(norway, "denied", "Portugal sent soldiers", act="deny", about={sent: "denies"})
    assert trace("NOR", report.coding(), CHILE) == (["position"], [])


@pytest.mark.parametrize(
    ("without", "kind"),
    [
        ("NOR", "source"),
        ("nor", "source"),
        ("Norway", "source"),
        ("author of Example Wire", "source"),
        (NORWAY.article.id, "article"),
        (NORWAY.statements[0].id[:6], "statement"),
        (NORWAY.events[0].id, "event"),
        (collate([NORWAY]).claims[0].id, "claim"),
    ],
)
def test_what_is_taken_away_is_named_by_id_or_as_a_source(without, kind):
    found = whatif(collate([NORWAY]), [NORWAY], without)
    assert found.kind == kind
    assert found.label


@pytest.mark.parametrize("without", ["", "PER", "S-ffffffff", "nobody"])
def test_what_is_not_there_is_an_error(without):
    with pytest.raises(UnknownRecordError):
        whatif(collate([NORWAY]), [NORWAY], without)
