"""Orphans, isolated notes, and links between domains."""

from support import garden_from

from garden.measures import isolated, links_between_domains, orphans


def test_an_orphan_links_but_is_not_linked_to():
    garden = garden_from("-- a.md --\n[[b]]\n-- b.md --\n-- c.md --\n[[c]]\n-- d.md --\n![[a]]\n")
    assert orphans(garden) == ("d.md",)


def test_an_isolated_note_has_no_link_either_way():
    garden = garden_from("-- a.md --\n[[b]]\n-- b.md --\n-- c.md --\n[[c]] [[nowhere]]\n")
    assert isolated(garden) == ("c.md",)


def test_a_link_from_a_draft_does_not_count():
    garden = garden_from("-- a.md --\n---\ndraft: true\n---\n[[b]]\n-- b.md --\n")
    assert isolated(garden) == ("b.md",)


def test_typed_links_and_missing_places_count():
    garden = garden_from(
        "-- a.md --\n---\npractice: {uses: b}\n---\n-- b.md --\n[[c#no]]\n-- c.md --\n"
    )
    assert isolated(garden) == ()
    assert orphans(garden) == ("a.md",)


def test_links_between_domains_are_counted_for_each_pair_in_both_directions():
    garden = garden_from(
        "-- a.md --\n---\ndomain: [x, y]\n---\n[[b]] [[b]] [[a]]\n"
        "-- b.md --\n---\ndomain: z\n---\n[[a]]\n"
        "-- c.md --\n---\ndomain: z\n---\n[[b]] [[d]]\n"
        "-- d.md --\n"
    )
    table = {slug: dict(row) for slug, row in links_between_domains(garden).items()}
    assert table == {"x": {"y": 1, "z": 3}, "y": {"x": 1, "z": 3}, "z": {"x": 3, "y": 3}}


def test_an_empty_garden_has_nothing_to_measure():
    garden = garden_from("")
    assert orphans(garden) == isolated(garden) == ()
    assert links_between_domains(garden) == {}
