"""Where actors stand on claims, first and second hand, and on how many independent words a claim rests."""

import pytest

from sayso.collating import collate
from tests.collating.build import Report

PORTUGAL_SENT = "Portugal sent soldiers"


class Case:
    """A report in which somebody says something about Portugal sending soldiers."""

    def __init__(self, text, **metadata):
        self.report = Report(text, **metadata)
        portugal = self.report.actor("Portugal", "PRT")
        self.sent = self.report.event("sent", "MOBILIZE", [portugal], [])

    def positions(self):
        return collate([self.report.coding()]).positions


@pytest.mark.parametrize(
    "stance", ["asserts", "confirms", "denies", "doubts", "declines", "no_information", "does_not_deny"]
)
def test_a_stance_becomes_a_position(stance):
    case = Case("Norway said that Portugal sent soldiers.")
    norway = case.report.actor("Norway", "NOR")
    case.report.says(norway, "said", PORTUGAL_SENT, about={case.sent: stance})
    (position,) = case.positions()
    assert (position.actor, position.stance, position.basis, position.hand) == (
        "NOR",
        stance,
        "explicit",
        "first",
    )


@pytest.mark.parametrize(
    ("actor", "key", "organ"),
    [
        ({"country": "NOR"}, "NOR", "They"),
        ({"country": "NOR", "sector": "GOV", "role": "foreign ministry"}, "NOR", "foreign ministry"),
        ({"country": "NOR", "sector": "GOV", "role": "minister", "name": "Ada Prøve"}, "NOR", "Ada Prøve, minister"),
        ({"organisation": "NATO"}, "NATO", "They"),
        ({"organisation": "NATO", "sector": "IGO", "role": "spokeswoman"}, "NATO", "spokeswoman"),
        ({"country": "NOR", "sector": "EDU", "role": "analysts"}, "analysts (NOR)", "analysts"),
        ({"country": "NOR", "sector": "JRN", "role": "newspaper", "name": "Nordprøve"}, "Nordprøve (NOR)", "Nordprøve, newspaper"),
        ({"country": "NOR", "sector": "ELI", "role": "former minister", "name": "Ada Prøve"}, "Ada Prøve (NOR)", "Ada Prøve, former minister"),
        ({"country": "NOR", "sector": "OPP", "role": "opposition"}, "opposition (NOR)", "opposition"),
        ({"country": "NOR", "role": "expert"}, "expert (NOR)", "expert"),
        ({"role": "a senior official"}, "senior official", "a senior official"),
    ],
)  # fmt: skip
def test_who_speaks_for_whom(actor, key, organ):
    case = Case("They said that Portugal sent soldiers.")
    speaker = case.report.actor("They", **actor)
    case.report.says(speaker, "said", PORTUGAL_SENT, about={case.sent: "asserts"})
    (position,) = case.positions()
    assert (position.actor, position.organ) == (key, organ)


def test_words_passed_on_by_another_are_second_hand():
    case = Case("Lawmakers said that the director had told them that Portugal sent soldiers.")
    lawmakers = case.report.actor("Lawmakers", "NOR", sector="LEG", role="lawmakers")
    director = case.report.actor("the director", "NOR", sector="SPY", role="director")
    outer = case.report.says(lawmakers, "said", "the director had told them that Portugal sent soldiers")
    case.report.says(director, "told", PORTUGAL_SENT, about={case.sent: "asserts"}, nested_in=outer)
    (position,) = case.positions()
    assert (position.organ, position.hand) == ("director", "second")


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("denies", "asserts", ["denies"]),
        ("confirms", "asserts", ["confirms"]),
        ("no_information", "asserts", ["no_information"]),
        ("confirms", "denies", ["denies"]),
        ("denies", "denies", []),
        ("asserts", "asserts", []),
    ],
)
def test_a_stance_on_reports_is_a_stance_on_what_they_say(outer, inner, expected):
    case = Case("Norway commented on reports that Portugal sent soldiers.")
    norway = case.report.actor("Norway", "NOR")
    reports = case.report.says(None, "reports", PORTUGAL_SENT, about={case.sent: inner})
    case.report.says(norway, "commented", "reports that Portugal sent soldiers", about={reports: outer})
    assert [position.stance for position in case.positions()] == expected


def test_statements_that_are_about_one_another_end_somewhere():
    case = Case("Norway confirmed that it said Portugal sent soldiers.")
    norway = case.report.actor("Norway", "NOR")
    said = case.report.says(norway, "said", PORTUGAL_SENT, about={})
    again = case.report.says(
        norway, "confirmed", PORTUGAL_SENT, about={said: "confirms", case.sent: "confirms"}
    )
    assert [position.statement for position in case.positions()] == [again]


