"""Nobody is named beyond the bound that they set themselves, as far as the record tells."""

from engaging import event, known, merged, said

from garden.invite import Change, as_data, as_markdown, gather

GARDEN = """\
-- people.yml --
bob: {name: Bob, handles: {github: bob-b}, practising: [craft], capacity: 2}
-- a.md --
---
domain: craft
---
A
"""


def invitation(*events, text=GARDEN):
    return gather(known(text, events=events), Change(("a.md",), seed="1"))


def guests(*events, text=GARDEN):
    return [guest.person.slug for guest in invitation(*events, text=text).guests]


def test_somebody_with_room_is_named_and_nothing_is_said_of_what_they_do():
    found = invitation(said(1, "bob-b"), said(1, "bob-b"), said(2, "eve"))
    assert "**Bob** tends craft. Nobody else said so.\n" in as_markdown(found)
    (guest,) = as_data(found)["invited"]
    assert (guest["capacity"], guest["known_to_have_room"]) == (2, True)


def test_somebody_who_is_in_as_many_as_they_want_is_left_in_peace():
    found = invitation(said(1, "bob-b"), said(2, "bob-b", what="comment"))
    assert found.guests == ()
    assert "have their hands full left aside" in as_markdown(found)
    assert "Bob" not in as_markdown(found)


def test_what_is_over_long_ago_or_their_own_takes_no_room():
    events = (
        *(said(1, "bob-b"), merged(1)),
        *(said(2, "bob-b"), event(2, "closed", "ann", 3)),
        said(3, "bob-b", author="bob-b"),
        said(4, "bob-b", days=900),
        said(5, "bob-b"),
    )
    assert guests(*events) == ["bob"]


def test_what_was_opened_again_takes_room_again():
    again = (event(1, "closed", "ann", 9), event(1, "reopened", "ann", 8))
    assert guests(said(1, "bob-b"), *again, said(2, "bob-b")) == []


def test_without_a_record_it_is_unknown_and_said():
    found = invitation()
    assert "no more than 2 of these at once; whether that is so no record tells" in as_markdown(
        found
    )
    assert as_data(found)["invited"][0]["known_to_have_room"] is False


def test_a_record_that_cannot_tell_them_is_no_record_of_them():
    """Without a handle at its forge, or where they asked not to count."""
    unlinked = GARDEN.replace("github: bob-b", "gitlab: bob-b")
    uncounted = GARDEN.replace("capacity: 2", "capacity: 2, count: false")
    events = [said(1, "bob-b"), said(2, "bob-b"), said(3, "bob-b")]
    for text in (unlinked, uncounted):
        (guest,) = invitation(*events, text=text).guests
        assert not guest.is_load_known


def test_none_at_all_needs_no_record():
    """`capacity: 0` asks to be left in peace, record or not."""
    assert guests(text=GARDEN.replace("capacity: 2", "capacity: 0")) == []


def test_who_set_no_bound_is_asked_however_much_they_do():
    """Nobody's load is looked at who did not ask for it."""
    free = GARDEN.replace(", capacity: 2", "")
    found = invitation(*(said(n, "bob-b") for n in range(9)), text=free)
    assert [guest.is_load_known for guest in found.guests] == [True]
