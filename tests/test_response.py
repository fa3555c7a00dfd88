"""First human response (M5): the estimate of Kaplan and Meier, and who is counted."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garden.engagement import Pull, PullName, Turn
from garden.history import Voice
from garden.measures.response import (
    Wait,
    first_proposals,
    first_response,
    median_wait,
    newcomers_and_others,
    survival,
)
from garden.reviews.ladder import Level

TODAY = datetime(2026, 11, 1, tzinfo=UTC)
WAITS = st.lists(
    st.builds(Wait, st.integers(0, 20).map(lambda d: timedelta(days=d)), st.booleans()),
    max_size=15,
)


def day(count):
    return timedelta(days=count)


def waits(text):
    """`3 5+ 8`: answered after three and after eight days, one still open after five."""
    return [Wait(day(int(w.rstrip("+"))), not w.endswith("+")) for w in text.split()]


def steps(text):
    return [(time.days, str(share)) for time, share in survival(waits(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("3+ 5+", []),
        ("1 2 3 4", [(1, "3/4"), (2, "1/2"), (3, "1/4"), (4, "0")]),
        ("2 2 2 5", [(2, "1/4"), (5, "0")]),
        # After the open one at 2, two are left at 3, and one at 4.
        ("1 2+ 3 4", [(1, "3/4"), (3, "3/8"), (4, "0")]),
        # Answered and open at the same time: the answer comes first, out of three.
        ("2 2+ 3", [(2, "2/3"), (3, "0")]),
        # The example of many a textbook: remission after 6-MP (Freireich 1963).
        (
            "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+",
            [
                (6, "6/7"),
                (7, "96/119"),
                (10, "64/85"),
                (13, "704/1020"),
                (16, "32/51"),
                (22, "64/119"),
                (23, "160/357"),
            ],
        ),
    ],
)
def test_the_estimate_by_hand(text, expected):
    assert steps(text) == [(time, str(Fraction(share))) for time, share in expected]


def test_it_is_what_a_textbook_prints():
    """Kleinbaum and Klein, Survival Analysis, table 2.2: the group with 6-MP."""
    text = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
    printed = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert [round(float(share), 3) for _, share in survival(waits(text))] == printed
    assert median_wait(waits(text)) == day(23)


@pytest.mark.parametrize(
    ("text", "median"),
    [("", None), ("1+", None), ("3", 3), ("1 2 3 4", 2), ("1 9+ 9+", None), ("1 2+ 3 4", 3)],
)
def test_the_median_is_when_half_are_answered_if_they_ever_are(text, median):
    assert median_wait(waits(text)) == (None if median is None else day(median))


@given(WAITS)
def test_shares_fall_from_one_to_nothing_at_least(found):
    shares = [1, *(share for _, share in survival(found))]
    assert all(0 <= share <= 1 for share in shares)
    assert shares == sorted(shares, reverse=True)


@given(WAITS, st.randoms())
def test_order_changes_nothing(found, dice):
    shuffled = list(found)
    dice.shuffle(shuffled)
    assert survival(shuffled) == survival(found)


@given(st.lists(st.integers(0, 20).map(lambda d: Wait(day(d), is_answered=True)), min_size=1))
def test_without_open_ones_it_is_the_plain_share(found):
    for time, share in survival(found):
        assert share == Fraction(sum(wait.time > time for wait in found), len(found))


@given(WAITS)
def test_an_open_one_more_never_hastens_the_median(found):
    before, after = median_wait(found), median_wait([*found, Wait(day(99), is_answered=False)])
    assert before is None or after is None or after >= before
    assert not (before is None and after is not None)


def pull(number, author, *, ready=100, answer=None, ended=None):
    """A proposal that was ready so many days ago, answered and ended so many days later."""
    start = TODAY - day(ready)
    turns = () if answer is None else (Turn(Voice("x"), start + day(answer), Level.SPOKEN),)
    end = None if ended is None else start + day(ended)
    return Pull(
        PullName("github", "o/r", number),
        author=Voice(author) if author else None,
        opened=start,
        ready=start,
        ended=end,
        turns=turns,
    )


def pulls(count, people=5, **how):
    return [pull(n, f"p{n % people}", **how) for n in range(count)]


@pytest.mark.parametrize(
    ("count", "people", "is_shown"),
    [(9, 5, False), (10, 4, False), (10, 5, True), (11, 6, True)],
)
def test_it_is_told_from_ten_changes_by_five_people_on(count, people, is_shown):
    assert (first_response(pulls(count, people), TODAY) is not None) == is_shown


def test_those_of_whom_nobody_may_tell_who_they_are_do_not_make_up_the_number():
    """Four people and one who is hidden or deleted are four, as far as anybody knows."""
    proposed = [*pulls(10, people=4), pull(10, "")]
    assert first_response(proposed, TODAY) is None


def test_people_who_cannot_be_told_apart_count_once():
    assert first_response([pull(n, "") for n in range(12)], TODAY) is None


def test_shares_and_median_by_hand():
    """Answered after 1, 2, 3, 8 and 20 days; merged without a word after 4; four still open."""
    known = [pull(n, f"p{n}", answer=days) for n, days in enumerate((1, 2, 3, 8, 20))]
    silent = [pull(5, "p5", ended=4)]
    still = [pull(n, f"p{n}") for n in (6, 7, 8, 9)]
    found = first_response([*known, *silent, *still], TODAY)
    assert found.within == {2: (2, 10), 7: (3, 10), 14: (4, 10)}
    # 9/10, 8/10, 7/10; six are left at 8: 7/10 * 5/6 = 7/12; at 20: 7/12 * 4/5 = 7/15.
    assert found.median == day(20)


def test_what_is_too_young_is_left_out_of_the_share_and_open_in_the_estimate():
    found = first_response([*pulls(9, answer=1), pull(9, "p9", ready=1)], TODAY)
    assert found.within == {2: (9, 9), 7: (9, 9), 14: (9, 9)}


def test_an_answer_to_a_draft_is_there_when_the_clock_starts():
    found = first_response(pulls(10, answer=-3), TODAY)
    assert found.median == day(0)


def test_what_is_said_after_the_end_is_no_first_answer():
    found = first_response(pulls(10, answer=5, ended=3), TODAY)
    assert (found.within[14], found.median) == ((0, 10), None)


@pytest.mark.parametrize(("later", "is_shown"), [(9, False), (10, True)])
def test_newcomers_are_set_beside_others_only_where_there_are_ten_of_both(later, is_shown):
    first = [pull(n, f"p{n}", ready=100, answer=1) for n in range(10)]
    more = [pull(20 + n, f"p{n % 10}", ready=90, answer=5) for n in range(later)]
    found = newcomers_and_others([*first, *more], first_proposals([*first, *more]), TODAY)
    assert (found is not None) == is_shown
    if found:
        assert [part.median for part in found] == [day(1), day(5)]


def test_ten_later_proposals_of_four_people_are_not_told_of():
    first = [pull(n, f"p{n}", answer=1) for n in range(10)]
    more = [pull(20 + n, f"p{n % 4}", ready=90, answer=5) for n in range(10)]
    assert newcomers_and_others([*first, *more], first_proposals([*first, *more]), TODAY) is None
