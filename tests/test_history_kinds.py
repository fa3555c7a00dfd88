"""What was done to a text, told from the lines that changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import load_cases

from garden.history.kinds import LONGEST, heavier, kind_of, kind_of_new
from garden.history.model import ChangeKind

LINES = st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"")), max_size=5)


@pytest.mark.parametrize("case", load_cases("history"))
def test_kinds_of_change_are_told_apart(case, expect):
    lines = [
        case[side].encode().split(b"\n") if case[side] else [] for side in ("removed", "added")
    ]
    expect(case, "kind", str(kind_of(*lines)))


@given(LINES, LINES)
def test_forth_and_back_are_of_one_kind(removed, added):
    assert kind_of(removed, added) is kind_of(added, removed)


@given(LINES)
def test_the_same_lines_are_no_change_of_the_text(lines):
    assert kind_of(lines, lines) is ChangeKind.SPACE


@pytest.mark.parametrize(
    "line",
    [b"[[", b"](<", b"](a(", b"date", b" ", b"  - on: 2026", b"{on :", b"[a", b"href='", b"-"],
)
@pytest.mark.parametrize("times", [20_000, LONGEST])
def test_no_line_takes_forever(line, times):
    assert kind_of([line * times], [line * times + b"x"]) in {ChangeKind.TEXT, ChangeKind.LINKS}


def test_the_heaviest_part_of_a_change_names_it():
    space, links, dates, text = (
        ChangeKind.SPACE,
        ChangeKind.LINKS,
        ChangeKind.DATES,
        ChangeKind.TEXT,
    )
    assert heavier(None, space) is space
    assert heavier(space, links) is links
    assert heavier(dates, links) is dates
    assert heavier(text, dates) is text


def test_an_empty_note_has_no_text_yet():
    assert kind_of_new([b"", b"  "]) is ChangeKind.SPACE
    assert kind_of_new([b"", b"Word."]) is ChangeKind.TEXT
