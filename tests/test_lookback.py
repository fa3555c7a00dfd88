"""Newcomers, second voice, reciprocity and merges: by hand, and as properties."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garden.engagement import Accepted, Engagement, Hand, Pull, PullName, Turn
from garden.history import Voice
from garden.measures.newcomers import newcomers
from garden.measures.reciprocity import reciprocity, review_pairs
from garden.measures.second_voice import second_voice
from garden.measures.stewards import busiest
from garden.model import NotePath
from garden.reviews.ladder import Level

START = datetime(2025, 1, 10, tzinfo=UTC)
LATER = datetime(2026, 11, 1, tzinfo=UTC)
NOTE = NotePath("a.md")


def day(count):
    return timedelta(days=count)


# --- M3 --------------------------------------------------------------------------------


def did(voice, after, hand=Hand.WROTE, level=Level.UNKNOWN):
    return Engagement(Voice(voice), START + day(after), hand, level, NOTE)


def spoke(voice, after):
    return did(voice, after, Hand.REVIEWED, Level.SPOKEN)


def came(*people):
    return [did(voice, n) for n, voice in enumerate(people)]


def cohorts(told, stewards=(), as_of=LATER):
    return [
        (c.year, c.half, c.arrived, c.returned, c.reviewed, c.stewards, c.is_followed)
        for c in newcomers(told, frozenset(map(Voice, stewards)), as_of)
    ]


@pytest.mark.parametrize(("people", "shown"), [("", 0), ("abcd", 0), ("abcde", 1)])
def test_newcomers_are_counted_from_five_in_a_half_year_on(people, shown):
    assert len(cohorts(came(*people))) == shown


def test_returns_reviews_and_stewards_by_hand():
    told = [
        *came(*"abcde"),
        did("a", 29),  # too soon
        did("b", 31),  # b came on day 1, so this is day 30
        did("c", 2 + 365),  # the last day
        did("d", 3 + 366),  # too late
        spoke("e", 50),  # a return, and a review
        did("a", 40, Hand.REVIEWED, Level.CLICKED),  # a click is no hand
    ]
    assert cohorts(told, "ac") == [(2025, 1, 5, 3, 1, 2, True)]


def test_a_first_hand_that_is_a_review_is_not_a_later_one():
    told = [spoke(voice, 0) for voice in "abcde"] + [spoke("a", 200)]
    assert cohorts(told) == [(2025, 1, 5, 1, 1, 0, True)]


def test_a_half_year_is_followed_when_a_year_has_gone_by_for_all():
    ends = datetime(2026, 7, 1, tzinfo=UTC)
    assert cohorts(came(*"abcde"), as_of=ends)[0][-1]
    assert not cohorts(came(*"abcde"), as_of=ends - timedelta(seconds=1))[0][-1]


def test_halves_of_a_year_begin_in_january_and_july():
    told = [did(v, 0) for v in "abcde"] + [did(v, 172) for v in "fghij"]  # 1 July
    assert [cohort[:3] for cohort in cohorts(told)] == [(2025, 1, 5), (2025, 2, 5)]


def test_nameless_hands_are_nobodys_first():
    assert cohorts([Engagement(None, START, Hand.REVIEWED, Level.SPOKEN, NOTE)] * 9) == []


TOLD = st.lists(
    st.builds(
        lambda voice, after, is_review: (spoke if is_review else did)(voice, after),
        st.sampled_from("abcdefghijkl"),
        st.integers(0, 600),
        st.booleans(),
    ),
    max_size=40,
)


@given(TOLD, st.randoms())
def test_order_and_names_change_nothing_in_the_path_of_newcomers(told, dice):
    shuffled = list(told)
    dice.shuffle(shuffled)
    other = dict(zip("abcdefghijkl", "lkjihgfedcba", strict=True))
    renamed = [
        Engagement(Voice(other[e.voice]), e.at, e.hand, e.level, e.note) for e in told if e.voice
    ]
    assert cohorts(told) == cohorts(shuffled) == cohorts(renamed)


@given(TOLD)
def test_of_those_who_came_no_more_return_review_or_steward(told):
    for cohort in cohorts(told, "abc"):
        assert cohort[2] >= 5
        assert all(0 <= part <= cohort[2] for part in cohort[3:6])


# --- M4 and M11 ------------------------------------------------------------------------


def change(level=Level.UNKNOWN, *, recorded=True, writers="a", others="", by=""):
    return Accepted(
        START,
        frozenset({NOTE}),
        frozenset(map(Voice, writers)),
        frozenset(map(Voice, others)),
        level,
        recorded,
        merged_by=Voice(by) if by else None,
        is_merged_by_other=bool(by) and by not in writers,
    )


PARTS = [change(Level.SPOKEN, writers=w, others=o) for w, o in ("ab", "cd", "ea")]


@pytest.mark.parametrize(("parts", "is_shown"), [(PARTS[:2], False), (PARTS, True)])
def test_a_second_voice_is_told_from_five_people_on(parts, is_shown):
    assert (second_voice(parts) is not None) == is_shown


def test_no_change_at_all_is_no_secret():
    found = second_voice([])
    assert (found.total, found.spoken, found.unknown, found.is_covered) == (0, 0, 0, True)


def test_levels_stand_apart_and_words_begin_at_the_third():
    found = second_voice(
        [
            *PARTS,
            change(Level.CLICKED),
            change(Level.INTEGRATED, by="b"),
            change(Level.TAKEN_UP, others="b"),
            change(Level.RESOLVED, others="b", by="c"),
            change(Level.WRITTEN, others="b"),
            change(),
        ]
    )
    assert (found.total, found.spoken, found.merged_by_other) == (9, 6, 2)
    assert [found.levels[level] for level in Level] == [1, 1, 1, 3, 1, 1, 1]


@pytest.mark.parametrize(
    ("unrecorded", "is_covered", "ends"), [(0, True, (3, 3)), (1, True, (3, 4)), (2, True, (3, 5))]
)
def test_what_is_not_recorded_is_unknown_and_not_zero(unrecorded, is_covered, ends):
    silent = [change() for _ in range(5)]
    found = second_voice([*PARTS, *silent, *[change(recorded=False)] * unrecorded])
    assert found.is_covered is is_covered
    assert (found.spoken, found.spoken + found.unknown) == ends


@pytest.mark.parametrize(("recorded", "is_covered"), [(79, False), (80, True), (81, True)])
def test_a_range_is_shown_below_four_fifths(recorded, is_covered):
    told = [*PARTS, *[change()] * (recorded - 3), *[change(recorded=False)] * (100 - recorded)]
    assert second_voice(told).is_covered is is_covered


ACCEPTED = st.lists(
    st.builds(
        change,
        st.sampled_from(Level),
        recorded=st.booleans(),
        writers=st.sampled_from(["a", "bc", "d", ""]),
        others=st.sampled_from(["", "e", "fg"]),
        by=st.sampled_from(["", "a", "h"]),
    ),
    max_size=12,
)


@given(ACCEPTED)
def test_every_change_has_one_strongest_evidence(told):
    found = second_voice(told)
    if found:
        assert sum(found.levels.values()) == found.total == len(told)
        assert 0 <= found.spoken <= found.total
        assert second_voice(told[::-1]) == found


@pytest.mark.parametrize(("holders", "is_shown"), [("abcd", False), ("abcde", True)])
def test_merges_of_roles_are_told_where_five_hold_one(holders, is_shown):
    assert (busiest([], frozenset(map(Voice, holders))) is not None) == is_shown


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("", (0, 0, 0)),
        ("aab", (2, 3, 3)),
        ("zzzb", (1, 4, 4)),  # z holds no role
        ("ab  ", (1, 2, 4)),  # of two nobody knows who merged them
        ("ababab", (3, 6, 6)),
    ],
)
def test_the_share_of_the_busiest_role_by_hand(by, expected):
    told = [change(by=who.strip()) for who in by]
    found = busiest(told, frozenset(map(Voice, "abcde")))
    assert (found.merged, found.known, found.total) == expected


# --- M7 --------------------------------------------------------------------------------


def ring(count, *, back):
    """Everybody reviews the next, and the one after; `back` of them are reviewed by the next."""
    people = [f"p{n:02}" for n in range(count)]
    forth = [(people[n], people[(n + step) % count]) for n in range(count) for step in (1, 2)]
    return [*forth, *((people[n + 1], people[n]) for n in range(back))]


def test_reciprocity_by_hand():
    """Ten people, twenty pairs, and three that go back: six of twenty-three are mutual."""
    found = reciprocity(ring(10, back=3), [f"p{n:02}" for n in range(10)] + ["quiet"])
    assert (found.pairs, found.mutual) == (23, 6)
    assert (found.authors, found.also_reviewed) == (11, 10)


@pytest.mark.parametrize(
    ("pairs", "is_shown"),
    [
        (ring(9, back=8), False),  # 26 pairs of nine people
        (ring(10, back=0)[:-1], False),  # 19 pairs of ten people
        (ring(10, back=0), True),  # 20 of ten
        ([], False),
    ],
)
def test_reciprocity_is_told_from_ten_people_and_twenty_pairs_on(pairs, is_shown):
    assert (reciprocity(pairs, ()) is not None) == is_shown


def test_authors_are_counted_from_five_on_and_nobody_reviews_themselves():
    pairs = [*ring(10, back=0), ("p00", "p00")]
    assert reciprocity(pairs, ["p00", "p01", "p02", "p03"]).authors == 0
    assert reciprocity(pairs, ["p00", "p01", "p02", "p03", "x"]).also_reviewed == 4
    assert reciprocity(pairs, ()).pairs == 20


def test_pairs_are_of_words_between_people_who_are_known():
    turns = tuple(
        Turn(Voice(who) if who else None, START, level)
        for who, level in (("b", Level.SPOKEN), ("c", Level.CLICKED), ("", Level.SPOKEN))
    )
    name = PullName("github", "o/r", 1)
    assert review_pairs([Pull(name, author=Voice("a"), turns=turns)]) == {("b", "a")}
    assert review_pairs([Pull(name, author=None, turns=turns)]) == frozenset()
    assert review_pairs([Pull(name, author=Voice("a"), turns=turns)], lambda _: False) == set()


PAIRS = st.sets(st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from("abcdefghijkl")))


@given(PAIRS)
def test_reciprocity_is_the_same_seen_from_either_side(pairs):
    found = reciprocity(pairs, ())
    turned = reciprocity([(b, a) for a, b in pairs], ())
    assert found == turned
    if found:
        assert 0 <= found.mutual <= found.pairs
        assert found.mutual % 2 == 0
        both = reciprocity({*pairs, *((b, a) for a, b in pairs)}, ())
        assert both.mutual == both.pairs
