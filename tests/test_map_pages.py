"""The map as readers and programs get it: drawing, list, numbers, and what lies around a note."""

import json
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from sites import build_garden
from support import garden_from

from garden.export.map_ import map_data
from garden.export.tree import page_url
from garden.indexes.map import FEW_NOTES, build
from garden.maps import SHAPES, map_of
from garden.maps.around import COLUMN, HUB, around, around_data
from garden.maps.drawing import number, outline
from garden.maps.ties import neighbours
from garden.model import NotePath
from garden.pages.view import View

SVG = "{http://www.w3.org/2000/svg}"
BYTES_A_NOTE = 40
"""What a page of the map may need for each note beyond the first thousand."""
BYTES_AROUND = 4_096
"""What lies around a note may make its page longer by."""

GARDEN = """\
-- index.md --
# Home
[[Peer assist]]
-- charter.md --
---
type: domain
id: meeting
---
# <b>Meeting & "greeting"</b>
-- peer-assist.md --
---
type: routine
domain: [meeting, writing]
practice: {builds_on: "[[Ring]]"}
---
# Peer assist
[[Ring]] [[evil]] [[Somebody's page]] [[charter]]
-- ring.md --
---
type: term
domain: meeting
---
# Ring
[[evil]]
-- evil.md --
---
title: "</svg><script>alert(1)</script> & 'quoted' {{ config }} ]]>"
domain: writing
type: question
---
[[charter]]
-- draft.md --
---
draft: true
title: Secret plan
domain: secret domain
---
[[Ring]]
-- hidden.md --
---
type: person
title: Somebody Hidden
---
[[Ring]] [[evil]]
-- people.yml --
hidden: {name: Somebody Hidden, display: hidden}
"""


def data_of(text, options=None):
    (page,) = build(View(garden_from(text, options), page_url))
    return page.data["index"]


