"""How many had a hand in notes: M1, M2 and M10, against what one can work out by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garden.history import Voice
from garden.measures.absence import absence_curve, absence_factor
from garden.measures.voices import Spread, spread
from garden.model import NotePath


def hands(*notes):
    """Return notes with the people whose letters stand for them."""
    return {NotePath(f"{n}.md"): frozenset(map(Voice, letters)) for n, letters in enumerate(notes)}


HANDS = st.lists(st.sets(st.sampled_from("abcdefghij"), max_size=4), min_size=1, max_size=8).map(
    lambda notes: hands(*map(sorted, notes))
)
RENAMED = dict(zip("abcdefghij", "jihgfedcba", strict=True))


def renamed(given_hands):
    """Return the same with everybody called something else."""
    return {
        path: frozenset(Voice(RENAMED[voice]) for voice in voices)
        for path, voices in given_hands.items()
    }


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ((), Spread(0, 0, 0)),
        (("", "", ""), Spread(3, 0, 0)),
        (("a", "a", "b"), Spread(0, 3, 0)),
        (("", "a", "ab", "abc"), Spread(1, 1, 2)),
    ],
)
def test_notes_are_told_apart_by_none_one_and_several_voices(notes, expected):
    assert spread(hands(*notes)) == expected


def test_single_voice_is_none_and_one_together():
    found = spread(hands("", "a", "ab", "abc"))
    assert (found.single, found.notes) == (2, 4)


@pytest.mark.parametrize(
    ("notes", "factor"),
    [
        ((), None),
        (("abcd",), None),  # four people
        (("abcde",), 3),  # each 1 of 5: two have 2, three have 3 of 5
        (("abcdef",), 3),  # just half is enough
        (("abcde", "a", "a", "a", "a", "a", "a"), 1),  # a has 7 of 11
        (("ab", "ab", "ab", "cde"), 2),  # 3 + 3 of 9; 3 alone is less than half
    ],
)
def test_the_absence_factor_is_of_people_and_notes(notes, factor):
    assert absence_factor(hands(*notes)) == factor


@pytest.mark.parametrize(("people", "is_shown"), [("abcd", False), ("abcde", True)])
def test_the_absence_factor_is_hidden_below_five(people, is_shown):
    assert (absence_factor(hands(*people)) is not None) == is_shown


@pytest.mark.parametrize(("people", "is_shown"), [("abcdefg", False), ("abcdefgh", True)])
def test_the_absence_curve_is_hidden_below_eight(people, is_shown):
    assert (absence_curve(hands(*people)) is not None) == is_shown


def test_the_curve_by_hand_where_one_person_had_a_hand_in_most():
    """Of 17 hands a has 9, so M2 is 1; alone a stands behind 8 of 10 notes, one has nobody."""
    assert absence_curve(hands("abcdefghi", *["a"] * 8, "")) == (Fraction(1, 10), Fraction(9, 10))


def test_the_curve_by_hand_where_all_are_alike():
    """Eight people with a note each: M2 is 4, and every absence takes one note."""
    eighths = [Fraction(k, 8) for k in range(5)]
    assert absence_curve(hands(*"abcdefgh")) == tuple(eighths)


def test_where_several_are_alike_it_is_the_mean_over_all_of_them():
    """Ten hands in nine notes; a and b have two each, and one note together.

    Without one of the two most engaged, always one note of nine has nobody left: a or b, each
    alone in one note. Without both, three have nobody.
    """
    found = absence_curve(hands("ab", "a", "b", *"cdefgh"))
    assert found == (0, Fraction(1, 9), Fraction(3, 9), Fraction(4, 9))


def test_the_mean_weighs_what_each_absence_would_take():
    """a, b and c have two each, and only a stands alone anywhere: one of three absences shows."""
    found = absence_curve(hands("a", "ab", "bc", "cd", *"efgh"))
    assert found[1] == Fraction(1, 3) / 8


@given(HANDS)
def test_shares_lie_between_none_and_all_and_never_fall(found):
    curve = absence_curve(found)
    if curve is not None:
        assert all(0 <= share <= 1 for share in curve)
        assert list(curve) == sorted(curve)
        assert len(curve) == absence_factor(found) + 1
        assert curve[0] == Fraction(spread(found).none, len(found))


@given(HANDS)
def test_names_and_order_change_nothing(found):
    for same in (renamed(found), dict(reversed(found.items()))):
        assert spread(same) == spread(found)
        assert absence_factor(same) == absence_factor(found)
        assert absence_curve(same) == absence_curve(found)


@given(HANDS)
def test_the_factor_is_at_most_half_of_the_people(found):
    people = {voice for voices in found.values() for voice in voices}
    factor = absence_factor(found)
    assert factor is None or 1 <= factor <= (len(people) + 1) // 2


@given(HANDS, st.sampled_from("abcdefghij"))
def test_one_more_hand_never_makes_a_note_lonelier(found, voice):
    path = next(iter(found))
    more = {**found, path: found[path] | {Voice(voice)}}
    assert spread(more).single <= spread(found).single
