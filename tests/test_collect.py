"""From a forge, or from what was saved of it, into the record."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from forges import forge
from hypothesis import given
from recording import (
    EVENT,
    answers_with,
    lists,
    order_for,
    record,
)
from test_forges import case_of, network, plain

from garden.errors import GardenError, UsageError
from garden.reviews.collect import collect, collect_saved
from garden.reviews.jsonl import line_of, read_book, written
from garden.reviews.model import Reading
from garden.reviews.store import Unfinished, get_book

# --- from a forge into the record -------------------------------------------------------


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_importing_twice_is_importing_once(kind, tmp_path):
    file = tmp_path / "r.jsonl"
    answers = plain(case_of(kind)["answers"])
    texts = []
    for _ in range(2):
        with forge(kind, answers) as server, network(server) as source:
            collect(order_for(kind, file), source)
        texts.append(file.read_bytes())
    assert texts[0] == texts[1]
    assert len(get_book(file).events) > 5


@given(lists, lists)
def test_importing_an_export_twice_is_importing_it_once(tmp_path_factory, old, new):
    file = tmp_path_factory.mktemp("r") / "r.jsonl"
    texts = []
    for text in (written(old), written(new), written(new)):
        if read_book(text, "x").events:
            collect_saved(order_for("github", file), text, "x")
        texts.append(file.read_text() if file.exists() else "")
    assert texts[1] == texts[2]


def test_the_second_time_only_what_changed_is_asked_for(tmp_path):
    file = tmp_path / "r.jsonl"
    answers = answers_with(5)
    assert record(answers, file) == [1, 2, 3, 4, 5]
    assert record(answers, file) == [5]  # as new as the newest: it may have changed since
    answers["/repos/circle/garden/pulls"][0]["updated_at"] = "2026-04-30T09:00:00Z"
    answers["/repos/circle/garden/issues/5/comments"].append(
        {
            "id": 77,
            "user": {"login": "octo-c", "type": "User"},
            "body": "Yes.",
            "created_at": "2026-04-30T09:00:00Z",
        }
    )
    assert record(answers, file) == [5]
    book = get_book(file)
    assert [event.actor for event in book.events if event.id == "comment-77"] == ["octo-c"]
    assert book.readings == (
        Reading("github", "circle/garden", datetime(2026, 4, 30, 9, tzinfo=UTC)),
    )


def test_what_was_taken_back_on_the_forge_is_taken_back_in_the_record(tmp_path):
    file = tmp_path / "r.jsonl"
    answers = answers_with(2)
    record(answers, file)
    answers["/repos/circle/garden/issues/2/comments"] = []
    record(answers, file)
    assert [event.pr for event in get_book(file).events if event.event == "comment"] == [1]


def test_since_leaves_out_what_has_not_changed_and_may_reach_further_back_later(tmp_path):
    file = tmp_path / "r.jsonl"
    answers = answers_with(5)
    day = datetime(2026, 4, 4, tzinfo=UTC)
    assert record(answers, file, since=day) == [4, 5]
    assert get_book(file).readings[0].since == day
    assert record(answers, file) == [5]
    assert record(answers, file, since=day - timedelta(days=2)) == [2, 3, 4, 5]
    assert get_book(file).readings[0].since == day - timedelta(days=2)


@pytest.mark.parametrize("fault", ["hang_up", "e500", "day"])
def test_an_import_that_breaks_off_loses_nothing_and_goes_on_from_there(fault, tmp_path):
    whole, file = tmp_path / "whole.jsonl", tmp_path / "r.jsonl"
    answers = answers_with(5)
    record(answers, whole)
    with pytest.raises(GardenError, match="What was read is kept"):
        # Three pages of the list, then four questions for each pull request.
        record(answers, file, [""] * (3 + 4 * 2 + 1) + [fault] * 20)
    assert {event.pr for event in get_book(file).events} == {5, 4}
    assert get_book(file).readings == ()
    assert record(answers, file) == [1, 2, 3]
    assert file.read_bytes() == whole.read_bytes()
    assert list(tmp_path.glob("*.part")) == []


def test_a_line_that_was_cut_short_by_a_power_cut_costs_one_pull_request(tmp_path):
    file = tmp_path / "r.jsonl"
    begun = Unfinished(file, "github", "circle/garden")
    begun.add(1, "a", [EVENT])
    begun.add(2, "b", [replace(EVENT, pr=2)])
    part = tmp_path / "r.jsonl.part"
    part.write_text(part.read_text()[:-20])
    again = Unfinished(file, "github", "circle/garden")
    assert again.done == {1: "a"}
    again.add(3, "c", [replace(EVENT, pr=3)])
    assert Unfinished(file, "github", "circle/garden").events.keys() == {1, 3}
    assert Unfinished(file, "github", "circle/other").done == {}
    assert Unfinished(file, "github", "circle/garden", with_text=True).done == {}


def test_what_was_said_is_kept_only_if_asked_for_and_never_stays_by_accident(tmp_path):
    file = tmp_path / "r.jsonl"
    answers = answers_with(2)
    record(answers, file)
    assert "Hm." not in file.read_text()
    record(answers, file, with_text=True)
    record(answers, file, with_text=True, since=datetime(2026, 1, 1, tzinfo=UTC))
    assert [e.text for e in get_book(file).events if e.event == "comment"] == ["", "Hm."]
    record(answers, file)
    assert "Hm." not in file.read_text()


def test_nobody_who_is_hidden_is_on_the_disk_even_while_it_is_read(tmp_path):
    file = tmp_path / "r.jsonl"
    answers = json.loads(json.dumps(answers_with(3)).replace("octo-b", "octo-h"))
    with pytest.raises(GardenError):
        record(answers, file, [""] * (2 + 4 + 1) + ["e500"] * 20, with_text=True)
    files = list(tmp_path.iterdir())
    assert {f.name for f in files} == {"r.jsonl", "r.jsonl.part"}
    assert all("octo-h" not in f.read_text() and "Hm." not in f.read_text() for f in files)


@pytest.mark.parametrize(
    ("there", "words"),
    [
        (b"\xff\xfe", "nothing is written to it"),
        (f"{line_of(EVENT)}\n<<<<<<< mine\n".encode(), "Line 2 of r.jsonl .* mend it first"),
        (b'{"garden": "reviews", "version": 99}\n', "another version .* mend it first"),
    ],
    ids=["no text", "a line that is none", "a version to come"],
)
def test_a_record_that_cannot_be_read_is_not_written_over(there, words, tmp_path):
    file = tmp_path / "r.jsonl"
    file.write_bytes(there)
    with pytest.raises(UsageError, match=words):
        record(answers_with(1), file)
    assert file.read_bytes() == there


# --- from what was saved ----------------------------------------------------------------


@pytest.mark.parametrize("form", ["lines", "list", "pages"])
@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_saved_answers_say_what_the_forge_says(kind, form, tmp_path):
    answers = plain(case_of(kind)["answers"])
    file, saved = tmp_path / "r.jsonl", tmp_path / "s.jsonl"
    with forge(kind, answers) as server, network(server) as source:
        collect(order_for(kind, file), source)
    nest = (lambda data: [data]) if form == "pages" else (lambda data: data)
    entries = [{"path": f"{path[1:]}?page=1", "data": nest(data)} for path, data in answers.items()]
    text = json.dumps(entries) if form == "list" else "\n".join(map(json.dumps, entries))
    collect_saved(order_for(kind, saved), text, "export")
    assert get_book(saved).events == get_book(file).events
    assert get_book(saved).readings == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no events"),
        ("{}", "holds no events"),
        ("hello", "x:1 is no JSON"),
        ('{"path": "/repos/circle/other/pulls", "data": []}', "no pull requests of circle/garden"),
        ('{"path": "/repos/circle/garden/pulls", "data": [{"id": 7}]}', "no pull requests of"),
        (f"{line_of(EVENT)}\noops", "Line 2 of x is no event"),
        ("[" * 100_000, "nested too deeply|no JSON"),
    ],
)
def test_what_is_no_export_is_told_with_what_one_looks_like(text, words, tmp_path):
    with pytest.raises(UsageError, match=words):
        collect_saved(order_for("github", tmp_path / "r.jsonl"), text, "x")
    assert list(tmp_path.iterdir()) == []
