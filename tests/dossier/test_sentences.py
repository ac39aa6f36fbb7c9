import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier import sentence_around


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It rained. He denied it. They left.", "denied", "He denied it."),
        ('It rained. "He denied it." They left.', "denied", '"He denied it."'),
        (
            "One stayed. U.S. Gen. Ada Prueba denied it. They left.",
            "denied",
            "U.S. Gen. Ada Prueba denied it.",
        ),
        (
            "It began on Oct. 12 and he denied it. They left.",
            "denied",
            "It began on Oct. 12 and he denied it.",
        ),
        ("A headline\n\nHe denied it\n\nMore", "denied", "He denied it"),
        ("He denied\n\nthat they left. More came.", "denied", "He denied that they left."),
        ("He denied\nit. They left.", "denied", "He denied it."),
        (
            "front: " + "matter " * 30 + "\n\nIn May\nPortugal denied\nit. They left.",
            "denied",
            "In May Portugal denied it.",
        ),
        ("A headline\nHe denied it\n" + "They left and came again. " * 9, "denied", "He denied it"),
        ("Did he? He denied it! They left.", "denied", "He denied it!"),
        ("It cost 3.5 million, he denied. They left.", "denied", "It cost 3.5 million, he denied."),
        ("He denied it. They left.", "it. They", "He denied it. They left."),
    ],
)
def test_the_sentence_around_words(text, words, expected):
    start = text.index(words)
    assert sentence_around(text, start, start + len(words)) == expected


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_the_sentence_holds_the_words_it_was_asked_for(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert " ".join(text[start:end].split()) in sentence_around(text, start, end)
