"""Neighbouring gardens: what leads to them, and the words of both."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from support import garden_from

from garden.config import GardenConfig
from garden.export.tree import page_url
from garden.pages.view import View
from garden.past import Past
from garden.past.recall import recall
from garden.past.snapshot import Snapshot, read_snapshot
from garden.practice.neighbours import find_neighbours, is_below, neighbour_data
from garden.slug import slugify_ascii

SISTER = {
    "title": "Their own name",
    "notes": [
        {"path": "t/ask.md", "title": "ask", "url": "t/ask/", "definition": "To demand."},
        {"path": "t/wait.md", "title": "Wait", "url": "t/wait/", "definition": "To stay."},
        {"path": "t/evil.md", "title": "Evil", "url": "javascript:alert(1)", "definition": "No."},
        {"path": "t/far.md", "title": "Far", "url": "//evil.org/", "definition": "Away."},
        {"path": "t/none.md", "title": "None", "definition": "Nowhere."},
        {"path": "t/note.md", "title": "A note", "url": "t/note/"},
    ],
}
OPTIONS = {
    "neighbours": {
        "sister": {"title": "Sister garden", "url": "https://Sister.org/g", "garden": "s.json"},
        "other": {"title": "Other", "url": "https://other.org/"},
    }
}
NOTES = """\
-- a.md --
See [their page](https://sister.org/g/t/wait/) and <http://sister.org/g>.
Not [this](https://sister.org/garden) nor [that](https://other.org.evil/).
-- b.md --
---
type: term
title: Question
aliases: [Ask]
---
What one says.
"""


@pytest.fixture
def garden():
    past = Past(neighbours={"sister": read_snapshot(json.dumps(SISTER), "s.json")})
    return garden_from(NOTES, OPTIONS, past=past)


def test_links_that_lead_to_a_neighbour_are_told_by_its_address(garden):
    sister, other = find_neighbours(garden)
    assert [(link.source, link.url, link.label) for link in sister.links] == [
        ("a.md", "https://sister.org/g/t/wait/", "their page"),
        ("a.md", "http://sister.org/g", "http://sister.org/g"),
    ]
    assert other.links == ()


def test_terms_of_both_and_of_theirs_alone(garden):
    sister, other = find_neighbours(garden)
    ((ours, theirs),) = sister.shared
    assert (ours, theirs.title, theirs.definition) == ("b.md", "ask", "To demand.")
    assert [(term.title, term.url) for term in sister.theirs] == [
        ("Evil", ""),
        ("Far", ""),
        ("None", ""),
        ("Wait", "https://Sister.org/g/t/wait/"),
    ]
    assert (sister.known, other.known) == (True, False)


def test_what_a_page_receives_is_plain(garden):
    sister, other = neighbour_data(View(garden, page_url))
    assert (sister["slug"], sister["title"], sister["url"]) == (
        "sister",
        "Sister garden",
        "https://Sister.org/g/",
    )
    (card,) = sister["links"]
    assert card["url"] == "a/"
    assert [place["label"] for place in card["places"]] == ["their page", "http://sister.org/g"]
    (shared,) = sister["shared"]
    assert (shared["title"], shared["definition"]) == ("Question", "What one says.")
    assert shared["theirs"]["url"] == "https://Sister.org/g/t/ask/"
    assert (other["links"], other["shared"], other["theirs"]) == ([], [], [])
    json.dumps([sister, other])


def test_a_copy_that_cannot_be_read_leaves_the_neighbour_with_its_links():
    past = Past(neighbours={"sister": Snapshot(remark="s.json is not JSON.")})
    sister, _ = find_neighbours(garden_from(NOTES, OPTIONS, past=past))
    assert (sister.known, len(sister.links), sister.theirs) == (False, 2, ())
    assert past.remarks == ("s.json is not JSON.",)


@pytest.mark.parametrize(
    ("url", "base", "below"),
    [
        ("https://a.org/", "https://a.org/", True),
        ("HTTP://A.org/x", "https://a.org/", True),
        ("https://a.org/g#x", "https://a.org/g/", True),
        ("https://a.org/gg", "https://a.org/g/", False),
        ("https://a.org.b/g/", "https://a.org/g/", False),
        ("mailto:x@a.org", "https://a.org/", False),
        ("//a.org/", "https://a.org/", False),
        ("https://[", "https://a.org/", False),
    ],
)
def test_an_address_is_below_another_by_whole_names(url, base, below):
    assert is_below(url, base) is below


@given(st.text())
def test_no_address_of_a_neighbour_leads_elsewhere(url):
    note = {"path": "a.md", "title": "T", "definition": "D.", "url": url}
    past = Past(neighbours={"sister": read_snapshot(json.dumps({"notes": [note]}), "s")})
    (term,) = find_neighbours(garden_from("", OPTIONS, past=past))[0].theirs
    assert not term.url or term.url.startswith("https://Sister.org/g/")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//a.org", "a.org", "ftp://a.org", ""])
def test_an_address_that_is_none_of_the_web_is_refused(url):
    with pytest.raises(ValidationError):
        GardenConfig.model_validate({"neighbours": {"a": {"title": "A", "url": url}}})


# --- where the files are read ---------------------------------------------------------


def remember(folder, **options):
    return recall(folder, folder, GardenConfig.model_validate(options), slugify_ascii)


def test_the_files_that_the_settings_name_are_read_from_beside_them(tmp_path):
    (tmp_path / "s.json").write_text(json.dumps(SISTER), encoding="utf-8-sig")
    past = remember(tmp_path, previous="s.json", **OPTIONS)
    assert past.previous == past.neighbours["sister"]
    assert set(past.neighbours) == {"sister"}
    assert "t/ask.md" in past.previous.notes
    assert past.remarks == ()


@pytest.mark.parametrize("text", [None, "{", "\xff\xfe"])
def test_a_file_that_is_missing_or_damaged_is_remarked_on(tmp_path, text):
    if text is not None:
        (tmp_path / "old.json").write_bytes(text.encode("latin-1"))
    past = remember(tmp_path, previous="old.json")
    assert past.previous.notes == {}
    assert [remark.partition(" ")[0] for remark in past.remarks] == ["old.json"]


def test_a_folder_is_no_file_and_a_very_large_file_is_not_read(tmp_path, monkeypatch):
    assert remember(tmp_path, previous=".").previous.remark
    (tmp_path / "old.json").write_text('{"notes": []}')
    monkeypatch.setattr("garden.past.recall.LARGEST_FILE", 5)
    assert "too large" in remember(tmp_path, previous="old.json").previous.remark


def test_nothing_is_remembered_where_nothing_is_named(tmp_path):
    past = remember(tmp_path)
    assert (past.previous, past.neighbours) == (None, {})
