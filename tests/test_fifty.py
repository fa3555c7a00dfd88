"""The fifty ideas: each row of `scripts/fifty.yml` is true of the software and of our notes."""

from pathlib import Path

import pytest
import yaml

from garden.checks import CHECKS
from garden.config import GardenConfig
from garden.frontmatter.model import FIELDS
from garden.measures import MEASURES
from garden.model import LinkKind
from garden.pages.hubs import GROUPS
from garden.people import PersonModel
from garden.practice.parts import find_section
from garden.project import load_garden, load_project

ROOT = Path(__file__).parent.parent
ROWS = yaml.safe_load((ROOT / "scripts" / "fifty.yml").read_text(encoding="utf-8"))
KEYS = {"idea", "says", "source", "types", "fields", "sections", "relations", "people", "options"}
KEYS |= {"indexes", "checks", "measures", "examples", "shows", "back", "refused"}
INDEXES = {hub.name for group in GROUPS for hub in group.hubs} | {"home"}
EVERYWHERE = {"type", "domain", "contributors"}

each_row = pytest.mark.parametrize("row", ROWS, ids=[row["idea"] for row in ROWS])


@pytest.fixture(scope="module")
def garden():
    return load_garden(load_project(ROOT))


@pytest.fixture
def examples(garden, row):
    return [garden.notes[only(garden.candidates(title))] for title in row["examples"]]


def only(paths):
    assert len(paths) == 1, paths
    return paths[0]


def test_there_are_fifty():
    assert len({row["idea"] for row in ROWS}) == len(ROWS) == 50


@each_row
def test_an_idea_has_a_line_a_source_an_example_and_a_place(row, garden):
    assert set(row) <= KEYS
    assert row["says"].endswith(".")
    only(garden.candidates(row["source"]))
    assert row["examples"]
    assert any(row.get(key) for key in KEYS - {"idea", "says", "source", "examples", "back"})


@each_row
def test_its_examples_carry_its_types(row, examples):
    assert set(row.get("types", ())) <= {note.fields.type for note in examples}


@each_row
def test_its_examples_carry_its_fields(row, examples):
    carried = {name for note in examples for name in note.fields.positions}
    assert set(row.get("fields", ())) <= carried & set(FIELDS) - EVERYWHERE


@each_row
def test_its_examples_carry_its_relations(row, examples):
    links = (link for note in examples for link in note.fields.practice)
    said = {link.name for link in links if link.kind is LinkKind.PRACTICE}
    assert set(row.get("relations", ())) <= said & set(GardenConfig().practice_relations)


@each_row
def test_its_examples_have_its_sections(row, garden, examples):
    for name in row.get("sections", ()):
        assert any(find_section(garden, note, name) for note in examples), name


@each_row
def test_its_examples_show_what_it_says_they_show(row, examples):
    assert any(row.get("shows", "") in note.text for note in examples)


@each_row
def test_what_the_software_makes_of_it_exists(row):
    assert set(row.get("indexes", ())) <= INDEXES
    assert set(row.get("checks", ())) <= {check.code for check in CHECKS}
    assert set(row.get("measures", ())) <= {measure.id for measure in MEASURES}
    assert set(row.get("people", ())) <= set(PersonModel.model_fields)
    assert set(row.get("options", ())) <= set(GardenConfig.model_fields)


@each_row
def test_what_needs_history_or_reviews_says_so(row):
    """A row whose measures all need what no note holds tells its reader where that stands."""
    needs = {m.needs for m in MEASURES if m.id in row.get("measures", ())}
    assert "notes" in needs or not needs or row.get("back")


def test_every_field_and_relation_that_the_ideas_brought_has_an_example_in_this_garden(garden):
    """The other way round: nothing of the vocabulary is left without a note that shows it."""
    said = {link.name for note in garden.notes.values() for link in note.fields.practice}
    missing = {
        name
        for name, relation in GardenConfig().practice_relations.items()
        if not said & {name, relation.inverse}
    }
    types = {note.fields.type for note in garden.notes.values()}
    assert missing | (set(GardenConfig().note_types) - types) == set()
