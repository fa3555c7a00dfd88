"""Names to notes: the stated rule, step by step, against `cases/resolve/*.yml`."""

import pytest
from fates import shown_link
from hypothesis import given
from hypothesis import strategies as st
from support import garden_from, load_cases, sections

from garden.config import GardenConfig
from garden.fate import Ambiguous, Found
from garden.garden import Garden
from garden.model import NotePath
from garden.reading.parse import parse_note

CASES = load_cases("resolve")


@pytest.mark.parametrize("case", CASES)
def test_a_link_means_what_the_case_expects(case, expect):
    garden = garden_from(case["garden"], case.get("options"))
    expect(case, "fates", [shown_link(garden, link) for link in garden.links()])


@given(st.data())
def test_the_order_of_notes_never_matters(data):
    case = data.draw(st.sampled_from([case.values[0] for case in CASES]))
    files = sections(case["garden"])
    paths = data.draw(st.permutations([path for path in files if path.endswith(".md")]))
    notes = [parse_note(NotePath(path), files[path], GardenConfig()) for path in paths]
    shuffled = Garden(notes, set(files) - set(paths))
    sorted_ = Garden(sorted(notes, key=lambda note: note.path), set(files) - set(paths))
    assert list(shuffled.links()) == list(sorted_.links())


NAMES = st.sampled_from(["a", "A", "b", "index", "README", "é", "é", "a b", "a.b"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


@given(st.sets(PATHS, max_size=6), st.lists(PATHS, max_size=3))
def test_resolving_any_name_never_raises_and_ambiguity_has_two_candidates(paths, targets):
    body = " ".join(f"[[{target}]] [x](<../{target}>) [y](</{target}.md#z>)" for target in targets)
    notes = [parse_note(NotePath(f"{path}.md"), body, GardenConfig()) for path in sorted(paths)]
    garden = Garden(notes)
    for link in garden.links():
        if isinstance(link.fate, Ambiguous):
            assert len(set(link.fate.candidates)) > 1
            assert list(link.fate.candidates) == sorted(link.fate.candidates)
        if isinstance(link.fate, Found):
            assert link.fate.path in garden.notes


@given(st.sets(PATHS, min_size=1, max_size=6))
def test_every_note_is_found_by_its_full_path_from_everywhere(paths):
    body = " ".join(f"[[/{path}.md]]" for path in sorted(paths))
    notes = [parse_note(NotePath(f"{path}.md"), body, GardenConfig()) for path in sorted(paths)]
    for link in Garden(notes).links():
        assert link.fate == Found(link.link.target.removeprefix("/"))
