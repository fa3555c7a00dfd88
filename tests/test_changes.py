"""What changed between two states of a garden, by the `garden.json` of the first."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import garden_from, load_cases

from garden.export.tree import page_url
from garden.export.whole import garden_file
from garden.indexes import changes as page_of_changes
from garden.pages.view import View
from garden.past import Past
from garden.past.changes import ChangeKind
from garden.past.changetext import HEADLINES, details, headline
from garden.past.since import changes_since
from garden.past.snapshot import Snapshot, read_snapshot
from garden.past.worddiff import says_the_same, word_diff

CASES = load_cases("changes")


def written(garden):
    """Return the text of a garden's `garden.json`."""
    ((_, text),) = garden_file(View(garden, page_url), {})
    return text


def told(garden, old):
    """Return each change as cases have it."""

    def title(path):
        return garden.notes[path].title

    return [
        "; ".join([f"{', '.join(c.domains) or '-'}: {headline(c)}", *details(c, title)])
        for c in changes_since(garden, old)
    ]


@pytest.mark.parametrize("case", CASES)
def test_what_changed_is_what_the_case_expects(case, expect):
    old = read_snapshot(written(garden_from(case["before"])), "garden.json")
    assert old.remark == ""
    expect(case, "changes", told(garden_from(case["garden"]), old))


@pytest.mark.parametrize("case", CASES)
def test_a_garden_compared_with_itself_has_no_change(case):
    garden = garden_from(case["garden"])
    assert changes_since(garden, read_snapshot(written(garden), "garden.json")) == ()


def test_every_kind_of_change_is_in_a_case_and_has_words():
    said = "\n".join(line for case in CASES for line in case.values[0]["changes"])
    for kind in ChangeKind:
        assert kind in page_of_changes.HEADINGS
        constant = max(HEADLINES[kind].replace("{title}", "|").split("|"), key=len)
        assert constant.partition("{")[0] in said


# --- an earlier state may be of any version, and of anybody ---------------------------


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "1", '{"notes": 1}', "[" * 100_000, '"x"', "\x00"]
)
def test_what_is_no_garden_is_remarked_on_and_never_raises(text):
    old = read_snapshot(text, "old.json")
    assert old.remark.startswith("old.json ")
    assert old.notes == {}


def test_what_is_not_as_it_should_be_is_left_out():
    data = {
        "version": 99,
        "latest": 7,
        "title": ["x"],
        "domains": [1, {"slug": "a"}, {"title": "no slug"}],
        "links": [{"source": "a.md"}, "x"],
        "notes": [
            {"path": "a.md", "domains": "x", "aliases": [1, "b"], "definitions": [1], "new": {}},
            {"title": "no path"},
            {"path": 3},
            "x",
            {"path": "b.md", "title": "A\x07\u2028B\ud800", "definitions": {"d": 1, "e": "f"}},
        ],
    }
    old = read_snapshot(json.dumps(data), "old.json")
    assert (old.remark, old.latest, old.title) == ("", "", "")
    assert old.domains == {"a": "a"}
    assert set(old.notes) == {"a.md", "b.md"}
    assert old.notes["a.md"].aliases == ("b",)
    assert old.notes["a.md"].title == "a.md"
    assert old.notes["b.md"].title == "AB"
    assert old.notes["b.md"].definitions == {"e": "f"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["notes", "path", "title", "links", "domains", "definitions", "x"]),
            inner,
        )
    ),
)


@given(json_values)
def test_any_json_is_read_and_compared(value):
    old = read_snapshot(json.dumps(value), "old.json")
    changes_since(garden_from("-- a.md --\nx\n"), old)


def test_an_older_file_without_states_moves_nothing():
    old = read_snapshot('{"notes": [{"path": "a.md", "title": "a", "type": "agenda"}]}', "x")
    assert told(garden_from("-- a.md --\n---\ntype: agenda\n---\nx\n"), old) == []


