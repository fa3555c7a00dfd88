"""Who had a hand in what: three sources put together, nobody merged by likeness."""

import pytest
from engaging import TODAY, ago, change, event, known, merged, said
from hypothesis import given
from hypothesis import strategies as st

from garden.engagement import engaged
from garden.history import ChangeKind, Voice
from garden.reviews.ladder import Level

A = "-- a.md --\n# A\n"
AB = A + "-- b.md --\n# B\n"


def told(garden):
    """Every hand as `voice hand level note`."""
    return [
        f"{one.voice} {one.hand} {one.level.code} {one.note or '-'}"
        for one in engaged(garden).engagements
    ]


def voices(garden, path="a.md"):
    """The people with a hand in a note."""
    return sorted(engaged(garden).hands([path])[path])


def people(text):
    return f"-- people.yml --\n{text}\n"


def test_who_changed_a_note_in_substance_wrote_it_and_so_did_co_authors():
    garden = known(A, change("a.md", "ada bob"))
    assert told(garden) == ["git:ada wrote E0 a.md", "git:bob wrote E0 a.md"]
    assert voices(garden) == ["git:ada", "git:bob"]


@pytest.mark.parametrize("kind", [k for k in ChangeKind if k is not ChangeKind.TEXT])
def test_nothing_else_is_a_hand_in_a_note(kind):
    assert told(known(A, change("a.md", "ada", kind=kind))) == []


def test_a_merge_by_somebody_else_is_told_and_is_no_hand():
    garden = known(A, change("a.md", "ada", by="max"))
    assert told(garden) == ["git:max merged E1 a.md", "git:ada wrote E0 a.md"]
    assert voices(garden) == ["git:ada"]


def test_words_count_and_clicks_do_not():
    events = [said(1, "bob"), event(1, "review", "cy", state="approved"), merged(1, on_commit="c1")]
    garden = known(A, change("a.md", "ada", commit="c1"), events=events)
    assert told(garden) == [
        "github:bob reviewed E3 a.md",
        "github:cy reviewed E2 a.md",
        "git:ada wrote E0 a.md",
        "github:max merged E1 a.md",
    ]
    assert voices(garden) == ["git:ada", "github:bob"]


@pytest.mark.parametrize(
    "silent",
    [
        said(1, "ann"),  # the author
        said(1, "build[bot]", actor_kind="bot"),
        said(1, "", actor_kind="deleted"),
        event(1, "request", "bob"),
        event(1, "opened", "ann"),
    ],
)
def test_authors_programs_and_requests_are_no_reviewers(silent):
    events = [silent, event(1, "merged", "ann", on_commit="c1")]
    garden = known(A, change("a.md", "ada", commit="c1"), events=events)
    assert told(garden) == ["git:ada wrote E0 a.md"]


def test_who_wrote_what_they_review_is_no_second_voice():
    """The change carries their name, though somebody else proposed it."""
    yml = people("bea: {name: Bea, handles: {github: bob}}")
    events = [said(1, "bob"), merged(1, "ann", on_commit="c1")]
    garden = known(yml + A, change("a.md", "person:bea", commit="c1"), events=events)
    (accepted,) = engaged(garden).accepted
    assert (accepted.level, accepted.others) == (Level.UNKNOWN, frozenset())


def test_a_handle_in_people_yml_makes_one_of_two():
    events = [said(1, "Bea-Forge", path="a.md", what="thread")]
    changes = [change("a.md", "person:bea")]
    apart = known(people("bea: Bea") + A, *changes, events=events)
    assert voices(apart) == ["github:bea-forge", "person:bea"]
    yml = people("bea: {name: Bea, handles: {GitHub: bea-forge}}")
    assert voices(known(yml + A, *changes, events=events)) == ["person:bea"]


def test_a_handle_of_another_forge_makes_nobody_one():
    events = [said(1, "bea", path="a.md", what="thread")]
    yml = people("bea: {name: Bea, handles: {gitlab: bea}}")
    assert voices(known(yml + A, change("a.md", "person:bea"), events=events)) == [
        "github:bea",
        "person:bea",
    ]


