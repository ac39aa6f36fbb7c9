"""Scoring actors: lists of phrases, and labelled documents."""

import json

import pytest
from evaluation.data import OWN
from evaluation.tasks import TASKS

from evaluation import actor_documents, actor_lists

TEXT = "Norway met Portugal. The Norwegian army left, and somebody stayed. Both countries were pleased."


def labelled(words, country, sector, kind="source", also=()):
    start = TEXT.index(words)
    return {
        "text": words,
        "start": start,
        "end": start + len(words),
        "kind": kind,
        "country": country,
        "sector": sector,
        "also": [list(pair) for pair in also],
    }


def documents(path, *mentions):
    row = {"id": "one", "published": "2024-05-01", "text": TEXT, "mentions": list(mentions)}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_a_bare_state_is_right_as_government(tmp_path):
    table = tmp_path / "phrases.tsv"
    table.write_text(
        "id\ttext\tdate\tcountry\tsector\n1\tNorway\t2024-05-01\tNOR\tGOV\n"
        "2\tNorwegian troops\t2024-05-01\tNOR\tCOP\n",
        encoding="utf-8",
    )
    assert actor_lists.score(table) == {"country": 1.0, "sector": 0.5, "both": 0.5}


@pytest.mark.parametrize(
    ("mention", "outcome"),
    [
        (labelled("Norway", "NOR", "GOV"), "right"),
        (labelled("The Norwegian army", "NOR", "MIL"), "right"),
        (labelled("The Norwegian army", "NOR", "GOV"), "wrong"),
        (labelled("Both countries", "NOR", "GOV", also=[("PRT", "GOV")]), "right"),
        (labelled("Both countries", "NOR", "GOV"), "wrong"),
        (labelled("somebody", "NOR", "CVL"), "unresolved"),
    ],
)
def test_a_mention_is(tmp_path, mention, outcome):
    figures = actor_documents.score(documents(tmp_path / "documents.jsonl", mention))
    assert figures[outcome] == 1.0
    assert figures[f"source {outcome}"] == 1.0


def test_figures_are_told_apart_by_kind(tmp_path):
    table = documents(
        tmp_path / "documents.jsonl",
        labelled("Norway", "NOR", "GOV", "speaker"),
        labelled("Portugal", "ESP", "GOV", "target"),
    )
    figures = actor_documents.score(table)
    assert (figures["right"], figures["speaker right"], figures["target wrong"]) == (0.5, 1.0, 1.0)


def test_the_development_list_is_in_the_repository_and_whole():
    path = OWN / TASKS["actors"].inputs[0]
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    assert len(rows) > 400
    assert all(len(row) == 5 for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
