"""The review log of a note: its own entries and the record, by date, in the names people chose."""

import pytest
from engaging import change, event, known, merged, said

from garden.compile.notes import note_data
from garden.export.tree import page_url
from garden.forge import Forge
from garden.model import NotePath
from garden.pages.reviewlog import SHOWN, log_data
from garden.pages.view import View

A = "-- a.md --\n---\nreviews: [{by: Bea, on: 2026-10-25, looked_at: all, said: Yes.}]\n---\n# A\n"
PEOPLE = """\
-- people.yml --
bea: {name: Bea, handles: {github: bea-l}}
kim: {name: Kim, display: hidden, handles: {github: kim-m}}
"""
GITHUB = Forge("github", "https://github.com/o/r", "main", "content")


def log(garden, forge=None, path="a.md"):
    view = View(garden, page_url, forge)
    return log_data(view, view.garden.notes[NotePath(path)])


def lines(garden, forge=None):
    return [
        " ".join(filter(None, (r["on"], r["by"], r["did"], r["looked_at"], r["said"])))
        for r in log(garden, forge)["reviews"]
    ]


def commented(pr, who, days, **more):
    return said(pr, who, days, what="thread", path="content/a.md", **more)


def test_entries_and_record_stand_by_date_and_only_entries_say_what_was_said():
    events = [
        commented(1, "bea-l", 30, text="secret words"),
        event(2, "opened", "ann", 5, title="A title"),
        commented(2, "stranger", 4),
    ]
    assert lines(known(PEOPLE + A, events=events)) == [
        "2026-10-28 Somebody spoke about it",
        "2026-10-25 Bea all Yes.",
        "2026-10-02 Bea spoke about it",
    ]


@pytest.mark.parametrize(
    ("login", "name"), [("bea-l", "Bea"), ("kim-m", "Somebody"), ("", "Somebody")]
)
def test_who_did_not_choose_a_name_is_somebody(login, name):
    found = log(known(PEOPLE + "-- a.md --\n# A\n", events=[commented(1, login, 3)]))
    assert [review["by"] for review in found["reviews"]] == [name]


def test_an_entry_without_a_name_is_somebodys_and_one_without_words_looked_at_it():
    reviews = "{by: anonymous, on: 2026-10-01, said: 'No.'}, {by: Bea, on: 2026-10-02}"
    text = f"-- a.md --\n---\nreviews: [{reviews}]\n---\n# A\n"
    assert lines(known(PEOPLE + text)) == [
        "2026-10-02 Bea looked at it",
        "2026-10-01 Somebody No.",
    ]


def test_several_who_are_not_named_are_one_line():
    events = [commented(1, who, 3) for who in ("x", "y", "kim-m")]
    assert len(log(known(PEOPLE + "-- a.md --\n# A\n", events=events))["reviews"]) == 1


@pytest.mark.parametrize(
    ("events", "did"),
    [
        ([event(1, "review", "bea-l", 3, path="", state="approved")], "approved without a word"),
        ([event(1, "review", "bea-l", 3, state="commented")], "looked at it"),
        ([commented(1, "bea-l", 3)], "spoke about it"),
        ([said(1, "bea-l", 3, state="changes-requested")], "asked for changes"),
        (
            [
                said(1, "bea-l", 4, state="changes-requested"),
                event(1, "review", "bea-l", 3, state="approved"),
            ],
            "asked for changes, and approved them later",
        ),
    ],
)
def test_what_somebody_did_is_said_in_words(events, did):
    made = [change("a.md", "ann", commit="c1")]
    garden = known(PEOPLE + "-- a.md --\n# A\n", *made, events=[*events, merged(1, on_commit="c1")])
    assert [review["did"] for review in log(garden)["reviews"]] == [did]


def test_what_was_said_about_another_note_is_not_in_the_log():
    text = "-- a.md --\n# A\n-- b.md --\n# B\n"
    made = [change("a.md", "ann", commit="c1"), change("b.md", "ann", commit="c1")]
    events = [said(1, "x", 3, what="thread", path="content/b.md"), merged(1, on_commit="c1")]
    garden = known(text, *made, events=events)
    assert log(garden)["reviews"] == []
    assert len(log(garden, path="b.md")["reviews"]) == 1


@pytest.mark.parametrize(
    ("forge", "url"),
    [
        (GITHUB, "https://github.com/o/r/pull/1"),
        (Forge("github", "https://github.com/other/r", "main", ""), ""),
        (Forge("gitlab", "https://gitlab.example/o/r", "main", ""), ""),
        (None, ""),
    ],
)
def test_a_link_leads_to_the_forge_that_the_record_is_from(forge, url):
    garden = known("-- a.md --\n# A\n", events=[commented(1, "x", 3)])
    assert log(garden, forge)["reviews"][0]["pull"] == {"number": 1, "url": url}


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("github", "https://f.example/o/r/pull/12"),
        ("gitlab", "https://f.example/o/r/-/merge_requests/12"),
        ("forgejo", "https://f.example/o/r/pulls/12"),
    ],
)
def test_how_a_note_came_to_be_is_a_list_of_numbers_with_days(kind, url):
    garden = known("-- a.md --\n# A\n", change("a.md", "ann", 40), change("a.md", "x", 9, pull=12))
    forge = Forge(kind, "https://f.example/o/r", "main", "")
    assert log(garden, forge)["came"] == {
        "begun": "2026-09-22",
        "pulls": [{"number": 12, "url": url, "on": "2026-10-23"}],
        "left_out": 0,
    }


def test_a_long_way_is_told_in_part_the_newest_first():
    made = [change("a.md", "ann", 100 - n, pull=n) for n in range(1, SHOWN + 4)]
    came = log(known("-- a.md --\n# A\n", *made))["came"]
    assert [pull["number"] for pull in came["pulls"]][:2] == [SHOWN + 3, SHOWN + 2]
    assert (len(came["pulls"]), came["left_out"]) == (SHOWN, 3)


def test_a_note_of_which_nothing_is_known_has_neither():
    garden = known("-- a.md --\n# A\n")
    assert log(garden) == {"reviews": [], "came": {}}
    assert note_data(View(garden, page_url), garden.notes[NotePath("a.md")])["came"] == {}


def test_titles_and_texts_of_the_record_are_on_no_page():
    events = [
        event(1, "opened", "ann", 5, title="Sesame"),
        commented(1, "bea-l", 4, text="Open Sesame"),
    ]
    garden = known(PEOPLE + A, change("a.md", "ann", 4, pull=1), events=events)
    assert "Sesame" not in str(note_data(View(garden, page_url), garden.notes[NotePath("a.md")]))