@pytest.mark.parametrize("where", ["forgejo", "gitea", "Codeberg"])
def test_codeberg_and_forgejo_are_one_place(where):
    """Git knows the host by the address, the record the kind of forge, people either name."""
    events = [said(1, "bea", path="a.md", what="thread", forge="forgejo")]
    changes = [change("a.md", "forgejo:bea")]
    assert voices(known(A, *changes, events=events)) == ["forgejo:bea"]
    yml = people(f"bea: {{name: Bea, handles: {{{where}: Bea}}}}")
    assert voices(known(yml + A, *changes, events=events)) == ["person:bea"]


def test_a_login_that_two_people_claim_is_nobodys():
    events = [said(1, "b", path="a.md", what="thread")]
    yml = people("bea: {name: Bea, handles: {github: b}}\nben: {name: Ben, handles: {github: b}}")
    assert voices(known(yml + A, change("a.md", "cy"), events=events)) == ["git:cy", "github:b"]


def test_a_name_under_which_commits_were_made_is_the_one_that_notes_credit():
    text = "-- a.md --\n---\ncontributors: Bea Lin\nreviews: [{by: Bea Lin, on: 2026-10-30}]\n---\n"
    garden = known(text, change("a.md", "x"), called={"bea-lin": Voice("git:x")})
    assert voices(garden) == ["person:bea-lin"]


@pytest.mark.parametrize("wish", ["count: false", "status: in-memoriam"])
def test_who_does_not_want_to_count_or_is_remembered_has_no_part(wish):
    yml = people(f"bea: {{name: Bea, {wish}, handles: {{github: bea}}}}")
    text = yml + "-- a.md --\n---\nreviews: [{by: Bea, on: 2026-10-30, said: yes}]\n---\n"
    events = [said(1, "bea", path="a.md", what="thread"), merged(1, "bea")]
    garden = known(text, change("a.md", "person:bea ada"), events=events)
    assert voices(garden) == ["git:ada"]
    assert not any("bea" in one for one in told(garden))
    assert all(not p.turns for p in engaged(garden).pulls)


def test_who_is_hidden_counts_and_is_nameless_in_the_record():
    yml = people("bea: {name: Bea, display: hidden, handles: {github: bea}}")
    events = [said(1, "bea", path="a.md", what="thread")]
    garden = known(yml + A, change("a.md", "person:bea"), events=events)
    assert voices(garden) == ["person:bea"]
    assert "None reviewed E3 a.md" in told(garden)


REVIEWED = "-- a.md --\n---\n{}\nreviews: [{{by: Bea, on: {}, looked_at: all}}]\n---\n"


@pytest.mark.parametrize(
    ("head", "day", "count"),
    [
        ("title: A", "2026-10-20", 1),
        ("contributors: [{name: Bea, role: review}]", "2026-10-20", 1),
        ("contributors: [Bea]", "2026-10-20", 0),
        ("contributors: [{name: Bea, role: [review, text]}]", "2026-10-20", 0),
        ("title: A", "soon", 0),
        ("title: A", "2026-12-24", 0),  # after the newest commit
        ("title: A", "2024-01-01", 0),  # before the window
    ],
)
def test_dated_entries_of_others_count(head, day, count):
    garden = known(REVIEWED.format(head, day), change("a.md", "ada"))
    assert len(voices(garden)) == 1 + count


def test_an_entry_by_who_wrote_the_note_before_is_no_review_and_one_from_before_is():
    yml = people("bea: Bea")
    for days, hands in ((30, ["wrote"]), (1, ["entered", "wrote"])):
        text = yml + REVIEWED.format("title: A", "2026-10-20")
        garden = known(text, change("a.md", "person:bea", days))
        assert [one.hand.value for one in engaged(garden).engagements] == hands


def test_anonymous_entries_are_told_and_nobodys():
    text = "-- a.md --\n---\nreviews: [{by: anonymous, on: 2026-10-20, said: yes}]\n---\n"
    garden = known(text, change("a.md", "ada"))
    assert "None entered E3 a.md" in told(garden)
    assert voices(garden) == ["git:ada"]


# --- the ladder ------------------------------------------------------------------------


def level(*events, changes=(), text=A):
    garden = known(text, *(changes or [change("a.md", "ann", commit="c1")]), events=events)
    (pull,) = engaged(garden).pulls
    return max(turn.level for turn in pull.turns)


