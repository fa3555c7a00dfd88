"""What the page of a note shows of its practice: evidence, needs, barriers, meanings, languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import garden_from

from garden.compile.notes import compile_note
from garden.domainpage import domain_data
from garden.export.tree import page_url
from garden.forge import Forge
from garden.indexes import agenda
from garden.measures import Standing
from garden.model import NotePath
from garden.pages.evidencedata import BAR, bar
from garden.pages.practicedata import practice_data
from garden.pages.view import View
from garden.practice.translations import direction, languages, translations_of
from garden.vocabulary import OUTCOMES

FORGE = Forge("github", "https://github.com/example/garden", "main", "")


def shown(text, path, forge=None):
    view = View(garden_from(text), page_url, forge)
    return practice_data(view, view.garden.notes[path])


PRACTICE = """\
-- round.md --
---
type: routine
title: Round
needs: [time, {money: 20 a month}]
barriers:
  - {level: policy, text: It is not allowed.}
  - {level: team, text: "No room, see [[Room]].", raised_to: the office, answered_by: "[[Reply]]"}
perspective: nursing
confidence: low
licence: CC0
learned_in: a bad meeting
practice: {changed_because: ward, uses: room}
---
x
-- room.md --
x
-- reply.md --
x
-- ward.md --
---
type: experience
title: On a ward
outcome: did-not
context: {setting: hospital, size: "30", empty: ""}
attested_by: a hospital
practice: {reports_on: round}
---
## So what?

