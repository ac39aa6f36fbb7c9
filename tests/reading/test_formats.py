"""Formats: text, Markdown, HTML, JSON, JSON lines, standard input, folders and encodings."""

import io
import json
import sys

import pytest

from sayso.reading import read
from sayso.reading.page import VisibleText, from_html

REPORT = (
    "The envoy of Norway said on Friday that the ship had left the harbour of Riga for the island of Saare."
)
SECOND = "A spokeswoman for the port would not confirm that it had been on board when the storm came up."


def one(path, **options):
    (article,) = read([path], **options)
    return article


def written(tmp_path, name, text, encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def body_of(article):
    return [article.text[part.start : part.end] for part in article.body]


def test_front_matter_stays_in_the_text_and_is_not_coded(tmp_path):
    text = f"---\ntitle: The ship left\ndate: 2024-10-18\noutlet: Example Wire\n---\n\n{REPORT}\n"
    article = one(written(tmp_path, "a.txt", text))
    assert (article.text, body_of(article)) == (text, [REPORT])
    assert (article.title, article.outlet, str(article.published.earliest)) == (
        "The ship left",
        "Example Wire",
        "2024-10-18",
    )


def test_dashes_that_hold_no_fields_are_no_front_matter(tmp_path):
    article = one(written(tmp_path, "a.txt", f"---\n{REPORT}\n---\n{SECOND}\n"))
    assert SECOND in body_of(article)[0]
    assert REPORT in body_of(article)[0]


def test_line_ends_stay_as_they_are(tmp_path):
    text = f"---\r\ntitle: The ship left\r\n---\r\n\r\n{REPORT}\r\n\r\n{SECOND}\r\n"
    article = one(written(tmp_path, "a.txt", text))
    assert (article.text, article.title) == (text, "The ship left")


TITLES = [
    ("a.txt", f"The ship has left\n\n{REPORT}", "The ship has left"),
    ("a.txt", f"Has the ship left?\n\n{REPORT}", "Has the ship left?"),
    ("a.md", f"# The ship has left\n\n{REPORT}", "The ship has left"),
    ("a.md", f"The ship has left\n=================\n\n{REPORT}", "The ship has left"),
    ("a.txt", f"{REPORT}\n\n{SECOND}", None),
    ("a.txt", f"By Ana Prueba\n\n{REPORT}", None),
    ("a.txt", f"{REPORT[:-1]}\nand the coast.", None),
]


@pytest.mark.parametrize(("name", "text", "title"), TITLES)
def test_a_headline_is_a_title_and_not_coded(tmp_path, name, text, title):
    article = one(written(tmp_path, name, text))
    assert article.title == title
    assert title is None or title not in body_of(article)[0]


PAGE = f"""<html><head><title>The ship has left | Example Wire</title>
<meta property="og:site_name" content="Example Wire"><meta name="author" content="Ana Prueba">
<meta property="article:published_time" content="2024-10-28T20:41:00+01:00"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>The ship has left</h1><p class="byline">By Ana Prueba</p>
<p>{REPORT}</p><blockquote>The envoy of Norway said that the ship had left the harbour of Riga</blockquote>
<p>{SECOND}</p></article><footer>All rights reserved.</footer></body></html>"""


def test_a_page_gives_its_main_text_and_metadata(tmp_path):
    article = one(written(tmp_path, "a.html", PAGE))
    assert (article.title, article.outlet, article.author) == (
        "The ship has left",
        "Example Wire",
        "Ana Prueba",
    )
    assert (str(article.published.earliest), article.published.rule) == ("2024-10-28", "metadata")
    assert [part for block in body_of(article) for part in block.split("\n\n")] == [REPORT, SECOND]
    assert article.status == "ok"


def test_a_page_nested_deeper_than_the_parser_goes_loses_nothing(tmp_path):
    deep = "<div>" * 3000 + f"<p>{REPORT}</p><p>{SECOND}</p>" + "</div>" * 3000
    article = one(written(tmp_path, "a.html", f"<html><body>{deep}</body></html>"))
    assert article.text == f"{REPORT}\n\n{SECOND}"
    assert (article.status, article.reason) == ("partial", "no main text found: all visible text is taken")


def test_a_page_that_is_deep_only_in_part_loses_nothing(tmp_path):
    page = f"<p>{SECOND}</p>" + "<div>" * 300 + f"<p>{REPORT}</p>" * 2 + "</div>" * 300
    article = one(written(tmp_path, "a.html", f"<html><body>{page}</body></html>"))
    assert REPORT in article.text
    assert SECOND in article.text


def test_visible_text_joins_what_inline_elements_divide():
    shown = VisibleText.of(
        "<p>The <b>envoy</b> left<br>Riga.</p><script>x()</script><p>It was <i>late</i>.</p>"
    )
    assert shown.text == "The envoy left Riga.\n\nIt was late."


def test_visible_text_takes_navigation_where_nothing_else_is_left():
    assert VisibleText.of("<nav><p>Home</p>").text == "Home"


def test_a_page_has_no_publication_date_from_the_events_it_tells():
    assert (
        from_html(f"<html><body><p>On 3 May 2019 it began. {REPORT}</p><p>{SECOND}</p></body></html>").date
        is None
    )


def test_json_names_its_fields_in_several_ways(tmp_path):
    record = {
        "headline": "The ship left",
        "content": REPORT,
        "datePublished": "2024-10-18T06:00Z",
        "url": "u",
    }
    record |= {"source": {"name": "Example Wire"}, "authors": ["Ana Prueba", "Bo Muster"]}
    article = one(written(tmp_path, "a.json", json.dumps(record)))
    assert (article.title, article.outlet, article.author) == (
        "The ship left",
        "Example Wire",
        "Ana Prueba, Bo Muster",
    )
    assert (article.text, article.url, str(article.published.earliest)) == (REPORT, "u", "2024-10-18")


def test_json_may_wrap_a_list(tmp_path):
    path = written(tmp_path, "a.json", json.dumps({"articles": [{"text": REPORT}, {"text": SECOND}]}))
    assert [(article.text, article.source) for article in read([path])] == [
        (REPORT, f"{path}:1"),
        (SECOND, f"{path}:2"),
    ]


def test_a_text_field_that_is_html_is_read_as_a_page(tmp_path):
    article = one(written(tmp_path, "a.json", json.dumps({"text": f"<p>{REPORT}</p><p>{SECOND}</p>"})))
    assert article.text == f"{REPORT}\n\n{SECOND}"


def test_json_lines_give_one_article_a_line(tmp_path):
    path = written(
        tmp_path, "a.jsonl", "\ufeff" + "\r\n".join(json.dumps({"text": t}) for t in (REPORT, SECOND))
    )
    assert [article.text for article in read([path])] == [REPORT, SECOND]


@pytest.mark.parametrize(
    "data",
    [REPORT, json.dumps({"text": REPORT}), f"<html><body><p>{REPORT}</p><p>{SECOND}</p></body></html>"],
)
def test_standard_input_tells_its_format_by_its_first_character(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (article,) = read(["-"])
    assert article.text.startswith(REPORT)
    assert article.source == "stdin"


def test_folders_are_walked_in_order_without_hidden_files(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt"):
        (tmp_path / name).write_text(f"{REPORT} File {name}.")
    assert [article.source for article in read([tmp_path])] == [
        str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")
    ]


ENCODINGS = [
    ("utf-8", "naïve – “café”"),
    ("utf-8-sig", "naïve – “café”"),
    ("utf-16", "naïve – “café”"),
    ("utf-32", "naïve – “café”"),
    ("cp1252", "naïve – “café”"),
]


@pytest.mark.parametrize(("encoding", "words"), ENCODINGS)
def test_text_is_decoded_by_its_mark_or_by_what_fits(tmp_path, encoding, words):
    article = one(written(tmp_path, "a.txt", f"{REPORT} It was {words}.", encoding))
    assert article.text.endswith(f"It was {words}.")


def test_a_page_is_decoded_as_it_declares(tmp_path):
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{REPORT} Łódź.</p><p>{SECOND}</p></body></html>'
    assert "Łódź" in one(written(tmp_path, "a.html", page, "iso-8859-2")).text
