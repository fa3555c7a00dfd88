"""How much a browser loads to show a note, beside what it loads with Material alone."""

import gzip

import pytest
from sites import SETTINGS, build_garden

from benchmarks.weight import needed

BUDGET = 1.25
NAMES = ("bread", "rye", "oven", "starter", "salt", "water", "crust", "crumb")
TEXT = "It rises best where it is warm, and whoever has done it twice knows when to stop. " * 4


def notes():
    """Return a garden in which each note links to three others."""
    parts = ["-- index.md --\n# Home\n\n[Bread](kitchen/bread.md)\n"]
    for at, name in enumerate(NAMES):
        others = [NAMES[(at + step) % len(NAMES)] for step in (1, 2, 3)]
        links = "\n\n".join(f"See [{other}]({other}.md). {TEXT}" for other in others)
        parts.append(
            f"-- kitchen/{name}.md --\n---\ntype: routine\ndomain: kitchen\n---\n# {name}\n\n"
            f"## Problem\n\n{TEXT}\n\n## What we do\n\n{links}\n"
        )
    return "".join(parts)


def weigh(site, pack):
    """Return the bytes of a note's page with its style sheets and scripts."""
    page = site / "kitchen" / "rye" / "index.html"
    return sum(len(pack(file.read_bytes())) for file in (page, *needed(page)))


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The same notes, built with the garden and without."""
    settings = SETTINGS.replace("name: material", "name: material\n  font: false")
    plain = settings.replace("  - garden\n", "") + "nav: [index.md]\nnot_in_nav: '*'\n"
    return [
        build_garden(tmp_path_factory.mktemp("weight"), notes(), settings=one).site
        for one in (settings, plain)
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["as it is", "packed"])
def test_a_note_is_hardly_heavier_than_with_material_alone(sites, pack, count):
    """HTML, CSS and JavaScript together; fonts, and the index of the search, are not among them."""
    ours, plain = (weigh(site, pack) for site in sites)
    count(f"bytes of a note ({pack.__name__}); with Material alone {plain}", ours)
    assert ours <= BUDGET * plain


def test_what_only_some_notes_need_is_loaded_by_them_alone(sites):
    """The map, players and the search wait until somebody meets them."""
    names = {file.name for file in needed(sites[0] / "kitchen" / "rye" / "index.html")}
    assert not names & {"map.js", "map.css", "media.js", "shelf.js", "indexes.css", "sigma.min.js"}