Too many people.
-- school.md --
---
type: experience
title: At school
outcome: worked
context: a school
practice: {reports_on: round}
---
It worked well.
-- old.md --
---
type: story
title: A long time ago
practice: {reports_on: round}
---
x
-- who.md --
---
type: question
title: Who has tried it?
practice: {seeking: round}
---
x
"""


def test_a_practice_shows_its_reports_with_what_did_not_work_first_and_stories_last():
    told = shown(PRACTICE, "round.md")["evidence"]["told"]
    assert [(r["title"], r["outcome_label"], r["said"]) for r in told] == [
        ("On a ward", "It did not work", "Too many people."),
        ("At school", "It worked", "It worked well."),
        ("A long time ago", "", "x"),
    ]


def test_a_practice_shows_who_seeks_experience_of_it_and_what_changed_it():
    evidence = shown(PRACTICE, "round.md")["evidence"]
    assert [card["title"] for card in evidence["sought_by"]] == ["Who has tried it?"]
    assert [card["title"] for card in evidence["changed_because"]] == ["On a ward"]


def test_barriers_come_by_level_with_who_was_asked_and_the_answer():
    team, policy = shown(PRACTICE, "round.md")["barriers"]
    assert (team["level"], policy["level"]) == ("team", "policy")
    (barrier,) = team["entries"]
    assert barrier == {
        "text": [
            {"text": "No room, see ", "url": ""},
            {"text": "Room", "url": "room/"},
            {"text": ".", "url": ""},
        ],
        "raised_to": [{"text": "the office", "url": ""}],
        "answered": True,
        "answered_by": [{"text": "Reply", "url": "reply/"}],
        "responses": [],
        "note": {},
    }
    assert policy["entries"][0]["raised_to"] == []


def test_a_barrier_is_answered_by_the_same_rule_on_every_page():
    """A note that responds answers what has no other: for the note, its domain and the agenda."""
    text = (
        "-- a.md --\n---\ntype: routine\ndomain: craft\n"
        "barriers: [{level: team, text: No time}]\n---\nx\n"
        "-- b.md --\n---\ntype: response\npractice: {responds_to: a}\n---\nx\n"
    )
    garden = garden_from(text)
    view = View(garden, str)
    groups = (
        practice_data(view, garden.notes[NotePath("a.md")])["barriers"],
        domain_data(view, garden.domains["craft"])["barriers"],
        next(iter(agenda.build(view))).data["index"]["barriers"],
    )
    for (group,) in groups:
        (barrier,) = group["entries"]
        assert barrier["answered"]
        assert [card["title"] for card in barrier["responses"]] == ["b"]


def test_a_practice_shows_needs_and_where_it_comes_from():
    data = shown(PRACTICE, "round.md")
    assert data["needs"] == {
        "kinds": [{"kind": "time", "detail": ""}, {"kind": "money", "detail": "20 a month"}],
        "little": False,
    }
    assert data["background"] == {
        "learned_in": "a bad meeting",
        "perspective": ["nursing"],
        "confidence": "low",
        "licence": "CC0",
    }


def test_an_experience_shows_how_it_went_where_and_who_vouches_for_it():
    told = shown(PRACTICE, "ward.md")["told"]
    assert told["facets"] == [
        {"name": "setting", "said": "hospital"},
        {"name": "size", "said": "30"},
    ]
    assert (told["outcome_label"], told["context"], told["attested_by"]) == (
        "It did not work",
        "",
        "a hospital",
    )
    assert [card["title"] for card in told["reports_on"]] == ["Round"]


def test_what_a_part_of_the_page_shows_is_not_shown_again_among_the_relations():
    view = View(garden_from(PRACTICE), page_url)
    page = compile_note(view, "round.md")
    assert [group["relation"] for group in page.data["practice"]] == ["uses"]


def test_a_change_because_of_something_unwritten_stays_among_the_relations():
    view = View(
        garden_from("-- a.md --\n---\ntype: tool\npractice: {changed_because: later}\n---\nx\n"),
        page_url,
    )
    page = compile_note(view, "a.md")
    assert [group["relation"] for group in page.data["practice"]] == ["changed_because"]


def test_a_plain_note_has_nothing_of_all_this():
    assert not any(shown("-- a.md --\nx\n", "a.md").values())


def test_a_practice_without_reports_invites_one_where_there_is_a_forge():
    text = "-- a/b.md --\n---\ntype: tool\ntitle: The [tool] / kit\n---\nx\n"
    assert shown(text, "a/b.md")["evidence"]["report_url"] == ""
    url = shown(text, "a/b.md", FORGE)["evidence"]["report_url"]
    assert url.startswith("https://github.com/example/garden/new/main?filename=experiences%2F")
    assert "reports_on%3A%20%22%5B%5Ba%2Fb%5D%5D%22" in url


def test_needs_that_are_none_are_not_the_same_as_nothing_said():
    def needs(head):
        return shown(f"-- a.md --\n---\ntype: tool\n{head}---\nx\n", "a.md")["needs"]

    assert needs("needs: none\n") == {"kinds": [], "little": True}
    assert needs("") == {}


@given(st.lists(st.integers(0, 200), min_size=3, max_size=3))
def test_a_bar_has_a_mark_for_each_report_or_a_share_of_a_full_bar(counts):
    by_outcome = dict(zip(OUTCOMES, counts, strict=True))
    seen = Standing(reports=("e.md",) * sum(counts), counts=by_outcome)
    marks = bar(seen)
    assert set(marks) == {outcome for outcome, count in by_outcome.items() if count}
    assert len(marks) <= BAR + len(OUTCOMES)
    if sum(counts) <= BAR:
        assert len(marks) == sum(counts)


def test_a_term_shows_what_it_means_elsewhere_and_who_uses_it():
    text = (
        "-- a.md --\n---\ntype: term\ntitle: Round\ndomain: x\ndefinitions: {y: Another.}\n---\n"
        "One.\n-- b.md --\n---\ndomain: y\n---\nA round of talks.\n"
    )
    term = shown(text, "a.md")["term"]
    assert [(m["domain_title"], m["text"]) for m in term["meanings"]] == [
        ("x", "One."),
        ("y", "Another."),
    ]
    assert term["used_by"]["notes"] == 1
    assert [domain["slug"] for domain in term["used_by"]["domains"]] == ["y"]


LANGUAGES = """\
-- round.md --
x
-- runde.md --
---
lang: de
title: Runde
practice: {translation_of: round}
---
x
-- daira.md --
---
lang: ur
practice: {translation_of: runde}
---
x
"""


@pytest.mark.parametrize(
    ("path", "others"),
    [
        ("round.md", ("runde.md", "daira.md")),
        ("runde.md", ("round.md", "daira.md")),
        ("daira.md", ("round.md", "runde.md")),
    ],
)
def test_a_translation_of_a_translation_is_one_as_well(path, others):
    assert translations_of(garden_from(LANGUAGES), path) == others


def test_a_note_leads_to_its_translations_and_says_its_language():
    data = shown(LANGUAGES, "daira.md")
    assert (data["lang"], data["dir"]) == ("ur", "rtl")
    assert data["translations"] == [
        {"title": "round", "url": "round/", "lang": "", "dir": ""},
        {"title": "Runde", "url": "runde/", "lang": "de", "dir": ""},
    ]


def test_notes_are_counted_by_language_and_those_that_state_none_apart():
    assert dict(languages(garden_from(LANGUAGES))) == {"": 1, "de": 1, "ur": 1}


def test_a_script_runs_the_way_its_language_does():
    assert [direction(lang) for lang in ("ar-EG", "HE", "de", "")] == ["rtl", "rtl", "", ""]
