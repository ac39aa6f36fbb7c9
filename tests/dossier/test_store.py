import os
import signal
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import duckdb
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.dossier import SCHEMA_VERSION, TABLES, Dossier
from sayso.errors import (
    DossierBusyError,
    MissingFileError,
    NewerDossierError,
    NotADossierError,
    UnknownRecordError,
    UnknownTableError,
    UsageError,
)
from sayso.records import Failure
from tests.dossier.codings import TEXT, coding, recoded


@pytest.fixture
def path(tmp_path):
    return tmp_path / "case.sayso"


@pytest.fixture
def dossier(path):
    with Dossier.open(path, create=True) as opened:
        yield opened


def counts(dossier):
    return {name: dossier.table(name).num_rows for name in TABLES}


class TestOpening:
    def test_reading_a_path_that_is_not_there_creates_nothing(self, path):
        with pytest.raises(MissingFileError):
            Dossier.open(path)
        assert list(path.parent.iterdir()) == []

    def test_a_missing_folder_is_named(self, tmp_path):
        with pytest.raises(MissingFileError, match="no folder"):
            Dossier.open(tmp_path / "nowhere" / "case.sayso", create=True)

    @pytest.mark.parametrize("content", [b"", b"x", b"not a dossier\n" * 2000])
    @pytest.mark.parametrize("create", [False, True])
    def test_a_file_of_another_kind_is_refused_and_kept(self, path, content, create):
        path.write_bytes(content)
        with pytest.raises(NotADossierError):
            Dossier.open(path, create=create)
        assert path.read_bytes() == content

    def test_a_folder_is_refused(self, tmp_path):
        with pytest.raises(NotADossierError):
            Dossier.open(tmp_path)

    def test_a_duckdb_file_that_is_no_dossier_is_refused(self, path):
        with duckdb.connect(str(path)) as other:
            other.execute("CREATE TABLE t (a INTEGER)")
        with pytest.raises(NotADossierError):
            Dossier.open(path, create=True)

    def test_a_dossier_of_a_newer_schema_is_refused(self, path):
        Dossier.open(path, create=True).close()
        with duckdb.connect(str(path)) as raw:
            raw.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(SCHEMA_VERSION + 1)])
        with pytest.raises(NewerDossierError):
            Dossier.open(path)

    def test_a_dossier_opened_for_reading_is_not_written(self, path):
        Dossier.open(path, create=True).close()
        before = path.read_bytes()
        with Dossier.open(path) as reading, pytest.raises(UsageError, match="for reading"):
            reading.add(coding())
        assert path.read_bytes() == before

    def test_while_another_process_writes_a_reader_is_told_so(self, dossier, path):
        script = "import sys; from sayso.dossier import Dossier; Dossier.open(sys.argv[1])"
        run = subprocess.run(
            [sys.executable, "-c", script, path], capture_output=True, text=True, check=False
        )
        assert DossierBusyError.code in run.stderr

    def test_two_readers_stand_side_by_side(self, path):
        with Dossier.open(path, create=True) as writing:
            writing.add(coding())
        with Dossier.open(path) as one, Dossier.open(path) as other:
            assert list(one.codings()) == list(other.codings())

    @pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts descriptors through /proc")
    def test_fifty_open_and_close_cycles_leak_no_file_descriptors(self, path):
        def cycle(create):
            with Dossier.open(path, create=create) as opened:
                opened.table("articles")
                list(opened.codings())

        cycle(True)
        before = len(os.listdir("/proc/self/fd"))
        for number in range(50):
            cycle(number % 2 == 0)
        assert len(os.listdir("/proc/self/fd")) <= before

    def test_closing_twice_is_harmless(self, dossier):
        dossier.close()
        dossier.close()


class TestAdding:
    def test_a_new_article_is_added(self, dossier):
        assert dossier.add(coding()) == "added"

    def test_adding_the_same_coding_again_changes_nothing(self, dossier):
        dossier.add(coding())
        before = counts(dossier)
        assert dossier.add(coding()) == "unchanged"
        assert counts(dossier) == before

    def test_another_configuration_replaces_every_row(self, dossier):
        dossier.add(coding())
        before = counts(dossier)
        assert dossier.add(recoded(coding(), "0ther000")) == "replaced"
        assert counts(dossier) == before
        assert dossier.table("articles")["coder_config"].to_pylist() == ["0ther000"]

    def test_changed_metadata_replace(self, dossier):
        dossier.add(coding())
        assert dossier.add(coding(title="A new title")) == "replaced"

    def test_has_knows_article_and_configuration(self, dossier):
        dossier.add(coding(1, config="aaaa0000"))
        known = coding(1).article.id
        assert dossier.has(known, "aaaa0000")
        assert not dossier.has(known, "bbbb0000")
        assert not dossier.has("A-00000002", "aaaa0000")

    def test_many_are_added_at_once_and_counted(self, dossier):
        found = dossier.add_all([coding(1), coding(2), coding(1), recoded(coding(2), "0ther000")])
        assert found == {"added": 2, "unchanged": 1, "replaced": 1}
        assert dossier.table("articles").num_rows == 2

    def test_an_interrupted_batch_leaves_the_dossier_as_it_was(self, dossier):
        dossier.add(coding(1))
        before = counts(dossier)

        def interrupted():
            yield coding(2)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            dossier.add_all(interrupted())
        assert counts(dossier) == before
        assert dossier.add(coding(2)) == "added"

    def test_a_killed_writer_leaves_a_whole_file(self, path):
        script = textwrap.dedent("""
            import sys
            from sayso.dossier import Dossier
            from tests.dossier.codings import coding
            dossier = Dossier.open(sys.argv[1], create=True)
            for number in range(10_000):
                dossier.add(coding(number))
                print(number, flush=True)
        """)
        with subprocess.Popen(
            [sys.executable, "-c", script, path], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        ) as writer:
            for _ in range(5):
                writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)
        with Dossier.open(path) as opened:
            articles = opened.table("articles").num_rows
            assert articles >= 5
            assert opened.table("statements").num_rows == articles
            assert len(list(opened.codings())) == articles


