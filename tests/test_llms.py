"""What programs that read no HTML are given: `llms.txt`, Markdown twins, descriptions, cards."""

import re

import pytest
from sites import SETTINGS, build_garden
from support import garden_from

from garden.address import page_url
from garden.export.llms import MANY, llms_file
from garden.export.plaintext import markdown_twin
from garden.pages.view import View
from garden.site import Site

GARDEN = """\
-- index.md --
# Home

Where we begin: [[Round]].
-- talk/round.md --
---
description: Everybody once, "in turn".
domain: talk
---
Everybody speaks. %%a remark for ourselves%% See [[Turn]] and ![](stone.svg).
-- talk/turn.md --
# Turn

A time to speak.
-- secret.md --
---
draft: true
---
Not yet.
-- talk/stone.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
"""
ASKED = SETTINGS.replace("- garden", "- garden: {markdown: true}")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    settings = ASKED + "site_url: https://example.org/notes/\nsite_description: What we know.\n"
    return build_garden(tmp_path_factory.mktemp("llms"), GARDEN, settings=settings)


def view_of(text):
    return View(garden_from(text), page_url, site=Site("Ours", "", "What we know."))


def text_of(view):
    ((path, text),) = llms_file(view, {})
    assert path == "llms.txt"
    return text


def test_llms_txt_leads_to_domains_pages_and_notes(built):
    """The form is that of llmstxt.org, and each address in it is whole and leads somewhere."""
    text = (built.site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Our garden\n\n> What we know.\n\n## Domains\n")
    goals = re.findall(r"\]\(https://example\.org/notes/([^)]*)\)", text)
    assert len(goals) == text.count("](")
    assert [goal for goal in goals if not (built.site / goal).exists()] == []


def test_llms_txt_names_nothing_that_is_not_published(built):
    """A draft is in no file."""
    assert "secret" not in (built.site / "llms.txt").read_text(encoding="utf-8").casefold()
    assert not (built.site / "secret.md").exists()


def test_llms_txt_of_a_large_garden_lists_its_domains_alone():
    """It stays small: each domain's page lists its notes."""
    many = "".join(f"-- n{n}.md --\n---\ndomain: talk\n---\nText.\n" for n in range(MANY + 1))
    text = text_of(view_of(many))
    assert "(domains/talk/)" in text or "/talk/)" in text
    assert "n7" not in text


def test_a_twin_stands_where_its_note_stands_and_its_links_lead_on(built):
    """So links between notes, and pictures, are found from there as they are from the source."""
    twin = (built.site / "talk" / "round.md").read_text(encoding="utf-8")
    assert twin.startswith("# round\n\nEverybody speaks.")
    assert "[Turn](turn.md)" in twin
    assert (built.site / "talk" / "turn.md").is_file()
    assert (built.site / "talk" / "stone.svg").is_file()


def test_a_twin_holds_what_readers_see_and_no_more(built):
    """A comment is for those who write."""
    assert "remark" not in (built.site / "talk" / "round.md").read_text(encoding="utf-8")


def test_a_twin_has_one_title():
    """A note that begins with its title is not given another."""
    view = view_of("-- a.md --\n# A title\n\nText.\n")
    assert markdown_twin(view, "a.md") == "# A title\n\nText.\n"


def test_a_page_leads_to_its_twin(built):
    """Programs look for it in the head."""
    html = built.html("talk/round/index.html")
    assert '<link rel="alternate" type="text/markdown" href="../round.md">' in html
    assert "text/markdown" not in built.html("garden/index.html")


def test_every_page_describes_itself(built):
    """By what its note says of itself, else by how it begins, else by what the site is."""

    def said(path):
        return re.findall(r'<meta name="description" content="([^"]*)">', built.html(path))

    assert said("talk/round/index.html") == ["Everybody once, &quot;in turn&quot;."]
    assert said("talk/turn/index.html") == ["A time to speak."]
    assert said("garden/wanted/index.html")[0].startswith("Notes that others link to")


def test_a_shared_link_shows_a_picture_that_is_there(built):
    """Its address is whole, since nobody asks for it from within the site."""
    (url,) = re.findall(r'og:image" content="([^"]*)"', built.html("talk/round/index.html"))
    assert (built.site / url.removeprefix("https://example.org/notes/")).is_file()
    assert '<meta property="og:title" content="round">' in built.html("talk/round/index.html")


def test_twins_and_cards_are_there_where_they_can_be_and_are_wanted(tmp_path):
    """Without `markdown` there is no twin; without `site_url` no picture has an address."""
    result = build_garden(tmp_path, GARDEN)
    assert not (result.site / "talk" / "round.md").exists()
    assert "text/markdown" not in result.html("talk/round/index.html")
    assert "og:image" not in result.html("talk/round/index.html")
