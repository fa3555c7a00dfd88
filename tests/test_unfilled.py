"""What counts as still empty: only what a template left there."""

import pytest
from support import garden_from

from garden.practice.unfilled import is_unfilled

EMPTY = [
    "",
    "*What happened?*",
    "_What happened?_",
    "*What happened? Tell it in order.*",
    "*Over two\nlines?*",
    "1. *What first?*\n2. *And then?*",
    "- *And `code`, and [[links]]?*",
    "> *What?*",
    "<!-- Steps.\n\nMore. -->\n\n*What?*",
    "%% not for readers %%",
    "### A heading below\n\n*What?*",
]
WRITTEN = [
    "Something.",
    "What happened?",
    "**What happened?**",
    "*Illustrative: composed to show a pattern.*",
    "*What?* This.",
    "**We decided** *what?*",
    "*One?* or *two?*",
    "*What?*\n\nThis.",
    "```\ncode\n```",
    "![[picture.png]]",
    "| a |\n|---|\n| b |",
]


def section(text):
    garden = garden_from(f"-- a.md --\n## Section\n\n{text}\n\n## Next\n\nText.\n")
    note = garden.notes["a.md"]
    return note, note.headings[0].section


@pytest.mark.parametrize("text", EMPTY)
def test_questions_in_italics_comments_and_headings_are_nothing(text):
    assert is_unfilled(*section(text))


@pytest.mark.parametrize("text", WRITTEN)
def test_anything_else_is_something(text):
    assert not is_unfilled(*section(text))
