"""Bad input: the right code, the rest of the work done and kept, never a traceback."""

import json
import os
import sys
from pathlib import Path

import pytest

import sayso as package
from sayso.coding import coder
from sayso.errors import SaysoError

BAD_DOCUMENTS = [
    # name, bytes, code
    ("empty.txt", b"", "SAYSO-E011"),
    ("blank.txt", b" \n\t\n ", "SAYSO-E011"),
    ("front-matter-only.txt", b"---\ndate: 2031-05-12\n---\n", "SAYSO-E011"),
    ("program.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "SAYSO-E012"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "SAYSO-E012"),
    ("wrong.txt", b"\xff\xfeT\x00h\x00e\x00 \x00\x00\xd8x\x00", "SAYSO-E013"),
    ("cut.json", b'{"text": "Norway said on Monday that', "SAYSO-E015"),
    ("list.json", b'{"title": "no text here"}', "SAYSO-E015"),
    ("sheet.xlsx", b"PK\x03\x04" + bytes(200), "SAYSO-E016"),
    (
        "french.txt",
        "Le ministre a déclaré que la situation était grave et que rien n'avait changé.".encode() * 4,
        "SAYSO-E017",
    ),
]


def assert_told(err, code):
    """One line for the cause, one to try, and no traceback."""
    assert code in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("name", "content", "code"), BAD_DOCUMENTS, ids=[row[0] for row in BAD_DOCUMENTS])
def test_a_bad_document_is_a_failure_and_the_others_are_kept(sayso, reports, tmp_path, name, content, code):
    bad = tmp_path / name
    bad.write_bytes(content)
    case = tmp_path / "case.sayso"
    exit_code, out, err = sayso("code", bad, reports, "-d", case)
    assert exit_code == 3
    assert "2 coded, 1 failed" in out
    assert_told(err, code)
    assert name in err
    with package.open(case) as dossier:
        assert len(list(dossier.codings())) == 2
        (failure,) = dossier.table("failures").to_pylist()
    assert failure["code"] == code
    assert name in failure["source"]
    assert failure["reason"]


def test_a_file_that_may_not_be_read_is_a_failure(sayso, reports, tmp_path):
    locked = Path("/proc/self/mem") if os.geteuid() == 0 else tmp_path / "locked.txt"
    if os.geteuid() != 0:
        locked.write_text("Norway said no.")
        locked.chmod(0)
    elif not locked.exists():
        locked = tmp_path / "loop.txt"
        locked.symlink_to(locked)
    link = tmp_path / "secret.txt"
    link.symlink_to(locked)
    exit_code, _, err = sayso("code", link, reports, "-d", tmp_path / "case.sayso")
    assert exit_code == 3
    assert_told(err, "SAYSO-E01")


def test_a_document_over_the_limit_is_a_failure(sayso, reports, tmp_path):
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(3_000_000_000)
    exit_code, out, err = sayso("code", huge, reports, "-d", tmp_path / "case.sayso")
    assert exit_code == 3
    assert "2 coded" in out
    assert_told(err, "SAYSO-E014")


def test_a_truncated_line_of_json_lines_spares_the_other_lines(sayso, tmp_path):
    good = {
        "text": "Norway's foreign minister said on Monday that the talks had failed.",
        "date": "2031-05-12",
    }
    feed = tmp_path / "feed.jsonl"
    feed.write_text(
        json.dumps(good)
        + '\n{"text": "Norway sa\n'
        + json.dumps({**good, "text": good["text"] + " Again."})
        + "\n"
    )
    exit_code, out, err = sayso("code", feed, "-d", tmp_path / "case.sayso")
    assert exit_code == 3
    assert "2 coded, 1 failed" in out
    assert_told(err, "SAYSO-E015")
    assert ":2" in err or "line 2" in err