def many(count, **more):
    """Write a garden of `count` notes in four domains, each linked to the two before it."""
    head = "".join(f"{key}: {value}\n" for key, value in more.items())
    return "".join(
        f"-- n{n:05}.md --\n---\ntitle: Note {n}\ndomain: domain {n % 4}\n{head}---\n"
        f"[[n{max(n - 1, 0):05}]] [[n{max(n - 2, 0):05}]]\n"
        for n in range(count)
    )


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of the map as built."""
    folder = tmp_path_factory.mktemp("map")
    notes, _, people = GARDEN.partition("-- people.yml --\n")
    (folder / "people.yml").write_text(people, encoding="utf-8")
    return build_garden(folder, notes).article("garden/map/index.html")


def svg_of(html):
    """Parse the drawing; a drawing that is not well formed raises."""
    text = html[html.index("<svg") : html.index("</svg>") + len("</svg>")]
    return ET.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - our own


def test_the_drawing_is_well_formed_whatever_a_title_says(page):
    drawing = svg_of(page)
    titles = [title.text for title in drawing.iter(f"{SVG}title")]
    assert "</svg><script>alert(1)</script> & 'quoted' {{ config }} ]]> (Question)" in titles
    assert "<script>alert" not in page
    assert not list(drawing.iter(f"{SVG}script"))


def test_the_drawing_needs_no_style_and_no_handler(page):
    """A strict Content-Security-Policy refuses both."""
    for element in svg_of(page).iter():
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]


def test_every_dot_of_a_small_garden_is_a_link_that_the_list_has_too(page):
    """The dots are out of the way of the keyboard; the list below has the same links."""
    dots = [
        link.get("href") for link in svg_of(page).iter(f"{SVG}a") if link.get("tabindex") == "-1"
    ]
    words = page.partition("The map in words")[2]
    assert len(dots) == 5
    for address in dots:
        assert f'<a href="{address}">' in words
    assert "Routines" in words


def test_the_drawing_says_what_it_is_to_those_who_do_not_see_it(page):
    drawing = svg_of(page)
    assert drawing.get("aria-labelledby") == "__garden-map-title"
    assert drawing.find(f"{SVG}title").text == "Map of the garden by domain"
    assert "3 discs with 5 notes" in drawing.find(f"{SVG}desc").text
    labels = [link.get("aria-label") for link in drawing.iter(f"{SVG}a")]
    assert "writing, 1 note" in labels


def test_drafts_and_hidden_people_are_in_none_of_it():
    view = View(garden_from(GARDEN), page_url)
    text = json.dumps([data_of(GARDEN), map_data(view)]).lower()
    text += json.dumps([around_data(view, path) for path in view.garden.notes]).lower()
    assert "peer assist" in text
    assert "secret" not in text
    assert "hidden" not in text


def test_notes_of_several_domains_stand_at_home_with_a_mark():
    discs = {disc["title"]: disc for disc in data_of(GARDEN)["domains"]}
    meeting = discs['Meeting & "greeting"']
    assert "Peer assist" in [dot["title"] for dot in meeting["dots"]]
    assert meeting["feet"].count("M") == 1
    assert discs["writing"]["feet"] == ""
    assert discs["No domain yet"]["url"] == ""


def test_a_larger_garden_has_one_path_for_each_shape_of_a_disc():
    data = data_of(many(FEW_NOTES + 1))
    assert [len(disc["marks"]) for disc in data["domains"]] == [1, 1, 1, 1]
    assert not any(disc["dots"] for disc in data["domains"])
    assert sum(disc["marks"][0]["path"].count("h0") for disc in data["domains"]) == FEW_NOTES + 1


@pytest.mark.parametrize(
    ("count", "kind"),
    [
        *((1000, kind) for kind in ("note", "term", "question", "story", "decision", "person")),
        (3000, "decision"),
    ],
)
def test_a_note_more_makes_a_large_page_longer_by_forty_bytes_at_most(count, kind):
    """The page holds these values as they are, and nothing else of a single note."""
    before, after = (json.dumps(data_of(many(notes, type=kind))) for notes in (count, count + 400))
    assert (len(after) - len(before)) / 400 <= BYTES_A_NOTE


def test_the_numbers_name_each_other_by_place():
    garden = garden_from(GARDEN)
    data = map_data(View(garden, page_url))
    notes = {note[0]: note for note in data["notes"]}
    places = {path: index for index, path in enumerate(garden.notes)}
    assert notes["Peer assist"][1] == "peer-assist/"
    domain, kind = notes["Peer assist"][4:6]
    assert data["domains"][domain]["title"] == 'Meeting & "greeting"'
    assert data["types"][kind] == {
        "name": "routine",
        "label": "Routine",
        "plural": "Routines",
        "shape": "square",
    }
    assert [data["domains"][index]["title"] for index in notes["Peer assist"][6:]] == ["writing"]
    (step,) = data["practice"]
    assert data["relations"][step[2]] == "Builds on"
    assert [data["notes"][index][0] for index in step[:2]] == ["Peer assist", "Ring"]
    linked = {(a, b) for a, others in enumerate(data["links"]) for b in others}
    expected = {
        (places[a], places[b])
        for a, others in garden.once(neighbours).items()
        for b in others
        if a < b
    }
    assert linked == expected


def test_the_map_is_the_same_byte_for_byte_however_often_it_is_made():
    first, second = (
        json.dumps(map_data(View(garden_from(GARDEN), page_url)), sort_keys=True) for _ in "12"
    )
    assert first == second


@pytest.mark.parametrize("shape", [shape.name for shape in SHAPES])
def test_every_shape_is_drawn_within_its_place(shape):
    """Path data that a browser understands: a move, then short steps."""
    path = outline(shape, 100, 50, 4)
    assert re.fullmatch(r"M[\d.]+ [\d.]+(?:[mlhvaqz][-\d. ]*)+", path)


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (10, "10")]
)
def test_numbers_are_as_short_as_can_be(value, written):
    assert number(value) == written


# --- around a note ------------------------------------------------------------------------


def around_in(text, path="centre.md"):
    return around(View(garden_from(text), page_url), NotePath(path))


def test_neighbours_come_first_and_then_those_that_most_of_them_lead_to():
    found = around_in(
        "-- centre.md --\n[[a]] [[b]] [[c]]\n-- a.md --\n[[popular]] [[zebra]]\n"
        "-- b.md --\n[[popular]]\n-- c.md --\n[[popular]] [[ape]] [[a]]\n"
        "-- popular.md --\n-- zebra.md --\n-- ape.md --\n"
    )
    assert found.near == ("a.md", "b.md", "c.md")
    assert set(found.far) == {"popular.md", "ape.md", "zebra.md"}
    joined = {(found.near[a], found.far[b]) for a, b in found.threads}
    assert ("c.md", "ape.md") in joined
    assert ("b.md", "ape.md") not in joined


def test_of_too_many_the_best_connected_are_shown_and_ties_go_by_title():
    names = [f"n{n:02}" for n in range(20)]
    text = "-- centre.md --\n" + " ".join(f"[[{name}]]" for name in names) + "\n"
    text += "".join(f"-- {name}.md --\n" for name in names[:18])
    text += "-- n18.md --\n[[n19]]\n-- n19.md --\n"
    found = around_in(text)
    assert len(found.near) == COLUMN
    assert set(found.near) == {*(f"n{n:02}.md" for n in range(COLUMN - 2)), "n18.md", "n19.md"}


def test_a_hub_brings_nothing_near_to_anything():
    text = "-- centre.md --\n[[hub]] [[other]]\n-- other.md --\n-- hub.md --\n"
    text += "".join(f"[[leaf {n}]] " for n in range(HUB)) + "\n"
    text += "".join(f"-- leaf {n}.md --\n" for n in range(HUB))
    found = around_in(text)
    assert found.near == ("hub.md", "other.md")
    assert found.far == ()


def test_with_one_neighbour_there_is_nothing_to_see():
    text = "-- centre.md --\n[[a]]\n-- a.md --\n[[b]]\n-- b.md --\n"
    assert around_data(View(garden_from(text), page_url), NotePath("centre.md")) == {}
    assert around_in(text, "a.md").near == ("b.md", "centre.md")


def test_columns_stand_in_the_middle_of_the_drawing():
    text = "-- centre.md --\n[[a]] [[b]]\n-- a.md --\n[[c]] [[d]] [[e]] [[f]]\n-- b.md --\n"
    text += "".join(f"-- {name}.md --\n" for name in "cdef")
    data = around_data(View(garden_from(text), page_url), NotePath("centre.md"))
    assert data["height"] == "7.2em"
    assert data["near_marks"] == [{"shape": "circle", "path": "M25 27h0M25 45h0"}]
    assert [note["title"] for note in data["far"]] == ["c", "d", "e", "f"]


@pytest.mark.parametrize("letter", ["n", "&", "語"])
def test_what_lies_around_a_note_needs_four_kilobytes_at_most(tmp_path, letter):
    """Also where titles are long, full of marks, or of letters of three bytes."""
    names = [f"{n:02} {letter * 70}" for n in range(30)]
    text = "-- centre.md --\n# Centre\n" + " ".join(f"[[n{n:02}]]" for n in range(15)) + "\n"
    for n, name in enumerate(names):
        links = " ".join(f"[[n{other:02}]]" for other in range(15, 30)) if n < 15 else ""
        text += f"-- folder/of-some-length/n{n:02}.md --\n---\ntitle: '{name}'\ntype: person\n---\n"
        text += f"{links}\n"
    page = build_garden(tmp_path, text).html("centre/index.html")
    section = re.search(r'<section[^>]*"__garden-around".*?</section>', page, re.DOTALL)[0]
    assert len(section.encode()) <= BYTES_AROUND
    assert "One step away" in section
    assert "style=" not in section


def test_the_lines_of_a_map_lead_from_disc_to_disc():
    data = data_of(GARDEN)
    discs = {disc["title"]: disc for disc in data["domains"]}
    for tie in data["ties"]:
        one, other = discs[tie["one"]], discs[tie["other"]]
        assert tie["path"] == f"M{one['x']} {one['y']}L{other['x']} {other['y']}"
    widths = [float(tie["width"]) for tie in data["ties"]]
    assert all(a <= b for a, b in pairwise(widths)), "the strongest lie on top"
    assert map_of(garden_from(GARDEN)).ties
