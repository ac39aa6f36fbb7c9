"""Which events become one claim, which are only linked, and what a claim says of itself."""

import pytest

from sayso.collating import collate
from tests.collating.build import Report, deed

SENT = deed("Portugal sent 400 soldiers to Uruguay on Monday.", "sent", date=("2031-05-05",))


def claims_of(*codings):
    return collate(codings).claims


def kinds(claim):
    return sorted(kind for kind, _ in claim.links)


@pytest.mark.parametrize(
    "other",
    [
        deed("Portugal deployed troops in Uruguay on Monday.", "deployed", date=("2031-05-05",)),
        deed("Portugal has sent soldiers to Uruguay.", "sent", published="2031-05-20"),
        deed("The deployment of Portuguese soldiers to Uruguay began last week.", "deployment",
             source=("Portuguese", "PRT"), date=("2031-05-05", "2031-05-11")),
        deed("Portugal sent 1,500 soldiers to Uruguay on Monday.", "sent", date=("2031-05-05",)),
        deed("Soldiers were sent to Uruguay on Monday.", "sent", source=None, date=("2031-05-05",)),
        deed("Portugal sent soldiers abroad on Monday.", "sent", target=None, date=("2031-05-05",)),
        deed("Portugal sent soldiers to help Uruguay on Monday.", "sent", "AID", date=("2031-05-05",)),
        deed("Portugal sent 400 soldiers to Uruguay on Wednesday.", "sent", date=("2031-05-07",)),
    ],
    ids=["other words", "no date", "noun", "other number", "no source", "no target", "close type", "two days off"],
)  # fmt: skip
def test_reports_of_one_deed_are_one_claim(other):
    (claim,) = claims_of(SENT, other)
    assert set(claim.articles) == {SENT.article.id, other.article.id}
    assert claim.mentions == 2


@pytest.mark.parametrize(
    "other",
    [
        deed("Chile sent 400 soldiers to Uruguay on Monday.", "sent", source=("Chile", "CHL"), date=("2031-05-05",)),
        deed("Portugal sent 400 soldiers to Peru on Monday.", "sent", target=("Peru", "PER"), date=("2031-05-05",)),
        deed("Uruguay sent 400 soldiers to Portugal on Monday.", "sent", source=("Uruguay", "URY"),
             target=("Portugal", "PRT"), date=("2031-05-05",)),
        deed("Portugal sent 400 soldiers to Uruguay in March.", "sent", date=("2031-03-01", "2031-03-31")),
        deed("Portugal attacked soldiers in Uruguay on Monday.", "attacked", "ASSAULT", date=("2031-05-05",)),
        deed("Portugal will send 400 soldiers to Uruguay on Monday.", "send", realis="planned", date=("2031-05-05",)),
        deed("Portugal could send 400 soldiers to Uruguay.", "send", realis="hypothetical"),
        deed("Portugal has not sent soldiers to Uruguay.", "sent", realis="negated"),
    ],
    ids=["other source", "other target", "sides swapped", "other month", "other deed", "a plan", "a possibility", "negated"],
)  # fmt: skip
def test_reports_of_different_deeds_are_two_claims(other):
    assert len(claims_of(SENT, other)) == 2


def test_who_met_whom_does_not_matter():
    one = deed("Portugal met Uruguay for talks on quotas.", "met", "CONSULT")
    other = deed(
        "Uruguay met Portugal for talks on quotas.", "met", "CONSULT", ("Uruguay", "URY"), ("Portugal", "PRT")
    )
    assert len(claims_of(one, other)) == 1


def test_to_meet_somebody_is_not_to_meet_the_same_one():
    one = deed(
        "Ministers met Portugal for talks on quotas.",
        "met",
        "CONSULT",
        source=None,
        target=("Portugal", "PRT"),
    )
    other = deed("Portugal met Uruguay for talks on quotas.", "met", "CONSULT")
    assert len(claims_of(one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("are in", "were in"), ("are in", "presence in")], ids=["tense", "noun"]
)
def test_to_be_somewhere_is_one_claim_in_any_wording(one, other):
    first, second = (
        deed(
            f"Portuguese soldiers {words} Salto.",
            words,
            source=("Portuguese", "PRT"),
            target=None,
            place=("Salto", "URY"),
        )
        for words in (one, other)
    )
    assert len(claims_of(first, second)) == 1


