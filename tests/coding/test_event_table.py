"""Every row of events.txt: the events of one sentence, or that it tells none."""

from datetime import date
from pathlib import Path

import pytest

from sayso.coding.coder import code_article
from sayso.records import Article, DateRange, Range

DAY = DateRange(date(2031, 5, 12), date(2031, 5, 12), "2031-05-12", "metadata")
ROWS = [
    line
    for line in (Path(__file__).parent / "events.txt").read_text("utf-8").splitlines()
    if line and line[0] not in "#?"
]


def events(text):
    """Return the events of a text as the table writes them."""
    coding = code_article(Article(id="A-1", text=text, body=(Range(0, len(text)),), published=DAY))
    actors = {actor.id: actor.organisation or actor.country for actor in coding.actors}

    def parties(ids):
        return "+".join(sorted({actors[actor] for actor in ids if actors[actor]})) or "-"

    return {
        f"{event.type or f'CAMEO {event.cameo}'}{f'/{event.mode}' if event.mode else ''} "
        f"{parties(event.source)} -> {parties(event.target)} {event.mentions[0].realis}"
        for event in coding.events
    }


@pytest.mark.parametrize("row", ROWS)
def test_events_of_a_sentence(row):
    sentence, expected = row.split(" | ")
    assert events(sentence) == (set() if expected == "-" else set(expected.split(" ; ")))
