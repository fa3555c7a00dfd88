"""What a page carries of the notes it links to, and how the theme writes it."""

import json
import re

import pytest
from sites import SETTINGS, build_garden, write_garden
from support import garden_from

from garden.address import page_url
from garden.export.tree import export_tree
from garden.pages.preview import MOST, ROOM, TEXT, previews_of
from garden.pages.view import View
from garden.project import load_garden, load_project

GARDEN = """\
-- index.md --
See [[Peer assist]], [its rule](routines/peer-assist.md#^rule), [[Peer assist#When not]],
[[Peer assist#Nowhere]], [[Peer assist#Empty]], [[#Here]], [[index]], [[Wanted]],
[out](https://example.org), ![[board.png]]

## Here

Right here.
-- routines/peer-assist.md --
---
type: routine
domain: [facilitation, writing]
status: used
practice: {uses: "[[Cards]]"}
---
# Peer assist

One asks and the *others* tell.

No raw answers. ^rule

## When not

In an emergency.

## Empty

-- cards.md --
---
description: Said in one line.
---
-- embeds.md --
![[index]]
-- board.png --
"""


def cards(path, text=GARDEN, options=None):
    return previews_of(View(garden_from(text, options), page_url), path)


def test_a_page_carries_what_its_links_lead_to():
    """Notes and places in notes, each once; not what is unwritten, outside, or a file."""
    assert list(cards("index.md")) == [
        "routines/peer-assist/",
        "routines/peer-assist/#%5Erule",
        "routines/peer-assist/#when-not",
        "routines/peer-assist/#empty",
        "./#here",
    ]


def test_a_card_says_what_a_note_is_and_begins_with():
    assert cards("index.md")["routines/peer-assist/"] == {
        "title": "Peer assist",
        "type": "Routine",
        "status": "used",
        "domains": ["facilitation", "writing"],
        "text": "One asks and the others tell.",
    }


@pytest.mark.parametrize(
    ("place", "heading", "text"),
    [
        ("when-not", "When not", "In an emergency."),
        ("%5Erule", "", "No raw answers."),
        ("empty", "Empty", ""),
    ],
)
def test_a_link_to_a_place_shows_the_place(place, heading, text):
    """An empty section shows its heading, never the words of another."""
    card = cards("index.md")[f"routines/peer-assist/#{place}"]
    assert (card.get("heading", ""), card.get("text", "")) == (heading, text)


def test_what_stands_below_a_note_needs_no_cards():
    """Practice links and backlinks are shown with what a card would say."""
    assert cards("routines/peer-assist.md") == {}


def test_links_within_an_embedded_note_are_shown_too():
    assert "routines/peer-assist/#when-not" in cards("embeds.md")


def test_of_an_embedded_section_only_its_own_links_are_shown():
    text = "-- a.md --\n![[b#In]]\n-- b.md --\n[[c]]\n\n# In\n\n[[d]]\n-- c.md --\n-- d.md --\n"
    assert set(cards("a.md", text)) == {"b/#in", "d/"}


def test_notes_that_embed_each_other_end():
    assert set(cards("a.md", "-- a.md --\n![[b]]\n-- b.md --\n![[a]] [[b]]\n")) == {"b/"}


def test_texts_are_bounded():
    text = "-- a.md --\n[[b]]\n-- b.md --\n" + "word " * 1000
    assert len(cards("a.md", text)["b/"]["text"]) <= TEXT + 1


@pytest.mark.parametrize(("show", "has"), [("list", True), ("table", True), ("cards", False)])
def test_answers_of_queries_are_shown_too(show, has):
    text = (
        f"-- a.md --\n```garden\nfrom: tool\nshow: {show}\n```\n-- b.md --\n---\ntype: tool\n---\n"
    )
    assert ("b/" in cards("a.md", text)) is has


def test_a_page_carries_so_many_and_no_more():
    notes = "".join(f"-- n{number}.md --\nText.\n" for number in range(MOST + 9))
    links = " ".join(f"[[n{number}]]" for number in reversed(range(MOST + 9)))
    shown = cards("hub.md", f"-- hub.md --\n{links}\n{notes}")
    assert len(shown) == MOST
    assert next(iter(shown)) == f"n{MOST + 8}/"


def test_where_there_are_many_each_says_less():
    notes = "".join(f"-- n{number}.md --\n{'word ' * 90}\n" for number in range(MOST))
    links = " ".join(f"[[n{number}]]" for number in range(MOST))
    shown = cards("hub.md", f"-- hub.md --\n{links}\n{notes}")
    lengths = {len(card["text"]) for card in shown.values()}
    assert max(lengths) <= ROOM // MOST + 1
    assert min(lengths) > ROOM // MOST // 2


def test_a_garden_may_do_without():
    assert cards("index.md", options={"previews": False}) == {}


EVIL = "</script><img src=x onerror=1> & \u2028"


@pytest.mark.parametrize("urls", ["true", "false"])
def test_the_theme_writes_data_that_nothing_runs(tmp_path, urls):
    """No character in a title or a paragraph ends the script element that holds it."""
    result = build_garden(
        tmp_path,
        f'-- index.md --\n[[evil]]\n-- evil.md --\n---\ntitle: "{EVIL}"\nstatus: seed\n---\n'
        "`</script><script>alert(1)</script>` & more.\n",
        settings=f"{SETTINGS}use_directory_urls: {urls}\n",
    )
    (written,) = re.findall(
        r'<script type="application/json" id="__garden-previews"[^>]*>(.*?)</script>', result.html()
    )
    assert not re.search("[<>&\u2028]", written)
    (card,) = json.loads(written).values()
    assert card["title"].startswith("</script>")
    assert card["text"] == "</script><script>alert(1)</script> & more."


def test_a_page_without_links_carries_nothing(tmp_path):
    result = build_garden(tmp_path, "-- index.md --\nAlone.\n")
    assert "__garden-previews" not in result.html()


WANTED = "-- index.md --\nSee [[New note]].\n"


@pytest.mark.parametrize(
    ("settings", "options", "address"),
    [
        (
            "repo_url: https://github.com/o/r",
            "",
            "https://github.com/o/r/new/main?filename=content",
        ),
        (
            "repo_url: https://gitlab.com/o/r\nedit_uri: -/edit/next/notes/",
            "",
            "https://gitlab.com/o/r/-/new/next?file_name=notes",
        ),
        (
            "repo_url: https://git.example/o/r",
            "forge: forgejo",
            "https://git.example/o/r/_new/main/content",
        ),
        ("repo_url: https://git.example/o/r", "", ""),
        ("", "", ""),
    ],
)
def test_a_wanted_note_can_be_written_where_the_site_says(tmp_path, settings, options, address):
    """What MkDocs itself assumes about branch and folder is not believed."""
    stated = SETTINGS.replace("- garden", f"- garden: {{{options}}}") + settings + "\n"
    result = build_garden(tmp_path, WANTED, settings=stated)
    page = result.html("garden/wanted/index.html")
    assert "New note" in page
    assert ("Write it" in page) is bool(address)
    assert f'<a href="{address}' in page


def test_the_written_tree_leads_to_the_forge_too(tmp_path):
    folder = write_garden(tmp_path, WANTED, SETTINGS + "repo_url: https://github.com/o/r\n")
    project = load_project(folder)
    export_tree(project, load_garden(project), tmp_path / "out")
    written = (tmp_path / "out/docs/garden/wanted.md").read_text("utf-8")
    assert "https://github.com/o/r/new/main?filename=content" in written
    assert "#wanted-new-note" in (tmp_path / "out/docs/index.md").read_text("utf-8")
