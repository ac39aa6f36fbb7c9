"""The command line: figures, floors, and a clear word where data are missing."""

import json

import pytest
from evaluation.__main__ import main
from evaluation.data import fingerprint
from evaluation.floors import read_floors


def test_missing_data_are_said_and_are_no_failure(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("SAYSO_REQUIRE_ALL", raising=False)
    tasks = ["attribution", "plv", "coreference", "factuality"]
    assert main(["score", *tasks, "--check", "--data", str(tmp_path)]) == 0
    assert "plv           not scored:" in capsys.readouterr().out


def test_missing_data_fail_the_check_where_all_is_required(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SAYSO_REQUIRE_ALL", "1")
    assert main(["score", "plv", "--data", str(tmp_path)]) == 0
    assert main(["score", "plv", "--check", "--data", str(tmp_path)]) == 1
    assert "SAYSO_REQUIRE_ALL=1" in capsys.readouterr().err


def test_an_unknown_task_is_a_usage_error():
    with pytest.raises(SystemExit) as exit_info:
        main(["score", "stance"])
    assert exit_info.value.code == 2


def test_an_input_that_is_not_there_is_a_usage_error(tmp_path):
    with pytest.raises(SystemExit) as exit_info:
        main(["predict", "plv", str(tmp_path / "none.tsv"), str(tmp_path / "out.tsv")])
    assert exit_info.value.code == 2


def test_the_fingerprint_depends_on_names_and_contents(tmp_path):
    (tmp_path / "a").write_text("one")
    first = fingerprint([tmp_path])
    assert fingerprint([tmp_path]) == first
    (tmp_path / "a").write_text("two")
    second = fingerprint([tmp_path])
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({first, second, fingerprint([tmp_path])}) == 3


@pytest.mark.development_data
def test_scoring_prints_figures_writes_them_and_raises_floors(development_data, tmp_path, capsys):
    floors, figures = tmp_path / "floors.json", tmp_path / "figures.json"
    common = ["score", "factuality", "coreference", "--data", str(development_data), "--floors", str(floors)]
    assert main([*common, "--raise-floors", "--json", str(figures)]) == 0
    assert main([*common, "--check"]) == 0
    written = json.loads(figures.read_text())
    assert written["coreference"]["CoNLL F1"] > written["coreference"]["baseline CoNLL F1"]
    assert written["factuality"]["UDS-IH2 r"] > 0.44
    assert "UDS-IH2 MAE" not in read_floors(floors)["factuality"].figures
    assert "UDS-IH2 r" in capsys.readouterr().out


@pytest.mark.development_data
def test_floors_of_another_input_are_not_raised_silently(development_data, tmp_path, capsys):
    floors = tmp_path / "floors.json"
    floors.write_text('{"coreference": {"input": "another", "figures": {"CoNLL F1": 0.1}}}')
    common = [
        "score",
        "coreference",
        "--data",
        str(development_data),
        "--floors",
        str(floors),
        "--raise-floors",
    ]
    assert main(common) == 2
    assert "--allow-lower" in capsys.readouterr().err
    assert main([*common, "--allow-lower"]) == 0


@pytest.mark.development_data
def test_a_figure_under_its_floor_fails_the_check(development_data, tmp_path, capsys):
    floors = tmp_path / "floors.json"
    common = ["score", "coreference", "--data", str(development_data), "--floors", str(floors)]
    main([*common, "--raise-floors"])
    data = json.loads(floors.read_text())
    data["coreference"]["figures"]["CoNLL F1"] = 0.99
    floors.write_text(json.dumps(data))
    assert main([*common, "--check"]) == 1
    assert "its floor 0.9900" in capsys.readouterr().err
