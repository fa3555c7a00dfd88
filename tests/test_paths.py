"""Reading paths: every order is one that notes state, however they are linked."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.export.tree import page_url
from garden.indexes import paths as paths_page
from garden.pages.onpaths import path_data
from garden.pages.view import View
from garden.practice.invitations import invitations
from garden.practice.paths import find_paths


def garden_of(edges, names=()):
    """Make a garden in which each pair says that the first builds on the second."""
    before = {name: [] for name in (*names, *(n for pair in edges for n in pair))}
    for name, other in edges:
        before[name].append(other)
    return garden_from(
        "".join(
            f"-- {name}.md --\n---\npractice: {{builds_on: [{', '.join(others)}]}}\n---\n"
            for name, others in before.items()
        )
    )


def rows(garden):
    """Each trail as the names of its steps, what it goes on from in brackets."""
    paths = find_paths(garden)

    def name(at):
        return "+".join(path.removesuffix(".md") for path in paths.steps[at].notes)

    return [
        " ".join([*([f"({name(t.start)})"] if t.start is not None else []), *map(name, t.steps)])
        for t in paths.trails
    ]


def test_what_is_built_on_comes_first():
    assert rows(garden_of([("c", "b"), ("b", "a")])) == ["a b c"]


def test_the_longest_way_is_the_trail_and_others_branch_off_it():
    garden = garden_of([("b", "a"), ("c", "b"), ("d", "c"), ("x", "b"), ("y", "x"), ("d", "a")])
    assert rows(garden) == ["a b c d", "(b) x y"]


def test_a_circle_is_one_step_in_the_middle_of_its_way():
    garden = garden_of([("b", "a"), ("c", "b"), ("b", "c"), ("d", "c")])
    assert rows(garden) == ["a b+c d"]
    assert [step.notes for step in find_paths(garden).circles] == [("b.md", "c.md")]


def test_a_note_that_names_itself_is_no_circle():
    assert list(find_paths(garden_of([("a", "a"), ("b", "a")])).circles) == []


def test_either_end_may_state_the_order():
    garden = garden_from(
        "-- a.md --\n---\npractice: {built_on_by: b}\n---\n-- b.md --\n-- c.md --\n"
    )
    assert rows(garden) == ["a b"]


def test_notes_that_build_on_nothing_and_are_not_built_on_are_on_no_path():
    assert find_paths(garden_of([("b", "a")], ["c"])).step_of.keys() == {"a.md", "b.md"}


def test_a_chain_may_be_as_long_as_the_garden():
    names = [f"n{number:04}" for number in range(3000)]
    garden = garden_of(list(zip(names[1:], names, strict=False)))
    (trail,) = find_paths(garden).trails
    assert len(trail) == 3000


def test_a_note_shows_what_comes_before_and_after_it():
    garden = garden_of([("b", "a"), ("c", "b"), ("d", "c"), ("x", "b"), ("y", "x")])
    data = path_data(View(garden, page_url), "b.md")
    assert (data["number"], data["of"]) == (2, 4)
    assert [note["title"] for note in data["before"]] == ["a"]
    assert [note["title"] for note in data["after"]] == ["c", "x"]


def test_the_last_note_of_a_path_has_nothing_after_it():
    view = View(garden_of([("b", "a"), ("c", "b")]), page_url)
    assert path_data(view, "c.md")["after"] == []
    assert path_data(view, "a.md")["before"] == []


def test_two_notes_are_no_path_yet():
    assert path_data(View(garden_of([("b", "a")]), page_url), "b.md") == {}


NAMES = st.sampled_from("abcdefgh")
EDGES = st.lists(st.tuples(NAMES, NAMES), max_size=20)


@given(EDGES)
def test_nothing_stands_before_what_it_builds_on(edges):
    paths = find_paths(garden_of(edges))
    for at, step in enumerate(paths.steps):
        assert all(earlier < at for earlier in step.after)
        assert step.level == max((paths.steps[e].level + 1 for e in step.after), default=0)


@given(EDGES)
def test_notes_share_a_step_exactly_if_each_leads_to_the_other(edges):
    garden = garden_of(edges)
    paths = find_paths(garden)
    reached = {name: {b for a, b in edges if a == name} for name in "abcdefgh"}
    for via in "abcdefgh":
        for near in "abcdefgh":
            if via in reached[near]:
                reached[near] |= reached[via]
    for one, one_step in paths.step_of.items():
        for other, other_step in paths.step_of.items():
            a, b = one[0], other[0]
            together = a == b or (b in reached[a] and a in reached[b])
            assert (one_step == other_step) == together


@given(EDGES)
def test_every_step_is_on_one_trail_and_follows_what_it_builds_on(edges):
    paths = find_paths(garden_of(edges))
    walked = [at for trail in paths.trails for at in trail.steps]
    assert sorted(walked) == list(range(len(paths.steps)))
    for trail in paths.trails:
        row = trail.steps if trail.start is None else (trail.start, *trail.steps)
        for earlier, later in pairwise(row):
            assert earlier in paths.steps[later].after


def test_a_large_domain_lists_its_longest_paths_and_says_how_many_more_there_are():
    edges = [("m", "a")]
    for number in range(20):
        edges += [(f"x{number:02}", "m"), (f"y{number:02}", f"x{number:02}")]
    (page,) = paths_page.build(View(garden_of(edges), page_url))
    (domain,) = page.data["index"]["domains"]
    shown = [trail["goal"]["title"] for trail in (*domain["paths"], *domain["folded"])]
    assert shown == [f"y{number:02}" for number in range(12)]
    assert domain["more"] == 8


def test_two_notes_that_build_on_each_other_are_a_first_step():
    """A garden whose only path is a circle has one step, and a page of ways all the same."""
    first, *_ = invitations(View(garden_of([("a", "b"), ("b", "a")]), page_url), "read")
    assert first["title"] == "a"
    assert first["text"] == "This and “b” build on each other; begin with either."
