"""The dossier page in a real browser: as a reader meets it, with and without scripts."""

import pytest

from tests.publishing.chromium import Chromium

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium(browser):
    with Chromium(browser) as running:
        yield running


@pytest.fixture(scope="module")
def url(page, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "case.html"
    path.write_text(page)
    return path.as_uri()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_loads_alone_and_without_complaint(chromium, url, width, scripts):
    chromium.open(url, width=width, scripts=scripts)
    assert chromium.requests == [url]
    assert chromium.complaints == []


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_no_part_is_wider_than_the_window(chromium, url, width, dark):
    chromium.open(url, width=width, dark=dark)
    assert chromium.run("document.documentElement.scrollWidth") <= width


def test_the_style_is_applied_in_spite_of_the_policy(chromium, url):
    chromium.open(url)
    assert "Charter" in chromium.run("getComputedStyle(document.body).fontFamily")


def test_dark_mode_turns_the_paper_dark(chromium, url):
    chromium.open(url, dark=True)
    assert chromium.run("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"


def test_a_click_on_a_position_mark_lands_on_its_words(chromium, url):
    chromium.open(url)
    target = chromium.run("document.querySelector('.lane .does_not_deny a').getAttribute('href')")
    chromium.click(".lane .does_not_deny a use")
    chromium.settle()
    assert chromium.run("location.hash") == target
    assert chromium.run(f"document.querySelector('{target}').textContent") == "did not deny"
    top = chromium.run(f"document.querySelector('{target}').getBoundingClientRect().top")
    assert 0 < top < chromium.run("innerHeight")


def test_all_words_of_the_statement_light_up(chromium, url):
    chromium.open(url)
    chromium.click(".lane .does_not_deny a use")
    chromium.settle()
    lit = chromium.run("[...document.querySelectorAll('.lit')].map((one) => one.textContent).join('|')")
    assert "Tessaly's president" in lit
    assert "that his navy had mined the waterway" in lit


def test_without_scripts_the_mark_still_leads_to_its_words(chromium, url):
    chromium.open(url, scripts=False)
    chromium.click(".lane .does_not_deny a use")
    chromium.settle()
    assert chromium.run("document.querySelector(':target').textContent") == "did not deny"
    assert chromium.run("document.querySelector(':target').getBoundingClientRect().top") > 0


def test_focus_on_a_cue_shows_a_card_with_speaker_stance_and_why(chromium, url):
    chromium.open(url)
    chromium.run("document.querySelector('#A-00000002 a.q').focus()")
    card = chromium.run("document.querySelector('.card').innerText")
    assert "League of Straits" in card
    assert "confirms" in card
    assert "score 0.99" in card


def test_escape_takes_the_card_away(chromium, url):
    chromium.open(url)
    chromium.run("document.querySelector('#A-00000002 a.q').focus()")
    chromium.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    assert chromium.run("document.querySelector('.card')") is None


def test_a_link_from_a_record_opens_the_fold_it_stands_in(chromium, url):
    chromium.open(url)
    chromium.run("document.querySelector('#A-00000002 a.q').click()")
    chromium.settle()
    assert chromium.run("document.querySelector('#A-00000002 .records').open") is True


def rows(table):
    return f"[...document.querySelectorAll('#table-{table} tbody tr')].filter((row) => !row.hidden)"


def test_the_filter_of_a_table_leaves_the_rows_with_the_words(chromium, url):
    chromium.open(url)
    chromium.run(
        "(() => { const box = document.querySelector('#table-statements input');"
        "box.value = 'merovia deny'; box.dispatchEvent(new Event('input')); })()"
    )
    assert chromium.run(f"{rows('statements')}.length") == 0
    chromium.run(
        "(() => { const box = document.querySelector('#table-statements input');"
        "box.value = 'foreign doubt'; box.dispatchEvent(new Event('input'));"
        "box.value = 'did not deny'; box.dispatchEvent(new Event('input')); })()"
    )
    assert chromium.run(f"{rows('statements')}.length") == 1
    assert "1 of 12 rows" in chromium.run("document.querySelector('#table-statements .count').textContent")


def test_a_heading_sorts_its_table_up_and_down(chromium, url):
    chromium.open(url)
    cues = f"{rows('statements')}.map((row) => row.cells[4].textContent)"
    click = "document.querySelectorAll('#table-statements th button')[4].click()"
    chromium.run(click)
    up = chromium.run(cues)
    chromium.run(click)
    assert up == sorted(up, key=str.lower)
    assert chromium.run(cues) == up[::-1]


def test_dates_sort_by_day_and_not_by_their_words(chromium, url):
    chromium.open(url)
    chromium.run("document.querySelectorAll('#table-articles th button')[0].click()")
    days = chromium.run(f"{rows('articles')}.map((row) => row.cells[0].dataset.k)")
    assert days == ["2031-03-03", "2031-03-05", "2031-03-09"]


def test_marks_can_be_hidden_without_scripts(chromium, url):
    chromium.open(url, scripts=False)
    chromium.click("#hide-statements")
    assert chromium.run("getComputedStyle(document.querySelector('#A-00000002 .q')).fontWeight") == "400"


def test_every_control_can_be_reached_and_seen_by_keyboard(chromium, url):
    chromium.open(url)
    chromium.run("document.querySelector('.skip').focus()")
    assert chromium.run("document.querySelector('.skip').getBoundingClientRect().left") >= 0
    unnamed = (
        "[...document.querySelectorAll('a[href], button, input, summary')].filter((one) => "
        "!(one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length)).length"
    )
    assert chromium.run(unnamed) == 0


def test_the_page_prints(chromium, url, tmp_path):
    chromium.open(url, print_=True)
    chromium.pdf(tmp_path / "case.pdf")
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")
    assert chromium.run("getComputedStyle(document.querySelector('.contents')).display") == "none"
