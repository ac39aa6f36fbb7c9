"""The dossier page: whole, self-contained, harmless, and linked to its words."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.collating import collate
from sayso.dossier import Dossier
from sayso.publishing import Index, render_report
from sayso.publishing.annotated import annotate
from sayso.publishing.index import records_of
from sayso.records import Article, Coder, Coding, DateRange, Range, Reference, Span, Statement, Why
from tests.publishing.casebook import codings
from tests.publishing.reading import Page


@pytest.fixture(scope="module")
def read(page):
    return Page(page)


def test_no_id_stands_twice(read):
    assert sorted(read.ids) == sorted(set(read.ids))


def test_every_link_within_the_page_leads_somewhere(read):
    targets = {link.removeprefix("#") for link in read.links if link.startswith("#")}
    assert targets <= set(read.ids)


def test_every_record_has_an_anchor(read, index):
    assert set(index.records) <= set(read.ids)


def test_every_record_of_an_article_has_a_line_with_what_made_it(read, index):
    lines = {one for one in read.ids if one.endswith("-record")}
    records = {record.id for coding in index.codings for record in records_of(coding)}
    articles = {coding.article.id for coding in index.codings}
    assert {line.removesuffix("-record") for line in lines} == records - articles


def test_the_text_of_every_article_is_there_whole(read, index):
    assert read.texts == {coding.article.id: coding.article.text for coding in index.codings}


def test_the_page_loads_nothing(read, page):
    assert read.loads == []
    assert read.handlers == []
    assert not re.search(r"@import|url\(", page)


def test_the_policy_allows_only_the_pages_own_style_and_script(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_every_stance_is_told_by_shape_and_word_and_not_by_colour_alone(page):
    for stance in ("asserts", "confirms", "does_not_deny", "no_information", "declines", "doubts", "denies"):
        shape = re.search(rf'<g id="g-{stance}">(.*?)</g>', page)[1]
        assert page.count(shape) == 1
    assert ">has no information</span>" in page


def test_a_mark_on_a_lane_links_to_the_words_of_its_statement(page, index, mined):
    for position in index.positions_of[mined.id]:
        assert f'<a href="#{position.statement}" data-p="{position.id}"' in page


def test_the_parts_stand_in_the_contents(page, read):
    bar = re.search(r'<nav class="contents".*?</nav>', page, re.DOTALL)[0]
    parts = re.findall(r'<section class="part" id="(\w+)"', page)
    assert re.findall(r'href="#(\w+)"', bar) == parts
    assert parts == [
        "ledger", "brief", "stakes", "relations", "timeline", "questions", "failures", "tables", "articles"
    ]  # fmt: skip


def test_without_a_brief_there_is_no_such_part(dossier, collation):
    assert 'id="brief"' not in render_report(dossier, collation)


def test_a_correction_and_what_it_corrects_name_each_other(page):
    assert '<b>Corrects</b> <a href="#A-00000001">' in page
    assert '<b>Corrected by</b> <a href="#A-00000003">' in page


def test_front_matter_is_folded_away_and_not_marked(page):
    front = re.search(r'<p class="t front">(.*?)</p>', page, re.DOTALL)[1]
    assert front.startswith("---\ntitle: Ostrana says")
    assert "<" not in front


def test_a_failed_document_is_shown_with_its_reason(page):
    assert "SAYSO-E012: not text" in page


def test_the_same_dossier_gives_the_same_page(dossier, collation, brief_on_tessaly, page):
    again = render_report(dossier, collation, title="Mines in the Strait of Kell", brief=brief_on_tessaly)
    assert again == page


HOSTILE = '</title></script><script>alert(1)</script><img src=x onerror="alert(2)">&amp;\x1b[2J'


def hostile():
    span = Span(HOSTILE, 0, len(HOSTILE))
    speaker = Reference(None, HOSTILE, 0, len(HOSTILE))
    article = Article(
        id="A-1",
        text=HOSTILE,
        body=(Range(0, len(HOSTILE)),),
        title=HOSTILE,
        outlet=HOSTILE,
        author=HOSTILE,
        url="javascript:alert(3)",
        published=DateRange(date(2031, 1, 1), date(2031, 1, 1), HOSTILE, HOSTILE),
        source=HOSTILE,
        reason=HOSTILE,
        status="partial",
    )
    statement = Statement(
        "S-1",
        speaker,
        span,
        (span,),
        "direct",
        "say",
        (),
        None,
        None,
        DateRange(),
        None,
        Why("rule", HOSTILE),
    )
    coding = codings()[0].coder
    return Coding(coder=Coder(HOSTILE, HOSTILE, coding.config), article=article, statements=(statement,))


def test_hostile_text_stays_text(tmp_path):
    with Dossier.open(tmp_path / "hostile.sayso", create=True) as dossier:
        dossier.add(hostile())
        page = render_report(dossier, collate(dossier.codings()), title=HOSTILE)
    read = Page(page)
    assert read.tags.count("script") == 1
    assert "img" not in read.tags
    assert not any("javascript" in (link or "") for link in read.links)
    assert read.texts == {"A-1": HOSTILE}


def test_an_empty_dossier_gives_a_page(tmp_path):
    with Dossier.open(tmp_path / "empty.sayso", create=True) as dossier:
        page = render_report(dossier, collate([]), title="Nothing yet")
    assert "0 articles" in page
    assert Page(page).texts == {}


words = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1, max_size=120)


@st.composite
def overlapping(draw):
    text = draw(words)
    offset = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offset, offset).map(sorted), min_size=1, max_size=8))
    made = [Span(text[start:end], start, end) for start, end in spans]
    statements = tuple(
        Statement(
            f"S-{number}", None, span, (made[number - 1], span), "indirect", "say", (), None, None,
            DateRange(), None, Why("rule", "drawn"),
        )
        for number, span in enumerate(made)
    )  # fmt: skip
    body = tuple(Range(*sorted(draw(st.tuples(offset, offset)))) for _ in range(draw(st.integers(0, 2))))
    article = Article(id="A-1", text=text, body=body)
    return Coding(coder=Coder("0", "none", "0"), article=article, statements=statements)


@settings(deadline=None)
@given(overlapping())
def test_overlapping_marks_leave_the_text_intact(coding):
    article = annotate(coding, Index([coding], collate([coding])))
    html = "".join(f'<p class="t">{paragraph.html}</p>' for paragraph in article.paragraphs)
    read = Page(f'<article class="article" id="A-1">{html}</article>')
    assert read.texts["A-1"] == coding.article.text
    assert sorted(read.ids) == sorted(set(read.ids))
    assert {statement.id for statement in coding.statements} == {*read.ids, *article.loose} - {"A-1"}
