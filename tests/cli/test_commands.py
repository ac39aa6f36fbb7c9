"""The commands, as people and scripts use them."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

import sayso as package
from sayso.cli.schema import coding_schema
from sayso.publishing.tables import TABLE_NAMES

COMMAND = [sys.executable, "-c", "from sayso.cli import main; main()"]


def shell(*arguments, environment=(), **more):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **dict(environment)},
        check=False,
        **more,
    )


def test_version(sayso):
    assert sayso("--version") == (0, f"sayso {package.__version__}\n", "")


def test_without_a_command_the_help_is_shown(sayso):
    code, out, _ = sayso()
    assert code == 0
    assert "Usage: sayso" in out


@pytest.mark.parametrize(
    "arguments",
    [["cod"], ["code"], ["code", "--jason", "x"], ["show"], ["export", "x", "--to", "xml", "-o", "y"]],
    ids=" ".join,
)
def test_a_command_that_is_none_is_told_in_two_lines(sayso, arguments):
    code, out, err = sayso(*arguments)
    assert (code, out) == (2, "")
    cause, hint = err.splitlines()
    assert cause.startswith("SAYSO-E006: ")
    assert hint.startswith("  try: sayso")


class TestCode:
    def test_json_gives_one_object_an_article_that_satisfies_the_schema(self, sayso, reports):
        code, out, _ = sayso("code", reports, "--json")
        lines = out.splitlines()
        assert code == 0
        assert len(lines) == 2
        validator = jsonschema.Draft202012Validator(coding_schema())
        for line in lines:
            validator.validate(json.loads(line))

    def test_json_is_utf_8_whatever_the_terminal_speaks(self, tmp_path):
        (tmp_path / "a.txt").write_text(
            "Norway’s minister said: “No – never.” He met Søren Ås in Kraków.", encoding="utf-8"
        )
        done = shell(
            "code", tmp_path / "a.txt", "--json", environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        )
        assert done.returncode == 0
        assert "Kraków" in json.loads(done.stdout)["article"]["text"]

    def test_the_summary_is_printed(self, sayso, reports, tmp_path):
        code, out, err = sayso("code", reports, "-d", tmp_path / "case.sayso")
        assert code == 0
        assert "2 articles" in out
        assert "claim" in out
        assert err == ""

    def test_quiet_prints_nothing(self, sayso, reports, tmp_path):
        assert sayso("code", reports, "-d", tmp_path / "case.sayso", "--quiet") == (0, "", "")

    def test_without_dossier_the_summary_is_printed_and_nothing_made(
        self, sayso, reports, tmp_path, monkeypatch
    ):
        monkeypatch.chdir(tmp_path)
        code, out, _ = sayso("code", reports)
        assert code == 0
        assert "2 articles" in out
        assert list(tmp_path.iterdir()) == []

    def test_running_again_codes_nothing_again_and_changes_nothing(
        self, sayso, reports, tmp_path, monkeypatch
    ):
        case = tmp_path / "case.sayso"
        sayso("code", reports, "-d", case, "-q")
        with package.open(case) as dossier:
            before = list(dossier.codings())
        monkeypatch.setattr("sayso.coding.coder.code_article", None)
        code, out, _ = sayso("code", reports, "-d", case)
        assert code == 0
        assert "0 coded, 2 coded before" in out
        with package.open(case) as dossier:
            assert list(dossier.codings()) == before

    def test_json_and_dossier_go_together(self, sayso, reports, case):
        code, out, _ = sayso("code", reports, "-d", case, "--json")
        assert code == 0
        assert len(out.splitlines()) == 2

    def test_standard_input_is_read(self):
        text = "Norway's foreign minister said on Monday that Portugal had sent 400 soldiers to Uruguay."
        done = shell("code", "-", "--json", "--published", "2031-05-12", input=text.encode())
        article = json.loads(done.stdout)["article"]
        assert done.returncode == 0
        assert article["text"] == text
        assert article["published"]["latest"] == "2031-05-12"

    def test_the_given_date_does_not_overrule_the_document(self, sayso, reports):
        _, out, _ = sayso("code", reports / "a.txt", "--json", "--published", "1999-01-01")
        assert json.loads(out)["article"]["published"]["latest"] == "2031-05-12"

    def test_a_date_given_later_is_taken_up(self, sayso, tmp_path):
        undated, case = tmp_path / "undated.txt", tmp_path / "case.sayso"
        undated.write_text("Norway's foreign minister said on Monday that the talks had failed.")
        sayso("code", undated, "-d", case, "-q")
        sayso("code", undated, "-d", case, "-q", "--published", "2031-05-12")
        with package.open(case) as dossier:
            (coding,) = dossier.codings()
        assert str(coding.article.published.latest) == "2031-05-12"

    def test_stopping_keeps_what_is_done_and_the_same_command_goes_on(self, tmp_path):
        folder, case = tmp_path / "reports", tmp_path / "case.sayso"
        folder.mkdir()
        for number in range(60):
            text = f"Norway's foreign minister said on Monday that talk number {number} with Portugal had failed. "
            (folder / f"{number:02}.txt").write_text(text * 30 + f"Round {number} ends.")
        running = subprocess.Popen(
            [*COMMAND, "code", str(folder), "-d", str(case), "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3):
            running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
        assert running.returncode == 130, err
        assert b"goes on from there" in err
        assert b"Traceback" not in err
        with package.open(case) as dossier:
            kept = dossier.table("articles").num_rows
        assert 3 <= kept < 60
        done = shell("code", folder, "-d", case)
        assert done.returncode == 0
        assert f"{60 - kept} coded, {kept} coded before".encode() in done.stdout


class TestShow:
    @pytest.mark.parametrize("table", TABLE_NAMES)
    def test_every_table_is_shown(self, sayso, case, table):
        code, out, err = sayso("show", case, table)
        assert (code, err) == (0, "")
        assert out

    @pytest.mark.parametrize("table", TABLE_NAMES)
    def test_json_and_csv_hold_the_same_rows(self, sayso, case, table):
        rows = json.loads(sayso("show", case, table, "--json")[1])
        lines = list(csv.DictReader(io.StringIO(sayso("show", case, table, "--csv")[1])))
        assert len(rows) == len(lines)
        for row, line in zip(rows, lines, strict=True):
            assert set(row) <= set(line)

    def test_a_table_that_is_none_is_a_mistake_that_names_the_tables(self, sayso, case):
        code, _, err = sayso("show", case, "clams")
        assert code == 2
        assert err.startswith("SAYSO-E005")
        assert "claims" in err

    def test_rows_can_be_chosen_by_a_column(self, sayso, case):
        rows = json.loads(sayso("show", case, "statements", "--json", "--where", "act=deny")[1])
        assert rows
        assert {row["act"] for row in rows} == {"deny"}

    def test_a_list_is_chosen_by_any_of_its_values(self, sayso, case):
        rows = json.loads(sayso("show", case, "statements", "--json", "--where", "stances=denies")[1])
        assert rows
        assert all("denies" in row["stances"] for row in rows)

    def test_rows_can_be_limited_and_the_rest_is_told(self, sayso, case):
        code, out, err = sayso("show", case, "actors", "--json", "--limit", "1")
        assert code == 0
        assert len(json.loads(out)) == 1
        assert "more rows" in err

    @pytest.mark.parametrize("where", ["act", "nonsense=1"])
    def test_a_choice_that_cannot_be_understood_is_a_mistake(self, sayso, case, where):
        code, _, err = sayso("show", case, "statements", "--where", where)
        assert code == 2
        assert err.startswith("SAYSO-E006")

    def test_json_and_csv_exclude_each_other(self, sayso, case):
        assert sayso("show", case, "claims", "--json", "--csv")[0] == 2


class TestBrief:
    def test_the_first_line_counts_what_is_gained_and_lost(self, sayso, case):
        code, out, _ = sayso("brief", case, "--actor", "PRT")
        assert code == 0
        assert "loss" in out

    def test_json(self, sayso, case):
        code, out, _ = sayso("brief", case, "--actor", "PRT", "--json")
        assert code == 0
        assert json.loads(out)["actor"] == "PRT"

    def test_an_actor_can_be_named_in_words(self, sayso, case):
        assert sayso("brief", case, "--actor", "Portugal") == sayso("brief", case, "--actor", "PRT")

    def test_an_actor_that_nobody_mentions_is_a_mistake(self, sayso, case):
        code, _, err = sayso("brief", case, "--actor", "Atlantis")
        assert code == 2
        assert "Traceback" not in err


class TestWhyAndWhatif:
    @pytest.mark.parametrize(
        "table", ["articles", "actors", "statements", "events", "claims", "positions", "stakes"]
    )
    def test_why_explains_every_kind_of_record(self, sayso, case, table):
        row = json.loads(sayso("show", case, table, "--json")[1])[0]
        code, out, _ = sayso("why", case, row["id"])
        assert code == 0
        assert row["id"] in out

    @pytest.mark.parametrize("table", ["articles", "statements", "events", "claims"])
    def test_whatif_takes_every_kind_of_support_away(self, sayso, case, table):
        row = json.loads(sayso("show", case, table, "--json")[1])[0]
        code, out, _ = sayso("whatif", case, "--without", row["id"])
        assert code == 0
        assert out

    def test_whatif_takes_a_source_away(self, sayso, case):
        assert sayso("whatif", case, "--without", "URY")[0] == 0

    def test_whatif_gives_json(self, sayso, case):
        row = json.loads(sayso("show", case, "articles", "--json")[1])[0]
        code, out, _ = sayso("whatif", case, "--without", row["id"], "--json")
        assert code == 0
        assert json.loads(out)["without"] == row["id"]

    @pytest.mark.parametrize(
        "arguments", [["why", "{}", "S-nowhere"], ["whatif", "{}", "--without", "S-nowhere"]]
    )
    def test_an_id_that_is_not_there_is_a_mistake(self, sayso, case, arguments):
        code, _, err = sayso(*[argument.format(case) for argument in arguments])
        assert code == 2
        assert err.startswith("SAYSO-E004")


class TestReportAndExport:
    def test_the_report_is_one_page_that_needs_nothing_else(self, sayso, case, tmp_path):
        page = tmp_path / "case.html"
        code, out, _ = sayso("report", case, "-o", page, "--actor", "PRT", "--title", "Soldiers in <Uruguay>")
        assert code == 0
        assert str(page) in out
        text = page.read_text(encoding="utf-8")
        assert "Soldiers in &lt;Uruguay&gt;" in text
        assert 'src="http' not in text

    def test_a_report_replaces_a_report_but_no_other_file(self, sayso, case, tmp_path):
        page = tmp_path / "case.html"
        assert sayso("report", case, "-o", page)[0] == 0
        assert sayso("report", case, "-o", page)[0] == 0
        page.write_text("<p>my notes</p>")
        code, _, err = sayso("report", case, "-o", page)
        assert code == 2
        assert err.startswith("SAYSO-E008")
        assert page.read_text() == "<p>my notes</p>"

    @pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
    def test_export_writes_every_row(self, sayso, case, tmp_path, form):
        code, out, _ = sayso("export", case, "--to", form, "-o", tmp_path / "out")
        assert code == 0
        assert str(tmp_path / "out") in out
        assert any(path.is_file() for path in [tmp_path / "out", *tmp_path.rglob("*")])


def test_the_schema_is_printed(sayso):
    code, out, _ = sayso("schema")
    assert code == 0
    assert json.loads(out) == coding_schema()


@pytest.mark.parametrize(
    "arguments", [["show", "{}", "actors", "--csv"], ["schema"], ["why", "{}", "A-"]], ids=lambda a: a[0]
)
def test_a_reader_that_goes_away_ends_it_quietly(case, arguments):
    filled = [argument.format(case) for argument in arguments]
    running = subprocess.Popen([*COMMAND, *filled], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdout.close()
    with running.stderr as stream:
        err = stream.read()
    assert running.wait(timeout=60) in (0, 2, 141)
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_does_not_speak_utf_8_is_served(case, encoding):
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for arguments in (["show", case, "claims"], ["brief", case, "--actor", "PRT"]):
        done = shell(*arguments, environment=environment)
        assert done.returncode == 0, done.stderr
        done.stdout.decode(encoding)


def test_no_color_is_respected(case):
    assert b"\x1b[3" not in shell("show", case, "claims", environment={"NO_COLOR": "1"}).stdout


def test_a_command_that_reads_leaves_the_dossier_as_it_is(sayso, case, tmp_path):
    before, names = case.read_bytes(), set(os.listdir(case.parent))
    stamp = case.stat().st_mtime_ns
    for arguments in (
        ["show", case, "claims"],
        ["brief", case, "--actor", "PRT"],
        ["report", case, "-o", tmp_path / "r.html"],
    ):
        assert sayso(*arguments)[0] == 0
    assert case.read_bytes() == before
    assert case.stat().st_mtime_ns == stamp
    assert set(os.listdir(case.parent)) == names


def test_a_dossier_that_may_only_be_read_can_be_read(sayso, case, tmp_path):
    copy = tmp_path / "copy.sayso"
    copy.write_bytes(case.read_bytes())
    copy.chmod(0o444)
    assert sayso("show", copy, "claims")[0] == 0


def test_fifty_commands_leave_no_file_open(sayso, case):
    folder = Path("/proc/self/fd")
    if not folder.exists():
        folder = Path("/dev/fd")
    sayso("show", case, "actors")
    before = len(os.listdir(folder))
    for _ in range(50):
        sayso("show", case, "failures")
    assert len(os.listdir(folder)) <= before


def test_help_comes_quickly():
    started = time.perf_counter()
    shell("--help")
    assert time.perf_counter() - started < 2
