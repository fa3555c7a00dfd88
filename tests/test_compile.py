"""Pages: what the theme receives, as plain values and plain text."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File
from mkdocs.utils.meta import get_data
from support import garden_from

from garden.compile.notes import compile_garden, compile_indexes, compile_note, note_data
from garden.config import GardenConfig
from garden.export.tree import page_url
from garden.garden import Garden
from garden.model import Context, NotePath
from garden.pages.few import NAMED
from garden.pages.linkedfrom import SAID
from garden.pages.page import Page, render_page, render_stub, stub_values
from garden.pages.practicedata import LINKED, LINKED_BY_NAME, TOLD
from garden.pages.view import View, excerpt_of, shorten
from garden.reading.parse import parse_note

A = NotePath("a.md")
GARDEN = """\
-- people.yml --
ada: Ada Lovelace
bob: {name: Bob, display: hidden}
-- index.md --
# Home
-- a.md --
---
title: Round-robin <review>
type: routine
domain: [facilitation, writing]
contributors: [{name: ada, role: [review, ideas]}, bob, Cleo]
practice:
  builds_on: ["[[b]]", "[[Unwritten|not yet]]"]
  alternative_to: "[[b]]"
aliases: [RRR]
tags: [Meeting/format]
status: seed
asks: Does this <b>survive</b>?
reviews: [{by: bob, on: 2026-11-02, looked_at: the story, said: "true"}]
description: One "line".
layout: wide
---
Text #extra, see [[b]] and again [[b#Part|part]].
-- b.md --
---
type: experience
practice: {reports_on: a}
outcome: did-not
context: A team of eight
---
# B
See [[RRR]] for more.