def test_a_missing_date_is_no_failure(sayso, tmp_path):
    undated = tmp_path / "undated.txt"
    undated.write_text(
        "Norway's foreign minister said on Monday that Portugal had sent 400 soldiers to Uruguay."
    )
    exit_code, out, _ = sayso("code", undated, "--json")
    assert exit_code == 0
    assert json.loads(out)["article"]["published"] is None


def test_a_missing_file_among_others_is_a_failure_and_the_others_are_kept(sayso, reports, tmp_path):
    exit_code, out, err = sayso("code", tmp_path / "nowhere.txt", reports, "-d", tmp_path / "case.sayso")
    assert exit_code == 3
    assert "2 coded, 1 failed" in out
    assert_told(err, "SAYSO-E001")


def test_nothing_but_missing_files_is_a_mistake_and_makes_nothing(sayso, tmp_path):
    exit_code, out, err = sayso("code", tmp_path / "nowhere.txt", "-d", tmp_path / "case.sayso")
    assert (exit_code, out) == (2, "")
    assert_told(err, "SAYSO-E001")
    assert "\n  try: " in err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_a_mistake_and_makes_nothing(sayso, tmp_path):
    (tmp_path / "reports").mkdir()
    exit_code, _, err = sayso("code", tmp_path / "reports", "-d", tmp_path / "case.sayso")
    assert exit_code == 2
    assert_told(err, "SAYSO-E001")
    assert not (tmp_path / "case.sayso").exists()


def test_a_document_that_makes_the_coder_fail_is_a_failure(sayso, reports, tmp_path, monkeypatch):
    real = coder.code_article

    def fragile(article, configuration):
        if "information" in article.text:
            raise ZeroDivisionError("seven")
        return real(article, configuration)

    monkeypatch.setattr(coder, "code_article", fragile)
    exit_code, out, err = sayso("code", reports, "-d", tmp_path / "case.sayso")
    assert exit_code == 3
    assert "1 coded, 1 failed" in out
    assert_told(err, "SAYSO-E018")
    assert "ZeroDivisionError: seven" in err


def test_a_document_that_is_mended_is_no_longer_a_failure(sayso, tmp_path):
    report, case = tmp_path / "report.txt", tmp_path / "case.sayso"
    report.write_bytes(b"")
    assert sayso("code", report, "-d", case)[0] == 3
    report.write_text("Norway's foreign minister said on Monday that the talks had failed.")
    assert sayso("code", report, "-d", case)[0] == 0
    with package.open(case) as dossier:
        assert dossier.table("failures").num_rows == 0


@pytest.mark.parametrize("published", ["yesterday", "2031-13-01", "12.5.2031"])
def test_a_date_that_is_none_is_a_mistake(sayso, reports, published):
    exit_code, _, err = sayso("code", reports, "--published", published)
    assert exit_code == 2
    assert_told(err, "SAYSO-E006")


def test_a_pipeline_that_is_not_installed_is_a_mistake_and_makes_nothing(sayso, reports, tmp_path):
    exit_code, _, err = sayso(
        "code", reports, "-d", tmp_path / "case.sayso", "--pipeline", "no_such_pipeline"
    )
    assert exit_code == 2
    assert_told(err, "SAYSO-E007")
    assert list(tmp_path.iterdir()) == []


READERS = [
    ("show", "claims"),
    ("brief", "--actor", "PRT"),
    ("why", "S-00000000"),
    ("whatif", "--without", "S-00000000"),
    ("report", "-o", "out.html"),
    ("export", "--to", "jsonl", "-o", "out"),
]


@pytest.mark.parametrize(("command", "rest"), [(row[0], row[1:]) for row in READERS])
def test_reading_a_dossier_that_is_not_there_is_a_mistake_and_makes_nothing(
    sayso, tmp_path, monkeypatch, command, rest
):
    monkeypatch.chdir(tmp_path)
    exit_code, _, err = sayso(command, "case.sayso", *rest)
    assert exit_code == 2
    assert_told(err, "SAYSO-E001")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("command", "rest"), [(row[0], row[1:]) for row in READERS])
