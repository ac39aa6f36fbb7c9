"""The frame matcher, and every example of every frame file."""

import pytest

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline
from sayso.coding.frames import FrameMatcher, candidates
from sayso.coding.syntax import phrase
from sayso.knowledge.frames import Frame as FrameRecord
from sayso.knowledge.frames import expand, frame_files, load_frames

EXAMPLES = [
    pytest.param(name, frame.name, example, id=f"{name}: {example.text}")
    for name in frame_files()
    for frame in load_frames(name)
    for example in frame.examples
]
MATCHERS = {}


def matcher(name):
    if name not in MATCHERS:
        MATCHERS[name] = FrameMatcher(load_frames(name))
    return MATCHERS[name]


def parsed(sentence):
    return load_pipeline(DEFAULT_PIPELINE)(sentence)


def words(token):
    """Return the ways in which an example may name a filler: its head or its phrase."""
    first, stop = phrase(token, conjuncts=False)
    longer = phrase(token)
    return {token.text, token.doc[first:stop].text, token.doc[slice(*longer)].text}


def frame(name, cues, roles, **more):
    defaults = {"requires": {}, "excludes": {}, "attributes": {}, "examples": ()}
    expanded = tuple(cue for text in cues for cue in expand(text))
    return FrameRecord(**{**defaults, "name": name, "cues": expanded, "roles": roles, **more})


@pytest.mark.parametrize(("file", "name", "example"), EXAMPLES)
def test_every_frame_finds_its_example(file, name, example):
    found = [match for match in matcher(file).matches(parsed(example.text)) if match.frame.name == name]
    assert found, f"{name} does not match"
    expected = example.expect
    assert any(
        all(
            any(text in words(token) for token in candidates(match, role))
            for role, texts in expected.items()
            for text in texts
        )
        for match in found
    ), [{role: [t.text for t in tokens] for role, tokens in match.roles.items()} for match in found]


@pytest.mark.parametrize("name", frame_files())
def test_frame_names_are_unique_in_a_file(name):
    names = [frame.name for frame in load_frames(name)]
    assert len(names) == len(set(names))


def test_the_longest_cue_wins():
    matches = FrameMatcher(
        [
            frame("lose", ["lose"], {"who": ("subject",)}),
            frame("lose-face", ["lose face"], {"who": ("subject",)}),
        ]
    ).matches(parsed("Norway lost face."))
    assert [match.frame.name for match in matches] == ["lose-face"]


def test_a_cue_may_be_interrupted_by_adverbs_and_articles():
    doc = parsed("Norway relies very heavily on Portugal and poses a grave threat to Chile.")
    matches = FrameMatcher(
        [
            frame("rely", ["rely on"], {"a": ("subject",), "b": ("prep:on",)}),
            frame("threat", ["pose threat to"], {"a": ("subject",), "b": ("prep:to",)}),
        ]
    ).matches(doc)
    assert [(match.roles["a"][0].text, match.roles["b"][0].text) for match in matches] == [
        ("Norway", "Portugal"),
        ("Norway", "Chile"),
    ]


def test_a_required_role_that_is_empty_gives_no_match():
    rely = frame("rely", ["rely"], {"b": ("prep:on",)}, required=("b",))
    assert FrameMatcher([rely]).matches(parsed("Norway relies.")) == []


def test_lexical_constraints_choose_between_frames():
    general = frame("harm", ["harm"], {"what": ("object",)})
    image = frame("harm.image", ["harm"], {"what": ("object",)}, requires={"what": frozenset({"image"})})
    matcher = FrameMatcher([general, image])
    assert [m.frame.name for m in matcher.matches(parsed("It harmed its image."))] == ["harm.image"]
    assert [m.frame.name for m in matcher.matches(parsed("It harmed its trade."))] == ["harm"]


def test_slots_chain():
    found = FrameMatcher([frame("harm", ["harm"], {"holder": ("object.poss",)})]).matches(
        parsed("It harmed Norway's image.")
    )
    assert [token.text for token in found[0].roles["holder"]] == ["Norway"]


def test_the_span_of_a_match_covers_its_cue():
    doc = parsed("Norway is a reliable ally of Portugal.")
    match = FrameMatcher([frame("ally", ["reliable ally of"], {})]).matches(doc)[0]
    assert doc[match.start : match.stop].text == "reliable ally of"
    assert match.head.text == "ally"


def test_an_unknown_slot_is_an_error():
    with pytest.raises(ValueError, match="unknown slot"):
        FrameMatcher([frame("bad", ["attack"], {"who": ("subjekt",)})]).matches(parsed("Norway will attack."))