class TestFailures:
    def test_a_failure_is_kept_once_with_its_last_reason(self, dossier):
        dossier.add_failure(Failure("broken.txt", "SAYSO-E013", "not UTF-8"))
        dossier.add_failure(Failure("broken.txt", "SAYSO-E011", "empty"))
        assert dossier.table("failures").to_pylist() == [
            {"source": "broken.txt", "code": "SAYSO-E011", "reason": "empty"}
        ]

    def test_success_of_the_same_source_takes_its_failure_away(self, dossier):
        dossier.add_failure(Failure("late.txt", "SAYSO-E011", "empty"))
        dossier.add_failure(Failure("other.txt", "SAYSO-E011", "empty"))
        dossier.add(coding(source="late.txt"))
        assert dossier.table("failures")["source"].to_pylist() == ["other.txt"]


class TestReading:
    def test_codings_come_back_exactly(self, dossier):
        dossier.add(coding())
        assert list(dossier.codings()) == [coding()]
        assert dossier.coding(coding().article.id) == coding()

    def test_codings_stand_by_publication_and_id_whatever_the_order_of_adding(self, dossier):
        late, early, undated = coding(1, published=date(2031, 6, 1)), coding(3), coding(2, published=None)
        for one in (undated, late, early):
            dossier.add(one)
        assert [one.article.id for one in dossier.codings()] == ["A-00000003", "A-00000001", "A-00000002"]

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
    def test_any_text_comes_back_exactly(self, dossier, extra):
        one = coding(text=TEXT + extra)
        dossier.add(one)
        assert dossier.coding(one.article.id) == one

    def test_an_article_that_is_not_there_is_an_error(self, dossier):
        with pytest.raises(UnknownRecordError):
            dossier.coding("A-ffffffff")

    @pytest.mark.parametrize("name", TABLES)
    def test_every_table_is_there_while_the_dossier_is_empty(self, dossier, name):
        assert dossier.table(name).num_rows == 0

    @pytest.mark.parametrize("name", sorted(set(TABLES) - {"failures"}))
    def test_every_kind_of_record_has_its_table(self, dossier, name):
        dossier.add(coding())
        assert dossier.table(name).num_rows >= 1

    @pytest.mark.parametrize("name", sorted(set(TABLES) - {"failures", "articles", "about", "statements"}))
    def test_start_and_end_quote_the_text(self, dossier, name):
        dossier.add(coding())
        words = {
            "assertions": "cue",
            "relations": "cue",
            "stakes": "cue",
            "motives": "cue",
            "estimates": "cue",
        }
        words |= {"events": "trigger", "mentions": "trigger"}
        for row in dossier.table(name).to_pylist():
            assert TEXT[row["start"] : row["end"]] == row[words.get(name, "text")]
            assert row[words.get(name, "text")] in row["sentence"]

    def test_an_unknown_table_is_named_with_the_known_ones(self, dossier):
        with pytest.raises(UnknownTableError, match="statements"):
            dossier.table("statement")

    def test_analysts_query_the_file_with_duckdb(self, path):
        with Dossier.open(path, create=True) as writing:
            writing.add(coding())
        with duckdb.connect(str(path), read_only=True) as raw:
            row = raw.execute(
                "SELECT speaker_country, stance, type, source_codes, target_codes FROM statements"
                " JOIN about ON about.statement = statements.id JOIN events ON events.id = about.ref"
            ).fetchone()
        assert row == ("NOR", "denies", "MOBILIZE", ["NOR"], ["URY"])


class TestFinding:
    def test_every_record_is_found_with_its_words_and_sentence(self, dossier):
        one = coding()
        dossier.add(one)
        for record in (*one.actors, *one.statements, *one.events, *one.assertions, *one.questions):
            found = dossier.find(record.id)
            assert found.record == record
            assert found.span.text in found.sentence
            assert found.coding == one

    def test_an_article_is_found(self, dossier):
        dossier.add(coding())
        assert dossier.find("A-00000001").record == coding().article

    def test_the_beginning_of_an_id_is_enough_where_only_one_begins_so(self, dossier):
        dossier.add(coding())
        event = coding().events[0]
        assert dossier.find(event.id[:5]).record == event

    def test_a_beginning_of_several_is_refused_with_examples(self, dossier):
        dossier.add(coding())
        with pytest.raises(UnknownRecordError, match="3 records begin with X-"):
            dossier.find("X-")

    @pytest.mark.parametrize("record_id", ["", "E-ffffffff", "E-%", "nonsense", "A-00000002/E-"])
    def test_what_is_not_there_is_an_error(self, dossier, record_id):
        dossier.add(coding())
        with pytest.raises(UnknownRecordError):
            dossier.find(record_id)

    def test_an_id_that_two_articles_share_is_told_apart_by_the_article(self, dossier):
        one = coding(1)
        other = msgspec.structs.replace(coding(2), events=one.events)
        dossier.add_all([one, other])
        with pytest.raises(UnknownRecordError):
            dossier.find(one.events[0].id)
        assert dossier.find(f"A-00000002/{one.events[0].id}").coding == other
