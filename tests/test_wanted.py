"""What nobody has written yet: how it is grouped and where it would stand."""

import pytest
from support import garden_from

from garden.places import Place, place_for
from garden.wanted import wanted_notes

GARDEN = """\
-- a.md --
See [[Silent start]], [[silent  START]] and [[Silent start|quiet]].
-- b.md --
---
practice: {uses: "[[Hammer]]"}
related: "[[silent start]]"
---
![[C++]] and [[c]] and [[C]], [a path](nowhere.md), ![a picture](nowhere.png)
"""


def found(text, options=None):
    return {
        note.name: [f"{ask.source}:{ask.link.position.line}" for ask in note.asks]
        for note in wanted_notes(garden_from(text, options)).values()
    }


def test_they_are_grouped_whatever_the_case_and_most_asked_for_come_first():
    """How many notes ask decides, not how often one of them does; then the alphabet."""
    assert list(found(GARDEN)) == ["Silent start", "C", "C++", "Hammer"]
    assert found(GARDEN)["Silent start"] == ["a.md:1", "a.md:1", "a.md:1", "b.md:3"]


def test_a_path_that_leads_nowhere_is_an_error_and_no_invitation():
    assert not [name for name in found(GARDEN) if "nowhere" in name]


def test_the_commonest_spelling_names_it():
    assert "API" in found("-- a.md --\n[[api]] [[API]]\n-- b.md --\n[[API]]\n")
    assert "API" in found("-- a.md --\n[[api]] [[API]]\n")


def test_drafts_ask_for_nothing():
    assert found("-- a.md --\n---\ndraft: true\n---\n[[Nowhere]]\n") == {}


def test_each_has_a_place_of_its_own():
    """Also where names differ only by signs that other anchors drop."""
    text = "-- a.md --\n[[C]] [[C++]] [[a b]] [[a-b]] [[a (b)]] [[été]] [[F/x]] [[5 % off?]]\n"
    anchors = [note.anchor for note in wanted_notes(garden_from(text)).values()]
    assert len(set(anchors)) == len(anchors)
    assert "wanted-c++" in anchors
    assert not [anchor for anchor in anchors if set(anchor) & set(" ()%?")]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("practice: {builds_on: '[[New]]'}", "note"),
        ("practice: {mends: '[[New]]'}", "tool"),
        ("practice: {mends: '[[New]]', reports_on: '[[New]]'}", "note"),
        ("related: '[[New]]'", "note"),
    ],
)
def test_a_practice_link_may_tell_what_it_would_be(head, kind):
    """If only one type may stand at the far end, that is what is missing."""
    relation = {"label": "Mends", "inverse": "mended_by", "inverse_label": "Mended by"}
    options = {"relations": {"mends": {**relation, "targets": ["tool"]}}}
    (note,) = wanted_notes(garden_from(f"-- a.md --\n---\n{head}\n---\n", options)).values()
    assert note.type == kind


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Silent start", Place("notes/silent-start.md", "Silent start")),
        ("notes/Deep/Silent start", Place("Notes/deep/Silent start.md", "Silent start")),
        ("deep/x", Place("notes/deep-x.md", "deep/x")),
        ("PS/2 port", Place("notes/ps-2-port.md", "PS/2 port")),
        ("../up", Place("notes/up.md", "../up")),
        ("Silent start.md", Place("notes/silent-start.md", "Silent start")),
    ],
)
def test_it_would_stand_where_its_name_finds_it(name, place):
    """In a folder that is there if the name says so, else where such notes usually are."""
    garden = garden_from("-- Notes/deep/a.md --\nx\n-- notes/b.md --\nx\n-- notes/c.md --\nx\n")
    assert place_for(garden, name, "note") == place


@pytest.mark.parametrize(
    "name", ["Silent start", "Notes/Silent start", "PS/2 port", "C++", "été", "x.md", "Notes/x.md"]
)
def test_a_note_written_there_answers(name):
    """Whoever follows the invitation ends the want."""
    text = f"-- Notes/a.md --\n[[{name}]]\n"
    place = place_for(garden_from(text), name, "note")
    written = f"{text}-- {place.path} --\n---\ntitle: {place.title!r}\n---\nText.\n"
    assert wanted_notes(garden_from(text))
    assert not wanted_notes(garden_from(written))


def test_a_very_long_name_stands_in_a_file_that_any_disk_can_hold():
    """The title is kept whole, and the note answers to it."""
    name = "界" * 59 + " of a very long name"
    place = place_for(garden_from("-- notes/a.md --\nx\n"), name, "note")
    assert place == Place("notes/" + "界" * 59 + ".md", name)
    assert len(place.path.rpartition("/")[2].encode()) < 255
