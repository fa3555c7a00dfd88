"""The generated pages, against `cases/indexes/*.yml`, and what none of them may do."""

import re

import pytest
from support import garden_from, load_cases

from garden.compile.navigation import hub_navigation
from garden.compile.notes import compile_garden
from garden.export.tree import page_url
from garden.indexes import INDEXES, disagreements, tags
from garden.pages import locations
from garden.pages.hubs import GROUPS
from garden.pages.page import named
from garden.pages.view import View

CASES = load_cases("indexes")


def built(text, options=None):
    view = View(garden_from(text, options), page_url)
    return {page.path: page for build in INDEXES for page in build(view)}


def data_of(page):
    kind = page.data["kind"]
    return page.data[kind]


def only(value, keys):
    """Keep what a case asks about: `keys` of every card and row, at any depth."""
    if isinstance(value, dict):
        return {k: only(v, keys) for k, v in value.items() if k in keys}
    return [only(item, keys) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", CASES)
def test_a_page_shows_what_the_case_expects(case, expect):
    page = built(case["garden"], case.get("options"))[case["page"]]
    expect(case, "data", only(data_of(page), case["keys"]))


GARDEN = """\
-- people.yml --
zoe: Zoe
bob: {name: Bob Hidden, display: hidden}
-- a.md --
---
type: routine
domain: facilitation
contributors: [zoe, bob, Ada]
tags: [x/y]
---
[[b]]
-- b.md --
---
type: term
domain: writing
contributors: [bob]
---
First.
-- q.md --
---
type: question
domain: writing
asks: Who?
---
-- draft.md --
---
draft: true
title: Secret plan
type: routine
domain: hidden domain
contributors: Somebody Secret
tags: [secret-tag]
---
[[a]] [[b]]
-- e.md --
See [[draft]].
"""


def test_every_page_has_a_place_a_title_and_a_kind():
    for path, page in built(GARDEN).items():
        assert page.path == path
        assert page.title
        assert page.data["kind"] in {"home", "domain", "person", "index"}
        assert page.data["path"] == path
        # Nothing but what tells the engine's link check which ids the theme will write.
        assert page.body == named(re.findall('name="([^"]*)"', page.body))


def test_every_index_says_its_name_title_and_what_it_is():
    pages_of = [page for page in built(GARDEN).values() if page.data["kind"] == "index"]
    names = [page.data["index"]["name"] for page in pages_of]
    hubs = [hub.name for group in GROUPS for hub in group.hubs]
    assert sorted(names) == sorted(["overview", *hubs])
    for page in pages_of:
        index = page.data["index"]
        assert index["title"] == page.title
        assert index["intro"].endswith((".", ";"))


def test_the_overview_leads_to_every_group_by_what_a_reader_wants():
    sections = built(GARDEN)["garden/index.md"].data["index"]["sections"]
    assert [section["title"] for section in sections] == [group.wish for group in GROUPS]
    urls = [entry["url"] for section in sections for entry in section["entries"]]
    assert len(set(urls)) == len(urls)
    assert "garden/repertoire/" in urls
    assert "garden/routines/" not in urls  # the hub of the repertoire lists its shelves


def test_the_overview_counts_what_is_looked_up_and_no_invitation():
    sections = built(GARDEN)["garden/index.md"].data["index"]["sections"]
    entries = {entry["url"]: entry for section in sections for entry in section["entries"]}
    counts = {url: entry["count"] for url, entry in entries.items() if "count" in entry}
    assert counts == {
        "garden/domains/": 2,
        "garden/repertoire/": 2,
        "garden/contributors/": 2,
        "garden/tags/": 1,
    }


def test_the_self_portrait_leads_to_what_it_counts():
    text = (
        "-- o.md --\n---\ntype: objection\npractice: {objects_to: [a, b]}\n---\n"
        "-- a.md --\n---\ntype: decision\n---\n-- b.md --\n"
    )
    cells = [c for p in data_of(built(text)["garden/portrait.md"])["panels"] for c in p["cells"]]
    facts = {fact["label"]: fact for cell in cells for fact in cell["facts"]}
    assert facts["Decisions"]["url"] == "garden/decisions/"
    assert facts["Objections raised in the open"]["value"] == "1"


def test_hidden_people_are_on_no_page():
    shown = "\n".join(compile_garden(garden_from(GARDEN), page_url).values())
    assert "Bob" not in shown
    assert "contributors/bob" not in shown


@pytest.mark.parametrize("word", ["Secret", "secret-tag", "hidden domain", "Somebody"])
def test_drafts_are_on_no_page(word):
    shown = "\n".join(compile_garden(garden_from(GARDEN), page_url).values())
    assert word not in shown


def test_people_are_never_ranked():
    people = built(GARDEN)["garden/contributors.md"].data["index"]["people"]
    assert [person["name"] for person in people] == ["Ada", "Zoe"]


def test_where_domains_are_folders_a_note_belongs_to_its_top_folder():
    garden = (
        "-- Writing/a.md --\nx\n-- Writing/deep/b.md --\nx\n-- c.md --\nx\n"
        "-- d/e.md --\n---\ndomain: other\n---\n"
    )
    index = built(garden, {"domains": {"from": "folder"}})["garden/domains.md"].data["index"]
    assert [(d["slug"], d["title"], d["notes"]) for d in index["domains"]] == [
        ("other", "other", 1),
        ("writing", "Writing", 2),
    ]


def test_the_folder_of_the_generated_pages_can_be_chosen():
    paths = set(built("-- a.md --\nx\n", {"indexes": {"folder": "all/pages"}}))
    assert "all/pages/domains.md" in paths
    assert not [path for path in paths if path.startswith("garden/")]


def test_the_generated_pages_can_stand_at_the_root():
    paths = set(built("-- index.md --\nx\n", {"indexes": {"folder": ""}}))
    assert "domains.md" in paths


def test_the_navigation_leads_to_home_and_every_index():
    garden = garden_from(GARDEN)

    def targets(entry):
        if isinstance(entry, dict):
            return [target for value in entry.values() for target in targets(value)]
        return [t for e in entry for t in targets(e)] if isinstance(entry, list) else [entry]

    reached = targets(list(hub_navigation(garden)))
    known = set(built(GARDEN)) | {locations.home_path(garden)}
    assert set(reached) <= known
    assert len(set(reached)) == len(reached)
    indexes = {p.path for p in built(GARDEN).values() if p.data["kind"] == "index"}
    assert indexes - set(reached) <= {locations.index_path(garden, "overview")}


def test_a_domain_or_a_person_called_index_has_an_address_of_its_own():
    text = "-- a.md --\n---\ndomain: Index\ncontributors: README\n---\nx\n"
    pages_of = built(text)
    addresses = [page_url(path).lower() for path in pages_of]
    assert len(set(addresses)) == len(addresses)
    assert "garden/domains/the-index.md" in pages_of


def test_many_disagreements_are_cut_short_and_the_rest_is_told():
    """The page of a very large garden stays a page."""
    many = "".join(
        f"-- n{at}.md --\n---\nobjections: [{{text: No., by: anonymous}}]\n---\nText.\n"
        for at in range(disagreements.MOST + 2)
    )
    index = data_of(built(many)["garden/disagreements.md"])
    assert len(index["objections"]) == disagreements.MOST
    assert index["left_out"] == 2


def test_a_note_is_told_of_in_brief_under_each_of_its_tags():
    """Under twenty tags it would else be there in full twenty times."""
    page = built("-- a.md --\n---\ntags: [x/y]\n---\nText.\n")["garden/tags.md"]
    (x, y) = page.data["index"]["tags"]
    assert set(x["notes"][0]) == set(tags.SHOWN)
    assert x["notes"] == y["notes"]


def test_a_garden_without_domains_begins_where_many_links_lead():
    """A home page is worth returning to, also where nobody sorted the notes."""
    home = built("-- a.md --\n[[B]] [[C]]\n-- b.md --\n[[C]]\n-- c.md --\nText.\n")["index.md"]
    assert [card["title"] for card in home.data["home"]["begin"]] == ["c"]
    named = built("-- a.md --\n---\ndomain: d\n---\n[[C]]\n-- b.md --\n[[C]]\n-- c.md --\nText.\n")
    assert named["index.md"].data["home"]["begin"] == []


def test_an_empty_garden_has_every_index():
    assert {page.title for page in built("").values()} >= {"Home", "Domains", "Tags"}
