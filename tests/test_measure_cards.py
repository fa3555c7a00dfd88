"""Every measure says how it is worked out, and every figure about people hides small groups."""

from dataclasses import fields
from urllib.parse import parse_qs, urlsplit

import pytest
from support import garden_from

from garden.export.tree import page_url
from garden.figures import FIGURES
from garden.forge import Forge
from garden.indexes import measures, portrait
from garden.indexes import ways as take_part
from garden.measures import MEASURES, REFUSED
from garden.model import NotePath
from garden.pages.page import render_page
from garden.pages.view import View
from garden.practice.stewardship import stewardship
from garden.reading.parse import parse_note
from garden.slug import slugify_ascii

ALL = ["M1", "M2", "M3", "M4", "M5", "M6a", "M6b", "M7", "M8", "M9", "M10", "M11", "M12"]
IDS = [*ALL, "M13", "M14", "M15"]


def index_of(build, text, options=None):
    (page,) = build(View(garden_from(text, options), page_url))
    return page.data["index"]


def facts_of(index):
    """Every label with its value, wherever on the page."""
    found = {}

    def walk(value):
        if isinstance(value, dict):
            if {"label", "value"} <= value.keys():
                found[value["label"]] = value["value"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(index)
    return found


def test_the_measures_are_those_of_the_plan_each_once_and_in_order():
    assert [measure.id for measure in MEASURES] == IDS


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.id)
def test_a_card_leaves_nothing_open(measure):
    assert all(str(getattr(measure, field.name)).strip() for field in fields(measure))
    assert measure.needs in {"notes", "git", "reviews"}
    assert measure.id in FIGURES


@pytest.mark.parametrize("text", ["", "-- a.md --\n"])
def test_every_measure_is_on_the_page_with_its_card_in_any_garden(text):
    index = index_of(measures.build, text)
    entries = [*index["known"], *index["unknown"]]
    assert sorted(entry["id"] for entry in entries) == sorted(IDS)
    for entry in entries:
        assert entry["measure"]["id"] == entry["id"]
        assert entry["measure"]["coverage"]
        assert bool(entry["facts"]) != bool(entry["unknown"])


def test_what_needs_more_than_notes_is_unknown_and_never_zero():
    index = index_of(measures.build, "-- a.md --\n")
    assert {e["id"] for e in index["unknown"]} == {"M1", "M2", "M3", "M4", "M5", "M7", "M10", "M13"}
    assert all(entry["unknown"].startswith("Unknown") for entry in index["unknown"])
    assert facts_of(index)["Share merged by the busiest role"] == "unknown"


def test_what_is_refused_is_on_the_page_each_with_its_reason():
    index = index_of(measures.build, "")
    assert [(r["what"], r["why"]) for r in index["refused"]] == [(r.what, r.why) for r in REFUSED]
    assert all(refused.what and refused.why for refused in REFUSED)


def people(count, hidden=()):
    entries = "".join(
        f"p{n}: {{name: Person {n}{', display: hidden' if n in hidden else ''}}}\n"
        for n in range(count)
    )
    names = ", ".join(f"p{n}" for n in range(count))
    notes = "".join(
        f"-- {name}.md --\n---\ndomain: {name}\ncontributors: [{names}]\n---\n" for name in "xy"
    )
    return f"-- people.yml --\n{entries}{notes}"


@pytest.mark.parametrize(("count", "shown"), [(4, "fewer than five"), (5, "5"), (6, "6")])
def test_people_are_counted_from_five_on(count, shown):
    facts = facts_of(index_of(portrait.build, people(count)))
    assert facts["People who stand behind notes"] == shown
    assert facts["Active in two domains or more"] == shown


def test_hidden_people_count_and_are_named_nowhere():
    text = people(6, hidden={2})
    assert facts_of(index_of(portrait.build, text))["People who stand behind notes"] == "6"
    view = View(garden_from(text), page_url)
    for index in (portrait, measures, take_part):
        assert "Person 2" not in "".join(map(render_page, index.build(view)))


STEWARDS = """\
-- people.yml --
ada: Ada
bob: {name: Bob Hidden, display: hidden}
cleo: {name: Cleo, status: emeritus}
-- one.md --
---
type: domain
stewards: [{name: ada, since: 2024, until: 2027, may: accept changes}]
---
-- two.md --
---
type: domain
stewards: [ada, bob]
---
-- left.md --
---
type: domain
stewards: [cleo]
---
-- hid.md --
---
type: domain
stewards: [bob]
---
"""


def test_domains_are_counted_by_their_stewards_hidden_ones_among_them():
    found = stewardship(garden_from(STEWARDS))
    assert [d.slug for d in found.several] == ["two"]
    assert [d.slug for d in found.one] == ["hid", "one"]
    assert [d.slug for d in found.none] == ["left"]


def test_stewards_are_shown_with_what_the_charter_says_of_them_and_nobody_else():
    index = index_of(take_part.build, STEWARDS)
    shown = {d["slug"]: d["people"] for d in index["stewards"]}
    assert [p["name"] for p in shown["two"]] == ["Ada"]
    assert shown["hid"] == shown["left"] == []
    (ada,) = shown["one"]
    assert (ada["since"], ada["until"], ada["may"]) == ("2024", "2027", "accept changes")


CHARTER = """\
-- c.md --
---
type: domain
domain: c
practice: {aligns_with: rule}
---
-- rule.md --
"""


def test_a_note_is_one_trace_of_a_mode_however_often_it_shows_it():
    (domain,) = index_of(portrait.build, CHARTER)["domains"]
    assert {c["mode"]: c["count"] for c in domain["counts"]} == {
        "engagement": 0,
        "imagination": 0,
        "alignment": 1,
    }


def test_every_question_of_the_nine_is_asked_and_none_is_answered_by_a_sum():
    index = index_of(portrait.build, CHARTER)
    asked = [cell["question"] for panel in index["panels"] for cell in panel["cells"]]
    assert len(set(asked)) == 9
    assert all(question.endswith("?") for question in asked)
    assert all(cell["cannot"] for panel in index["panels"] for cell in panel["cells"])
    assert not {"total", "sum", "score"} & set(facts_of(index))


def test_a_forge_takes_an_experience_with_what_it_reports_on_and_is_asked():
    garden = garden_from(
        '-- r/Warp "end".md --\n---\ntype: routine\n---\n', {"sections": {"What?": "Quoi ?"}}
    )
    forge = Forge("github", "https://github.com/a/b", "main", "content")
    (page,) = take_part.build(View(garden, page_url, forge))
    (report,) = [s for s in page.data["index"]["steps"] if s["name"] == "report"]
    query = parse_qs(urlsplit(report["today"][0]["new_url"]).query)
    note = parse_note(NotePath("e.md"), query["value"][0], garden.config, slugify_ascii)
    assert [link.target for link in note.fields.practice] == ['r/Warp "end"']
    assert [h.text for h in note.headings] == ["Quoi ?", "So what?", "Now what?"]
    assert note.fields.type == "experience"
    assert not note.findings
