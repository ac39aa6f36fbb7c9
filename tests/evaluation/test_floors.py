"""Floors go up, stay, and are pinned to an input; they go down only where somebody says so."""

import pytest
from evaluation.floors import Floor, breaches, raised, read_floors, write_floors
from hypothesis import given
from hypothesis import strategies as st

FLOORS = {"plv": Floor("abc", {"F1": 0.8})}
FIGURE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("reached", "why"),
    [
        (Floor("abc", {"F1": 0.79}), "floor 0.8000"),
        (Floor("abc", {}), "missing"),
        (Floor("xyz", {"F1": 0.9}), "input"),
    ],
)
def test_a_breach_says_what_is_wrong(reached, why):
    (line,) = breaches("plv", reached, FLOORS)
    assert why in line


def test_a_task_without_floors_is_a_breach():
    assert "--raise-floors" in breaches("actors", Floor("abc", {}), FLOORS)[0]


@pytest.mark.parametrize("value", [0.8, 0.81])
def test_a_figure_at_or_over_its_floor_is_none(value):
    assert breaches("plv", Floor("abc", {"F1": value}), FLOORS) == []


def test_raising_lifts_to_what_was_reached_and_adds_new_figures():
    floor = raised("plv", Floor("abc", {"F1": 0.85, "P": 0.5}), FLOORS)
    assert floor == Floor("abc", {"F1": 0.85, "P": 0.5})


def test_raising_never_lowers():
    assert raised("plv", Floor("abc", {"F1": 0.7}), FLOORS).figures == {"F1": 0.8}


def test_lowering_has_to_be_allowed():
    assert raised("plv", Floor("abc", {"F1": 0.7}), FLOORS, allow_lower=True).figures == {"F1": 0.7}


def test_a_changed_input_has_to_be_allowed_too():
    with pytest.raises(ValueError, match="allow-lower"):
        raised("plv", Floor("xyz", {"F1": 0.9}), FLOORS)
    assert raised("plv", Floor("xyz", {"F1": 0.7}), FLOORS, allow_lower=True) == Floor("xyz", {"F1": 0.7})


@given(FIGURE, FIGURE)
def test_what_was_reached_always_passes_the_floors_it_raised(old, new):
    floors = {"t": raised("t", Floor("i", {"F1": old}), {})}
    lifted = raised("t", Floor("i", {"F1": max(old, new)}), floors)
    assert breaches("t", Floor("i", {"F1": max(old, new)}), {"t": lifted}) == []
    assert lifted.figures["F1"] >= floors["t"].figures["F1"]


def test_floors_survive_writing_and_reading(tmp_path):
    path = tmp_path / "floors.json"
    write_floors(FLOORS, path)
    assert read_floors(path) == FLOORS


def test_no_file_means_no_floors(tmp_path):
    assert read_floors(tmp_path / "none.json") == {}
