"""Pull requests put together from events, and what was accepted, recorded or not."""

from datetime import UTC, datetime, timedelta

import pytest
from engaging import ago, change, event, known, merged, said
from recording import consent

from garden.engagement import engaged
from garden.measures.reciprocity import review_pairs

A = "-- a.md --\n# A\n"
AB = A + "-- b.md --\n# B\n"


def accepted(garden):
    return [
        (sorted(map(str, one.notes)), one.level.code, one.is_recorded)
        for one in engaged(garden).accepted
    ]


def test_a_commit_is_of_the_pull_request_that_became_it():
    events = [said(1, "bob"), merged(1, on_commit="c1")]
    garden = known(A, change("a.md", "ada", commit="c1"), events=events)
    assert accepted(garden) == [(["a.md"], "E3", True)]


def test_commits_of_a_branch_are_of_the_pull_request_that_git_names():
    events = [said(7, "bob"), merged(7, on_commit="m")]
    changes = [change("a.md", "ada", 9, pull=7), change("b.md", "ada", 8, pull=7)]
    assert accepted(known(AB, *changes, events=events)) == [(["a.md", "b.md"], "E3", True)]


def test_a_number_means_nothing_where_the_record_holds_several_repositories():
    events = [merged(7), merged(7, repo="o/other")]
    garden = known(A, change("a.md", "ada", pull=7), events=events)
    assert sorted(accepted(garden)) == [([], "E1", True), ([], "E1", True), (["a.md"], "E0", False)]


def test_commits_without_a_record_are_unknown_each_or_by_their_number():
    changes = [
        change("a.md", "ada", 9, pull=7, by="max"),
        change("b.md", "ada", 8, pull=7, by="max"),
        change("a.md", "bob", 7),
    ]
    garden = known(AB, *changes)
    assert accepted(garden) == [(["a.md", "b.md"], "E1", False), (["a.md"], "E0", False)]


def test_open_and_closed_ones_are_not_accepted():
    events = [said(1, "bob"), event(2, "opened", "ann"), event(2, "closed", "ann", 3)]
    assert accepted(known(A, events=events)) == []


def test_when_it_was_ready_and_when_it_ended():
    events = [
        event(1, "opened", "ann", 30),
        event(1, "ready", "ann", 20),
        event(2, "opened", "ann", 30),  # a draft still
        event(3, "opened", "ann", 30),
        event(3, "closed", "ann", 9),
        event(3, "reopened", "ann", 8),
        event(4, "opened", "ann", 30),
        event(4, "closed", "ann", 9),
    ]
    found = {p.name.number: (p.ready, p.ended) for p in engaged(known(A, events=events)).pulls}
    assert found == {
        1: (ago(20), None),
        2: (None, None),
        3: (None, None),
        4: (ago(30), ago(9)),
    }


@pytest.mark.parametrize(
    ("files", "file", "note"),
    [
        (["a.md"], "a.md", "a.md"),
        (["content/a.md"], "content/a.md", "a.md"),
        (["docs/content/a.md", "docs/content/b.md", "a.md"], "docs/content/a.md", "a.md"),
        (["docs/content/a.md", "docs/content/b.md", "a.md"], "a.md", None),
        (["src/main.py", "content/b.md"], "src/main.py", None),
        (["content/a.md"], "content/gone.md", None),
    ],
)
def test_files_are_notes_below_the_folder_in_which_most_are(files, file, note):
    events = [said(n, "bob", what="thread", path=path) for n, path in enumerate(files, 1)]
    found = engaged(known(AB, events=[*events, said(99, "bob", what="thread", path=file)])).pulls
    assert found[-1].notes == ((note,) if note else ())


def test_what_happens_after_the_newest_commit_is_not_looked_at():
    events = [said(1, "bob", -1, path="a.md", what="thread")]
    found = engaged(known(A, change("a.md", "ada"), events=events))
    assert (len(found.engagements), found.pulls) == (1, ())


def test_without_a_history_the_newest_event_is_the_day():
    found = engaged(known(A, events=[said(1, "bob", 40), merged(1, days=30)]))
    assert found.as_of == ago(30)
    assert not found.has_history


def test_nothing_known_is_nothing_at_all():
    found = engaged(known(A))
    assert (found.engagements, found.pulls, found.accepted) == ((), (), ())
    assert found.as_of == datetime.min.replace(tzinfo=UTC)
    assert not found.is_within(found.as_of + timedelta(days=1))


def test_how_a_proposal_ended_is_known_though_who_ended_it_does_not_count():
    """Else one such person would leave every proposal open, and all hands full."""
    people = "-- people.yml --\nmax: {count: false, handles: {github: max}}\n"
    told = (event(1, "opened", "ann", 20), said(1, "bob"), merged(1), said(1, "max"))
    events = tuple(consent(people + A).events(told))
    assert [(e.event, e.actor, e.actor_kind) for e in events] == [
        ("opened", "ann", "person"),
        ("review", "bob", "person"),
        ("merged", "", "unknown"),
    ]
    found = engaged(known(people + A, events=events))
    assert [(p.ended, p.merged_by, p.is_merged_by_other) for p in found.pulls] == [
        (ago(5), None, False)
    ]
    assert accepted(known(people + A, events=events)) == [([], "E3", True)]


def test_what_a_program_proposes_waits_for_nobody_and_is_nobodys():
    """As in the history, where what it did alone is left out."""
    by = {"author": "up[bot]", "pr": 1}
    events = [
        event(what="opened", actor="up[bot]", actor_kind="bot", **by),
        event(what="ready", actor="up[bot]", actor_kind="bot", **by),
        said(actor="bob", **by),
        merged(actor="max", on_commit="c1", **by),
    ]
    (pull,) = engaged(known(A, events=events)).pulls
    assert (pull.author, pull.ready, len(pull.turns)) == (None, None, 1)
    assert review_pairs([pull]) == frozenset()
    assert accepted(known(A, events=events)) == []
    finished = change("a.md", "ada", commit="c1")  # somebody finished what it began
    assert accepted(known(A, finished, events=events)) == [(["a.md"], "E3", True)]
