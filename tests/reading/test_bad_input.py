"""Bad input: every document that cannot be read is a coded failure, and the others go on."""

import io
import json
import os
import sys

import pytest

from sayso.errors import MissingFileError
from sayso.reading import article_from_text, read
from sayso.reading import bytes as from_bytes
from sayso.records import Article, Failure

REPORT = (
    "The envoy of Norway said on Friday that the ship had left the harbour of Riga for the island of Saare."
)
GERMAN = (
    "Der Gesandte sagte am Freitag, dass das Schiff den Hafen verlassen habe und nun auf dem Weg zu der Insel sei, "
    "die seit Wochen von der Versorgung abgeschnitten ist. Eine Sprecherin wollte das nicht bestätigen."
)


def outcomes(*paths, **options):
    return list(read(paths, **options))


def code_of(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    (outcome,) = outcomes(path)
    assert isinstance(outcome, Failure)
    assert outcome.source == str(path)
    assert outcome.reason
    return outcome.code


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "SAYSO-E011"),
        ("blank.txt", b" \n\t\n", "SAYSO-E011"),
        ("empty.html", b"<html><body></body></html>", "SAYSO-E011"),
        ("only-front-matter.txt", b"---\ntitle: A title\n---\n", "SAYSO-E011"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "SAYSO-E012"),
        ("zeros.txt", b"The envoy\x00left.", "SAYSO-E012"),
        ("controls.txt", b"\x01\x02\x03\x04 text", "SAYSO-E012"),
        ("report.pdf.txt", b"%PDF-1.7 ...", "SAYSO-E012"),
        ("odd.txt", b"\xff\xfeT\x00h\x00e\x00 \xd8", "SAYSO-E013"),
        ("front.txt", b"---\ntitle: [broken\ndate: x\n---\nText.", "SAYSO-E015"),
        ("broken.json", b'{"text": "The envoy', "SAYSO-E015"),
        ("number.json", b"42", "SAYSO-E015"),
        ("no-text.json", b'{"title": "A title"}', "SAYSO-E015"),
        ("deep.json", b"[" * 100_000, "SAYSO-E015"),
        ("empty.jsonl", b"\n\n", "SAYSO-E015"),
        ("report.docx", b"PK", "SAYSO-E016"),
        ("report", b"The envoy left.", "SAYSO-E016"),
        ("german.txt", GERMAN.encode(), "SAYSO-E017"),
    ],
)
def test_a_document_that_cannot_be_read_is_a_failure_with_its_code(tmp_path, name, data, code):
    assert code_of(tmp_path, name, data) == code


def test_a_document_beyond_the_limit_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.setattr(from_bytes.take, "__kwdefaults__", {"limit": 50})
    monkeypatch.setattr(from_bytes.load, "__kwdefaults__", {"limit": 50})
    assert code_of(tmp_path, "long.txt", REPORT.encode()) == "SAYSO-E014"


def test_a_file_that_may_not_be_opened_is_a_failure(tmp_path, monkeypatch):
    path = tmp_path / "closed.txt"
    path.write_text(REPORT)

    def refused(self, *arguments, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refused)
    (outcome,) = outcomes(path)
    assert (outcome.code, "Permission denied" in outcome.reason) == ("SAYSO-E010", True)


def test_a_pipe_is_a_failure_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (outcome,) = outcomes(tmp_path)
    assert outcome.code == "SAYSO-E010"


def test_a_path_that_is_not_there_is_the_users_mistake():
    with pytest.raises(MissingFileError):
        read(["nowhere.txt"])


def test_one_unreadable_file_never_stops_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    (tmp_path / "c.txt").write_text(REPORT + " It is due back.")
    assert [type(outcome) for outcome in outcomes(tmp_path)] == [Article, Failure, Article]


def test_a_failing_parser_is_a_failure_of_one_document(tmp_path, monkeypatch):
    import trafilatura

    def failing(*arguments, **options):
        raise KeyError("surprise")

    monkeypatch.setattr(trafilatura, "extract", failing)
    (tmp_path / "a.html").write_text(f"<p>{REPORT}</p>")
    (tmp_path / "b.txt").write_text(REPORT)
    assert [type(outcome) for outcome in outcomes(tmp_path)] == [Failure, Article]


def test_a_truncated_line_is_a_failure_with_its_number(tmp_path):
    path = tmp_path / "feed.jsonl"
    lines = [
        json.dumps({"text": REPORT}),
        '{"text": "The env',
        "",
        json.dumps({"text": REPORT + " It is due."}),
    ]
    path.write_text("\n".join(lines))
    first, broken, last = outcomes(path)
    assert (broken.source, broken.code) == (f"{path}:2", "SAYSO-E015")
    assert (first.source, last.source) == (f"{path}:1", f"{path}:4")


def test_a_broken_entry_of_a_list_does_not_stop_the_others(tmp_path):
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"text": REPORT}, {"title": "No text"}, 7, {"text": REPORT + " It is due."}]))
    found = outcomes(path)
    assert [type(outcome) for outcome in found] == [Article, Failure, Failure, Article]
    assert found[1].source == f"{path}:2"


def test_a_lone_surrogate_is_replaced_so_that_the_text_can_be_stored(tmp_path):
    path = tmp_path / "odd.json"
    path.write_text('{"text": "The envoy \\ud800 left \\u0000 Riga."}')
    (article,) = outcomes(path)
    assert article.text == "The envoy \ufffd left \ufffd Riga."


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(outcomes(tmp_path)) == 1


def test_another_language_is_taken_by_force(tmp_path):
    path = tmp_path / "german.txt"
    path.write_text(GERMAN)
    (article,) = outcomes(path, force=True)
    assert (article.language, article.status) == ("de", "ok")


def test_a_short_text_is_taken_for_english():
    assert article_from_text("Der Gesandte ging.").language is None


def test_standard_input_beyond_reading_is_a_failure(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x00\x01\x02")))
    (outcome,) = outcomes("-")
    assert (outcome.source, outcome.code) == ("stdin", "SAYSO-E012")