@pytest.mark.parametrize("change", [{"planned": True}, {"speaker": None}])
def test_plans_to_speak_and_nobodys_words_are_no_position(change):
    case = Case("Norway will say that Portugal sent soldiers.")
    speaker = change.pop("speaker", case.report.actor("Norway", "NOR"))
    case.report.says(speaker, "say", PORTUGAL_SENT, about={case.sent: "asserts"}, **change)
    assert case.positions() == ()


def test_what_is_presupposed_is_marked_so_and_gives_way_to_what_is_explicit():
    case = Case("Norway deplored that Portugal sent soldiers.")
    norway = case.report.actor("Norway", "NOR")
    case.report.says(norway, "deplored", PORTUGAL_SENT, about={case.sent: "asserts"}, basis="presupposed")
    (position,) = case.positions()
    assert position.basis == "presupposed"


def test_the_author_takes_no_position():
    assert Case("Portugal sent soldiers.").positions() == ()


def test_a_copy_repeats_no_position():
    def told(outlet):
        case = Case("Norway said that Portugal sent soldiers.", outlet=outlet)
        case.report.says(
            case.report.actor("Norway", "NOR"), "said", PORTUGAL_SENT, about={case.sent: "asserts"}
        )
        return case.report.coding()

    assert len(collate([told("One"), told("Two")]).positions) == 1


class TestIndependentSources:
    """How many distinct root speakers a claim rests on."""

    def sources(self, *cases):
        (claim,) = collate(case.report.coding() for case in cases).claims
        return claim.independent_sources

    def saying(self, country, text="{} said that Portugal sent soldiers.", **metadata):
        name = {"NOR": "Norway", "CHL": "Chile"}[country]
        case = Case(text.format(name), **metadata)
        speaker = case.report.actor(name, country)
        case.report.says(speaker, "said", PORTUGAL_SENT, about={case.sent: "asserts"})
        return case

    def test_two_outlets_with_one_speaker_are_one_source(self):
        found = self.sources(
            self.saying("NOR", outlet="One"),
            self.saying("NOR", "{} said again that Portugal sent soldiers.", outlet="Two"),
        )
        assert found == ("NOR",)

    def test_two_speakers_are_two(self):
        assert self.sources(self.saying("NOR"), self.saying("CHL")) == ("CHL", "NOR")

    def test_two_authors_are_two_unless_one_copies_the_other(self):
        text = "Portugal sent soldiers."
        other = Case("Portugal sent soldiers abroad.", outlet="Two")
        assert len(self.sources(Case(text, outlet="One"), other)) == 2
        copy = Case("  Portugal sent\nsoldiers. ", outlet="Two", published="2031-05-13")
        assert self.sources(Case(text, outlet="One"), copy) == ("author of One",)

    def test_an_author_who_also_names_his_source_adds_none(self):
        case = self.saying(
            "NOR", "{} said that Portugal sent soldiers. The dispatch of soldiers worried Chile."
        )
        case.report.event("dispatch", "MOBILIZE", [next(iter(case.report._actors))], [])
        assert self.sources(case) == ("NOR",)

    def test_one_who_denies_is_no_source(self):
        case = Case("Norway denied that Portugal sent soldiers.")
        norway = case.report.actor("Norway", "NOR")
        case.report.says(norway, "denied", PORTUGAL_SENT, act="deny", about={case.sent: "denies"})
        assert self.sources(case) == ()

    def test_one_who_passes_on_words_is_not_their_source(self):
        case = Case("Norway said Chile told it that Portugal sent soldiers.")
        norway, chile = case.report.actor("Norway", "NOR"), case.report.actor("Chile", "CHL")
        outer = case.report.says(norway, "said", "Chile told it that Portugal sent soldiers")
        case.report.says(chile, "told", PORTUGAL_SENT, about={case.sent: "asserts"}, nested_in=outer)
        assert self.sources(case) == ("CHL",)

    def test_unattributed_reports_count_only_where_nobody_else_is_known(self):
        case = Case("There were reports that Portugal sent soldiers.")
        case.report.says(None, "reports", PORTUGAL_SENT, about={case.sent: "asserts"})
        assert self.sources(case) == ("unattributed reports",)
        assert self.sources(case, self.saying("NOR")) == ("NOR",)