def test_repeated_strikes_are_not_one_though_the_words_are():
    text = "Portugal shelled the port of Uruguay."
    early, late = (deed(text, "shelled", "ASSAULT", published=day) for day in ("2031-05-01", "2031-06-01"))
    assert len(claims_of(early, late)) == 2


def test_deeds_of_speech_are_one_where_the_words_are():
    def accusing(content, outlet):
        report = Report(f"Uruguay accused Portugal of {content}.", outlet=outlet)
        uruguay, portugal = report.actor("Uruguay", "URY"), report.actor("Portugal", "PRT")
        said = report.says(uruguay, "accused", content, act="accuse")
        report.event("accused", "ACCUSE", [uruguay], [portugal], statement=said)
        return report.coding()

    quotas, jamming = "breaking fishing quotas", "jamming radio beacons"
    found = claims_of(accusing(quotas, "One"), accusing(quotas, "Two"), accusing(jamming, "Three"))
    assert sorted(claim.mentions for claim in found) == [1, 2]
    assert all(claim.speech for claim in found)


def test_denials_and_comments_make_no_claim_of_their_own():
    assert claims_of(deed("Portugal denied it to Uruguay.", "denied", None)) == ()


def test_a_region_is_part_of_the_country():
    country = deed("Portugal sent soldiers to Uruguay.", "sent", place=("Uruguay", "URY"))
    region = deed("Portugal sent soldiers to Salto in Uruguay.", "sent", place=("Salto", "URY"))
    found = {claim.label: claim for claim in claims_of(country, region)}
    part, whole = (
        found["Portugal sent soldiers to Salto in Uruguay"],
        found["Portugal sent soldiers to Uruguay"],
    )
    assert part.links == (("part_of", whole.id),)
    assert whole.links == ()


def test_a_deed_follows_from_its_plan():
    plan = deed(
        "Portugal plans to send soldiers to Uruguay.", "send", realis="planned", published="2031-05-01"
    )
    found = {claim.realis: claim for claim in claims_of(SENT, plan)}
    assert found["occurred"].links == (("follows_from", found["planned"].id),)


def test_fighting_follows_from_sending_and_is_not_merged_with_it():
    fighting = deed("Portuguese soldiers fought in Uruguay.", "fought", "ASSAULT", ("Portuguese", "PRT"))
    found = {claim.type: claim for claim in claims_of(SENT, fighting)}
    assert found["ASSAULT"].links == (("follows_from", found["MOBILIZE"].id),)


def test_what_did_not_happen_contradicts_what_did():
    found = claims_of(SENT, deed("Portugal has not sent soldiers to Uruguay.", "sent", realis="negated"))
    assert [kinds(claim) for claim in found] == [["contradicts"], ["contradicts"]]


def test_an_accusation_follows_from_what_it_is_about():
    report = Report("Uruguay accused Portugal of sending soldiers.")
    uruguay, portugal = report.actor("Uruguay", "URY"), report.actor("Portugal", "PRT")
    sending = report.event("sending", "MOBILIZE", [portugal], [])
    said = report.says(uruguay, "accused", "sending soldiers", act="accuse", about={sending: "asserts"})
    report.event("accused", "ACCUSE", [uruguay], [portugal], statement=said)
    found = {claim.type: claim for claim in claims_of(report.coding())}
    assert found["ACCUSE"].links == (("follows_from", found["MOBILIZE"].id),)


