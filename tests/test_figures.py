"""Figures that look back: shown with how much was seen, hidden where few took part, or unknown."""

import json
from datetime import timedelta

import pytest
from engaging import change, event, known, merged, said

from garden.engagement import engaged
from garden.export.tree import page_url
from garden.figures import figure, of_domain
from garden.figures.parts import FEW, duration, fact, share
from garden.indexes import boundaries, changes, evidence
from garden.indexes import ways as take_part
from garden.measures import MEASURES
from garden.pages.view import View

BACK = ("M1", "M2", "M3", "M4", "M5", "M7", "M10", "M13")
NOTES = "".join(
    f"-- {n}.md --\n---\ndomain: {d}\n---\n# {n}\n[[a]]\n" for n, d in ["ax", "bx", "cy"]
)
PEOPLE = [f"p{n}" for n in range(9)]


def shown(garden, measure, slug=""):
    """The facts of a measure, or why they are unknown, with what was seen."""
    view = View(garden, page_url)
    (card,) = [one for one in MEASURES if one.id == measure]
    scope = of_domain(view, garden.domains[slug]) if slug else None
    found = figure(view, card, scope)
    json.dumps(found)
    return {f["label"]: f["value"] for f in found["facts"]} or found["unknown"], found


def hands(count, note="a.md"):
    return [change(note, who, 10 + n) for n, who in enumerate(PEOPLE[:count])]


@pytest.mark.parametrize("measure", BACK)
def test_what_nobody_knows_is_unknown_and_says_how_it_can_be_known(measure):
    facts, found = shown(known(NOTES), measure)
    assert facts.startswith("Unknown. It needs ")
    assert "garden record" in facts or "fetch-depth: 0" in facts
    assert found["measure"]["coverage"] == "Nothing yet, so it is unknown."
    assert not found["facts"]


@pytest.mark.parametrize("measure", BACK)
def test_what_is_known_says_up_to_when_and_how_far_back(measure):
    garden = known(NOTES, *hands(9), events=[said(1, "bob"), merged(1)])
    facts, found = shown(garden, measure)
    assert isinstance(facts, dict)
    assert found["measure"]["coverage"].startswith("As of 2026-11-01, looking back 730 days. ")
    assert not found["unknown"]


@pytest.mark.parametrize(
    ("count", "value"), [(4, "hidden: fewer than five people took part"), (5, "3")]
)
def test_the_absence_factor_stands_on_its_page_from_five_on(count, value):
    facts, _ = shown(known(NOTES, *hands(count)), "M2")
    assert facts == {"People who between them had a hand in half": value}


@pytest.mark.parametrize(("count", "is_drawn"), [(7, False), (8, True)])
def test_the_absence_curve_is_drawn_from_eight_on_and_told_in_words(count, is_drawn):
    facts, found = shown(known(NOTES, *hands(count)), "M10")
    assert bool(found["curve"]) == is_drawn
    if is_drawn:
        assert [row["value"] for row in found["curve"]["rows"]] == ["67 %"] * 5
        assert facts["If the 4 most engaged were gone"] == "67 %"
        assert (
            found["curve"]["points"]
            == "0,30 60,30 60,30 120,30 120,30 180,30 180,30 240,30 240,30 300,30"
        )
    else:
        assert facts == {"If the most engaged were gone": "hidden: fewer than 8 people took part"}


def test_single_voices_are_told_of_the_garden_and_of_a_domain():
    garden = known(NOTES, *hands(2), change("c.md", "p0"))
    every = [
        "Notes in which nobody had a hand",
        "In which one person had",
        "In which two or more had",
    ]
    whole, domain = shown(garden, "M1")[0], shown(garden, "M1", "x")[0]
    assert [whole[label] for label in every] == ["1 of 3 (33 %)"] * 3
    assert [domain[label] for label in every] == ["1 of 2 (50 %)", "0 of 2 (0 %)", "1 of 2 (50 %)"]


