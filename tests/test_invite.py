"""Whom one might ask: an even draw among those who said that they may be asked."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support import garden_from

from garden.history import Change as Commit
from garden.history import ChangeKind, History, NoteHistory, Voice
from garden.invite import (
    Change,
    Invitee,
    TouchedNote,
    as_data,
    as_markdown,
    draw,
    gather,
)
from garden.invite.model import Bond
from garden.model import NotePath
from garden.past import Past
from garden.people import Person

DOMAINS = st.sampled_from(["craft", "critique", "rhythm"])
SLUGS = st.sampled_from([f"p{n}" for n in range(8)])


def person(slug, **fields):
    return Person(slug, slug.title(), **{"listed": True, **fields})


@st.composite
def invitees(draw_):
    """Somebody of every kind: here, away, busy, hidden, remembered, only credited."""
    slug = draw_(SLUGS)
    fields = {
        "hidden": draw_(st.booleans()),
        "status": draw_(st.sampled_from(["active", "active", "emeritus", "in-memoriam"])),
        "availability": draw_(st.sampled_from(["", "two hours", "away", " Away "])),
        "listed": draw_(st.sampled_from([True, True, False])),
    }
    fields["capacity"] = draw_(st.sampled_from([None, None, 0, 1, 2]))
    tends, learns = draw_(st.frozensets(DOMAINS)), draw_(st.frozensets(DOMAINS))
    return Invitee(person(slug, **fields), tends, learns, draw_(st.sampled_from([None, 0, 1, 2])))


PEOPLE = st.lists(invitees(), max_size=8, unique_by=lambda one: one.person.slug)
NOTES = st.lists(
    st.builds(
        TouchedNote,
        st.just("A note"),
        st.lists(DOMAINS, max_size=2, unique=True).map(tuple),
        st.booleans(),
        st.frozensets(SLUGS, max_size=2),
    ),
    min_size=1,
    max_size=4,
)


@given(PEOPLE, NOTES, st.frozensets(SLUGS, max_size=2), st.text(max_size=5))
def test_at_most_two_and_only_who_may_be_asked(people, notes, authors, seed):
    """Never the author, never who is hidden, away, busy, emeritus, remembered or only credited."""
    loads = {one.person.slug: one.load or 0 for one in people}
    guests = draw(people, notes, authors, seed).guests
    slugs = [guest.person.slug for guest in guests]
    assert len(slugs) == len(set(slugs)) <= 2
    assert not set(slugs) & authors
    for guest in guests:
        assert guest.person.listed
        assert not guest.person.hidden
        assert guest.person.status == "active"
        assert guest.person.availability.strip().lower() != "away"
        assert guest.person.capacity is None or loads[guest.person.slug] < guest.person.capacity


@given(PEOPLE, NOTES, st.text(max_size=5), st.randoms())
def test_the_same_seed_gives_the_same_answer_in_any_order(people, notes, seed, random):
    """Where somebody stands in people.yml does not matter."""
    shuffled = list(people)
    random.shuffle(shuffled)
    assert draw(people, notes, frozenset(), seed) == draw(shuffled, notes, frozenset(), seed)


@given(PEOPLE, NOTES)
def test_everybody_who_fits_can_be_drawn(people, notes):
    """Over many numbers, whoever tends what is touched is named at some time."""
    touched = {slug for note in notes for slug in note.domains}
    kept = {slug for note in notes for slug in note.keepers}
    fit = {
        one.person.slug
        for one in people
        if one.may_be_asked and (one.tends & touched or one.person.slug in kept)
    }
    guests = (g for n in range(200) for g in draw(people, notes, frozenset(), str(n)).guests[:1])
    drawn = {guest.person.slug for guest in guests if guest.bond is Bond.TENDS}
    assert drawn == fit


@given(PEOPLE, NOTES, st.text(max_size=5), invitees())
def test_somebody_new_changes_nothing_unless_they_are_drawn(people, notes, seed, new):
    """The draw does not jump when a list grows."""
    assume(new.person.slug not in {one.person.slug for one in people})
    before = draw(people, notes, frozenset(), seed).guests
    after = draw([*people, new], notes, frozenset(), seed).guests
    if new.person.slug not in {guest.person.slug for guest in after}:
        assert [g.person for g in after] == [g.person for g in before]


def test_the_draw_is_even():
    """Each of four is drawn in a quarter of a thousand numbers, give or take."""
    people = [Invitee(person(f"p{n}"), frozenset({"craft"})) for n in range(4)]
    note = TouchedNote("A", ("craft",))
    drawn = [draw(people, [note], frozenset(), str(n)).guests[0].person.slug for n in range(1000)]
    assert all(190 < drawn.count(one.person.slug) < 310 for one in people)


def test_a_second_is_named_only_for_a_single_voice_or_a_boundary():
    """Where several people know a note of one domain, one is enough."""
    people = [
        Invitee(person("ada"), frozenset({"craft"})),
        Invitee(person("lin"), learns=frozenset({"craft"})),
        Invitee(person("kim"), frozenset({"critique"})),
    ]
    known = TouchedNote("A", ("craft",))
    assert [g.person.slug for g in draw(people, [known], frozenset(), "1").guests] == ["ada"]
    quiet = replace(known, is_quiet=True)
    assert [g.bond for g in draw(people, [quiet], frozenset(), "1").guests] == [
        Bond.TENDS,
        Bond.LEARNS,
    ]
    across = [known, TouchedNote("B", ("critique",))]
    found = {
        tuple(g.person.slug for g in draw(people, across, frozenset(), str(n)).guests)
        for n in range(50)
    }
    assert found == {("ada", "lin"), ("ada", "kim"), ("kim", "lin"), ("kim", "ada")}


GARDEN = """\
-- people.yml --
ada: {name: Ada L., handles: {github: ada-l}, stewarding: [craft], ask_me: "How it *went*"}
grace: {practising: [craft]}
lin: {learning: [craft]}
kim: {practising: [critique]}
bo: {bridges: [craft, critique]}
eve: {name: Eve, availability: an hour a month}
max: {name: Max}
-- craft/a.md --
---
domain: craft
---
A
-- craft/b.md --
---
domain: craft
---
B
-- critique/c.md --
---
domain: critique
---
C
-- plain.md --
Plain
"""
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def garden_with(**voices):
    """A garden in which the voices, by note, wrote in the window; `old` is outside of it."""
    notes = {}
    for name, slugs in voices.items():
        path = NotePath({"a": "craft/a.md", "b": "craft/b.md", "c": "critique/c.md"}[name])
        changes = tuple(
            Commit(
                f"{number:040}",
                NOW - timedelta(days=900 if slug.endswith("-old") else 5),
                (Voice(slug.removesuffix("-old")),),
                path,
                ChangeKind.TEXT,
            )
            for number, slug in enumerate(slugs)
        )
        notes[path] = NoteHistory(NOW, NOW, changes)
    known = History(as_of=NOW, notes=notes, known=bool(voices))
    return garden_from(GARDEN, past=Past(history=known))


def names(garden, *paths, authors=(), **fields):
    found = set()
    for number in range(60):
        invitation = gather(garden, Change(paths, authors, str(number), **fields))
        found.add(tuple(guest.person.slug for guest in invitation.guests))
    return found


def test_who_tends_a_domain_looks_after_it_practises_it_or_had_a_hand_in_it():
    """No hand of long ago, none in another domain, and none of who said nothing of being asked."""
    garden = garden_with(
        a=["person:eve", "person:max", "git:1"],
        b=["person:bo-old", "git:1", "git:2"],
        c=["person:kim"],
    )
    assert names(garden, "craft/a.md") == {("ada",), ("grace",), ("eve",)}


def test_bridges_are_counted_and_never_asked():
    """To be shown as a bridge is to be asked to carry more."""
    assert not any("bo" in guests for guests in names(garden_with(), "craft/a.md"))


@pytest.mark.parametrize(
    "author", ["ada", "Ada L.", "@ada-l", "ada-l", "12345+ada-l@users.noreply.github.com"]
)
def test_the_author_is_known_by_every_name(author):
    """By login, chosen name, or the address that a forge made up."""
    assert names(garden_with(), "craft/a.md", authors=(author,)) == {("grace",)}


def test_without_a_history_a_single_voice_is_unknown_and_not_assumed():
    """So only a boundary brings a second one."""
    assert names(garden_with(), "craft/a.md") == {("ada",), ("grace",)}
    quiet = garden_with(a=["git:1"], b=["git:1"])
    assert names(quiet, "craft/a.md") == {("ada", "lin"), ("grace", "lin")}


def test_owners_are_named_for_their_notes():
    """Even where the note names no domain."""
    garden = garden_with()
    keepers = {NotePath("plain.md"): frozenset({"kim"})}
    invitation = gather(garden, Change(("plain.md",), seed="1"), keepers)
    assert "**kim** is named as an owner of “plain”" in as_markdown(invitation)


def test_a_note_that_is_gone_is_touched_and_its_keepers_domain_with_it():
    """To take something away is as much worth a look as to add it."""
    before = garden_from(f"{GARDEN}-- craft/gone.md --\n---\ndomain: craft\n---\n# Gone\n")
    change = Change(("craft/gone.md", "critique/c.md"), seed="1")
    found = gather(garden_with(), change, before=before)
    assert (found.notes, found.crosses) == (2, True)
    assert list(found.domains) == ["craft", "critique"]
    assert "Gone" not in found.quiet
    assert gather(garden_with(), change).notes == 1


@pytest.mark.parametrize("old", ["craft/a.md", "craft/old.md"])
def test_a_note_that_goes_to_another_domain_crosses(old):
    """Those whom it leaves are asked as well as those to whom it comes, wherever it stood."""
    before = garden_from(GARDEN.replace("-- craft/a.md --", f"-- {old} --"))
    after = GARDEN.replace(
        "-- craft/a.md --\n---\ndomain: craft", "-- craft/a.md --\n---\ndomain: critique"
    )
    moved = {} if old == "craft/a.md" else {"craft/a.md": old}
    found = gather(garden_from(after), Change(("craft/a.md",), moved=moved), before=before)
    assert found.notes == 1
    assert found.crosses
    assert set(found.domains) == {"craft", "critique"}


def test_a_domain_that_is_gone_with_its_last_note_is_named_and_nobody_is_asked_for_it():
    """Nobody is known to tend it."""
    before = garden_from(f"{GARDEN}-- a.md --\n---\ndomain: Open space\n---\nA")
    found = gather(garden_with(), Change(("a.md",)), before=before)
    assert found.domains == {"open-space": "Open space"}
    assert found.guests == ()


@pytest.mark.parametrize("key", ["ada", "somebody-else"])
def test_a_change_shows_nobody_who_was_hidden(key):
    """Not even under another key, as long as the name or a handle is the same."""
    before = garden_from(GARDEN.replace("name: Ada L.,", "name: Ada L., display: hidden,"))
    after = garden_from(GARDEN.replace("ada:", f"{key}:"))
    change = Change(("craft/a.md",), seed="1")
    assert {g.person.slug for g in gather(after, change).guests} & {key, "grace"}
    for seed in map(str, range(30)):
        found = gather(after, replace(change, seed=seed), before=before)
        assert [guest.person.slug for guest in found.guests] == ["grace"]


def test_a_change_opts_nobody_in_by_a_note_about_them():
    """Anybody can write a note about anybody."""
    note = "-- people/zoe.md --\n---\ntype: person\ntitle: Zoe\npractising: [plain]\n---\nI\n"
    plain = GARDEN.replace("-- plain.md --\n", "-- plain.md --\n---\ndomain: plain\n---\n")
    change = Change(("plain.md", "people/zoe.md"), seed="1")
    after = garden_from(plain + note)
    assert gather(after, change, before=garden_from(plain)).guests == ()
    (guest,) = gather(after, change, before=after).guests
    assert guest.person.name == "Zoe"


def test_nobody_is_said_honestly_with_the_line_that_would_change_it():
    """Silence is no answer, and no reproach either."""
    garden = garden_from("-- a.md --\n---\ndomain: Open space\n---\nA")
    said = as_markdown(gather(garden, Change(("a.md",))))
    assert "Nobody opted in" in said
    assert "  practising: [open-space]" in said
    assert "touches no note" in as_markdown(gather(garden, Change(("picture.png",))))


def test_a_reason_is_told_in_words_and_nobody_is_mentioned():
    """Names as chosen, no handles; what people wrote is shown letter by letter."""
    quiet = garden_with(a=["git:1"])
    invitation = gather(quiet, Change(("craft/a.md",), ("grace",), "7"))
    said = as_markdown(invitation)
    assert (
        "- **Ada L.** tends craft. Nobody else said so. Likes to be asked: How it &#42;went&#42;"
        in said
    )
    assert "- **lin** wants to learn craft" in said
    assert "@" not in said
    assert "ada-l" not in said
    data = as_data(invitation)
    assert data["invited"][0]["name"] == "Ada L."
    assert "ada-l" not in json.dumps(data)


def test_to_have_had_a_hand_in_something_is_not_called_tending_it():
    """Who did not say that they tend a domain is not said to."""
    craft = frozenset({"craft"})
    note = TouchedNote("Note", ("craft", "critique"))
    one = Invitee(person("kim"), craft | {"critique"}, lately=craft)
    said = as_markdown(draw([one], [note], frozenset(), "1"))
    assert "tends critique and had a hand lately in craft" in said


@pytest.mark.parametrize("name", ["@ada", "x #12", "<b>x</b>", "[x](y)", "a\n/close", "\u202egnp"])
def test_a_hostile_name_stays_a_name(name):
    """What people write is shown, and never a mention, markup or a command."""
    guest = replace(person("p1"), name=name, ask_me=name)
    note = TouchedNote("@note <i>", ("craft",), keepers=frozenset({"p1"}))
    said = as_markdown(draw([Invitee(guest)], [note], frozenset(), "1"))
    assert not re.search(r"@\w|(?<!&)#\d|<[bi]|\]\(|^/|\u202e", said, re.MULTILINE)
