"""From the parser's text back to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garden.model import Position
from garden.reading.sourcemap import SourceMap


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("abc", 0, (1, 1)),
        ("abc", 3, (1, 4)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n\n😀b", 4, (3, 2)),
        ("", 0, (1, 1)),
    ],
)
def test_positions_are_counted_as_editors_do(text, offset, position):
    assert SourceMap(text).position(offset) == Position(*position)


@given(st.text(st.sampled_from("ab\r\n\u2028")), st.data())
def test_a_position_leads_back_to_its_offset(text, data):
    lines = SourceMap(text)
    offset = data.draw(st.integers(0, len(text)))
    position = lines.position(offset)
    assert lines.line_start(position.line - 1) + position.column - 1 == offset


def test_lines_count_from_where_the_body_begins():
    lines = SourceMap("---\nx: 1\n---\nbody\nmore", 13)
    assert lines.line_text(0) == "body"
    assert lines.line_start(1) == 18
    assert lines.position(18) == Position(5, 1)
    assert lines.line_start(9) == 22


def test_quoted_lines_are_found_behind_their_marks():
    text = "> > one\n> > two"
    located = SourceMap(text).locate("one\ntwo", 0, 2)
    assert located.offset(0) == 4
    assert located.offset(4) == 12
    assert located.end(3) == 7
    assert located.end(7) == len(text)


def test_lines_of_other_white_space_are_passed_over():
    text = "\u00a0\nsome"
    assert SourceMap(text).locate("some", 0, 2).offset(0) == 2


def test_pipes_in_cells_count_with_their_backslash():
    text = r"| a\|b | c\|d |"
    lines = SourceMap(text)
    first, cursor = lines.locate_cell("a|b", 0, 0)
    second, _ = lines.locate_cell("c|d", 0, cursor)
    assert [text[first.offset(i)] for i in range(3)] == ["a", "\\", "b"]
    assert text[second.offset(0) : second.end(3)] == r"c\|d"


def test_cells_of_one_text_are_told_apart():
    lines = SourceMap("| a | a |")
    first, cursor = lines.locate_cell("a", 0, 0)
    second, _ = lines.locate_cell("a", 0, cursor)
    assert (first.offset(0), second.offset(0)) == (2, 6)
