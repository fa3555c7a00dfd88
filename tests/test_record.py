"""The record of reviews: as a file, with what people agreed to, and what it is worth."""

import json
from dataclasses import replace
from datetime import timedelta

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from recording import (
    DAY,
    EVENT,
    PEOPLE,
    consent,
    events,
    lists,
    words,
)
from support import garden_from, write_sections

from garden.past import Past
from garden.project import load_past, load_project
from garden.reviews.jsonl import line_of, merged, read_book, schema, written
from garden.reviews.ladder import Level, level_of
from garden.reviews.model import ENDS, UNKNOWN, Reading, Record
from garden.reviews.store import file_for, read_record

# --- the file ---------------------------------------------------------------------------


@given(lists)
def test_what_is_written_is_read_again_and_written_the_same(found):
    text = written(found)
    book = read_book(text, "x.jsonl")
    assert book.remark == ""
    assert written(book.events) == text


@given(lists, lists)
def test_merging_twice_is_merging_once_and_the_order_does_not_matter(old, new):
    once = merged(old, new)
    assert merged(once, new) == once
    assert merged((), reversed(once)) == once
    assert written(once) == written(reversed(once))


def test_an_event_that_changed_on_the_forge_changes_its_line():
    before = replace(EVENT, event="review", state="approved", id="review-1")
    assert merged([before], [replace(before, state="dismissed")]) == (
        replace(before, state="dismissed"),
    )


@given(st.lists(st.one_of(events.map(line_of), words, st.just("{}"), st.just("[1]")), max_size=9))
def test_a_bad_line_is_told_with_its_number_and_costs_no_other(lines):
    lines = [line.replace("\n", " ") for line in lines]
    book = read_book("\n".join(lines), "x.jsonl")
    good = [line for line in lines if read_book(line, "x").events]
    assert book.events == merged((), (read_book(line, "x").events[0] for line in good))
    bad = [n for n, line in enumerate(lines, 1) if line.strip() and line not in good]
    assert (", ".join(map(str, bad[:5])) in book.remark) if bad else not book.remark


@pytest.mark.parametrize(
    "line",
    [
        '{"pr": 1}',
        line_of(EVENT).replace('"pr": 1', '"pr": 0'),
        line_of(EVENT).replace('"comment"', '"applauded"', 1),
        line_of(EVENT).replace("09:00:00Z", "09:00:00"),
        line_of(EVENT).replace("2026-03-01T09:00:00Z", "0001-01-01T00:00:00+14:00"),
        line_of(EVENT).replace("}", ', "state": "grand"}'),
        "[" * 100_000,
        "\x00",
    ],
)
def test_what_is_no_event_is_left_out(line):
    book = read_book(f"{line}\n{line_of(EVENT)}\n", "x.jsonl")
    assert book.events == (EVENT,)
    assert book.remark == "Line 1 of x.jsonl is no event and was left out."


def test_letters_that_would_break_a_line_or_a_page_are_left_out():
    event = read_book(
        line_of(replace(EVENT, title="a")).replace('"a"', r'"\u2028\u0007\ud800a"'), "x"
    )
    assert event.events[0].title == "a"
    assert read_book(json.dumps({**json.loads(line_of(EVENT)), "title": "\u2028"}), "x").events


def test_a_newer_version_and_fields_of_tomorrow_are_read_as_far_as_we_understand():
    line = line_of(EVENT).replace("{", '{"mood": "sunny", ', 1)
    book = read_book('{"garden": "reviews", "version": 2, "read": [7]}\n' + line, "x.jsonl")
    assert book.events == (EVENT,)
    assert book.remark == "x.jsonl was written by another version of the garden."


@given(events)
def test_every_line_is_of_the_schema(event):
    jsonschema.validate(json.loads(line_of(event)), schema())


def test_the_schema_says_what_every_field_is():
    for name, field in schema()["properties"].items():
        assert field.get("description"), name


# --- the garden's own record ------------------------------------------------------------


def test_without_a_record_reviews_are_unknown_and_with_an_empty_one_they_are_not(tmp_path):
    assert read_record(tmp_path) == UNKNOWN
    (tmp_path / "reviews").mkdir()
    (tmp_path / "reviews" / "github-circle-garden.jsonl").write_text(written(()))
    assert read_record(tmp_path) == Record(known=True)
    assert read_record(tmp_path, "") == UNKNOWN


def test_the_record_is_every_file_of_the_folder_and_tells_how_far_it_reaches(tmp_path):
    other = replace(EVENT, forge="gitlab", pr=3, at=DAY + timedelta(days=2))
    reading = Reading("github", "circle/garden", DAY, DAY - timedelta(days=30))
    write_sections(
        tmp_path,
        f"-- reviews/a.jsonl --\n{written([EVENT], [reading])}-- reviews/b.jsonl --\nx\n"
        f"{line_of(other)}\n-- reviews/c.jsonl.part --\n{line_of(replace(EVENT, pr=9))}\n",
    )
    record = read_record(tmp_path)
    assert record.events == (EVENT, other)
    assert record.remark == "Line 1 of reviews/b.jsonl is no event and was left out."
    github, gitlab = record.coverage
    assert (github.pulls, github.first, github.reading) == (1, DAY, reading)
    assert (gitlab.repo, gitlab.last, gitlab.reading) == ("circle/garden", other.at, None)


