"""The page on one actor: counts with their sources first, then what it says and what is said of it."""

import msgspec
import pytest

from sayso.collating import brief, collate
from sayso.errors import UnknownRecordError
from tests.collating.build import Report

TEXT = (
    "Portugal sent soldiers to Uruguay. The affair could harm Portugal's reputation and cost Portugal influence. "
    "Uruguay accused Portugal of aggression. Portugal denied that it had dispatched anyone. "
    "Lisbon analysts said the affair would please Portugal's voters. "
    "Portugal, an ally of Norway, wants to win the quotas. Why did Portugal send them? Who pays for Chile's lace?"
)


def full(outlet="Example Wire", published="2031-05-12", text=TEXT):
    report = Report(text, published, outlet=outlet)
    portugal = report.actor("Portugal", "PRT", more=("Portugal's", "Portugal denied", "Portugal send"))
    uruguay, norway = report.actor("Uruguay", "URY"), report.actor("Norway", "NOR")
    analysts = report.actor("Lisbon analysts", "PRT", sector="EDU", role="analysts")
    sent = report.event("sent", "MOBILIZE", [portugal], [uruguay])
    accused = report.says(uruguay, "accused", "aggression", act="accuse", about={sent: "asserts"})
    report.event("accused", "ACCUSE", [uruguay], [portugal], statement=accused)
    report.says(portugal, "denied", "it had dispatched anyone", act="deny", about={sent: "denies"})
    analysis = report.says(analysts, "said", "the affair would please Portugal's voters")
    harm = report.stake(portugal, "harm", "Portugal's reputation", domain="reputation", cause=sent)
    report.stake(portugal, "cost", "influence", domain="influence")
    report.stake(portugal, "please", "voters", direction="gain", domain="domestic", by=analysis)
    report.relation(portugal, "ally of", norway)
    report.motive(portugal, "wants to", "win the quotas", sent)
    report.estimate("could", harm)
    report.question("Why did Portugal send them?", [sent])
    report.question("Who pays for Chile's lace?")
    return report.coding()


def of(actor, *codings):
    return brief(collate(codings), codings, actor)


class TestHeadline:
    def test_it_counts_losses_gains_and_whose_word_they_are(self):
        assert of("PRT", full()).headline == (
            "2 losses or risks and 1 gain for Portugal; 2 of 3 are authors’ judgements; no Portuguese source states any."
        )

    def test_it_says_what_the_actor_itself_states(self):
        report = Report("Portugal said the affair would harm Portugal's trade.")
        portugal = report.actor("Portugal", "PRT")
        said = report.says(portugal, "said", "the affair would harm Portugal's trade")
        report.stake(portugal, "harm", "trade", domain="economy", by=said)
        assert of("PRT", report.coding()).headline == (
            "1 loss or risk and 0 gains for Portugal; 0 of 1 are authors’ judgements; Portugal itself states 1."
        )

    def test_it_says_that_there_is_nothing(self):
        assert of("NOR", full()).headline == "No gain, loss or risk for Norway is stated in these articles."

    def test_copies_of_one_text_count_once(self):
        page = of("PRT", full("One"), full("Two", "2031-05-13"))
        assert page.headline.startswith("2 losses or risks and 1 gain")
        assert {item.copies for group in page.stakes for item in group.items} == {1}


class TestParts:
    @pytest.fixture
    def page(self):
        return of("PRT", full())

    def test_stakes_stand_by_direction_and_domain_with_words_and_say_so(self, page):
        assert [(group.direction, group.domain) for group in page.stakes] == [
            ("loss", "influence"), ("loss", "reputation"), ("gain", "domestic"),
        ]  # fmt: skip
        (item,) = page.stakes[1].items
        assert (item.words, item.say_so, item.realis) == (
            "harm Portugal's reputation", ("author of Example Wire",), "hypothetical",
        )  # fmt: skip
        assert page.stakes[2].items[0].say_so == ("analysts (PRT)",)

    def test_a_stake_leads_to_the_claim_that_causes_it(self, page):
        assert page.stakes[1].items[0].claim == page.deeds[0].id

    def test_what_it_says_is_what_its_organs_say_with_their_stance(self, page):
        (item,) = page.says
        assert (item.words, item.stance, item.detail) == ("it had dispatched anyone", "denies", "deny")
        assert item.claim == page.deeds[0].id

    def test_what_is_said_of_it(self, page):
        (item,) = page.said_of_it
        assert (item.detail, item.words, item.say_so) == ("accuse", "aggression", ("Uruguay (URY)",))

    def test_its_deeds_are_claims(self, page):
        assert [claim.label for claim in page.deeds] == ["Portugal sent soldiers to Uruguay"]

    def test_relations_motives_and_estimates(self, page):
        assert [item.detail for item in page.relations] == ["ally: NOR"]
        assert [item.detail for item in page.motives] == ["motive"]
        assert [item.detail for item in page.estimates] == ["could"]

    def test_questions_about_it_and_what_bears_on_them(self, page):
        (question,) = page.questions
        assert question.item.words == "Why did Portugal send them?"
        assert question.answers == tuple(item.id for item in page.motives)


class TestQuestions:
    def asked(self, question, *, motive=False):
        report = Report(f"Portugal sent soldiers. It wants to win. {question}")
        portugal = report.actor("Portugal", "PRT")
        sent = report.event("sent", "MOBILIZE", [portugal], [])
        if motive:
            report.motive(portugal, "wants to", "win", sent)
        report.question(question, [sent])
        (found,) = of("PRT", report.coding()).questions
        return found.answerable

    def test_a_why_is_answered_by_a_motive_alone(self):
        assert self.asked("Why did it do so?", motive=True)
        assert not self.asked("Why did it do so?")

    def test_another_question_is_answered_by_a_claim(self):
        assert self.asked("Did it send them?")

    def test_what_is_past_does_not_answer_what_is_to_come(self):
        assert not self.asked("Will it send them?")

    def test_a_claim_that_only_the_question_makes_answers_nothing(self):
        report = Report("Did Portugal send soldiers?")
        portugal = report.actor("Portugal", "PRT")
        event = report.event("send", "MOBILIZE", [portugal], [], realis="hypothetical")
        report.question("Did Portugal send soldiers?", [event])
        (found,) = of("PRT", report.coding()).questions
        assert not found.answerable


class TestNaming:
    @pytest.mark.parametrize("actor", ["PRT", "prt", "Portugal", "  portugal "])
    def test_an_actor_is_named_by_code_or_name(self, actor):
        assert of(actor, full()).actor == "PRT"

    @pytest.mark.parametrize("actor", ["", "PER", "Atlantis"])
    def test_an_actor_that_no_article_mentions_is_an_error(self, actor):
        with pytest.raises(UnknownRecordError):
            of(actor, full())

    def test_a_country_that_only_its_organs_stand_for_is_found_too(self):
        report = Report("The ministry said that lace was sold.")
        report.says(
            report.actor("The ministry", "NOR", sector="GOV", role="ministry"), "said", "lace was sold"
        )
        page = of("NOR", report.coding())
        assert [item.say_so for item in page.says] == [("ministry (NOR)",)]

    def test_a_brief_survives_json(self):
        page = of("PRT", full())
        assert msgspec.json.decode(msgspec.json.encode(page), type=type(page)) == page