def test_a_suggestion_is_taken_up_where_the_commit_names_who_made_it():
    yml = people("bea: {name: Bea, handles: {github: bea}}")
    events = [said(1, "bea", what="suggestion", path="a.md"), merged(1, on_commit="c1")]
    with_her = [change("a.md", "ann person:bea", commit="c1")]
    assert level(*events, changes=with_her, text=yml + A) is Level.TAKEN_UP
    assert level(*events, text=yml + A) is Level.SPOKEN


def test_a_concern_is_resolved_where_who_asked_for_changes_approves_later():
    asked = said(1, "bea", 9, state="changes-requested")
    approved = event(1, "review", "bea", 8, state="approved")
    other = event(1, "review", "cy", 8, state="approved")
    assert level(asked, approved, merged(1)) is Level.RESOLVED
    assert level(asked, other, merged(1)) is Level.SPOKEN
    assert level(event(1, "review", "bea", 10, state="approved"), asked) is Level.SPOKEN


@pytest.mark.parametrize(
    ("kind", "where", "expected"),
    [
        ("experience", "https://github.com/o/r/pull/1#issuecomment-2", Level.WRITTEN),
        ("question", "https://forge.example/o/r/pulls/1", Level.WRITTEN),
        ("objection", "https://gitlab.example/o/r/-/merge_requests/1", Level.WRITTEN),
        ("story", "https://github.com/o/r/pull/1", Level.SPOKEN),
        ("experience", "https://github.com/o/r/pull/2", Level.SPOKEN),
        ("experience", "https://github.com/o/other/pull/1", Level.SPOKEN),
        ("experience", "https://github.com/o/r/issues/1", Level.SPOKEN),
    ],
)
def test_a_review_that_became_a_note_names_its_conversation(kind, where, expected):
    yml = people("bea: {name: Bea, handles: {github: bea}}")
    note = f"-- n.md --\n---\ntype: {kind}\ncontributors: bea\ndiscussion: {where}\n---\n"
    assert level(said(1, "bea"), merged(1), text=yml + A + note) is expected
    assert level(said(1, "cy"), merged(1), text=yml + A + note) is Level.SPOKEN


@pytest.mark.parametrize(("days", "is_within"), [(0, True), (29, True), (30, False), (-1, False)])
def test_the_window_is_of_the_settings_and_ends_with_the_newest_commit(days, is_within):
    garden = known(A, change("a.md", "ada"), options={"history": {"window": 30}})
    assert engaged(garden).is_within(ago(days)) is is_within
    assert engaged(garden).as_of == TODAY


EVENTS = st.lists(
    st.builds(
        said,
        st.integers(1, 3),
        st.sampled_from(["ann", "bob", "cy", ""]),
        st.integers(0, 50),
        what=st.sampled_from(["review", "thread", "comment", "merged", "opened", "closed"]),
        path=st.sampled_from(["", "c/a.md", "c/b.md", "x.py"]),
        state=st.sampled_from(["", "approved", "changes-requested"]),
    ),
    max_size=10,
    unique_by=lambda e: (e.pr, e.at),
)


@given(EVENTS, st.randoms())
def test_the_order_of_what_is_known_never_matters(events, dice):
    changes = [change("a.md", "ada", 3, pull=1), change("b.md", "bob", 2)]
    shuffled, turned = list(events), list(changes)
    dice.shuffle(shuffled)
    dice.shuffle(turned)
    one, other = (
        engaged(known(AB, *c, events=e)) for c, e in ((changes, events), (turned, shuffled))
    )
    assert one.engagements == other.engagements
    assert (one.pulls, one.accepted) == (other.pulls, other.accepted)


@given(EVENTS)
def test_what_people_are_called_never_matters(events):
    other = {"ann": "zoe", "bob": "yan", "cy": "xi", "": ""}
    renamed = [
        event(e.pr, e.event, other[e.actor], (TODAY - e.at).days, author="zoe", has_text=True,
              path=e.path, state=e.state)
        for e in events
    ]  # fmt: skip
    counts = []
    for given_events in (events, renamed):
        found = engaged(known(AB, change("a.md", "ada", 3), events=given_events))
        hands = found.hands(["a.md", "b.md"])
        levels = sorted((one.level, one.note or "", one.at) for one in found.engagements)
        counts.append(({p: len(v) for p, v in hands.items()}, levels))
    assert counts[0] == counts[1]
