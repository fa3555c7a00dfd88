"""The schema for editors says what the reader reads."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import garden
from garden.config import GardenConfig, load_config
from garden.frontmatter.model import FIELDS
from garden.frontmatter.schema import frontmatter_schema, render_schema
from garden.people.jsonschema import people_schema

CHECKED_IN = Path(garden.__file__).parent / "frontmatter" / "schema.json"

ACCEPTED = """
title: Round-robin review
---
title: 2026
---
type: routine
status: seed
outcome: did-not
---
domain: facilitation
contributors: ada
tags: [a, 1]
---
contributors: [ada, {name: grace, role: [review, ideas]}]
---
practice: {builds_on: ["[[Retrospective]]"], contests: "[[Anonymous voting]]"}
---
reviews: [{by: grace, "on": "2026-11-02", said: "true for us too"}]
---
checks: {orphan: off}
---
a field of your own: {with: [anything]}
---
tags:
"""

REFUSED = """
title: [a, b]
---
type: rutine
---
status: sed
---
outcome: yes
---
tags: {a: b}
---
contributors: [{role: review}]
---
practice: {bulds_on: "[[Retrospective]]"}
---
reviews: [{by: grace}]
---
draft: maybe
---
checks: {orphan: never}
"""


def examples(text):
    """Return the YAML documents in `text`."""
    return list(yaml.safe_load_all(text))


def is_valid(head, **options):
    return Draft202012Validator(frontmatter_schema(load_config(options))).is_valid(head)


def test_the_schema_is_a_schema():
    """It is JSON Schema 2020-12 itself."""
    Draft202012Validator.check_schema(frontmatter_schema(GardenConfig()))


def test_the_checked_in_copy_is_current():
    """Regenerate it with `make docs`."""
    assert CHECKED_IN.read_text(encoding="utf-8") == render_schema(GardenConfig())


@pytest.mark.parametrize("head", examples(ACCEPTED))
def test_accepted(head):
    """What the reader reads without a finding is fine in an editor."""
    assert is_valid(head)


@pytest.mark.parametrize("head", examples(REFUSED))
def test_refused(head):
    """What would be a finding is marked while typing."""
    assert not is_valid(head)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_explained(name):
    """Each field has a description and an example that the schema accepts."""
    field = frontmatter_schema(GardenConfig())["properties"][name]
    assert field["description"].endswith(".")
    assert all(is_valid({name: example}) for example in field["examples"])


def test_options_change_the_schema():
    """A garden's own types, relations and field names are known to its editors."""
    relation = {"label": "Cites", "inverse": "cited_by", "inverse_label": "Cited by"}
    options = {
        "fields": {"type": "kind"},
        "types": {"recipe": {"label": "Recipe", "plural": "Recipes"}},
        "relations": {"cites": relation},
    }
    assert is_valid({"kind": "recipe", "type": "anything", "practice": {"cites": "x"}}, **options)
    assert not is_valid({"kind": "rutine"}, **options)


PEOPLE_ACCEPTED = """
ada: Ada L.
grace: {learning: critique, handles: {github: grace-h}, capacity: 2, role: [editing]}
mo: {status: emeritus, display: hidden, count: false}
---
[ada, {name: Grace, capacity: 0}]
---
"""
PEOPLE_REFUSED = """
ada: {capacity: two}
---
ada: {capacity: -1}
---
ada: {display: away}
---
ada: {lerning: critique}
---
ada: [Ada]
"""


def is_people(value, **options):
    return Draft202012Validator(people_schema(load_config(options))).is_valid(value)


def test_people_as_they_are_read():
    """What the reader reads without a finding is fine, and what it would report is marked."""
    Draft202012Validator.check_schema(people_schema(GardenConfig()))
    assert all(map(is_people, examples(PEOPLE_ACCEPTED)))
    assert not any(map(is_people, examples(PEOPLE_REFUSED)))


def test_another_tools_list_has_its_own_keys():
    """What is not mapped is that tool's business."""
    options = {"people": {"fields": {"capacity": "at_once"}}}
    assert is_people({"ada": {"at_once": 2, "email": "x"}}, **options)
    assert not is_people({"ada": {"at_once": "two"}}, **options)
