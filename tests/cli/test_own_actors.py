"""``sayso code --actors``: a user's own dictionaries, and what happens where they are wrong."""

import json

import pytest

import sayso as package

OWN = "name,country,sector\nHalden Front,NOR,REB\n"
TEXT = "The Halden Front said on Monday that Norway had attacked it."


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(OWN)
    return path


def test_the_dictionary_decides(sayso, note, own):
    code, out, err = sayso("code", note, "--json", "--actors", own)
    assert (code, err) == (0, "")
    assert json.loads(out)["actors"][0]["resolved_by"] == "dictionary of the user"


def test_in_python_as_on_the_command_line(own):
    actor = package.code(TEXT, actors=[own]).actors[0]
    assert (actor.country, actor.sector) == ("NOR", "REB")
    assert package.code(TEXT).actors[0] != actor


def test_one_path_is_as_good_as_a_list_of_one(own):
    assert (
        package.code(TEXT, actors=str(own))
        == package.code(TEXT, actors=own)
        == package.code(TEXT, actors=[own])
    )


def test_a_faulty_dictionary_is_told_line_by_line_and_makes_no_dossier(sayso, note, own, tmp_path):
    own.write_text("name,country,sektor\nHalden Front,NOR,REB\nHalden Union,NRW,\n")
    case = tmp_path / "case.sayso"
    code, out, err = sayso("code", note, "-d", case, "--actors", own)
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "SAYSO-E021: 2 problems in own.csv",
        "  own.csv:1: unknown column 'sektor' (perhaps 'sector'?)",
        "  own.csv:3: unknown country code 'NRW'",
        "  try: correct the lines named; the columns are name, country, organisation, sector, role, aliases, start, end",
    ]
    assert not case.exists()


@pytest.mark.parametrize(("name", "expected"), [("nowhere.csv", "SAYSO-E001"), (".", "SAYSO-E021")])
def test_a_dictionary_that_is_no_file_makes_no_dossier(sayso, note, tmp_path, name, expected):
    case = tmp_path / "case.sayso"
    code, _, err = sayso("code", note, "-d", case, "--actors", tmp_path / name)
    assert code == 2
    assert expected in err
    assert "try: " in err
    assert not case.exists()


def test_lines_left_out_of_a_tabari_dictionary_are_told(sayso, note, tmp_path):
    path = tmp_path / "own.txt"
    path.write_text("HALDEN_FRONT_ [NORREB]\n" * 10 + "B_ [QQQ]\n" * 5)
    code, _, err = sayso("code", note, "--json", "--actors", path)
    assert code == 0
    assert err.splitlines()[0].startswith("left out: own.txt:11: no country")
    assert err.splitlines()[-1] == "left out: 2 more lines of own.txt"


def test_a_dossier_is_coded_anew_when_the_dictionary_changes(sayso, note, own, tmp_path):
    case = tmp_path / "case.sayso"
    command = ("code", note, "-d", case, "--actors", own)
    assert "1 document: 1 coded." in sayso(*command)[1]
    assert "1 document: 0 coded, 1 coded before." in sayso(*command)[1]
    own.write_text(OWN.replace("NOR", "PRT"))
    assert "1 document: 1 coded." in sayso(*command)[1]
    with package.open(case) as dossier:
        (coding,) = dossier.codings()
    assert coding.actors[0].country == "PRT"
