"""Articles: publication date, body, id, sketch."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadOptionError, EmptyDocumentError
from sayso.knowledge.layout import layout_words
from sayso.reading import article_from_text, read, shingle_hashes, similarity
from sayso.reading.article import make_article
from sayso.reading.body import body_ranges, is_apparatus
from sayso.reading.publication import read_date
from sayso.reading.raw import Raw

REPORT = (
    "The envoy of Norway said on Friday that the ship had left the harbour of Riga for the island of Saare."
)
SECOND = "A spokeswoman for the port would not confirm that it had been on board when the storm came up."
THIRD = "Fishermen said they had seen lights off the coast for most of the night before it cleared."


def body_of(text, title=None, names=()):
    return [text[part.start : part.end] for part in body_ranges(text, 0, title, names)]


# Publication: the first of metadata, the user's date, the dateline, the file's name.


def published(text=REPORT, source=None, given_date=None, **metadata):
    found = make_article(Raw(text, **metadata), source, given_date).published
    return (str(found.earliest), found.rule) if found else None


def test_metadata_come_before_all_else():
    found = published(
        f"OSLO, 12 May 2031 - {REPORT}", "2024-01-01_a.txt", date(2024, 2, 2), date="2024-10-18"
    )
    assert found == ("2024-10-18", "metadata")


def test_the_users_date_fills_in_for_metadata():
    found = published(f"OSLO, 12 May 2031 - {REPORT}", "2024-01-01_a.txt", date(2024, 2, 2))
    assert found == ("2024-02-02", "given by the user")


def test_a_dateline_comes_before_the_name_of_the_file():
    assert published(f"OSLO, 12 May 2031 - {REPORT}", "2024-01-01_a.txt") == ("2031-05-12", "dateline")


def test_the_name_of_the_file_gives_the_year_that_a_dateline_lacks():
    found = published(f"OSLO, Dec 30 - {REPORT}", "2024-01-01_a.txt")
    assert found == ("2023-12-30", "dateline, year of publication")


@pytest.mark.parametrize(
    "name", ["2024-10-18_ship.txt", "x/20241018.txt", "wire_2024_10_18.html", "a-2024.10.18.md"]
)
def test_the_name_of_the_file_counts_last(name):
    assert published(source=name) == ("2024-10-18", "file name")


def test_without_any_date_there_is_none():
    assert published(source="ship.txt") is None


def test_a_date_that_names_no_day_keeps_its_words():
    found = make_article(Raw(REPORT, date="2024-02-31"), None, None).published
    assert (found.earliest, found.latest, found.text, found.rule) == (None, None, "2024-02-31", "unresolved")


def test_an_impossible_date_in_front_matter_keeps_its_words():
    found = article_from_text(f"---\ndate: 2024-02-31\n---\n{REPORT}").published
    assert (found.text, found.rule) == ("2024-02-31", "unresolved")


DATES = """
2024-10-18 | 2024-10-18 | 2024-10-18
2024-10-18T20:41:00+01:00 | 2024-10-18 | 2024-10-18
20241018T204100Z | 2024-10-18 | 2024-10-18
20241018 | 2024-10-18 | 2024-10-18
18 October 2024 | 2024-10-18 | 2024-10-18
Fri, 18 Oct 2024 06:00:00 GMT | 2024-10-18 | 2024-10-18
Oct. 18, 2024 at 6 p.m. | 2024-10-18 | 2024-10-18
October 2024 | 2024-10-01 | 2024-10-31
2024-02 | 2024-02-01 | 2024-02-29
2024 | 2024-01-01 | 2024-12-31
18/10/2024 | 2024-10-18 | 2024-10-18
10/18/2024 | 2024-10-18 | 2024-10-18
18.10.2024 | 2024-10-18 | 2024-10-18
1729231200 | 2024-10-18 | 2024-10-18
1729231200000 | 2024-10-18 | 2024-10-18
10/11/2024 | None | None
2024-13-01 | None | None
yesterday | None | None
"""


@pytest.mark.parametrize(
    "row", [tuple(map(str.strip, line.split("|"))) for line in DATES.strip().splitlines()]
)
def test_metadata_dates_are_read_in_the_forms_that_are_not_ambiguous(row):
    words, first, last = row
    found = read_date(words) or (None, None)
    assert (str(found[0]), str(found[1])) == (first, last)


def test_a_date_given_in_python_comes_before_what_the_text_says():
    article = article_from_text(f"---\ndate: 2024-01-01\n---\n{REPORT}", published="2024-10-18")
    assert (article.published.earliest, article.published.rule) == (date(2024, 10, 18), "given by the user")


def test_a_date_given_in_python_must_be_one():
    with pytest.raises(BadOptionError):
        article_from_text(REPORT, published="last week")


# The body.


def test_a_pull_quote_is_left_out_wherever_it_stands():
    quote = "The envoy said that the ship had left the harbour of Riga."
    paragraph = f"{quote} It was bound for the island of Saare, he said."
    assert body_of(f"{quote}\n\n{paragraph}\n\n{SECOND}") == [f"{paragraph}\n\n{SECOND}"]
    assert body_of(f"{paragraph}\n\n{SECOND}\n\n{quote}") == [f"{paragraph}\n\n{SECOND}"]


def test_a_repeated_paragraph_is_coded_once():
    assert body_of(f"{REPORT}\n\n{SECOND}\n\n{REPORT.replace(' of Saare', ', Saare')}") == [
        f"{REPORT}\n\n{SECOND}"
    ]


def test_a_paragraph_that_differs_by_a_not_is_kept():
    denied = REPORT.replace("had left", "had not left")
    assert body_of(f"{REPORT}\n\n{denied}") == [f"{REPORT}\n\n{denied}"]


def test_the_title_is_not_coded_again():
    assert body_of(f"The ship left\n\n{REPORT}", "The ship left") == [REPORT]


def test_the_authors_name_alone_is_not_coded():
    assert body_of(f"example desk\n\nBy example desk\n\n{REPORT}", None, ["example desk"]) == [REPORT]


APPARATUS = [
    "By Ana Prueba",
    "BY ANA PRUEBA and Bo Muster in Riga",
    "**By Ana Prueba, Foreign Editor**",
    "Photo: Ana Prueba speaks in Riga",
    "The bridge at Salto in March. Photo by Ana Prueba",
    "A ship off Riga on Friday. REUTERS/Ana Prueba",
    "![A ship](ship.jpg)",
    "Advertisement",
    "ANALYSIS",
]
REPORTING = [
    "By Friday, 3,000 soldiers had left.",
    "By night the ships sailed.",
    "The photo shows a ship.",
    "The ministry published a photo by an unnamed officer, and said that it showed the ship on Friday.",
    "More than 100 people left: most of them by sea.",
]


@pytest.mark.parametrize("block", APPARATUS)
def test_captions_credits_and_bylines_are_no_report(block):
    assert is_apparatus(block)


@pytest.mark.parametrize("block", REPORTING)
def test_a_sentence_that_begins_alike_is_report(block):
    assert not is_apparatus(block)


def examples():
    import tomllib
    from importlib.resources import files

    raw = tomllib.loads(files("sayso.knowledge").joinpath("layout.toml").read_text(encoding="utf-8"))
    return [entry["example"] for name in ("opening", "alone", "credit") for entry in raw[name]]


@pytest.mark.parametrize("example", examples())
def test_the_example_of_every_word_list_entry_is_no_report(example):
    assert is_apparatus(example)
    assert layout_words().opening


PARAGRAPHS = st.lists(
    st.sampled_from([REPORT, SECOND, THIRD, "By Ana Prueba", "Short.", "", "  ", "# A title", "Photo: x\ny"]),
    max_size=9,
)


@given(
    PARAGRAPHS, st.sampled_from(["\n\n", "\n \n", "\r\n\r\n"]), st.sampled_from([None, "A title", "Short."])
)
def test_body_ranges_slice_the_text_in_order_and_never_overlap(paragraphs, joint, title):
    text = joint.join(paragraphs)
    position = 0
    for part in body_ranges(text, 0, title):
        assert position <= part.start < part.end <= len(text)
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        position = part.end


@given(st.text(max_size=200))
def test_any_text_is_an_article_or_an_error_that_says_why(text):
    try:
        article = article_from_text(text, force=True)
    except EmptyDocumentError:
        return
    assert article.body
    article.text.encode("utf-8")


def test_many_repeated_blocks_are_read_in_reasonable_time():
    text = "\n\n".join(f"{REPORT} {number % 50}" for number in range(20_000))
    assert len(body_ranges(text, 0, None)) >= 1


# The id.


def test_the_id_does_not_depend_on_path_or_date(tmp_path):
    for name in ("2024-10-18.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT)
    first, second = read([tmp_path])
    assert first.id == second.id
    assert first.published != second.published


@pytest.mark.parametrize(
    "other", [{"outlet": "Example Wire"}, {"url": "u"}, {"title": "t"}, {"text": SECOND}]
)
def test_the_id_depends_on_text_outlet_address_and_title(other):
    assert article_from_text(**{"text": REPORT, **other}).id != article_from_text(REPORT).id


# The sketch.

LONG = " ".join(f"{REPORT} {SECOND} {THIRD} Report number {number} of the day." for number in range(8))


def test_the_same_words_have_the_same_sketch():
    assert similarity(shingle_hashes(LONG), shingle_hashes(LONG.upper().replace(".", " !"))) == 1.0


def test_a_near_copy_is_known_again():
    words = LONG.split()
    words[20:23] = ["an", "editor's", "change"]
    assert similarity(shingle_hashes(LONG), shingle_hashes(" ".join(words))) > 0.75


def test_another_text_is_not():
    assert similarity(shingle_hashes(REPORT * 3), shingle_hashes(SECOND * 3)) < 0.2


def test_a_sketch_is_the_same_on_every_machine():
    assert (
        shingle_hashes("The ship left the harbour of Riga.")[:3]
        == shingle_hashes("the ship left the harbour of riga")[:3]
    )
    assert len(shingle_hashes(LONG)) == 64
    assert shingle_hashes(" ") == ()
    assert similarity((), ()) == 0.0


def test_an_article_carries_the_sketch_of_what_is_coded():
    plain = article_from_text(REPORT + " " + SECOND)
    framed = article_from_text(f"---\ntitle: The ship\n---\nBy Ana Prueba\n\n{REPORT} {SECOND}")
    assert plain.sketch == framed.sketch != ()