## Part
-- c.md --
---
related: "[[a]]"
---
-- d.md --
---
draft: true
title: Secret
---
[[a]]
"""


def view_of(text=GARDEN, options=None):
    return View(garden_from(text, options), page_url)


def head_of(text):
    return yaml.safe_load(text.split("---\n")[1])


def data_of(path, text=GARDEN):
    view = view_of(text)
    return note_data(view, view.garden.notes[NotePath(path)])


def test_a_note_is_shown_with_all_that_it_says():
    data = data_of("a.md")
    assert data["kind"] == "note"
    assert data["path"] == "a.md"
    assert (data["type"], data["type_label"], data["status"]) == ("routine", "Routine", "seed")
    assert data["aliases"] == ["RRR"]
    assert data["asks"] == "Does this <b>survive</b>?"
    assert data["domains"] == [
        {"slug": "facilitation", "title": "facilitation", "url": "garden/domains/facilitation/"},
        {"slug": "writing", "title": "writing", "url": "garden/domains/writing/"},
    ]


def test_contributors_are_shown_under_their_names_and_hidden_ones_are_not():
    assert data_of("a.md")["contributors"] == [
        {"name": "Ada Lovelace", "url": "garden/contributors/ada/", "roles": ["review", "ideas"]},
        {"name": "Cleo", "url": "garden/contributors/cleo/", "roles": []},
    ]


def test_hidden_people_are_nowhere_in_the_site():
    pages = compile_garden(garden_from(GARDEN), page_url)
    assert not [
        path for path, text in pages.items() if "Bob" in text or "/bob" in text or "bob" in path
    ]


def test_drafts_are_nowhere_in_the_site():
    pages = compile_garden(garden_from(GARDEN), page_url)
    assert "d.md" not in pages
    assert not [path for path, text in pages.items() if "Secret" in text]


def test_own_relations_come_first_then_those_of_others():
    shown = [
        (group["relation"], group["label"], [(c["title"], c["wanted"]) for c in group["items"]])
        for group in data_of("a.md")["practice"]
    ]
    assert shown == [
        ("builds_on", "Builds on", [("B", False), ("not yet", True)]),
        ("alternative_to", "Alternative to", [("B", False)]),
    ]


def test_reports_are_shown_as_evidence_and_not_once_more_among_the_relations():
    assert [card["title"] for card in data_of("a.md")["evidence"]["told"]] == ["B"]
    assert [card["url"] for card in data_of("b.md")["told"]["reports_on"]] == ["a/"]


def test_the_far_end_shows_the_inverse():
    shown = {g["relation"]: [c["url"] for c in g["items"]] for g in data_of("b.md")["practice"]}
    assert shown == {"built_on_by": ["a/"], "alternative_to": ["a/"]}


def test_backlinks_come_with_their_paragraphs_and_fields_without():
    backlinks = data_of("a.md")["backlinks"]
    assert [(b["title"], b["url"], b["excerpts"]) for b in backlinks] == [
        ("B", "b/", [{"before": "See ", "link": "RRR", "after": " for more."}]),
        ("c", "c/", []),
    ]


def test_two_links_from_one_note_are_one_backlink_with_two_excerpts():
    (backlink,) = data_of("b.md")["backlinks"]
    assert [e["link"] for e in backlink["excerpts"]] == ["b", "part"]


def test_of_many_backlinks_some_are_named_and_the_rest_counted():
    """A page does not grow with the garden."""
    numbers = range(SAID + NAMED + 5)
    linking = "".join(f"-- n{number:03}.md --\nSee [[hub]].\n" for number in numbers)
    garden = garden_from(f"-- hub.md --\n# Hub\n{linking}")
    data = note_data(View(garden, page_url), garden.notes[NotePath("hub.md")])
    assert len(data["backlinks"]) == SAID
    more = data["backlinks_more"]
    assert (len(more["notes"]), more["rest"], more["count"]) == (NAMED, 5, NAMED + 5)
    assert more["notes"][0] == {"title": f"n{SAID:03}", "url": f"n{SAID:03}/"}


def test_of_much_that_is_practised_some_is_named_and_the_rest_counted():
    """Each relation by itself; what its author wrote on the note is a relation like others."""
    numbers = range(LINKED + LINKED_BY_NAME + 3)
    uses = "".join(
        f'-- n{number:03}.md --\n---\npractice: {{uses: "[[tool]]"}}\n---\n' for number in numbers
    )
    garden = garden_from(f"-- tool.md --\n# Tool\n{uses}")
    (group,) = note_data(View(garden, page_url), garden.notes[NotePath("tool.md")])["practice"]
    more = group["more"]
    assert len(group["items"]) == LINKED
    assert (len(more["notes"]), more["rest"]) == (LINKED_BY_NAME, 3)


def test_of_many_reports_some_say_what_happened_and_others_are_named():
    """What speaks against a practice stands first."""
    outcomes = ["worked"] * (TOLD + 2) + ["did-not"]
    reports = "".join(
        f"-- r{number:03}.md --\n---\ntype: experience\noutcome: {outcome}\n"
        'practice: {reports_on: "[[way]]"}\n---\n'
        for number, outcome in enumerate(outcomes)
    )
    garden = garden_from(f"-- way.md --\n---\ntype: routine\n---\n{reports}")
    evidence = note_data(View(garden, page_url), garden.notes[NotePath("way.md")])["evidence"]
    assert [card["outcome"] for card in evidence["told"]] == ["did-not"] + ["worked"] * (TOLD - 1)
    assert evidence["told_more"]["count"] == 3


def test_an_experience_says_how_it_went_and_where():
    data = data_of("b.md")
    assert (data["outcome"], data["context"]) == ("did-not", "A team of eight")


def test_tags_lead_to_their_place():
    assert data_of("a.md")["tags"] == [
        {"name": "Meeting/format", "url": "garden/tags/#tag-meeting--format"},
        {"name": "extra", "url": "garden/tags/#tag-extra"},
    ]


def test_what_the_engine_reads_is_escaped_and_what_we_show_is_plain():
    """Material writes `title` and `description` into HTML as they are."""
    head = head_of(render_page(compile_note(view_of(), A)))
    assert head["title"] == "Round-robin &lt;review&gt;"
    assert head["description"] == "One &quot;line&quot;."
    assert head["tags"] == ["Meeting/format", "extra"]
    assert head["layout"] == "wide"
    assert head["garden"]["asks"] == "Does this <b>survive</b>?"


@pytest.mark.parametrize("key", ["template", "garden"])
def test_a_note_cannot_choose_its_template_or_speak_for_us(key):
    text = f"-- a.md --\n---\n{key}: main.html\n---\nx\n"
    head = head_of(render_page(compile_note(view_of(text), A)))
    assert head.get("template") is None
    assert isinstance(head["garden"], dict)


def test_the_set_of_keys_is_closed():
    plain = set(data_of("a.md"))
    for path in ("b.md", "c.md"):
        assert set(data_of(path)) == plain
    assert set(data_of("index.md")) == plain | {"home", "feeds", "twin"}


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(st.characters(exclude_categories=["Cs"]))
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["title", "tags", "x", "domain", "type", "status"]), VALUES))
def test_whatever_the_head_says_a_page_comes_out(values):
    head = yaml.safe_dump(values, allow_unicode=True)
    note = parse_note(A, f"---\n{head}---\nBody.\n", GardenConfig())
    garden = Garden([note])
    for text in compile_garden(garden, page_url).values():
        assert text.startswith("---\n")
        assert isinstance(yaml.safe_load(text[4 : text.index("\n---\n\n")]), dict)
    if not garden.drafts:
        assert compile_note(View(garden, page_url), A).body == "Body.\n"


@given(st.text(st.characters(exclude_categories=["Cs"])), VALUES)
def test_a_page_can_be_read_back(title, value):
    text = render_page(Page("a.md", title, {"kind": "note", "value": value}, "Body", {"x": value}))
    read = yaml.safe_load(text[4 : text.rindex("\n---\n\n")])
    assert read["garden"] == {"title": title, "kind": "note", "value": value}
    assert text.endswith("\n---\n\nBody")


@given(st.text(st.characters(exclude_categories=["Cs"])), VALUES, st.text())
def test_values_are_what_an_engine_reads_in_the_text(title, value, body):
    page = Page("a.md", title, {"kind": "note"}, body, {"x": value, "date": date(2026, 11, 2)})
    assert stub_values(page) == get_data(render_stub(page))


def test_generated_pages_keep_away_from_notes_that_stand_in_their_place():
    view = view_of("-- garden/tags.md --\n# Mine\n-- index.md --\nHome\n")
    paths = [page.path for page in compile_indexes(view)]
    assert "garden/tags.md" not in paths
    assert "index.md" not in paths
    assert "garden/domains.md" in paths
    assert len(set(paths)) == len(paths)


def test_a_garden_without_a_home_page_gets_one():
    pages = compile_garden(garden_from("-- a.md --\nx\n"), page_url)
    assert head_of(pages["index.md"])["garden"]["kind"] == "home"


def test_a_readme_is_a_home_page():
    pages = compile_garden(garden_from("-- README.md --\nx\n"), page_url)
    assert head_of(pages["README.md"])["garden"]["kind"] == "home"
    assert "index.md" not in pages


def test_charters_and_persons_have_their_own_pages():
    pages = compile_garden(
        garden_from(
            "-- d/f.md --\n---\ntype: domain\n---\nx\n-- p/ada.md --\n---\ntype: person\n---\nx\n"
            "-- a.md --\n---\ndomain: f\ncontributors: ada\n---\n"
        ),
        page_url,
    )
    assert head_of(pages["d/f.md"])["garden"]["kind"] == "domain"
    assert head_of(pages["p/ada.md"])["garden"]["person"]["credits"][0]["items"][0]["url"] == "a/"
    assert not [
        path for path in pages if path.startswith(("garden/domains/", "garden/contributors/"))
    ]


def test_an_empty_garden_compiles():
    assert compile_garden(garden_from(""), page_url)


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("one two", 10, "one two"),
        ("one two three", 8, "one two…"),
        ("one, two", 6, "one…"),
        ("", 5, ""),
    ],
)
def test_texts_are_cut_at_words(text, limit, short):
    assert shorten(text, limit) == short


@given(st.text(max_size=50), st.integers(1, 40))
def test_a_cut_text_is_hardly_longer_than_its_limit(text, limit):
    assert len(shorten(text, limit)) <= max(limit + 1, 1)


def test_an_excerpt_is_cut_on_both_sides():
    shown = excerpt_of(Context("word " * 100, "link", " word" * 100))
    assert shown["before"].startswith("…word")
    assert shown["before"].endswith("word ")
    assert shown["after"].startswith(" word")
    assert shown["after"].endswith("word…")


@pytest.mark.parametrize(
    ("path", "directory_urls", "url"),
    [
        ("a.md", True, "a/"),
        ("a/b.md", True, "a/b/"),
        ("a/index.md", True, "a/"),
        ("index.md", True, "./"),
        ("README.md", True, "./"),
        ("a/README.md", True, "a/"),
        ("a.md", False, "a.html"),
        ("a/index.md", False, "a/index.html"),
        ("index.md", False, "index.html"),
        ("", True, ""),
    ],
)
def test_addresses_are_those_of_mkdocs(path, directory_urls, url):
    assert page_url(path, directory_urls=directory_urls) == url
    if path:
        assert File(path, None, "site", directory_urls).url == url


def test_whoever_is_named_in_a_head_is_shown_under_the_name_they_chose():
    """An id or a handle is for the file; a name that nobody listed is shown as written."""
    text = (
        "-- people.yml --\nada: {name: Ada L., handles: {github: al}}\n"
        "-- a.md --\n---\nreviews: [{by: ada, on: 2026-11-02}, {by: '@al', on: 2026-11-03}, "
        "{by: Mo, on: 2026-11-04}]\n---\nx\n"
    )
    page = yaml.safe_load(compile_garden(garden_from(text), page_url)["a.md"].split("---\n")[1])
    assert [r["by"] for r in page["garden"]["reviews"]] == ["Mo", "Ada L.", "Ada L."]
