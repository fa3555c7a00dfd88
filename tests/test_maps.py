"""Where notes and domains lie on the map: nothing upon another, the same every time, and calm."""

import math
import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import garden_from

from garden.garden import Garden
from garden.maps import map_of, shape_of
from garden.maps.labels import COLUMN, LINES, height, width, wrap
from garden.maps.layout import ABOVE, DISCS, SMALL
from garden.maps.pack import Body, pack
from garden.maps.rings import Seat, places, rings_for

DOMAINS = ("alder", "birch", "cedar with a long name that wraps", "dogwood", "")


def text_of(notes):
    """Write notes as sections; a note is its name, its domains and what it links to."""
    return "".join(
        f"-- {name}.md --\n---\ntitle: {name}\n"
        + (f"domain: [{', '.join(domains)}]\n" if domains else "")
        + "---\n"
        + " ".join(f"[[{other}]]" for other in links)
        + "\n"
        for name, domains, links in notes
    )


@st.composite
def gardens(draw):
    """Notes of a few domains that link to each other, as values that can be shuffled."""
    count = draw(st.integers(1, 40))
    names = [f"n{number:02}" for number in range(count)]
    return [
        (
            name,
            [d for d in draw(st.lists(st.sampled_from(DOMAINS), max_size=2, unique=True)) if d],
            draw(st.lists(st.sampled_from(names), max_size=4, unique=True)),
        )
        for name in names
    ]


def named(disc):
    """The room of the name above a disc, as left, top, right and bottom."""
    half, bottom = width(disc.lines) / 2, disc.y - disc.radius - ABOVE
    return disc.x - half, bottom - height(disc.lines), disc.x + half, bottom


def is_apart(box, disc):
    """Whether a box and a disc share no point."""
    left, top, right, bottom = box
    x, y = min(max(disc.x, left), right), min(max(disc.y, top), bottom)
    return math.hypot(x - disc.x, y - disc.y) >= disc.radius - 0.2


@settings(max_examples=60, deadline=None)
@given(gardens())
def test_nothing_lies_upon_anything(notes):
    """Discs, the names above them and the marks within them; and all of it is in the picture."""
    plan = map_of(garden_from(text_of(notes)))
    discs = list(plan.discs.values())
    for one, other in combinations(discs, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius
        assert is_apart(named(one), other)
        assert is_apart(named(other), one)
        a, b = named(one), named(other)
        assert a[2] <= b[0] + 0.2 or b[2] <= a[0] + 0.2 or a[3] <= b[1] + 0.2 or b[3] <= a[1] + 0.2
    for disc in discs:
        left, top, right, bottom = named(disc)
        assert min(left, top, disc.x - disc.radius) >= 0
        assert max(right, disc.x + disc.radius) <= plan.width
        assert max(bottom, disc.y + disc.radius) <= plan.height
        for dot in disc.dots:
            assert math.dist((dot.x, dot.y), (disc.x, disc.y)) <= disc.radius - 0.4 * plan.spacing
        for a, b in combinations(disc.dots, 2):
            assert math.dist((a.x, a.y), (b.x, b.y)) >= 0.75 * plan.spacing


@settings(max_examples=40, deadline=None)
@given(gardens(), st.randoms(use_true_random=False))
def test_the_same_garden_makes_the_same_map_in_whatever_order_its_notes_come(notes, chance):
    garden = garden_from(text_of(notes))
    shuffled = list(garden.notes.values())
    chance.shuffle(shuffled)
    assert map_of(Garden(shuffled, (), garden.config)) == map_of(garden)


@settings(max_examples=40, deadline=None)
@given(gardens())
def test_every_note_is_on_the_map_once_where_it_is_at_home(notes):
    garden = garden_from(text_of(notes))
    plan = map_of(garden)
    where = {dot.path: disc.slug for disc in plan.discs.values() for dot in disc.dots}
    assert plan.notes == len(where) == len(garden.notes)
    for path, note in garden.notes.items():
        domains = garden.domains_of(note)
        assert where[path] == (domains[0].slug if domains else "")


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 10_000), min_size=2, max_size=300), st.integers(10_001, 20_000))
def test_a_note_more_moves_one_note_from_ring_to_ring_and_the_others_by_one_place(before, new):
    """Rings are as full as their places, so one comes in for each that is pushed out."""

    def ring_of(numbers):
        seats = [Seat(f"{number}.md", False, 1, None) for number in sorted(numbers)]
        return {path: (round(math.hypot(x, y)), x, y) for path, x, y in places(seats, 0.0)}

    old, now = ring_of(before), ring_of({*before, new})
    moved = [path for path in old if old[path][0] != now[path][0]]
    assert len(moved) <= rings_for(len(before) + 1)
    full = rings_for(len(before) + 1) - 1
    for path, (ring, x, y) in old.items():
        if path not in moved and 0 < ring <= full:
            assert math.dist((x, y), now[path][1:]) <= 1.06


def test_a_note_more_leaves_every_other_disc_as_it_was():
    """As long as its domain needs no further ring; three of seven places are taken here."""
    notes = [
        (f"n{number}", [DOMAINS[number % 4]], [f"n{(number * 7) % 16}"]) for number in range(16)
    ]
    before = map_of(garden_from(text_of(notes)))
    after = map_of(garden_from(text_of([*notes, ("new", ["alder"], [])])))
    assert (before.width, before.height) == (after.width, after.height)
    for slug, disc in before.discs.items():
        if slug != "alder":
            assert disc == after.discs[slug]
    at = {disc: (d.x, d.y, d.radius) for disc, d in before.discs.items()}
    assert at == {disc: (d.x, d.y, d.radius) for disc, d in after.discs.items()}


