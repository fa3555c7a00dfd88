"""Reach (M15) by hand, and what is true of it in every garden."""

from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.export.tree import page_url
from garden.figures import entry_pages
from garden.measures.reach import reach
from garden.pages.view import View
from garden.site import Site, read_site


def linked(edges, names="abcdefgh"):
    links = {name: [f"[[{b}]]" for a, b in edges if a == name] for name in names}
    return garden_from("".join(f"-- {n}.md --\n{' '.join(to)}\n" for n, to in links.items()))


def test_reach_counts_the_notes_at_most_three_links_away():
    # a → b → c → d → e, and f alone: a, b, c, d of six.
    garden = linked([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")], "abcdef")
    found = reach(garden, ["a.md"])
    assert found.within == 4
    assert found.share == 4 / 6
    assert found.steps == {"a.md": 0, "b.md": 1, "c.md": 2, "d.md": 3, "e.md": 4}


def test_the_nearest_of_several_entries_counts():
    garden = linked([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")], "abcde")
    assert reach(garden, ["a.md", "d.md"]).within == 5


def test_an_entry_that_is_no_note_is_none():
    assert reach(linked([], "a"), ["nowhere.md"]).entries == ()


def test_without_an_entry_or_a_note_reach_is_not_known():
    assert reach(linked([("a", "b")]), []).share is None
    assert reach(garden_from(""), []).share is None


def test_readers_enter_at_home_at_charters_and_where_the_navigation_leads():
    garden = garden_from(
        "-- index.md --\n-- d.md --\n---\ntype: domain\n---\n-- n.md --\n-- other.md --\n"
    )
    site = read_site({"nav": ["index.md", {"More": [{"N": "n.md"}, "https://example.org/"]}]})
    assert entry_pages(View(garden, page_url, site=site)) == ("index.md", "d.md", "n.md")
    assert entry_pages(View(garden, page_url, site=Site())) == ("index.md", "d.md")


NAMES = st.sampled_from("abcdefgh")
EDGES = st.lists(st.tuples(NAMES, NAMES), max_size=16)
ENTRIES = st.sets(NAMES.map(lambda name: f"{name}.md"), min_size=1)


@given(EDGES, ENTRIES)
def test_reach_is_a_share_and_counts_its_entries(edges, entries):
    found = reach(linked(edges), entries)
    assert len(entries) / 8 <= found.share <= 1


@given(EDGES, ENTRIES, NAMES, NAMES)
def test_one_more_link_never_lowers_reach(edges, entries, start, end):
    before = reach(linked(edges), entries)
    assert reach(linked([*edges, (start, end)]), entries).share >= before.share


@given(EDGES, ENTRIES, NAMES)
def test_one_more_entry_never_lowers_reach(edges, entries, name):
    garden = linked(edges)
    assert reach(garden, entries | {f"{name}.md"}).share >= reach(garden, entries).share
