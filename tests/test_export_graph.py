"""The graph of notes and links for other programs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.export.graph import GRAPHS, edges_of, to_dot, to_json
from garden.garden import Garden
from garden.model import Fields, Note, NotePath

GARDEN = """\
-- a.md --
---
title: A "quoted" title
type: routine
domain: writing
status: seed
practice: {builds_on: [b, b], uses: "[[nowhere]]"}
---
[[b]] [[b#x|again]] [[a]] [[nowhere]] [x](https://example.org) ![[c]]
-- b.md --
[[a]]
-- c.md --
-- d.md --
---
draft: true
---
[[a]]
"""


def test_edges_are_counted_by_pair_and_relation():
    assert dict(edges_of(garden_from(GARDEN))) == {
        ("a.md", "b.md", ""): 2,
        ("a.md", "b.md", "builds_on"): 2,
        ("a.md", "c.md", ""): 1,
        ("b.md", "a.md", ""): 1,
    }


def test_as_json():
    data = json.loads(to_json(garden_from(GARDEN)))
    assert data["version"] == 1
    assert data["nodes"][0] == {
        "path": "a.md",
        "title": 'A "quoted" title',
        "type": "routine",
        "domains": ["writing"],
        "status": "seed",
    }
    assert [node["path"] for node in data["nodes"]] == ["a.md", "b.md", "c.md"]
    assert {"source": "a.md", "target": "b.md", "relation": "builds_on", "links": 2} in data[
        "edges"
    ]


def test_as_dot():
    assert to_dot(garden_from(GARDEN)).splitlines() == [
        "digraph garden {",
        '  "a.md" [label="A \\"quoted\\" title"];',
        '  "b.md" [label="b"];',
        '  "c.md" [label="c"];',
        '  "a.md" -> "b.md";',
        '  "a.md" -> "b.md" [label="builds_on"];',
        '  "a.md" -> "c.md";',
        '  "b.md" -> "a.md";',
        "}",
    ]


@pytest.mark.parametrize("name", GRAPHS)
def test_an_empty_garden_has_a_graph(name):
    assert GRAPHS[name](garden_from(""))


@given(st.text())
def test_any_title_stays_inside_its_quotes(title):
    note = Note(NotePath("a.md"), "", 0, Fields(), title)
    line = to_dot(Garden([note])).split("\n", 1)[1].rsplit("\n", 1)[0]
    inner = line.removeprefix('  "a.md" [label="').removesuffix('"];')
    assert '"' not in inner.replace("\\\\", "").replace('\\"', "")
    assert "\n" not in line
