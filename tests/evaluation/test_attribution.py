"""Statements become attributions: offsets into the text, one attribution a statement, none left out."""

import json
from pathlib import Path

import msgspec
import pytest
from evaluation.attribution import article_of, attributions_of, predict

from evaluation import attribution
from sayso.records import Coding

EXAMPLE = Path(__file__).parent.parent / "data" / "coding.example.json"


@pytest.fixture
def coding():
    return msgspec.json.decode(EXAMPLE.read_bytes(), type=Coding)


def words(coding, ranges):
    return [coding.article.text[start:end] for start, end in ranges]


def test_each_statement_is_an_attribution_in_the_order_of_the_text(coding):
    cues = [words(coding, a["cue"]) for a in attributions_of(coding)]
    assert cues == [["reports"], ["said"], ["called"], ["said"]]


def test_the_speaker_the_cue_and_the_content_keep_their_offsets(coding):
    attribution = attributions_of(coding)[2]
    assert words(coding, attribution["source"]) == ["Uruguay's president, Ana Prueba"]
    assert words(coding, attribution["content"]) == ['the incursion "an act of war"']


def test_a_statement_without_speaker_has_no_source(coding):
    assert attributions_of(coding)[0]["source"] == []


def test_an_article_keeps_its_line_ends_so_that_gold_offsets_hold(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"One.\r\n\r\nTwo.\r\n")
    article = article_of(path)
    assert article.text == "One.\r\n\r\nTwo.\r\n"
    assert [(r.start, r.end) for r in article.body] == [(0, len(article.text))]


def test_an_article_that_fails_is_named_and_costs_no_other(tmp_path, capsys, monkeypatch):
    def fail(article):
        raise IndexError("out of range")

    monkeypatch.setattr(attribution, "code_article", fail)
    (tmp_path / "text").mkdir()
    for name in ("a", "b"):
        (tmp_path / "text" / f"{name}.txt").write_text("Norway waited.")
    assert attribution.predict(tmp_path, tmp_path / "out.jsonl", "light") == 2
    assert "a.txt: IndexError: out of range" in capsys.readouterr().err
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 2


def test_every_article_has_a_line_even_where_nothing_is_said(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "empty.txt").write_text("")
    (tmp_path / "text" / "said.txt").write_text("Norway said it would wait.\n")
    assert predict(tmp_path, tmp_path / "out.jsonl") == 0
    lines = {row["doc"]: row for row in map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())}
    assert lines["empty"]["attributions"] == []
    assert lines["said"]["attributions"][0]["source"] == [[0, 6]]
