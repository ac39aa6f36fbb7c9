"""The scorer of date expressions: what is right, wrong and flagged."""

import json
from datetime import date

import pytest
from evaluation.dates import judged, predict, read_rows, resolved, score, sets

from sayso.records import DateRange

GOLD = {
    "resolvable": True,
    "earliest": "2024-10-18",
    "latest": "2024-10-18",
    "accept": [["2024-10-18", None]],
}
NOTHING = {"resolvable": False, "earliest": None, "latest": None, "accept": []}
DAY = date(2024, 10, 18)

VERDICTS = [
    (GOLD, DateRange(DAY, DAY), "right"),
    (GOLD, DateRange(DAY, None), "right"),
    (GOLD, DateRange(None, DAY), "wrong"),
    (GOLD, DateRange(None, None, "on Friday"), "flagged"),
    (GOLD, None, "wrong"),
    (GOLD | {"earliest_range": ["2024-10-01", "2024-10-18"]}, DateRange(date(2024, 10, 2), DAY), "right"),
    (GOLD | {"earliest_range": ["2024-10-01", "2024-10-18"]}, DateRange(date(2024, 9, 30), DAY), "wrong"),
    (GOLD | {"earliest_range": ["2024-10-01", "2024-10-18"]}, DateRange(date(2024, 10, 2), None), "wrong"),
    (NOTHING, None, "right"),
    (NOTHING, DateRange(None, None, "after the vote"), "right"),
    (NOTHING, DateRange(DAY, None), "wrong"),
    (NOTHING | {"look_alike": True}, DateRange(None, None, "May"), "wrong"),
    (NOTHING | {"look_alike": True}, None, "right"),
]


@pytest.mark.parametrize(("row", "found", "verdict"), VERDICTS)
def test_a_date_is_right_wrong_or_flagged(row, found, verdict):
    assert judged(row, found) == verdict


def test_the_date_that_shares_most_words_with_the_row_is_judged():
    sentence = "He said on Friday that they met in June 2020."
    row = {"sentence": sentence, "start": 32, "end": 44, "published": "2024-10-18"}
    assert resolved(row).text == "in June 2020"


def test_every_row_names_its_words_and_orders_its_days():
    for table in sets():
        for row in read_rows(table):
            assert row["sentence"][row["start"] : row["end"]] == row["expression"], row["id"]
            assert not (row["earliest"] and row["latest"]) or row["earliest"] <= row["latest"], row["id"]
            assert row["resolvable"] or row["earliest"] is row["latest"] is None, row["id"]


def test_the_figures_of_a_set_sum_to_one(tmp_path):
    figures = score(tmp_path)
    assert sum(figures[f"dev {kind}"] for kind in ("right", "wrong", "flagged")) == pytest.approx(1)
    assert figures["dev right"] >= 0.95


def test_predictions_name_what_was_found(tmp_path):
    table, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    row = {"id": "1", "sentence": "They met yesterday.", "start": 9, "end": 18, "published": "2024-10-18"}
    table.write_text(json.dumps(row) + "\n")
    assert predict(table, output) == 0
    found = json.loads(output.read_text())
    assert (found["found"], found["earliest"], found["verdict"]) == ("yesterday", "2024-10-17", None)