def test_without_a_record_a_second_voice_is_unknown_and_other_mergers_are_told():
    facts, found = shown(
        known(NOTES, *[change("a.md", p, 9, by="m", commit=p) for p in PEOPLE]), "M4"
    )
    assert facts == {
        "Changes that a second voice spoke on": "unknown",
        "Merged by somebody else, at least": "9 of 9 (100 %)",
    }
    assert "what was said is not seen" in found["measure"]["coverage"]


@pytest.mark.parametrize(
    ("apart", "value"), [(0, "1 of 4 (25 %)"), (1, "1 of 5 (20 %)"), (2, "between 17 and 50 %")]
)
def test_a_second_voice_is_a_range_where_less_than_four_fifths_are_recorded(apart, value):
    pulls = [merged(n, f"m{n}", author=f"w{n}") for n in range(1, 5)]
    changes = [change("a.md", f"p{n}") for n in range(apart)]
    garden = known(NOTES, *changes, events=[said(1, "bob", author="w1"), *pulls])
    assert shown(garden, "M4")[0]["Changes that a second voice spoke on"] == value


def test_a_second_voice_of_a_domain_is_of_changes_to_its_notes():
    pulls = [merged(n, f"m{n}", author=f"w{n}", on_commit=f"c{n}") for n in range(1, 7)]
    changes = [change("a.md" if n < 4 else "c.md", f"p{n}", commit=f"c{n}") for n in range(1, 7)]
    garden = known(NOTES, *changes, events=[said(1, "bob", author="w1"), *pulls])
    label = "Changes that a second voice spoke on"
    assert shown(garden, "M4")[0][label] == "1 of 6 (17 %)"
    assert shown(garden, "M4", "x")[0][label] == "1 of 3 (33 %)"
    assert shown(garden, "M4", "y")[0][label] == "0 of 3 (0 %)"


def test_newcomers_without_a_record_are_told_but_not_what_they_reviewed():
    facts, _ = shown(known(NOTES, *hands(5)), "M3")
    assert facts == {
        "Second half of 2026": "5 came, 0 came back, reviews unknown, 0 look after a domain; "
        "a year has not gone by yet"
    }


def test_a_first_response_is_told_in_shares_and_in_words():
    events = [
        e
        for n in range(1, 11)
        for e in (
            event(n, "opened", f"w{n}", 30, author=f"w{n}"),
            event(n, "ready", f"w{n}", 30, author=f"w{n}"),
            said(n, "bob", 27, author=f"w{n}"),
        )
    ]
    facts, _ = shown(known(NOTES, *hands(1), events=events), "M5")
    assert facts == {
        "Answered within 2 days": "0 of 10 (0 %)",
        "Answered within 7 days": "10 of 10 (100 %)",
        "Answered within 14 days": "10 of 10 (100 %)",
        "Half are answered after": "3 days",
    }
    few, _ = shown(known(NOTES, *hands(1), events=events[3:]), "M5")
    assert few == {"Answered by a person": "hidden: fewer than 10 changes, or than five people"}


def test_notes_that_nobody_changed_for_long_are_listed_where_others_link_there():
    garden = known(
        NOTES, change("a.md", "p", 800), change("b.md", "p", 900), change("c.md", "p", 9)
    )
    facts, found = shown(garden, "M13")
    assert facts["Not changed within the window, and others link there"] == "1"
    assert [(n["title"], n["since"]) for n in found["still"]] == [("a", "2024-08-23")]
    assert [row["value"] for row in found["curve"]["rows"]] == ["33 %"] * 5 + ["100 %"]
    assert "out of date" not in json.dumps({**found, "measure": ""})


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(minutes=20), "an hour or less"),
        (timedelta(hours=5), "5 hours"),
        (timedelta(days=1), "24 hours"),
        (timedelta(days=13), "2 weeks"),
        (timedelta(days=11), "2 weeks"),
        (timedelta(days=4), "4 days"),
        (timedelta(days=50), "2 months"),
        (timedelta(days=400), "13 months"),
        (timedelta(days=900), "2 years"),
    ],
)
def test_a_time_is_told_about(time, words):
    assert duration(time) == words