class TestWhatAClaimSaysOfItself:
    def test_its_values_stand_side_by_side(self):
        few = deed("Portugal sent 400 soldiers to Uruguay.", "sent", numbers=[("400", "soldiers")])
        many = deed("Portugal sent at least 1,500 soldiers to Uruguay.", "sent",
                    numbers=[("at least 1,500", "soldiers", "at least")])  # fmt: skip
        (claim,) = claims_of(few, many)
        assert claim.variants == ("400 soldiers", "at least 1,500 soldiers")

    def test_its_label_is_the_mention_that_names_both_sides_by_name(self):
        vague = deed("They were sent.", "sent", source=("They", "PRT"), target=None, date=("2031-05-05",))
        (claim,) = claims_of(vague, SENT)
        assert claim.label == "Portugal sent 400 soldiers to Uruguay on Monday"

    def test_its_label_stays_short(self):
        tail = " plus ".join(f"the {number}th brigade of the northern army" for number in range(9))
        (claim,) = claims_of(deed(f"Portugal sent {tail} to Uruguay.", "sent"))
        assert len(claim.label) <= 110
        assert claim.label.endswith("…")

    @pytest.mark.parametrize(
        ("text", "source", "label"),
        [
            ("Portugal sent 12,000 soldiers to Uruguay.", ("Portugal", "PRT"),
             "Portugal sent 12,000 soldiers to Uruguay"),
            ("Portugal sent soldiers to Uruguay on Nov. 1 in all haste.", ("Portugal", "PRT"),
             "Portugal sent soldiers to Uruguay on Nov. 1 in all haste"),
            ("Officials say Portugal sent soldiers to Uruguay, but nobody saw them.", ("Portugal", "PRT"),
             "Portugal sent soldiers to Uruguay"),
            ("Soldiers were sent to Uruguay by **Portugal** at night.", ("Portugal", "PRT"),
             "Soldiers were sent to Uruguay by Portugal at night"),
        ],
        ids=["number", "abbreviation", "clause", "passive"],
    )  # fmt: skip
    def test_its_label_is_a_clause_that_can_be_read_alone(self, text, source, label):
        (claim,) = claims_of(deed(text, "sent", source=source))
        assert claim.label == label

    @pytest.mark.parametrize(
        ("said", "label"),
        [
            ("Portugal did not send soldiers", "Portugal did send soldiers"),
            ("Portugal has never had to send soldiers", "Portugal has had to send soldiers"),
            ("Portugal would neither send soldiers nor ships", "Portugal would send soldiers or ships"),
            ("Portugal didn't send soldiers", "Portugal did send soldiers"),
        ],
    )
    def test_its_label_is_what_is_denied_and_not_the_denial(self, said, label):
        report = Report(f"Norway said {said}.")
        norway, portugal = report.actor("Norway", "NOR"), report.actor("Portugal", "PRT")
        sent = report.event("send", "MOBILIZE", [portugal], [])
        report.says(norway, "said", said, about={sent: "denies"})
        (claim,) = claims_of(report.coding())
        assert claim.label == label

    @pytest.mark.parametrize(("pronoun", "head"), [("It", "Portugal"), ("Its", "Portugal’s")])
    def test_a_pronoun_in_its_label_is_put_into_a_name(self, pronoun, head):
        report = Report(f"{pronoun} troops sent soldiers to Uruguay.")
        portugal = report.actor(pronoun, "PRT", name="Portugal")
        report.event("sent", "MOBILIZE", [portugal], [report.actor("Uruguay", "URY")])
        (claim,) = claims_of(report.coding())
        assert claim.label == f"{head} troops sent soldiers to Uruguay"

    def test_its_label_is_not_the_mention_of_another_polarity(self):
        report = Report("Portugal sends soldiers to Uruguay. They would be sent.")
        portugal, uruguay = report.actor("Portugal", "PRT"), report.actor("Uruguay", "URY")
        report.event("sends", "MOBILIZE", [portugal], [uruguay], realis="planned")
        report.event("sent", "MOBILIZE", [portugal], [uruguay])
        labels = {claim.realis: claim.label for claim in claims_of(report.coding())}
        assert labels["planned"] == "Portugal sends soldiers to Uruguay"

    def test_its_dates_are_the_days_that_reports_share(self):
        week = deed("Portugal sent soldiers to Uruguay last week.", "sent", date=("2031-05-05", "2031-05-11"))
        (claim,) = claims_of(SENT, week)
        assert str(claim.earliest) == str(claim.latest) == "2031-05-05"

    def test_it_knows_the_articles_whose_author_asserts_it(self):
        report = Report("Uruguay said Portugal sent soldiers to it.")
        uruguay, portugal = report.actor("Uruguay", "URY"), report.actor("Portugal", "PRT")
        sent = report.event("sent", "MOBILIZE", [portugal], [uruguay])
        report.says(uruguay, "said", "Portugal sent soldiers to it", about={sent: "asserts"})
        (claim,) = claims_of(SENT, report.coding())
        assert claim.asserted_by_author == (SENT.article.id,)
        assert claim.independent_sources == ("URY", "author of Example Wire")
