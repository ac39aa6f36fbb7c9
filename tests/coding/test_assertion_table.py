"""Sentences of news analyses with every assertion and question that they hold: ``assertions.txt``."""

from datetime import date
from pathlib import Path

import pytest

from sayso import code
from sayso.records import Estimate, Motive, Relation, Stake

TABLE = Path(__file__).with_name("assertions.txt").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in TABLE.splitlines()
    if line.strip() and not line.startswith("#")
]


def party(actors, name):
    """Return an actor's country or organisation, else its role or name, else the word itself."""
    actor = actors.get(name)
    return name if actor is None else actor.country or actor.organisation or actor.role or actor.name


def voices(coding):
    return {
        statement.id: statement.speaker.text if statement.speaker else "nobody"
        for statement in coding.statements
    }


def words(actors, record):
    match record:
        case Relation():
            arrow = "->" if record.directed else "--"
            ends = f"{party(actors, record.a)} {arrow} {party(actors, record.b)}"
            return f"{record.sign}{record.type} {ends}, {record.realis}"
        case Stake():
            what = f": {record.what.text}" if record.what else ""
            stake = f"{record.direction} {party(actors, record.holder)} {record.domain}{what}"
            return f"{stake}, {record.realis}"
        case Motive():
            return f"motive {party(actors, record.actor)}: {record.motive.text}, {record.realis}"
        case Estimate():
            negated = "not " if record.negated else ""
            return f"estimate {negated}{record.cue.text} by {party(actors, record.estimator)}"


def told(sentence):
    """Return the records of a sentence in the words of the table, in text order."""
    coding = code(sentence, published=date(2031, 5, 12))
    actors = {actor.id: actor for actor in coding.actors}
    speakers = voices(coding)
    found = [
        (record.cue.start, words(actors, record) + said(speakers, record)) for record in coding.assertions
    ]
    found += [(one.start, f"question {one.text}" + said(speakers, one)) for one in coding.questions]
    return [text for _, text in sorted(found)]


def said(speakers, record):
    name = speakers.get(record.say_so[0])
    return f", says {name}" if name else ""


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_sentence_holds_these_assertions_and_no_other(sentence, expected):
    assert told(sentence) == ([] if expected == "none" else [one.strip() for one in expected.split(";")])