def index_of(build, garden):
    (page,) = build(View(garden, page_url))
    return page.data["index"]


def test_changes_to_two_domains_are_told_where_five_had_a_part():
    few = [change(path, who, commit=who) for who in PEOPLE[:4] for path in ("a.md", "c.md")]
    more = [*few, *(change(path, "p8", commit="p8") for path in ("b.md", "c.md"))]
    for made, value in (((), "unknown"), (few, "few"), (more, "5")):
        (pair,) = index_of(boundaries.build, known(NOTES, *made))["pairs"]
        assert pair["changes"] == value


def test_changed_practices_and_those_that_cite_an_experience():
    text = (
        "-- a.md --\n---\ntype: routine\npractice: {changed_because: e}\n---\n"
        "-- b.md --\n---\ntype: routine\n---\n-- c.md --\n---\ntype: routine\n---\n"
        "-- e.md --\n---\ntype: experience\n---\n"
    )
    made = [change("a.md", "p"), change("b.md", "p"), change("c.md", "p", 999)]
    rows = index_of(evidence.build, known(text, *made))["looking_back"]
    assert [f["value"] for f in rows[0]["facts"]] == ["2", "1 of 2 (50 %)"]
    assert [f["value"] for f in rows[1]["facts"]] == [
        "1 of 3 (33 %)",
        "2 of 3 (67 %)",
        "0 of 3 (0 %)",
    ]


def test_seasons_count_things_and_never_people():
    text = (
        NOTES
        + "-- e.md --\n---\ntype: experience\n---\n"
        + "-- m.md --\n---\ntype: encounter\ndate: 2026-05-02\n---\n"
    )
    events = [
        said(1, "bob", 40),
        said(1, "cy", 41),
        said(2, "bob", 2),
        event(3, "review", "bob", 2),
    ]
    garden = known(text, change("e.md", "p", 40), events=events)
    found = {s["name"]: list(s.values())[1:] for s in index_of(changes.build, garden)["seasons"]}
    assert found["2026, quarter 3"] == [0, 1, 1]
    assert found["2026, quarter 2"] == [1, 0, 0]
    assert found["2026, quarter 4"] == [0, 0, 1]
    assert len(found) == 8
    assert index_of(changes.build, known(text))["seasons"] == []


def test_ways_to_take_part_show_how_it_went_where_that_is_known():
    assert index_of(take_part.build, known(NOTES))["newcomers"] == []
    entries = index_of(take_part.build, known(NOTES, *hands(5)))["newcomers"]
    assert [entry["id"] for entry in entries] == ["M3"]


def test_numbers_stand_beside_the_words_for_programs():
    """A share has both its numbers, a count its own; what is hidden or unknown has none."""
    told = {
        one["label"]: {name: one[name] for name in ("number", "part", "whole") if name in one}
        for one in (
            fact("Open objections", 3),
            fact("Links that cross", share(1, 3)),
            fact("Openness", "0.33", number=1 / 3),
            fact("Answered", FEW),
        )
    }
    assert told == {
        "Open objections": {"number": 3},
        "Links that cross": {"part": 1, "whole": 3},
        "Openness": {"number": 0.3333},
        "Answered": {},
    }
    assert str(share(1, 3)) == "1 of 3 (33 %)"


def test_no_voice_stands_in_any_figure():
    """Voices are keys of people; a figure that held one would tell somebody's numbers."""
    events = [said(n, f"w{n + 1}", author=f"w{n}") for n in range(1, 20)]
    garden = known(
        NOTES,
        *hands(9),
        events=[*events, *(merged(n, "zed", author=f"w{n}") for n in range(1, 20))],
    )
    keys = {v for one in engaged(garden).engagements if (v := one.voice)}
    told = json.dumps([shown(garden, measure)[1] for measure in BACK])
    assert keys
    assert not [key for key in keys if key in told or f'"{key.partition(":")[2]}"' in told]
