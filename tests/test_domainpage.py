"""The page of a domain: its charter's facts, what it holds, whom it names, what is unknown."""

from urllib.parse import unquote

import pytest
from support import garden_from

from garden.compile.notes import compile_note
from garden.domainpage import domain_data
from garden.export.tree import page_url
from garden.forge import Forge
from garden.pages.view import View

CHARTER = """\
-- domains/craft.md --
---
title: Craft
type: domain
stewards:
  - {name: Ada, since: 2025, until: autumn, may: accept changes}
  - {name: Kim}
  - {name: Zoe}
sponsor: {name: The guild, may_decide: [money], may_not_decide: [what is true, who joins]}
origin: community
rhythm: twice a month
conduct: "[[Norms of the house]]"
intentionally_empty: {tool: Hands are enough.}
continuity: Two people know the keys.
neighbours: [Trade, "[[Norms of the house]]", far]
---
What we make.

## How to join

Bring one thing.

## Norms

Be kind.
-- norms.md --
---
title: Norms of the house
domain: craft
ways: [review]
---
x
-- steward.md --
---
title: Becoming a steward
ways: [steward]
---
x
-- trade.md --
---
domain: trade
---
x
-- people.yml --
ada: {name: Ada}
kim: {name: Kim, display: hidden}
zoe: {name: Zoe, status: emeritus}
mo: {name: Mo, stewarding: craft, learning: trade}
lin: {name: Lin, learning: craft}
"""
FAR = {"neighbours": {"far": {"url": "https://far.example/", "title": "Far garden"}}}


def page(text, slug="craft", options=None, forge=None):
    garden = garden_from(text, options)
    return domain_data(View(garden, page_url, forge), garden.domains[slug])


@pytest.fixture(scope="module")
def craft():
    return page(CHARTER, options=FAR)


def titles(cards):
    return [card["title"] for card in cards]


def test_stewards_stand_as_the_charter_has_them_then_those_who_say_so(craft):
    """Not those who are hidden; who is emeritus stands with the people instead."""
    assert craft["charter"]["stewards"] == [
        {
            "name": "Ada",
            "url": "garden/contributors/ada/",
            "since": "2025",
            "until": "autumn",
            "may": "accept changes",
        },
        {"name": "Mo", "url": "garden/contributors/mo/", "since": "", "until": "", "may": ""},
    ]
    assert [(s["label"], [p["name"] for p in s["people"]]) for s in craft["stances"]] == [
        ("Learning", ["Lin"]),
        ("Emeritus", ["Zoe"]),
    ]


def test_how_to_become_a_steward_is_what_a_note_explains(craft):
    assert titles(craft["charter"]["becoming"]) == ["Becoming a steward"]


def test_what_a_sponsor_may_decide_and_may_not_stand_side_by_side(craft):
    assert craft["charter"]["sponsor"] == {
        "name": "The guild",
        "may_decide": ["money"],
        "may_not_decide": ["what is true", "who joins"],
    }


def test_the_rest_of_a_charter_is_rows_whose_links_lead_somewhere(craft):
    rows = {row["label"]: row["lines"] for row in craft["charter"]["rows"]}
    house = {"text": "Norms of the house", "url": "norms/"}
    assert rows == {
        "Norms": [[{"text": "Norms", "url": "#norms"}]],
        "Conduct": [[house]],
        "Rhythm": [[{"text": "twice a month", "url": ""}]],
        "If people leave": [[{"text": "Two people know the keys.", "url": ""}]],
        "Near to": [
            [{"text": "trade", "url": "garden/domains/trade/"}],
            [house],
            [{"text": "Far garden", "url": "https://far.example/"}],
        ],
        "Empty on purpose": [[{"text": "Tools (Hands are enough)", "url": ""}]],
        "This charter": [[{"text": "In the words of the community", "url": ""}]],
    }
    assert craft["charter"]["join"] == {
        "title": "How to join",
        "anchor": "how-to-join",
        "summary": "Bring one thing.",
    }


def test_a_domain_without_a_charter_is_an_invitation_to_write_one():
    forge = Forge("github", "https://forge.example/it", "main", "content")
    text = "-- a.md --\n---\ndomain: Deep work\n---\nx\n"
    charter = page(text, "deep-work", forge=forge)["charter"]
    assert charter["is_written"] is False
    assert "rows" not in charter
    url = unquote(charter["new_url"])
    assert url.startswith("https://forge.example/it/new/main?filename=content/domains/deep-work.md")
    assert 'type: domain\nid: "deep-work"' in url
    assert "## How to join" in url
    assert page(text, "deep-work")["charter"]["new_url"] == ""


def test_ways_to_take_part_are_those_of_the_domain_else_of_the_garden(craft):
    assert [(way["way"], titles(way["items"])) for way in craft["ways"]] == [
        ("review", ["Norms of the house"]),
        ("steward", ["Becoming a steward"]),
    ]


