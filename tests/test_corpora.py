"""Real gardens: public communities' notes, which nobody here wrote.

They are not part of this repository: `PRAXIS_CORPORA` names their folder. Where they are
absent the tests are skipped, but never in CI.
"""

import os
import random
import re
from functools import cache
from typing import Any

import pytest
import yaml
from support import CASES

from benchmarks.corpora import CORPORA
from garden.checks import CHECKS, run_checks
from garden.compile.notes import compile_garden
from garden.compile.plain import compile_body
from garden.config import load_config
from garden.export.tree import page_url
from garden.garden import Garden
from garden.project import PeopleFile, load_people, make_garden
from garden.reading.source import read_folder
from garden.slug import slugify_ascii

ENTRIES = {
    e["name"]: e for e in yaml.safe_load((CASES / "corpora.yml").read_text(encoding="utf-8"))
}

each = pytest.mark.parametrize("name", ENTRIES)


@cache
def garden_of(name: str) -> Garden:
    entry = ENTRIES[name]
    folder = CORPORA / entry["folder"]
    if not folder.is_dir():
        message = f"There are no real gardens at {CORPORA}; set PRAXIS_CORPORA."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    config = load_config(entry["options"])
    return make_garden(read_folder(folder, config.exclude), PeopleFile(), config, slugify_ascii)


@pytest.mark.parametrize("case", [pytest.param(e, id=f"corpora: {n}") for n, e in ENTRIES.items()])
def test_every_link_has_the_fate_that_people_saw_to_be_true(case, expect):
    """Somebody looked at each that is ambiguous or lacks its place or file, and at many others."""
    garden = garden_of(case["name"])
    expect(case, "notes", len(garden.notes))
    expect(case, "census", garden.census())


@each
def test_the_census_sums_to_the_number_of_links(name):
    garden = garden_of(name)
    links = [link for note in garden.notes.values() for link in note.links]
    assert sum(garden.census().values()) == len(links)


@each
def test_the_place_of_every_link_holds_what_was_written(name):
    garden = garden_of(name)
    for link in garden.links():
        text = garden.notes[link.source].text[link.link.span.start : link.link.span.end]
        begins = {"wikilink": "[[", "embed": "![[", "image": "![", "field": "[[", "practice": ""}
        assert text.startswith(begins.get(link.link.kind, ("[", "<"))), (link.source, text)


@each
def test_checks_and_pages_come_out(name):
    garden = garden_of(name)
    codes = {check.code for check in CHECKS}
    assert {finding.code for finding in run_checks(garden)} <= codes
    pages = compile_garden(garden, page_url)
    assert set(garden.notes) <= set(pages)
    assert compile_garden(garden, page_url) == pages


@each
def test_notes_without_our_syntax_stay_byte_for_byte(name):
    garden = garden_of(name)
    for note in garden.notes.values():
        body = note.text[note.body_start :]
        plain = not note.edits and not note.blocks and "[[" not in body and "](" not in body
        if plain and "[" not in body:
            assert compile_body(garden, note) == body


@each
def test_the_order_of_files_never_matters(name):
    garden = garden_of(name)
    notes = list(garden.notes.values())
    random.Random(1).shuffle(notes)  # noqa: S311 - an order, not a secret
    again = Garden(notes, garden.assets, garden.config)
    assert list(again.links()) == list(garden.links())


# --- people and domains, through mapping alone ------------------------------------------


def mapped(folder: str, options: dict[str, Any]) -> Garden:
    """Read a garden as its `mkdocs.yml` would, with its own list of people."""
    content = CORPORA / folder
    if not content.is_dir():
        message = f"There are no real gardens at {CORPORA}; set PRAXIS_CORPORA."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    config = load_config(options)
    people = load_people(CORPORA / folder.partition("/")[0], content, config)
    return make_garden(read_folder(content, config.exclude), people, config, slugify_ascii)


RSQKIT = {
    "fields": {"id": "page_id"},
    "domains": {"from": "folder"},
    "people": {
        "file": "_data/CONTRIBUTORS.yml",
        "fields": {"handles.github": "git", "handles.orcid": "orcid", "roles": "role"},
    },
}
TECH_WIKI = {"exclude": ["/Templates/"], "fields": {"contributors": "authors", "domain": "tags"}}


def index_of(garden: Garden, name: str) -> dict[str, Any]:
    text = compile_garden(garden, page_url)[f"garden/{name}.md"]
    index: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])["garden"]["index"]
    return index


def test_authors_of_another_field_are_contributors():
    """One garden credits with `authors:` and sorts with `tags:`."""
    people = index_of(mapped("tech-wiki", TECH_WIKI), "contributors")["people"]
    assert len(people) == 4
    assert all(person["url"] and person["domains"] for person in people)


def test_a_list_of_people_in_other_words_is_read():
    """Fifty-three are listed, mostly with handles, roles, affiliations and e-mail addresses."""
    garden = mapped("rsqkit/pages", RSQKIT)
    listed = [person for person in garden.people.values() if person.listed]
    assert len(listed) == 53
    assert sum(bool(person.affiliation) for person in listed) > 40
    assert sum(bool(person.handles) for person in listed) > 40
    (finding,) = garden.findings
    assert finding.severity == "info"


def test_no_address_of_a_list_of_people_is_shown():
    """Neither in pages nor in what is searched; pictures are not linked either."""
    garden = mapped("rsqkit/pages", RSQKIT)
    source = (CORPORA / "rsqkit" / "_data" / "CONTRIBUTORS.yml").read_text(encoding="utf-8")
    private = set(re.findall(r"^ +(?:email|image_url):[ \t]*(\S+)", source, re.MULTILINE))
    assert private
    shown = "\n".join(compile_garden(garden, page_url).values())
    assert [address for address in private if address in shown] == []


@pytest.mark.parametrize(
    ("folder", "options", "titles"),
    [
        ("rsqkit/pages", RSQKIT, {"Tasks", "Research Software Stories", "Contributing"}),
        (
            "nhs-rap/docs",
            {"domains": {"from": "folder"}},
            {"How to RAP", "Introduction to RAP", "Site info", "Training Resources"},
        ),
        (
            "ms-playbook/docs",
            {"domains": {"from": "folder"}},
            {"Agile Development", "Continuous Integration and Continuous Delivery", "Testing"},
        ),
        ("tech-wiki", TECH_WIKI, {"Applications software", "HTTP Methods", "Radio", "MS-DOS"}),
    ],
    ids=["rsqkit", "nhs-rap", "ms-playbook", "tech-wiki"],
)
def test_domains_read_well_through_mapping_alone(folder, options, titles):
    """Folders are headed by their index, and neither signs of files nor of tags are left."""
    garden = mapped(folder, options)
    shown = {domain.title for domain in garden.domains.values()}
    assert titles <= shown
    assert not [title for title in shown if "_" in title or title.startswith("#")]
    assert all(garden.notes_of_domain[slug] for slug in garden.domains)


def test_practices_and_their_evidence_show_through_mapping_alone():
    """Folders say which notes are practices; what nobody has told of them is an invitation."""
    folders = {"tasks": "routine", "research_software_stories": "story"}
    garden = mapped("rsqkit/pages", RSQKIT | {"folders": folders})
    told = {card["title"] for card in index_of(garden, "evidence")["untold"]}
    assert {"Archiving software", "Citing software", "Computational workflows"} <= told
    shelf = {entry["title"] for entry in index_of(garden, "routines")["entries"]}
    assert told <= shelf
    assert len(index_of(garden, "stories")["entries"]) > 3
