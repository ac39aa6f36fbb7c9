"""Swim lanes: where the marks of positions stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.publishing.lanes import MOST_TICKS, STEP, TYPICAL_WIDTH, Axis, axis_over, lanes
from sayso.records import DateRange, Position

FIRST, LAST = date(2031, 3, 1), date(2031, 3, 31)
AXIS = Axis(FIRST, LAST)


def position(actor="XTS", stance="denies", day=10, number=0, earliest=None):
    when = DateRange(earliest, date(2031, 3, day), None, None)
    return Position(
        id=f"L-{actor}-{stance}-{day}-{number}",
        claim="C-1",
        actor=actor,
        organ=actor,
        stance=stance,
        basis="explicit",
        hand="first",
        said_on=when,
        statement="S-1",
        article="A-1",
    )


def test_the_axis_runs_from_left_to_right():
    assert AXIS.x(FIRST) < AXIS.x(date(2031, 3, 15)) < AXIS.x(LAST)
    assert AXIS.x(FIRST) == 3
    assert AXIS.x(LAST) == 97


def test_a_day_outside_the_axis_stands_at_its_edge():
    assert AXIS.x(date(1999, 1, 1)) == AXIS.x(FIRST)
    assert AXIS.x(date(2040, 1, 1)) == AXIS.x(LAST)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 20000))
def test_ticks_are_few_and_in_order(first, length):
    axis = Axis(first, date.fromordinal(first.toordinal() + length))
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= MOST_TICKS + 1
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)


def test_a_recollection_does_not_stretch_the_axis():
    old = position(day=1)
    recollection = Position(
        **{name: getattr(old, name) for name in old.__struct_fields__ if name != "said_on"},
        said_on=DateRange(date(1961, 7, 11), date(1961, 7, 11)),
    )
    assert axis_over([FIRST, LAST], [recollection]) == AXIS


def test_an_axis_without_any_day_can_be_drawn():
    assert axis_over([], []).ticks()


def test_each_actor_has_a_lane_from_those_who_affirm_to_those_who_deny():
    found = lanes([position("XTS"), position("XMV", "no_information"), position("XOS", "asserts")], AXIS)
    assert [lane.actor for lane in found] == ["XOS", "XMV", "XTS"]


def test_the_latest_stance_decides_where_a_lane_stands():
    changed = [
        position("XTS", "denies", 2),
        position("XTS", "does_not_deny", 9),
        position("XMV", "doubts", 3),
    ]
    assert [lane.actor for lane in lanes(changed, AXIS)] == ["XTS", "XMV"]


def test_runs_of_one_stance_are_folded_with_since_when_and_how_often():
    lane = lanes([position(day=2), position(day=9), position("XTS", "does_not_deny", 12)], AXIS)[0]
    assert [(step.stance, step.days, step.times) for step in lane.steps] == [
        ("denies", "2–9 Mar", 2),
        ("does_not_deny", "12 Mar", 1),
    ]


@given(st.lists(st.integers(1, 31), min_size=1, max_size=25))
def test_no_mark_covers_another(days):
    lane = lanes([position(day=day, number=number) for number, day in enumerate(days)], AXIS)[0]
    places = [(mark.x * TYPICAL_WIDTH / 100 + mark.dx, mark.y) for mark in lane.marks]
    for at, (x, y) in enumerate(places):
        assert all(y != other_y or abs(x - other_x) > STEP - 0.001 for other_x, other_y in places[:at])
    assert all(y < lane.height for _, y in places)


@pytest.mark.parametrize(
    ("earliest", "tail"), [(None, False), (date(2031, 3, 10), False), (date(2031, 3, 3), True)]
)
def test_a_range_of_days_is_drawn_as_a_tail(earliest, tail):
    mark = lanes([position(earliest=earliest)], AXIS)[0].marks[0]
    assert (mark.tail is not None) is tail
