"""The record of reviews: as a file, and as it is brought up to date."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest
from forges import forge
from hypothesis import given
from hypothesis import strategies as st
from support import garden_from, write_sections
from test_forges import case_of, network, plain

from garden.errors import GardenError, UsageError
from garden.past import Past
from garden.project import load_past, load_project
from garden.reviews.collect import Order, collect, collect_saved
from garden.reviews.consent import Consent
from garden.reviews.forges import get_forge
from garden.reviews.jsonl import line_of, merged, read_book, schema, written
from garden.reviews.ladder import Level, level_of
from garden.reviews.model import EVENTS, STATES, UNKNOWN, Event, Reading, Record
from garden.reviews.store import Unfinished, file_for, get_book, read_record

DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)
EVENT = Event(forge="github", repo="circle/garden", pr=1, event="comment", at=DAY, id="comment-1")

words = st.text(max_size=12)
logins = st.sampled_from(["", "octo-a", "octo-b", "Octo-B", "octo-h", "octo-n"])
events = st.builds(
    Event,
    forge=st.sampled_from(["github", "gitlab", "forgejo"]),
    repo=st.sampled_from(["circle/garden", "circle/other"]),
    pr=st.integers(1, 3),
    event=st.sampled_from(sorted(EVENTS)),
    at=st.integers(0, 10**5).map(lambda seconds: DAY + timedelta(seconds=seconds)),
    actor=logins,
    actor_kind=st.sampled_from(["person", "bot", "deleted", "unknown"]),
    state=st.sampled_from(sorted(STATES)),
    on_commit=st.sampled_from(["", "a1", "b2"]),
    stale=st.booleans(),
    has_text=st.booleans(),
    path=st.sampled_from(["", "a.md", "people/octo-h.md"]),
    title=words,
    author=logins,
    own=st.booleans(),
    id=st.sampled_from(["", "review-1", "thread-2", "opened"]),
    text=words,
)
lists = st.lists(events, max_size=8)

PEOPLE = """\
-- people.yml --
ada: {name: Ada, handles: {github: octo-a}}
kim: {name: Kim Example, handles: {github: octo-h}, display: hidden}
lee: {handles: {codeberg: octo-n}, count: false}
crawler: {handles: {forgejo: octo-c}, roles: [bot]}
-- index.md --
# Home
"""


def consent(text=PEOPLE):
    return Consent(garden_from(text).people)


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
    assert len(kept) == sum(event.actor != "octo-n" for event in found)
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
    assert people.find_person("github", "OCTO-A").name == "Ada"
    assert people.find_person("gitlab", "octo-a") is None
    assert people.find_agreed("github", "octo-h") is None


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


# --- from a forge into the record -------------------------------------------------------


def order_for(server_kind, file, **more):
    return Order(
        **{"consent": consent(), **more},
        forge=get_forge(server_kind),
        repo="circle/garden",
        file=file,
    )


def answers_with(count):
    """Answers of GitHub with some pull requests, the newest first, each with one comment."""
    pull = plain(case_of("github")["answers"])["/repos/circle/garden/pulls"][0]
    answers = {"/repos/circle/garden/pulls": []}
    for number in range(count, 0, -1):
        updated = f"2026-04-{number:02}T09:00:00Z"
        answers["/repos/circle/garden/pulls"].append(
            pull | {"number": number, "updated_at": updated}
        )
        place = f"/repos/circle/garden/{{}}/{number}/{{}}"
        comment = {
            "id": number,
            "user": {"login": "octo-b", "type": "User"},
            "body": "Hm.",
            "created_at": "2026-03-02T09:00:00Z",
        }
        answers[place.format("issues", "comments")] = [comment]
        answers[place.format("pulls", "comments")] = []
        answers[place.format("pulls", "reviews")] = []
    return answers


def record(answers, file, faults=(), **more):
    """Bring a record up to date; return the pull requests that were asked for."""
    with forge("github", answers, faults) as server, network(server, token="") as source:
        try:
            collect(order_for("github", file, **more), source)
        finally:
            asked = {path.split("/")[5] for path in server.asked if "/issues/" in path}
    return sorted(map(int, asked))


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


def test_a_record_that_cannot_be_read_is_not_written_over(tmp_path):
    file = tmp_path / "r.jsonl"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="nothing is written to it"):
        record(answers_with(1), file)
    assert file.read_bytes() == b"\xff\xfe"


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
        (f"{line_of(EVENT)}\noops", "Line 2 of x is no event"),
        ("[" * 100_000, "nested too deeply|no JSON"),
    ],
)
def test_what_is_no_export_is_told_with_what_one_looks_like(text, words, tmp_path):
    with pytest.raises(UsageError, match=words):
        collect_saved(order_for("github", tmp_path / "r.jsonl"), text, "x")
    assert list(tmp_path.iterdir()) == []
