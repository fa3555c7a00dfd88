"""Related notes: what two notes share, and how the page says so."""

import re

import pytest
from sites import build_garden
from support import garden_from

from garden.compile.notes import note_data
from garden.model import NotePath
from garden.pages.view import View
from garden.related import because, related
from garden.related.data import BYTES, related_data
from garden.related.find import LEAST

BOTH = """\
-- a.md --
# A round of silence

A boundary object, and [[Check-in]].
-- b.md --
# B side

Another boundary object, and [[Check-in]].
-- boundary-object.md --
---
type: term
---
# Boundary object

Something that several worlds share.
-- check-in.md --
# Check-in

One sentence each.
-- elsewhere.md --
# Elsewhere

Nothing in common.
"""

LINKED_TOGETHER = """\
-- one.md --
# Opening circles
-- two.md --
# Closing circles
-- first.md --
See [[one]] and [[two]].
-- second.md --
See [[two]] and [[one]].
"""


def told(garden, path):
    return {
        found.path: because(garden, NotePath(path), found)
        for found in related(garden, NotePath(path))
    }


def test_notes_that_use_one_term_and_link_to_one_note_are_related():
    assert told(garden_from(BOTH), "a.md") == {
        "b.md": "both use “Boundary object”; both link to “Check-in”"
    }


def test_notes_that_two_others_link_to_together_and_that_share_a_word_of_their_titles_are():
    assert told(garden_from(LINKED_TOGETHER), "one.md") == {
        "two.md": "linked by two notes; both are about “circles”"
    }


def test_one_note_that_links_to_both_is_named():
    garden = garden_from(LINKED_TOGETHER.partition("-- second.md")[0])
    assert told(garden, "one.md") == {
        "two.md": "both are linked in “first”; both are about “circles”"
    }


def test_a_name_in_prose_is_something_spoken_of():
    garden = garden_from(
        "-- a.md --\nThe learning café.\n-- b.md --\nThe learning café and [[Silent start]].\n"
        "-- learning-cafe.md --\n# Learning café\n-- silent-start.md --\n# Silent start\n"
        "-- c.md --\nThe learning café and a silent start.\n"
    )
    assert told(garden, "c.md") == {"b.md": "both speak of “Silent start” and “Learning café”"}


def test_two_notes_that_link_to_both_may_be_lists_of_many_matters():
    text = LINKED_TOGETHER.replace("Opening circles", "Opening")
    assert told(garden_from(text), "one.md") == {}
    third = "-- third.md --\n[[one]] [[two]]\n"
    assert told(garden_from(text + third), "one.md") == {"two.md": "linked by three notes"}


LINKS = {
    "in the text": "[[B side]]\n\n",
    "by name": "A note to B side and back.\n\n",
    "by practice": '---\npractice: {uses: "[[B side]]"}\n---\n',
}


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_a_note_that_is_linked_or_named_either_way_is_not_told_again(link):
    garden = garden_from(BOTH.replace("# A round", f"{link}# A round"))
    assert "b.md" not in told(garden, "a.md")
    assert "a.md" not in told(garden, "b.md")


def test_one_thing_in_common_is_not_enough():
    text = BOTH.replace("A boundary object, and ", "").replace("Another boundary object, and ", "")
    assert told(garden_from(text), "a.md") == {}


def test_what_everybody_speaks_of_ties_nobody():
    crowd = "".join(f"-- n{n}.md --\nA boundary object and [[Check-in]].\n" for n in range(40))
    assert told(garden_from(BOTH + crowd), "a.md") == {}


def test_a_note_that_links_to_everything_ties_nobody_and_is_related_to_nobody():
    many = "".join(f"-- n{n}.md --\n# Number {n}\n" for n in range(40))
    links = " ".join(f"[[n{n}]]" for n in range(40))
    garden = garden_from(f"{many}-- hub.md --\n{links}\n-- hub2.md --\n{links}\n")
    assert told(garden, "n1.md") == {}
    assert told(garden, "hub.md") == {}


def test_people_and_charters_are_related_to_nobody():
    person = BOTH.replace("# B side", "---\ntype: person\n---\n# B side")
    assert told(garden_from(person), "a.md") == {}
    assert related(garden_from(person), NotePath("b.md")) == ()
    charter = BOTH.replace("# B side", "---\ntype: domain\ndomain: b\n---\n# B side")
    assert told(garden_from(charter), "a.md") == {}


def test_drafts_tie_nobody():
    garden = garden_from(LINKED_TOGETHER.replace("See [[two]]", "---\ndraft: true\n---\n[[two]]"))
    assert told(garden, "one.md") == {
        "two.md": "both are linked in “first”; both are about “circles”"
    }


def test_at_most_five_are_told_the_nearest_first():
    more = "".join(f"-- m{n}.md --\nA boundary object, and [[Check-in]].\n" for n in range(9))
    found = related(garden_from(BOTH + more), NotePath("a.md"))
    assert len(found) == 5
    assert [f.strength for f in found] == sorted((f.strength for f in found), reverse=True)
    assert all(f.strength >= LEAST for f in found)


def test_the_order_of_notes_does_not_matter():
    parts = re.split(r"(?m)^(?=-- )", BOTH + LINKED_TOGETHER)[1:]
    found = []
    for ordered in (parts, parts[::-1], parts[1::2] + parts[::2], sorted(parts)):
        garden = garden_from("".join(ordered))
        found.append({path: told(garden, path) for path in garden.notes})
    assert found.count(found[0]) == len(found)


def test_words_of_titles_in_scripts_without_spaces_count_in_pairs():
    garden = garden_from(
        "-- a.md --\n# 知识花园\n-- b.md --\n# 花园笔记\n-- c.md --\n[[a]] [[b]]\n"
    )
    assert told(garden, "a.md") == {"b.md": "both are linked in “c”; both are about “花园”"}


# --- on the page ------------------------------------------------------------------------


def view_of(text):
    return View(garden_from(text), lambda path: path.removesuffix(".md") + "/")


def test_the_page_has_title_address_and_reason():
    view = view_of(BOTH)
    assert note_data(view, view.garden.notes[NotePath("a.md")])["related"] == [
        {
            "title": "B side",
            "url": "b/",
            "why": "both use “Boundary object”; both link to “Check-in”",
        }
    ]


def test_the_home_page_has_none():
    view = view_of(BOTH.replace("-- a.md --", "-- index.md --"))
    assert related_data(view, NotePath("index.md")) == []


@pytest.mark.parametrize("word", ["Word", "Wörd", "語語"])
def test_long_titles_leave_room_for_fewer_notes(word):
    long = "x" * 50
    more = "".join(
        f"-- {long}{n}.md --\n# {(word + ' ') * 20}{n}\nA boundary object, and [[Check-in]].\n"
        for n in range(9)
    )
    items = related_data(view_of(BOTH + more), NotePath("a.md"))
    assert 0 < len(items) < 5
    assert sum(len(value.encode()) for item in items for value in item.values()) <= BYTES


def test_the_section_is_written_escaped_and_takes_a_kilobyte_at_most(tmp_path):
    built = build_garden(tmp_path, BOTH.replace("# B side", "# B <b>&amp; side"))
    page = built.html("a/index.html")
    section = re.search(r'<section[^>]*"__garden-related".*?</section>', page, re.DOTALL)[0]
    assert '<a href="../b/">B' in section
    assert "both use “Boundary object”" in section
    assert "<b>" not in section
    assert len(section.encode()) <= 1000
    assert 'href="#__garden-related"' in page
    assert "__garden-related" not in built.html("elsewhere/index.html")
