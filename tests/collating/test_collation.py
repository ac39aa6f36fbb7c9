"""What holds for every collation: order does not matter, nothing is lost, counts fit."""

from collections import Counter
from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.collating import as_of, brief, collate, whatif
from tests.collating.build import Report

COUNTRIES = {"Portugal": "PRT", "Uruguay": "URY", "Norway": "NOR", "Chile": "CHL"}
DEEDS = {"sent": "MOBILIZE", "attacked": "ASSAULT", "met": "CONSULT", "blockaded": "COERCE"}
MATTERS = ["soldiers", "the port", "fishing boats", "ministers in the capital"]
STANCES = ["asserts", "confirms", "denies", "no_information"]


@st.composite
def reports(draw):
    """Draw a report of one sentence in which a country says that one did something to another."""
    speaker, source, target = draw(st.permutations(sorted(COUNTRIES)))[:3]
    deed, matter = draw(st.sampled_from(sorted(DEEDS))), draw(st.sampled_from(MATTERS))
    content = f"{source} {deed} {matter} of {target}"
    day = draw(st.dates(date(2031, 5, 1), date(2031, 7, 1)))
    report = Report(
        f"{speaker} said that {content}.", day.isoformat(), outlet=draw(st.sampled_from(["One", "Two", None]))
    )
    said, doer, done = (report.actor(name, COUNTRIES[name]) for name in (speaker, source, target))
    dated = (day.isoformat(),) if draw(st.booleans()) else None
    event = report.event(deed, DEEDS[deed], [doer], draw(st.sampled_from([[], [done]])), date=dated,
                         realis=draw(st.sampled_from(["occurred", "planned", "negated"])))  # fmt: skip
    report.says(said, "said", content, about={event: draw(st.sampled_from(STANCES))})
    return report.coding()


corpora = st.lists(reports(), max_size=14, unique_by=lambda coding: coding.article.id)


@settings(max_examples=60, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_the_order_of_codings_does_not_matter(corpus, random):
    shuffled = list(corpus)
    random.shuffle(shuffled)
    assert collate(shuffled) == collate(corpus)


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_every_event_belongs_to_exactly_one_claim(corpus):
    collation = collate(corpus)
    events = Counter(event.id for coding in corpus for event in coding.events)
    assert Counter(event for claim in collation.claims for event in claim.events) == events
    assert collation.tally.mentions >= collation.tally.events >= collation.tally.claims
    assert len({claim.id for claim in collation.claims}) == len(collation.claims)


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_links_and_positions_lead_to_claims_that_are_there(corpus):
    collation = collate(corpus)
    ids = {claim.id for claim in collation.claims}
    assert {target for claim in collation.claims for _, target in claim.links} <= ids
    assert {position.claim for position in collation.positions} <= ids
    assert all(claim.id not in dict(map(reversed, claim.links)) for claim in collation.claims)


@settings(max_examples=30, deadline=None)
@given(corpora)
def test_an_unrelated_article_changes_no_claim(corpus):
    stranger = Report("The islanders sold lace to Peru.", "2031-06-01")
    stranger.event(
        "sold", "AID", [stranger.actor("The islanders", name="islanders")], [stranger.actor("Peru", "PER")]
    )
    assert set(collate(corpus).claims) <= set(collate([*corpus, stranger.coding()]).claims)


@settings(max_examples=30, deadline=None)
@given(corpora)
def test_taking_one_article_away_is_what_collating_without_it_leaves(corpus):
    """Claims that fall without an article are those that no other article's mention supports."""
    collation = collate(corpus)
    for coding in corpus:
        lost = {one.id for one in whatif(collation, corpus, coding.article.id).lost if one.kind == "claim"}
        only_there = {claim.id for claim in collation.claims if claim.articles == (coding.article.id,)}
        assert lost & {claim.id for claim in collation.claims if not claim.independent_sources} == set()
        assert {
            claim.id for claim in collation.claims if claim.id in only_there and claim.independent_sources
        } <= lost


@settings(max_examples=30, deadline=None)
@given(corpora)
def test_results_survive_json(corpus):
    collation = collate(corpus)
    assert msgspec.json.decode(msgspec.json.encode(collation), type=type(collation)) == collation


def test_nothing_comes_of_nothing():
    collation = collate([])
    assert collation.claims == collation.positions == collation.dyads == collation.entities == ()
    assert collation.tally.articles == 0


def test_as_of_a_day_only_what_was_published_by_then_counts():
    early, late, undated = (
        Report("Portugal sent soldiers.", published).coding()
        for published in ("2031-05-01", "2031-06-01", None)
    )
    assert list(as_of([late, undated, early], date(2031, 5, 31))) == [early]


def test_the_example_of_the_contract(root_example):
    collation = collate([root_example])
    claim = next(claim for claim in collation.claims if claim.type == "MOBILIZE")
    assert claim.label == "Portuguese troops crossed into Uruguay"
    stances = [(one.actor, one.stance, one.basis) for one in collation.positions if one.claim == claim.id]
    assert stances == [
        ("NOR", "no_information", "explicit"),
        ("URY", "asserts", "presupposed"),
        ("URY", "asserts", "explicit"),
    ]
    assert claim.independent_sources == ("URY",)
    assert brief(collation, [root_example], "Portugal").headline == (
        "1 loss or risk and 0 gains for Portugal; 1 of 1 is an author’s judgement; no Portuguese source states any."
    )
