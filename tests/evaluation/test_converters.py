"""Rows in, rows out: each input row gets one prediction in the form that its scorer reads."""

import csv
import json

import pytest
from evaluation.factuality import parsed

from evaluation import actors, coreference, factuality, plv
from sayso.records import Actor, EventType


def rows(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_plv_gives_each_row_a_root_and_its_quad_class(tmp_path):
    table = tmp_path / "in.tsv"
    table.write_text(
        "uid\tmarked_sentence\n"
        "a\t<s>Norway</s> condemned <t>Portugal</t>.\n"
        "b\t<s>Norway</s> withdrew its troops from <t>Portugal</t>.\n"
        "c\t<s>Norway</s>, <t>Portugal</t>.\n"
    )
    plv.predict(table, tmp_path / "out.tsv")
    found = {row["uid"]: (row["root"], row["penta"]) for row in rows(tmp_path / "out.tsv")}
    assert found["a"] == ("ACCUSE", "3")
    assert found["b"] == ("YIELD", "2")
    assert found["c"][0] in plv.QUADS


@pytest.mark.parametrize("kind", EventType.__args__)
def test_every_root_of_plover_has_a_class_in_the_data_set(kind):
    assert plv.data_root(kind) in plv.QUADS


def test_plv_has_no_class_for_an_abstention():
    with pytest.raises(ValueError, match="abstention"):
        plv.data_root(None)


def test_coreference_gives_each_mention_a_cluster(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "d1.txt").write_text("Norway launched a lunar probe from Oslo .")
    (tmp_path / "docs" / "d2.txt").write_text("The launch of the lunar probe from Oslo went well .")
    (tmp_path / "docs" / "d3.txt").write_text("Bakers in Lisbon went on strike over flour .")
    mentions = [
        {
            "id": "m1",
            "doc": "d1",
            "text": "launched",
            "lemma": "launch",
            "window": "Norway launched a lunar probe",
        },
        {
            "id": "m2",
            "doc": "d2",
            "text": "launch",
            "lemma": "launch",
            "window": "The launch of the lunar probe",
        },
        {"id": "m3", "doc": "d3", "text": "strike", "lemma": "strike", "window": "went on strike over flour"},
    ]
    (tmp_path / "mentions.jsonl").write_text("\n".join(map(json.dumps, mentions)) + "\n")
    coreference.predict(tmp_path, tmp_path / "out.jsonl")
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in found] == ["m1", "m2", "m3"]
    assert found[2]["cluster"] != found[0]["cluster"]


SENTENCE = [
    ["Norway", "nsubj", "NNP", "3", "norway"],
    ["did", "aux", "VBD", "3", "do"],
    ["not", "neg", "RB", "3", "not"],
    ["sail", "root", "VB", "3", "sail"],
]


def test_factuality_reads_the_parse_that_it_is_given(tmp_path):
    table = tmp_path / "in.jsonl"
    table.write_text(json.dumps({"id": "x", "tok": 3, "sent": SENTENCE}) + "\n")
    factuality.predict(table, tmp_path / "out.jsonl")
    found = json.loads((tmp_path / "out.jsonl").read_text())
    assert found["id"] == "x"
    assert -3 <= found["value"] <= -2


def test_a_parsed_root_is_its_own_head_whatever_the_scheme():
    for head in ("3", "-1"):
        tokens = parsed([*SENTENCE[:3], ["sail", "root", "VB", head, "sail"]])
        assert tokens[3].head is tokens[3]
        assert [child.text for child in tokens[3].children] == ["Norway", "did", "not"]


def actor(**fields):
    values = {"country": None, "organisation": None, "sector": None, "name": None, "role": None}
    return Actor(id="X-1", named=True, resolved_by="gazetteer", **{**values, **fields})


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (actor(country="NOR", sector="GOV"), ("NOR", "GOV")),
        (actor(organisation="NATO", sector="IGO"), ("NATO", "IGO")),
        (actor(name="the club"), ("", "")),
        (None, ("", "")),
    ],
)
def test_an_actor_gives_a_country_else_an_organisation_else_nothing(found, expected):
    assert actors.codes(found) == expected


def test_actors_resolves_each_row_even_with_quotes_and_without_a_date(tmp_path):
    table = tmp_path / "in.tsv"
    table.write_text('id\ttext\tdate\n1\tpolice in Oslo\t2020-01-01\n2\tthe "Club\tlast year\n')
    actors.predict(table, tmp_path / "out.tsv")
    found = {row["id"]: row for row in rows(tmp_path / "out.tsv")}
    assert found["1"]["country"] == "NOR"
    assert found["2"]["country"] == ""
