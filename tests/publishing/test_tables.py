"""The tables: what each holds, and how it is printed and written."""

import csv
import io
import json

import pytest

from sayso.errors import UnknownTableError
from sayso.publishing import TABLE_NAMES, Table, as_csv, as_json, as_jsonl, as_text, table
from sayso.publishing.tables import Column, tables
from sayso.publishing.tabular import harmless

FIRST_CELLS = [
    # table, words that its text must show
    ("articles", "Kell Telegraph"),
    ("statements", "did not deny"),
    ("events", "has laid"),
    ("mentions", "the Strait of Kell"),
    ("actors", "Ilse Marrin"),
    ("claims", "Tessaly has laid up to 60 mines in the Strait of Kell"),
    ("positions", "does_not_deny"),
    ("dyads", "Ostrana"),
    ("relations", "bitter rivals"),
    ("stakes", "its trade"),
    ("motives", "keep Ostrana's navy out"),
    ("estimates", "likely"),
    ("questions", "Is Tessaly ready to close the strait?"),
    ("failures", "SAYSO-E012"),
    ("timeline", "8 Mar 2031"),
]


@pytest.mark.parametrize(("name", "words"), FIRST_CELLS)
def test_a_table_shows_its_records(dossier, collation, name, words):
    assert words in as_text(table(name, dossier, collation))


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_every_column_for_the_eye_is_a_field_of_its_rows(dossier, collation, name):
    found = table(name, dossier, collation)
    for column in found.columns:
        for row in found.rows:
            assert column.field in row or f"{column.field}_latest" in row, column.field


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_json_and_csv_hold_every_row_and_field(dossier, collation, name):
    found = table(name, dossier, collation)
    assert len(json.loads(as_json(found))) == len(found.rows)
    assert len(as_jsonl(found).splitlines()) == len(found.rows)
    read = list(csv.DictReader(io.StringIO(as_csv(found).decode(), newline="")))
    assert len(read) == len(found.rows)
    assert all(tuple(row) == found.fields for row in read)


def test_dates_are_written_in_iso_8601(dossier, collation):
    first = json.loads(as_json(table("articles", dossier, collation)))[0]
    assert first["published_latest"] == "2031-03-03"


def test_the_article_table_does_not_carry_the_texts(dossier, collation):
    assert "text" not in table("articles", dossier, collation).fields


def test_an_unknown_table_is_named_with_those_there_are(dossier, collation):
    with pytest.raises(UnknownTableError) as caught:
        table("ministers", dossier, collation)
    assert "statements" in caught.value.hint


def test_several_tables_come_in_the_order_asked_for(dossier, collation):
    assert [one.name for one in tables(["events", "claims"], dossier, collation)] == ["events", "claims"]


def test_say_so_is_shown_by_name(dossier, collation):
    rows = table("mentions", dossier, collation).rows
    assert rows[0]["say_so_labels"] == ["Ilse Marrin (XOS)"]
    assert rows[-1]["say_so_labels"] == ["the author"]


def test_scores_of_few_events_stay_blank(dossier, collation):
    assert all(row["goldstein_mean"] is None for row in table("dyads", dossier, collation).rows)


LONG = "a sentence that no column is wide enough for " * 4


def many(count):
    rows = tuple({"id": f"S-{number}", "content": LONG} for number in range(count))
    return Table(
        "statements",
        "Statements",
        ("id", "content"),
        (Column("id", "id"), Column("content", "content")),
        rows,
    )


def test_a_pipe_gets_plain_lines_with_all_the_words():
    lines = as_text(many(2)).splitlines()
    assert lines == ["id\tcontent", f"S-0\t{LONG.strip()}", f"S-1\t{LONG.strip()}"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_gets_every_row_within_its_width(width):
    text = as_text(many(500), terminal=True, width=width)
    assert all(len(plain(line)) <= width for line in text.splitlines())
    assert text.count("S-") == 500
    assert "500 rows" in text


def test_a_terminal_too_narrow_for_the_columns_gets_blocks(dossier, collation):
    found = table("estimates", dossier, collation)
    text = as_text(found, terminal=True, width=60)
    assert all(len(line) <= 60 for line in text.splitlines())
    assert "words      likely\n" in text


def test_an_article_cannot_steer_the_terminal():
    assert harmless("one\x1b[2J\ttwo\r\nthree\x07") == "one [2J two three"


def plain(line):
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", line)


@pytest.mark.parametrize("width", [80, 100, 120, 160])
@pytest.mark.parametrize("name", TABLE_NAMES)
def test_an_id_is_never_broken_or_cut(dossier, collation, name, width):
    found = table(name, dossier, collation)
    text = plain(as_text(found, terminal=True, width=width))
    ids = [row[column.field] for row in found.rows for column in found.columns if column.heading == "id"]
    assert all(one in text for one in ids)
