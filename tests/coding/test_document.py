"""The parsed document: smoothed layout, offsets into the text as stored."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline, paragraphs, parse
from sayso.errors import MissingPipelineError
from sayso.records import Article, Range


def document(text):
    return parse(Article(id="A-1", text=text, body=(Range(0, len(text)),)), load_pipeline(DEFAULT_PIPELINE))


UNTIDY = st.text(alphabet=st.sampled_from("ab A.,\"“”*_\n\t—'’s X\u00a0\u200b(("), min_size=1, max_size=120)


@given(UNTIDY)
@settings(max_examples=60, deadline=None)
def test_every_token_is_a_slice_of_the_text_as_stored(text):
    parsed = document(text)
    for token in parsed.doc:
        span = parsed.span(token.i, token.i + 1)
        assert text[span.start : span.end] == span.text
    assert all(first <= second for first, second in zip(parsed.starts, parsed.starts[1:], strict=False))


def test_bold_marks_and_line_wraps_do_not_reach_the_parser():
    parsed = document("The envoy **said** the border\nwas calm.")
    assert [token.text for token in parsed.doc] == [
        "The",
        "envoy",
        "said",
        "the",
        "border",
        "was",
        "calm",
        ".",
    ]
    assert parsed.span(1, 4).text == "envoy **said** the"


def test_a_sentence_cut_by_a_blank_line_is_one_paragraph():
    text = "The border,\n\nwhich was closed, opened.\n\nNobody came."
    article = Article(id="A-1", text=text, body=(Range(0, len(text)),))
    assert [words for words, _ in paragraphs(article)] == [
        "The border, which was closed, opened.",
        "Nobody came.",
    ]


def test_a_dateline_is_not_read():
    parsed = document("SEOUL, Oct 18 - The envoy left.")
    assert parsed.doc[0].text == "The"


def test_a_network_called_x_ends_a_sentence():
    parsed = document("He wrote it on X. He left.")
    assert [sentence.text for sentence in parsed.doc.sents] == ["He wrote it on X.", "He left."]


def test_a_pipeline_that_is_not_installed_is_a_usage_error():
    with pytest.raises(MissingPipelineError, match="SAYSO-E007"):
        load_pipeline("en_core_web_none")
