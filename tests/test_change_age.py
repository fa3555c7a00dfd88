"""Change age (M13): quartiles by hand, and what is no age."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garden.history import Change, ChangeKind, NoteHistory
from garden.measures.change_age import affirmed, change_age
from garden.model import NotePath

LATER = datetime(2026, 11, 1, tzinfo=UTC)
NOTE = NotePath("a.md")


def day(count):
    return timedelta(days=count)


def note(*last, dates=()):
    changes = tuple(Change("c", LATER - day(ago), (), NOTE, ChangeKind.DATES) for ago in dates)
    return NoteHistory(last=LATER - day(last[0]) if last else None, changes=changes)


def quartiles(*agos):
    history = {NotePath(f"{n}.md"): note(ago) for n, ago in enumerate(agos)}
    found = change_age(history, [*history, NotePath("unknown.md")], LATER)
    assert (found.notes, found.known) == (len(agos) + 1, len(agos))
    return found.quartiles and [time.total_seconds() / 86400 for time in found.quartiles]


@pytest.mark.parametrize(
    ("agos", "expected"),
    [
        ((), None),
        ((7,), [7, 7, 7]),
        ((0, 10), [2.5, 5, 7.5]),
        ((40, 10, 30, 20, 0), [10, 20, 30]),
        ((1, 2, 3, 4), [1.75, 2.5, 3.25]),
        ((5, 5, 5), [5, 5, 5]),
    ],
)
def test_quartiles_by_hand(agos, expected):
    assert quartiles(*agos) == expected


def test_a_note_without_a_known_day_is_left_out():
    found = change_age({NOTE: note()}, [NOTE], LATER)
    assert (found.known, found.quartiles) == (0, None)


def test_a_clock_that_ran_ahead_makes_no_age_below_nothing():
    assert quartiles(-3) == [0, 0, 0]


def test_a_moved_day_is_told_apart_from_a_change():
    history = {
        NotePath("moved.md"): note(10, dates=(5,)),
        NotePath("before.md"): note(10, dates=(20,)),
        NotePath("never.md"): note(10),
        NotePath("only.md"): note(dates=(5,)),
    }
    assert affirmed(history, [*history, NotePath("unknown.md")]) == 1


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=20), st.randoms())
def test_quartiles_are_in_order_within_the_ages_and_of_no_order_of_notes(agos, dice):
    low, middle, high = quartiles(*agos)
    assert min(agos) <= low <= middle <= high <= max(agos)
    dice.shuffle(agos)
    assert quartiles(*agos) == [low, middle, high]
