"""Ids of the theme and ids of notes: none ever stands in for another."""

import re

import pytest
from sites import ROOT, SETTINGS, build_garden

IDS = {
    name
    for file in (ROOT / "theme_overrides").rglob("*.html")
    for name in re.findall(r"""\bid="([^"{]+)""", file.read_text(encoding="utf-8"))
}
"""Every id that a template of ours gives, as far as it is written out."""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A page of a note that has a heading, and an id of its own making, for each id of ours."""
    words = [name.strip("_-").replace("-", " ") for name in sorted(IDS)]
    headings = "\n\n".join(f"## {text.capitalize()}\n\nSee [[Other]]." for text in words)
    stated = "\n\n".join(f"### Stated {n} {{#{name}}}" for n, name in enumerate(sorted(IDS)))
    notes = (
        f"-- index.md --\n# Home\n\n{headings}\n\n{stated}\n\n[[#Garden top]]\n"
        "-- other.md --\n# Other\n\n[[Home]] and [[Home#Garden backlinks]].\n"
    )
    settings = SETTINGS + "markdown_extensions: [attr_list]\n"
    return build_garden(tmp_path_factory.mktemp("ids"), notes, "--strict", settings=settings)


def test_every_id_of_a_template_begins_as_those_of_the_theme():
    """So that no heading comes to it by what it says."""
    assert len(IDS) > 50
    assert [name for name in IDS if not name.startswith("__")] == []


def test_headings_that_are_called_like_parts_of_ours_keep_their_ids(page):
    """No id stands twice on the page, and links lead to the heading."""
    ids = re.findall(r"""\bid="([^"]*)\"""", page.html())
    assert sorted(ids) == sorted(set(ids))
    assert {"garden-top", "garden-backlinks", "garden-previews"} <= set(ids)
    assert '<h2 id="garden-top">' in page.html()
    assert 'href="../#garden-backlinks"' in page.html("other/index.html")


def test_an_id_of_ours_that_a_note_states_is_another(page):
    assert 'id="note-__garden-top"' in page.html()
    assert page.html().count('id="__garden-top"') == 1