def test_what_is_listed_elsewhere_on_the_page_is_not_listed_twice():
    shown = page(
        "".join(
            f"-- {name}.md --\n---\ndomain: craft\n{head}\n---\nx\n"
            for name, head in {
                "asked": "type: question",
                "answered": "type: question\npractice: {answered_by: plain}",
                "lacking": "type: gap",
                "closed": "type: gap\nstate: closed",
                "met": "type: encounter",
                "plain": "",
            }.items()
        )
    )
    known = {group["type"]: titles(group["entries"]) for group in shown["notes"]}
    assert known == {"note": ["plain"], "question": ["answered"], "gap": ["closed"]}
    assert titles(shown["questions"]) == ["asked"]
    assert titles(shown["gaps"]) == ["lacking"]
    assert titles(shown["encounters"]) == ["met"]
    assert [part["anchor"] for part in shown["contents"]] == [
        "__garden-questions",
        "__garden-notes",
        "__garden-gaps",
        "__garden-encounters",
    ]


@pytest.mark.parametrize(("count", "shown", "folded"), [(8, 8, 0), (9, 6, 3)])
def test_a_long_list_folds(count, shown, folded):
    text = "".join(f"-- n{i}.md --\n---\ndomain: craft\n---\nx\n" for i in range(count))
    group = page(text)["notes"][0]
    assert (group["count"], group["most"], count - group["most"]) == (count, shown, folded)


def test_barriers_come_from_the_nearest_level_outwards_with_who_was_asked():
    shown = page(
        "-- a.md --\n---\ndomain: craft\nbarriers:\n"
        "  - {level: policy, text: The law}\n"
        "  - {level: team, text: No time, raised_to: the board, answered_by: '[[b]]'}\n---\nx\n"
        "-- b.md --\nx\n"
    )
    found = [
        (group["level"], barrier) for group in shown["barriers"] for barrier in group["entries"]
    ]
    assert [(level, b["text"][0]["text"], b["note"]["title"]) for level, b in found] == [
        ("team", "No time", "a"),
        ("policy", "The law", "a"),
    ]
    assert found[0][1]["answered_by"] == [{"text": "b", "url": "b/"}]


def test_disagreements_of_the_domain_are_lines():
    shown = page(
        "-- a.md --\n---\ndomain: craft\npractice: {contests: b}\n"
        "objections: [{text: Too dear, state: settled, reason: It got cheap.}]\n---\nx\n"
        "-- b.md --\nx\n"
    )
    lines = [
        (d["first"]["title"], d["joint"], d["second"].get("title"), d["state"], d["text"])
        for d in shown["disputes"]
    ]
    assert lines == [
        ("Somebody", "objects to", "a", "settled", "Too dear It got cheap."),
        ("a", "contests", "b", "", ""),
    ]


def test_neighbours_are_told_with_links_there_and_back_most_first():
    shown = page(
        "-- a.md --\n---\ndomain: [craft, delta]\n---\n[[b]] [[b]] [[c]]\n"
        "-- b.md --\n---\ndomain: beta\n---\nx\n"
        "-- c.md --\n---\ndomain: gamma\n---\n[[a]]\n"
    )
    rows = [(n["title"], n["to"], n["back"], n["about_both"]) for n in shown["neighbours"]]
    assert rows == [("gamma", 1, 1, 0), ("beta", 1, 0, 0), ("delta", 0, 0, 1)]


def linked(count):
    """Notes of craft that each link to the next, and the last to another domain."""
    notes = "".join(
        f"-- n{i:02}.md --\n---\ndomain: craft\n---\n[[n{i + 1:02}]]\n" for i in range(count)
    )
    return notes + f"-- n{count:02}.md --\n---\ndomain: beta\n---\n[[n00]]\n"


@pytest.mark.parametrize(("count", "figures"), [(18, 0), (19, 1)])
def test_the_openness_of_a_domain_is_told_from_twenty_links_on(count, figures):
    shown = page(linked(count))["figures"]
    assert len(shown) == figures
    if shown:
        assert (shown[0]["across"], shown[0]["links"], shown[0]["measure"]["id"]) == (2, 20, "M6a")


def test_what_needs_git_or_reviews_is_unknown_with_the_reason_and_never_a_number(craft):
    assert [row["id"] for row in craft["looking_back"]] == ["M1", "M4", "M13"]
    assert all(row["unknown"].startswith("Unknown.") for row in craft["looking_back"])
    assert not any(row["facts"] for row in craft["looking_back"])


def test_a_charter_note_carries_the_page_of_its_domain():
    garden = garden_from(CHARTER, FAR)
    data = compile_note(View(garden, page_url), "domains/craft.md").data
    assert data["kind"] == "domain"
    assert data["domain"]["charter"]["is_written"] is True
    assert "Kim" not in str(data)
