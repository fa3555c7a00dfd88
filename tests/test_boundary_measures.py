"""Boundary openness (M6a) and participation (M6b), by hand and as properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.measures import (
    MEASURES,
    OPENNESS,
    PARTICIPATION,
    boundary_objects,
    links_by_home,
    openness,
    openness_of,
    participation_of,
    touching,
)

SLUGS = st.sampled_from("abcd")
TABLES = st.dictionaries(st.tuples(SLUGS, SLUGS), st.integers(1, 40), max_size=16)
COUNTS = st.dictionaries(SLUGS, st.integers(1, 50), min_size=1)


def exactly(table):
    """The formula as it is written, in fractions."""
    links = sum(table.values())
    x = Fraction(sum(n for (a, b), n in table.items() if a != b), links)
    slugs = {slug for pair in table for slug in pair}
    a = {d: Fraction(sum(n for (s, _), n in table.items() if s == d), links) for d in slugs}
    b = {d: Fraction(sum(n for (_, e), n in table.items() if e == d), links) for d in slugs}
    chance = 1 - sum(a[d] * b[d] for d in slugs)
    return x / chance if chance else None


def test_openness_by_hand():
    """Ten links: 6 within a, 2 within b, 1 each way. x = 0.2; a_a = b_a = 0.7, a_b = b_b = 0.3.

    By chance 1 - (0.49 + 0.09) = 0.42 would cross, so B = 0.2 / 0.42.
    """
    found = openness_of({("a", "a"): 6, ("b", "b"): 2, ("a", "b"): 1, ("b", "a"): 1})
    assert (found.across, found.links) == (2, 10)
    assert found.expected == pytest.approx(0.42)
    assert found.value == pytest.approx(0.2 / 0.42)


def test_links_that_are_paired_by_chance_have_openness_one():
    table = {("a", "a"): 4, ("a", "b"): 6, ("b", "a"): 6, ("b", "b"): 9}
    assert openness_of(table).value == 1


def test_no_link_and_one_domain_have_no_openness():
    assert openness_of({}).value is None
    assert openness_of({}).expected is None
    assert openness_of({("a", "a"): 3}).value is None


def test_links_that_all_go_one_way_are_as_open_as_chance():
    """All start in a and end in b: paired anew, they would cross just the same."""
    assert openness_of({("a", "b"): 5}).value == 1


@given(TABLES.filter(bool))
def test_openness_is_the_formula_and_lies_between_none_and_two(table):
    value = openness_of(table).value
    expected = exactly(table)
    if expected is None:
        assert value is None
    else:
        assert value == pytest.approx(float(expected))
        assert 0 <= value <= 2
        assert (value == 0) == all(a == b for a, b in table)


@given(TABLES, st.permutations("abcd"))
def test_openness_knows_neither_direction_nor_names_nor_order(table, names):
    renamed = dict(zip("abcd", names, strict=True))
    value = openness_of(table).value
    assert openness_of({(b, a): n for (a, b), n in table.items()}).value == value
    assert openness_of({(renamed[a], renamed[b]): n for (a, b), n in table.items()}).value == value
    assert openness_of(dict(reversed(table.items()))).value == value


@given(TABLES, st.integers(2, 9))
def test_openness_knows_no_size(table, times):
    value = openness_of({pair: n * times for pair, n in table.items()}).value
    assert value == pytest.approx(openness_of(table).value)


@given(TABLES)
def test_two_inside_links_that_swap_their_ends_open_the_boundary(table):
    """Starts and ends stay as many, so chance stays; what crosses grows."""
    inside = {**table, ("a", "a"): table.get(("a", "a"), 0) + 1}
    inside["b", "b"] = inside.get(("b", "b"), 0) + 1
    swapped = {**inside, ("a", "a"): inside["a", "a"] - 1, ("b", "b"): inside["b", "b"] - 1}
    swapped["a", "b"] = swapped.get(("a", "b"), 0) + 1
    swapped["b", "a"] = swapped.get(("b", "a"), 0) + 1
    assert openness_of(swapped).value > openness_of(inside).value


NOTES = """\
-- a1.md --
---
domain: [a, b]
---
[[b1]] [[b1]] ![[a2]] [[none]] [[nowhere]]
-- a2.md --
---
domain: a
practice: {uses: b1}
---
[[a2]] [[ada]]
-- b1.md --
---
domain: b
---
[[a1]]
-- none.md --
[[a1]]
-- ada.md --
---
type: person
domain: b
---
[[a1]]
"""


def test_links_are_distinct_from_home_to_home():
    """By hand: a1 to b1 (twice, once), a1 embeds a2, a2 uses b1, b1 to a1.

    Not: a link to itself, to nothing, with an end without a domain, and of people's pages.
    """
    garden = garden_from(NOTES)
    assert links_by_home(garden) == {("a", "a"): 1, ("a", "b"): 2, ("b", "a"): 1}
    assert openness(garden).links == 4
    assert openness(garden).across == 3
    assert touching(garden, "b") == 3


def test_openness_of_a_domain_takes_all_others_as_one():
    """Links between b and c do not cross the boundary of a."""
    text = "".join(
        f"-- {name}.md --\n---\ndomain: {name[0]}\n---\n{links}\n"
        for name, links in {"a1": "[[a2]] [[b1]]", "a2": "", "b1": "[[c1]]", "c1": "[[b1]]"}.items()
    )
    garden = garden_from(text)
    assert openness(garden).across == 3
    found = openness(garden, "a")
    assert (found.across, found.links) == (1, 4)
    # a starts 2 of 4 and ends 1 of 4: by chance 1 - (2*1 + 2*3)/16 = 1/2 would cross.
    assert found.value == pytest.approx(Fraction(1, 4) / Fraction(1, 2))


def test_participation_by_hand():
    assert participation_of({}) is None
    assert participation_of({"a": 5}) == 0
    assert participation_of({"a": 2, "b": 2}) == 0.5
    assert participation_of({"a": 3, "b": 1}) == pytest.approx(1 - (9 + 1) / 16)


@given(COUNTS)
def test_participation_lies_below_its_most_for_so_many_domains(counts):
    value = participation_of(counts)
    assert 0 <= value <= 1 - 1 / len(counts) + 1e-12
    assert (value == 0) == (len(counts) == 1)
    assert participation_of(dict(reversed(counts.items()))) == value


@given(COUNTS)
def test_one_more_domain_raises_participation(counts):
    assert participation_of({**counts, "new": 1}) > participation_of(counts)


@given(COUNTS, st.integers(1, 20))
def test_a_move_from_the_larger_to_the_smaller_raises_participation(counts, gap):
    uneven = {**counts, "few": 1, "many": 1 + 2 * gap}
    even = {**counts, "few": 1 + gap, "many": 1 + gap}
    assert participation_of(even) > participation_of(uneven)


def users(**of):
    """Notes that link to `thing`: so many of each domain."""
    return "".join(
        f"-- {slug}{n}.md --\n---\ndomain: {slug}\n---\n[[thing]]\n"
        for slug, count in of.items()
        for n in range(count)
    )


def found_in(text):
    return [
        (item.path, item.links, item.foreign, round(item.participation, 3))
        for item in boundary_objects(garden_from(text))
    ]


THING = "-- thing.md --\n---\ntype: {}\ndomain: {}\n---\nx\n"


def test_a_boundary_object_has_four_users_of_two_foreign_domains():
    """By hand: home 2, b 1, c 1 of 4, so P = 1 - (4 + 1 + 1) / 16."""
    text = THING.format("tool", "home") + users(home=2, b=1, c=1)
    assert found_in(text) == [("thing.md", 4, ("b", "c"), 0.625)]


@pytest.mark.parametrize("of", [{"home": 1, "b": 1, "c": 1}, {"home": 9, "b": 9}])
def test_three_users_or_one_foreign_domain_are_too_few(of):
    assert found_in(THING.format("tool", "home") + users(**of)) == []


def test_a_domain_that_the_note_names_is_not_foreign():
    assert found_in(THING.format("tool", "[home, b]") + users(home=2, b=2, c=2)) == []


@pytest.mark.parametrize("kind", ["person", "domain"])
def test_people_and_charters_are_no_boundary_objects(kind):
    assert found_in(THING.format(kind, "home") + users(home=2, b=2, c=2)) == []


def test_a_person_is_no_user():
    people = "".join(
        f"-- p{n}.md --\n---\ntype: person\ndomain: c\n---\n[[thing]]\n" for n in range(3)
    )
    assert found_in(THING.format("tool", "home") + users(home=2, b=2) + people) == []


def test_both_measures_have_a_card():
    assert OPENNESS in MEASURES
    assert PARTICIPATION in MEASURES