def test_a_charter_stands_in_the_middle_and_the_most_linked_next_to_it():
    notes = "".join(f"-- n{n:02}.md --\n---\ndomain: oak\n---\n[[hub]]\n" for n in range(30))
    plan = map_of(
        garden_from(
            f"-- oak.md --\n---\ntype: domain\n---\n# Oak\n{notes}"
            "-- hub.md --\n---\ndomain: oak\n---\n"
        )
    )
    disc = plan.discs["oak"]
    far = {d.path: math.dist((d.x, d.y), (disc.x, disc.y)) / plan.spacing for d in disc.dots}
    assert far["oak.md"] == 0
    assert far["hub.md"] == pytest.approx(1, abs=0.1)


def test_strongly_linked_domains_lie_side_by_side_and_their_links_face_each_other():
    """Two pairs of domains with links within the pair and none across."""
    pairs = {"ash": "bay", "bay": "ash", "fir": "yew", "yew": "fir"}
    notes = [
        (f"{domain}{n}", [domain], [f"{other}{n}"] if n < 4 else [])
        for domain, other in pairs.items()
        for n in range(18)
    ]
    plan = map_of(garden_from(text_of(notes)))
    discs = plan.discs

    def gap(one, other):
        a, b = discs[one], discs[other]
        return math.dist((a.x, a.y), (b.x, b.y))

    assert gap("ash", "bay") < min(gap("ash", "fir") + 1, gap("ash", "yew") + 1)
    ash, bay = discs["ash"], discs["bay"]
    linked = [d for d in ash.dots if d.path in {f"ash{n}.md" for n in range(4)}]
    towards = [math.dist((d.x, d.y), (bay.x, bay.y)) for d in linked]
    assert len(towards) == 4
    assert sum(towards) / 4 < gap("ash", "bay")


def test_ties_count_pairs_of_linked_notes_and_only_the_strongest_are_drawn():
    notes = [(f"hub{n}", ["hub"], []) for n in range(3)]
    for number in range(6):
        links = [f"hub{n}" for n in range(1 + number % 3)]
        notes.append((f"far{number}", [f"far {number}"], links))
    plan = map_of(garden_from(text_of(notes)))
    assert sorted(tie.links for tie in plan.ties) == [1, 1, 2, 2, 3, 3]
    assert all(tie.is_drawn for tie in plan.ties), "each is the strongest at its far end"
    assert [tie.links for tie in plan.ties] == [3, 3, 2, 2, 1, 1]


def test_of_many_domains_the_largest_have_a_disc_and_the_others_share_one():
    notes = [(f"n{n:02}", [f"domain {n:02}"], []) for n in range(DISCS + 5)]
    notes += [(f"m{n:02}", [f"domain {n:02}"], []) for n in range(DISCS)]
    plan = map_of(garden_from(text_of(notes)))
    assert len(plan.discs) == DISCS + 1
    assert len(plan.discs[SMALL].dots) == 5
    assert list(plan.discs)[-1] == SMALL


def test_drafts_are_not_on_the_map():
    plan = map_of(garden_from("-- a.md --\n-- b.md --\n---\ndraft: true\ndomain: secret\n---\n"))
    assert [dot.path for disc in plan.discs.values() for dot in disc.dots] == ["a.md"]


def test_an_empty_garden_has_an_empty_map():
    plan = map_of(garden_from(""))
    assert plan.notes == 0
    assert plan.discs == {}


@pytest.mark.parametrize(
    ("notes", "rings"), [(0, 0), (1, 0), (2, 1), (7, 1), (8, 2), (19, 2), (20, 3), (10_000, 58)]
)
def test_rings_hold_six_more_places_each(notes, rings):
    assert rings_for(notes) == rings


@settings(deadline=None)
@given(
    st.lists(st.floats(5, 200), min_size=1, max_size=15),
    st.dictionaries(st.tuples(st.integers(0, 14), st.integers(0, 14)), st.integers(1, 9)),
)
def test_packed_bodies_never_overlap(radii, pulls):
    bodies = [
        Body(str(i), r, {str(b): w for (a, b), w in pulls.items() if a == i != b})
        for i, r in enumerate(radii)
    ]
    points = pack(bodies)
    for a, b in combinations(bodies, 2):
        assert math.dist(points[a.slug], points[b.slug]) >= a.radius + b.radius - 1e-3


@given(st.text(max_size=200))
def test_a_name_of_whatever_letters_is_cut_to_a_few_lines(title):
    lines = wrap(title)
    assert 1 <= len(lines) <= LINES
    assert all(len(line) <= COLUMN for line in lines)


def test_types_of_a_gardens_own_are_circles():
    assert shape_of("recipe").name == "circle"
    assert shape_of("question").name == "diamond"


def test_each_of_ten_thousand_notes_has_a_place_of_its_own():
    chance = random.Random(1)  # noqa: S311 - a garden, not a secret
    seats = [Seat(f"{n}.md", False, chance.randrange(50), None) for n in range(10_000)]
    placed = list(places(seats, 1.0))
    assert len({(round(x, 6), round(y, 6)) for _, x, y in placed}) == 10_000
    assert max(math.hypot(x, y) for _, x, y in placed) <= rings_for(10_000) + 1e-6
