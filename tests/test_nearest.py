"""The known name that a misspelt one is nearest to."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import utils
from rapidfuzz.distance import OSA

from garden.nearest import NEAR, KnownNames, nearest

NAMES = st.text("aB c!", max_size=9)


@given(NAMES, st.lists(NAMES, max_size=9))
def test_it_is_the_first_of_those_to_which_fewest_letters_must_change(name, known):
    """As if each were compared with the name, one after another."""

    def likeness(other):
        return OSA.normalized_similarity(utils.default_process(name), utils.default_process(other))

    best = max(sorted(known), key=likeness, default=None)
    expected = best if best is not None and likeness(best) >= NEAR else None
    assert nearest(name, known) == expected


def test_what_was_found_before_among_the_same_names_is_told_again():
    names = KnownNames(["Retrospective", "Round"])
    assert names.find_nearest("Retrospectve") == "Retrospective"
    assert names.find_nearest("Anything") is None
    again = KnownNames((), names.found)
    assert again.find_nearest("retrospectve") == "Retrospective"
    assert again.find_nearest("Anything") is None