def test_a_garden_knows_its_record_by_its_options(tmp_path):
    write_sections(
        tmp_path,
        "-- mkdocs.yml --\nsite_name: x\nplugins: [{garden: {reviews: talk.jsonl}}]\n"
        f"-- docs/index.md --\n# Hi\n-- talk.jsonl --\n{line_of(EVENT)}\n?\n",
    )
    past = load_past(load_project(tmp_path))
    assert past.record.events == (EVENT,)
    assert "Line 2 of talk.jsonl is no event and was left out." in past.remarks


@pytest.mark.parametrize(
    ("where", "repo", "expected"),
    [
        ("", "Circle/Our Garden", "reviews/github-circle-our-garden.jsonl"),
        ("talk", "a/b/c", "talk/github-a-b-c.jsonl"),
        ("talk", "../../etc", "talk/github-etc.jsonl"),
        ("all.jsonl", "a/b", "all.jsonl"),
    ],
)
def test_each_repository_has_a_file_of_its_own_in_the_folder(tmp_path, where, repo, expected):
    assert file_for(tmp_path, where, "github", repo) == tmp_path / expected


# --- consent ----------------------------------------------------------------------------


@given(lists)
def test_whoever_is_hidden_or_does_not_count_is_in_no_byte(found):
    kept = list(consent().events(found))
    text = written(kept)
    assert "octo-h" not in text
    assert "octo-n" not in text
    assert len(kept) == sum(event.actor != "octo-n" or event.event in ENDS for event in found)
    assert list(consent().events(kept)) == kept


def test_whoever_is_hidden_has_done_it_all_the_same():
    (kept,) = consent().events([replace(EVENT, actor="octo-h", actor_kind="person", text="Hm.")])
    assert (kept.actor, kept.actor_kind, kept.id, kept.text) == ("", "person", "", "")
    assert kept.is_response


def test_hidden_people_are_meant_by_any_of_their_names():
    text = PEOPLE.replace("handles: {github: octo-h}, ", "")
    (kept,) = consent(text).events(
        [replace(EVENT, forge="gitlab", actor="Kim", title="Kim Example")]
    )
    assert (kept.actor, kept.title) == ("", "…")


def test_a_handle_of_another_forge_is_somebody_else():
    people = consent()
    assert people.find_agreed("github", "OCTO-A").name == "Ada"
    assert people.find_agreed("gitlab", "octo-a") is None
    assert people.find_agreed("github", "octo-h") is None


def test_where_two_claim_a_login_what_either_asks_for_is_done():
    """Nobody is named by a login that may be another's."""
    text = """\
-- people.yml --
ada: {name: Ada, handles: {codeberg: octo}}
kim: {name: Kim, handles: {forgejo: Octo}, display: hidden}
-- index.md --
# Home
"""
    people = consent(text)
    assert people.find_agreed("forgejo", "octo") is None
    (event,) = people.events([replace(EVENT, forge="forgejo", actor="octo")])
    assert event.actor == ""


def test_people_yml_tells_which_accounts_are_programs_where_the_forge_cannot():
    event = replace(EVENT, forge="forgejo", actor="octo-c", actor_kind="person")
    assert [e.actor_kind for e in consent().events([event])] == ["bot"]


@pytest.mark.parametrize("field", ["actor", "author", "title", "text", "path"])
def test_an_address_is_never_kept(field):
    (kept,) = consent().events([replace(EVENT, **{field: "a <me@example.org>"})])
    assert "@" not in line_of(kept)


def test_who_asks_to_be_hidden_later_is_hidden_when_the_record_is_read():
    record = Record((replace(EVENT, actor="octo-h", actor_kind="person"),), known=True)
    garden = garden_from(PEOPLE, past=Past(record=record))
    assert [event.actor for event in garden.past.record.events] == [""]


# --- the ladder -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({"event": "comment", "has_text": True}, Level.SPOKEN),
        ({"event": "suggestion", "has_text": True}, Level.SPOKEN),
        ({"event": "review", "state": "approved"}, Level.CLICKED),
        ({"event": "review", "has_text": True, "actor_kind": "bot"}, Level.CLICKED),
        ({"event": "review", "has_text": True, "own": True}, Level.UNKNOWN),
        ({"event": "review", "has_text": True, "actor_kind": "deleted"}, Level.CLICKED),
        ({"event": "merged"}, Level.INTEGRATED),
        ({"event": "merged", "own": True}, Level.UNKNOWN),
        ({"event": "merged", "actor_kind": "unknown"}, Level.UNKNOWN),
        ({"event": "request", "has_text": True}, Level.UNKNOWN),
        ({"event": "opened"}, Level.UNKNOWN),
    ],
)
def test_an_event_stands_where_it_belongs_on_the_ladder(told, level):
    assert level_of(replace(EVENT, **{"actor_kind": "person", **told})) is level


def test_the_ladder_has_seven_levels_with_their_names():
    assert [level.code for level in Level] == ["E0", "E1", "E2", "E3", "E4", "E5", "E6"]
