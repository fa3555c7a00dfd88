"""Real gardens: public communities' notes, which nobody here wrote.

They are not part of this repository: `PRAXIS_CORPORA` names their folder. Where they are
absent the tests are skipped, but never in CI.
"""

import os
import random
from functools import cache
from pathlib import Path

import pytest
import yaml
from support import CASES

from garden.checks import CHECKS, run_checks
from garden.compile import compile_garden
from garden.config import load_config
from garden.export.tree import page_url
from garden.garden import Garden
from garden.plain import compile_body
from garden.project import PeopleFile, make_garden
from garden.slug import slugify_ascii
from garden.source import read_folder

ROOT = Path(__file__).parents[1]
CORPORA = Path(os.environ.get("PRAXIS_CORPORA") or ROOT.parent / "shared" / "corpora")
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
