"""Names followed through changes, without git."""

from hypothesis import given
from hypothesis import strategies as st

from garden.past.renames import Change, HeadingRename, follow

PATHS = st.sampled_from(["a", "b", "c", "d"])


def test_names_exchanged_in_one_change_follow_their_notes():
    swap = Change(renamed=(("a", "b"), ("b", "a")))
    assert follow([swap]).notes == {"a": "b", "b": "a"}
    assert follow([swap, swap]).notes == {"a": "b", "b": "a"}


def test_headings_exchanged_in_one_change_follow_theirs():
    swap = Change(headings=(HeadingRename("n", "# A", "# B"), HeadingRename("n", "# B", "# A")))
    assert follow([swap]).headings == {"n": {"# A": "# B", "# B": "# A"}}


def test_headings_of_a_note_that_is_gone_are_gone():
    changes = [Change(removed=("n",)), Change(headings=(HeadingRename("n", "# A", "# B"),))]
    assert follow(changes).headings == {}


@given(st.lists(st.tuples(PATHS, PATHS)))
def test_a_name_never_leads_to_itself(pairs):
    names = follow(Change(renamed=(pair,)) for pair in pairs)
    assert all(old != now for old, now in names.notes.items())


@given(st.data())
def test_following_agrees_with_a_folder_that_is_walked_forwards(data):
    """Move files about in a folder that remembers who was who; git's account must agree."""
    where = {"a": 1, "b": 2}
    last_name = {}
    history = []
    for _ in range(data.draw(st.integers(0, 8))):
        if not where:
            break
        old = data.draw(st.sampled_from(sorted(where)))
        free = sorted({"a", "b", "c", "d"} - set(where))
        if data.draw(st.booleans()):
            new = data.draw(st.sampled_from(free))
            last_name[old] = where[old]
            where[new] = where.pop(old)
            history.append(Change(renamed=((old, new),)))
        else:
            del where[old]
            history.append(Change(removed=(old,)))
    names = follow(reversed(history)).notes
    today = {number: path for path, number in where.items()}
    assert set(names.values()) <= set(where)
    for old, number in last_name.items():
        if number in today and today[number] != old:
            assert names[old] == today[number]