# --- words ----------------------------------------------------------------------------

WORDS = ("a", "b", "c", "note", "garden,", "learn")
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(texts, texts)
def test_the_pieces_make_both_texts(before, after):
    pieces = word_diff(before, after)
    assert " ".join(p.text for p in pieces if p.fate != "new") == before
    assert " ".join(p.text for p in pieces if p.fate != "gone") == after


def test_very_long_texts_are_shown_one_after_the_other():
    before, after = "a " * 2000, "b " * 2000
    assert [p.fate for p in word_diff(before, after)] == ["gone", "new"]


@given(st.text(), st.text())
def test_saying_the_same_does_not_depend_on_the_order(one, other):
    assert says_the_same(one, one)
    assert says_the_same(one, other) == says_the_same(other, one)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("recieve", "receive", True),
        ("practise well", "Practise, well.", True),
        ("now", "not", False),
        ("adapt", "adopt", False),
        ("version 100000", "version 100001", False),
        ("a b", "a", False),
    ],
)
def test_a_slip_is_one_letter_within_a_long_word(before, after, same):
    assert says_the_same(before, after) is same


# --- the page -------------------------------------------------------------------------


def page(text, old):
    garden = garden_from(text, past=Past(previous=old))
    (made,) = page_of_changes.build(View(garden, page_url))
    return made.data["index"]


def test_without_an_earlier_state_the_page_says_so():
    index = page("-- a.md --\nx\n", None)
    assert (index["given"], index["remark"], index["domains"]) == (False, "", [])


def test_an_earlier_state_that_cannot_be_read_is_said_not_compared():
    index = page("-- a.md --\nx\n", Snapshot(remark="old.json is not JSON."))
    assert (index["given"], index["remark"]) == (True, "old.json is not JSON.")
    assert index["domains"] == []


def test_a_change_is_listed_in_each_of_its_domains_and_those_without_stand_last():
    old = Snapshot(latest="2026-01-02", domains={"gone": "Gone by"})
    index = page("-- a.md --\n---\ndomain: [zeal, art]\n---\nx\n-- b.md --\nx\n", old)
    assert index["since"] == "2026-01-02"
    assert [d["title"] for d in index["domains"]] == ["art", "zeal", "Without a domain"]
    assert [d["groups"][0]["entries"][0]["title"] for d in index["domains"]] == ["a", "a", "b"]


def test_a_domain_that_is_gone_keeps_its_name_and_has_no_address():
    first = (
        "-- a.md --\n---\ndomain: [gone]\n---\nx\n"
        "-- d.md --\n---\ntype: domain\ntitle: Gone by\nid: gone\n---\n"
    )
    old = read_snapshot(written(garden_from(first)), "x")
    domains = page("-- b.md --\n---\ndomain: art\n---\nx\n", old)["domains"]
    assert [(d["title"], d["url"]) for d in domains] == [
        ("art", "garden/domains/art/"),
        ("Gone by", ""),
    ]


def test_many_changes_of_a_kind_are_folded():
    notes = "".join(f"-- n{number}.md --\nx\n" for number in range(13))
    (domain,) = page(notes, Snapshot())["domains"]
    assert domain["groups"][0]["folded"] is True


def test_the_newest_day_is_that_of_the_notes_never_of_the_build():
    past = Past(touched={"a.md": datetime(2026, 3, 4, 5, 6, tzinfo=UTC)})
    garden = garden_from("-- a.md --\nx\n-- b.md --\n---\ndate: 2026-02-01\n---\nx\n", past=past)
    data = json.loads(written(garden))
    assert data["latest"] == "2026-03-04"
    assert {n["path"]: n["changed"] for n in data["notes"]} == {
        "a.md": "2026-03-04T05:06:00+00:00",
        "b.md": "2026-02-01T00:00:00+00:00",
    }
    assert json.loads(written(garden_from("-- a.md --\nx\n")))["latest"] is None
