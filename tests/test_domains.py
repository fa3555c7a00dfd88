"""Domains: what notes are about, under a name that reads well, with the note that describes it."""

import pytest
from support import garden_from

from garden.checks import run_checks
from garden.domains import readable
from garden.model import NotePath
from garden.rename.model import Move
from garden.rename.plan import plan_move

FOLDERS = {"domains": {"from": "folder"}}


def domains(text, options=None):
    garden = garden_from(text, options)
    return [(d.slug, d.title, d.charter) for d in garden.domains.values()]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("agile-development", "Agile development"),
        ("implementing_RAP", "Implementing RAP"),
        ("CI-CD", "CI-CD"),
        ("UI-UX", "UI-UX"),
        ("_", "_"),
        ("éducation", "Éducation"),
    ],
)
def test_a_folder_reads_as_a_title(name, title):
    assert readable(name, is_folder=True) == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("#Radio", "Radio"),
        ("Applications_software", "Applications software"),
        ("facilitation", "facilitation"),
        ("self-help", "self-help"),
        ("C#", "C#"),
        ("#", "#"),
    ],
)
def test_what_authors_wrote_stays_but_for_signs(name, title):
    assert readable(name) == title


def test_the_index_of_a_folder_describes_its_domain():
    """Inside the folder or beside it; without a title of its own the folder's name stands."""
    text = (
        "-- code-reviews/README.md --\n# Reviewing code\n-- code-reviews/a.md --\nx\n"
        "-- roles.md --\n# Our roles\n-- roles/a.md --\nx\n"
        "-- odds/index.md --\nx\n-- odds/a.md --\nx\n"
        "-- deep/down/index.md --\n# Down\n-- deep/a.md --\nx\n"
        "-- alone.md --\nx\n"
    )
    assert domains(text, FOLDERS) == [
        ("deep", "Deep", None),
        ("odds", "Odds", "odds/index.md"),
        ("roles", "Our roles", "roles.md"),
        ("code-reviews", "Reviewing code", "code-reviews/README.md"),
    ]
    garden = garden_from(text, FOLDERS)
    assert garden.notes_of_domain["roles"] == ("roles/a.md",)
    assert [d.slug for d in garden.domains_of(garden.notes[NotePath("roles.md")])] == ["roles"]
    assert garden.domains_of(garden.notes[NotePath("alone.md")]) == ()


def test_a_charter_and_the_configuration_go_first():
    text = (
        "-- craft/index.md --\n# Index\n-- craft/a.md --\nx\n"
        "-- weaving/index.md --\n# Weave\n-- weaving/a.md --\nx\n"
        "-- weaving.md --\n---\ntype: domain\ntitle: All of weaving\n---\nx\n"
        "-- knots/index.md --\n---\ndomain: craft\n---\n# Knots\n-- knots/a.md --\nx\n"
    )
    options = {"domains": {"from": "folder", "names": {"craft": "Handicraft"}}}
    assert domains(text, options) == [
        ("weaving", "All of weaving", "weaving.md"),
        ("craft", "Handicraft", "craft/index.md"),
        ("knots", "Knots", None),
    ]


def test_without_folders_an_index_is_a_note():
    text = "-- craft/index.md --\n# Craft\n-- craft/a.md --\n---\ndomain: craft\n---\nx\n"
    assert domains(text) == [("craft", "craft", None)]


def test_the_slug_of_a_domain_means_it_whatever_others_are_called():
    """The index of one folder may be headed with the name of another."""
    text = "-- a/index.md --\n# Safety\n-- a/x.md --\nx\n-- safety/y.md --\nx\n"
    garden = garden_from(text, FOLDERS)
    assert garden.notes_of_domain == {"a": ("a/x.md",), "safety": ("safety/y.md",)}


def test_the_index_of_a_folder_can_be_moved():
    """Its notes stay in their domain, which is the folder, not the note."""
    garden = garden_from("-- a/index.md --\n# Safety\n-- a/x.md --\nx\n", FOLDERS)
    move = Move(NotePath("a/index.md"), NotePath("a/safety.md"))
    assert [change.new for change in plan_move(garden, move).changes] == ["a/safety.md"]


def of(name):
    return f"-- {name.replace('#', 'sharp')}.md --\n---\ndomain: '{name}'\n---\nx\n"


def test_names_that_differ_in_signs_alone_are_domains_of_their_own():
    """Whoever has no sign has the short address; the others spell their signs out."""
    assert domains(of("C") + of("C++") + of("C#")) == [
        ("c", "C", None),
        ("c-sharp", "C#", None),
        ("c-plus-plus", "C++", None),
    ]
    assert [slug for slug, *_ in domains(of("C++") + of("C#"))] == ["c-sharp", "c-plus-plus"]


def test_a_name_with_signs_that_nobody_rivals_keeps_its_address():
    """Links of a garden that knows only one of them stay what they are."""
    assert domains(of("C++")) == [("c", "C++", None)]
    garden = garden_from(of("C++"))
    assert [garden.domain_slug(name) for name in ("C++", "c++", "c")] == ["c", "c", "c"]


def test_a_charter_says_which_address_a_domain_has():
    """By the name of its file, or by an id; its title and aliases are names of it."""
    charter = "-- {}.md --\n---\ntype: domain\ntitle: C++\naliases: [CPP+]\n---\nx\n"
    assert domains(charter.format("cpp") + of("C") + of("C#") + of("C++") + of("CPP+")) == [
        ("c", "C", None),
        ("c-sharp", "C#", None),
        ("cpp", "C++", "cpp.md"),
    ]
    assert domains(charter.format("c") + of("C++")) == [("c", "C++", "c.md")]


def test_signs_are_told_apart_in_every_place_that_names_a_domain():
    """Also where nobody uses it: people who learn C# do not learn C."""
    text = of("C") + of("C++") + "-- people.yml --\nada: {learning: ['C++', 'C#']}\n"
    garden = garden_from(text)
    assert garden.domain_slug("[c]") == "c"
    assert garden.domain_slug("C++") == "c-plus-plus"
    assert garden.domain_slug("c-plus-plus") == "c-plus-plus"
    found = [finding for finding in run_checks(garden) if finding.code == "unknown-domain"]
    assert [finding.message for finding in found] == ["No domain is called “C#”."]


@pytest.mark.parametrize("order", [1, -1])
def test_a_name_spelled_out_is_the_one_with_signs(order):
    texts = [of("C"), of("C++"), of("C plus plus")][::order]
    assert [slug for slug, *_ in domains("".join(texts))] == ["c", "c-plus-plus"]


def test_folders_with_signs_are_domains_of_their_own():
    text = "-- C/a.md --\nx\n-- C++/b.md --\nx\n-- C++/index.md --\n# All of C++\n"
    assert domains(text, FOLDERS) == [
        ("c-plus-plus", "All of C++", "C++/index.md"),
        ("c", "C", None),
    ]