def test_a_file_that_is_not_a_dossier_is_a_mistake(sayso, tmp_path, monkeypatch, command, rest):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("not a dossier")
    exit_code, _, err = sayso(command, "notes.txt", *rest)
    assert exit_code == 2
    assert_told(err, "SAYSO-E002")


def test_coding_into_a_file_that_is_not_a_dossier_leaves_it_as_it_is(sayso, reports, tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("not a dossier")
    exit_code, _, err = sayso("code", reports, "-d", notes)
    assert exit_code == 2
    assert_told(err, "SAYSO-E002")
    assert notes.read_text() == "not a dossier"


def test_a_dossier_of_a_newer_version_is_told_so(sayso, case, tmp_path):
    import duckdb

    newer = tmp_path / "newer.sayso"
    newer.write_bytes(case.read_bytes())
    with duckdb.connect(str(newer)) as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    for arguments in (["show", newer, "claims"], ["code", tmp_path, "-d", newer]):
        exit_code, _, err = sayso(*arguments)
        assert exit_code == 2
        assert_told(err, "SAYSO-E003")


WRITERS = [
    (["code", "{reports}", "-d"], "x.sayso"),
    (["report", "{case}", "-o"], "x.html"),
    (["export", "{case}", "--to", "parquet", "-o"], "x"),
]


def filled(arguments, reports, case):
    return [argument.format(reports=reports, case=case) for argument in arguments]


@pytest.mark.parametrize(("arguments", "name"), WRITERS, ids=["code", "report", "export"])
def test_an_output_in_a_folder_that_is_not_there_is_a_mistake(
    sayso, reports, case, tmp_path, arguments, name
):
    exit_code, _, err = sayso(*filled(arguments, reports, case), tmp_path / "nowhere" / name)
    assert exit_code == 2
    assert_told(err, "SAYSO-E020")
    assert "mkdir -p" in err


@pytest.mark.parametrize(("arguments", "name"), WRITERS[:2], ids=["code", "report"])
def test_an_output_that_is_a_folder_is_a_mistake(sayso, reports, case, tmp_path, arguments, name):
    exit_code, _, err = sayso(*filled(arguments, reports, case), tmp_path)
    assert exit_code == 2
    assert_told(err, "SAYSO-E020")
    assert "is a folder" in err


@pytest.mark.parametrize(("arguments", "name"), WRITERS, ids=["code", "report", "export"])
def test_an_output_that_may_not_be_written_is_a_mistake(sayso, reports, case, tmp_path, arguments, name):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    if os.geteuid() == 0:
        if sys.platform != "linux":
            pytest.skip("the superuser may write everywhere")
        locked = Path("/sys/kernel")
    exit_code, _, err = sayso(*filled(arguments, reports, case), locked / name)
    assert exit_code == 2
    assert_told(err, "SAYSO-E020")


@pytest.mark.parametrize(("arguments", "name"), WRITERS, ids=["code", "report", "export"])
def test_an_output_below_a_file_is_a_mistake(sayso, reports, case, tmp_path, arguments, name):
    (tmp_path / "file").write_text("")
    exit_code, _, err = sayso(*filled(arguments, reports, case), tmp_path / "file" / name)
    assert exit_code == 2
    assert_told(err, "SAYSO-E020")


def test_a_defect_is_told_as_ours(sayso, case, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("eight")

    monkeypatch.setattr("sayso.dossier.Dossier.open", broken)
    exit_code, _, err = sayso("show", case, "claims")
    assert exit_code == 1
    assert err.startswith(SaysoError.code)
    assert "SAYSO_DEBUG=1" in err
    assert "Traceback" not in err
    monkeypatch.setenv("SAYSO_DEBUG", "1")
    assert "Traceback" in sayso("show", case, "claims")[2]
