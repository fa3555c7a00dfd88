"""The MkDocs plugin, by the sites it builds."""

import json
import logging
from html import unescape

import pytest
from finding import found_pages
from sites import SETTINGS, build, build_garden, write_garden

from garden.theme import theme_dir

EVIL = "<img src=x onerror=1>"
PLAIN = """\
-- index.md --
# Welcome

See [[Peer assist]].
-- routines/peer-assist.md --
---
type: routine
domain: facilitation
contributors: [ada]
practice: {builds_on: "[[Check-in]]"}
tags: [meeting]
---
# Peer assist

One asks and the others tell; it begins with a [[Check-in|round]] in *every* case.
-- routines/check-in.md --
# Check-in

Begin with everybody.
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """A small garden with nothing wrong."""
    return build_garden(tmp_path_factory.mktemp("plain"), PLAIN, "--strict")


def navigation(html):
    """Return the sidebar of the site."""
    return html.partition('aria-label="Navigation"')[2].partition("</nav>\n")[0]


def search_index(result):
    """Return the documents of Material's search index by address."""
    data = json.loads((result.site / "search" / "search_index.json").read_text("utf-8"))
    return {document["location"]: document for document in data["docs"]}


def test_hubs_are_the_navigation_where_none_is_stated(plain):
    """Notes stay out of the tree, which would grow with the square of the garden."""
    sidebar = plain.html().partition('data-md-component="sidebar"')[2].partition("</nav>\n")[0]
    for hub in ("domains", "repertoire", "language", "routines", "contributors", "tags"):
        assert f'href="garden/{hub}/"' in plain.html()
    assert "routines/peer-assist/" not in sidebar


def test_a_stated_navigation_is_respected_without_new_warnings(tmp_path):
    """What the site says about its navigation stands; our pages are not reported as omitted."""
    settings = (
        SETTINGS
        + "nav: [{Start: index.md}, {Assist: routines/peer-assist.md}, routines/check-in.md]\n"
        + "validation: {nav: {omitted_files: warn}}\n"
    )
    result = build_garden(tmp_path, PLAIN, "--strict", settings=settings)
    assert result.warnings() == []
    assert "Start" in result.html()
    assert "Shared repertoire" not in result.html()
    assert (result.site / "garden" / "domains" / "index.html").is_file()


@pytest.mark.parametrize(
    ("note", "fails"),
    [
        ("[page](nowhere.md)", True),
        ("![picture](nowhere.png)", True),
        ("![[Nothing]]", True),
        ("[[Wanted]]", False),
        ("[[Check-in#Nowhere]]", False),
        ("", False),
    ],
)
def test_strict_fails_on_errors_and_only_on_those(tmp_path, note, fails):
    """Our errors are the build's warnings; an unwritten note is an invitation, not a failure."""
    folder = write_garden(tmp_path, f"{PLAIN}-- new.md --\n# New\n\nSee [[Peer assist]]. {note}\n")
    result = build(folder, "--strict")
    assert (result.code != 0) is fails, result.log
    assert build(folder).code == 0


def test_a_check_may_be_raised_and_silenced_in_the_options(tmp_path):
    """`checks:` decides what `--strict` fails on."""
    text = f"{PLAIN}-- new.md --\n[[Wanted]] and [page](nowhere.md)\n"
    folder = write_garden(tmp_path, text, SETTINGS + "      checks: {}\n".replace("{}", "{}"))
    options = SETTINGS.replace("- garden", "- garden: {checks: {wanted-note: error}}")
    (folder / "mkdocs.yml").write_text(options, encoding="utf-8")
    assert any("[wanted-note]" in line for line in build(folder).warnings())
    options = SETTINGS.replace("- garden", "- garden: {checks: {broken-link: off}}")
    (folder / "mkdocs.yml").write_text(options, encoding="utf-8")
    assert not any("[broken-link]" in line for line in build(folder).warnings())


def test_edit_links_lead_to_the_source(tmp_path):
    """A page is edited where its note stands, though what is rendered was compiled."""
    settings = SETTINGS + "repo_url: https://example.org/garden\nedit_uri: edit/main/content/\n"
    settings = settings.replace(
        "name: material", "name: material\n  features: [content.action.edit]"
    )
    result = build_garden(tmp_path, PLAIN, settings=settings)
    expected = "https://example.org/garden/edit/main/content/routines/check-in.md"
    assert expected in result.html("routines/check-in/index.html")
    assert "edit/main" not in result.html("garden/domains/index.html")


def test_a_backlink_shows_its_paragraph_with_the_link_marked(plain):
    """A reader sees who links here, and in which words."""
    article = plain.article("routines/check-in/index.html")
    assert "One asks and the others tell; it begins with a <mark>round</mark>" in article
    assert "in every case." in article


def test_generated_pages_give_no_backlinks(plain):
    """An index lists every note; that says nothing about any of them."""
    text = plain.text("routines/peer-assist/index.html")
    assert "What links here" in text
    assert text.partition("Around this note")[0].count("Welcome") == 1
    for page in ("Domains", "Repertoire", "Contributors", "Routines"):
        assert page not in text.partition("What links here")[2]


def test_practice_links_show_at_both_ends_under_the_inverse_name(plain):
    """`builds_on` here is `built_on_by` there."""
    assert "Builds on Check-in" in plain.text("routines/peer-assist/index.html")
    assert "Built on by Peer assist" in plain.text("routines/check-in/index.html")


def test_titles_and_names_are_text_wherever_they_stand(tmp_path):
    """A title is never markup: not on its page, in the head, in the menu, or in the search."""
    text = f"""\
-- index.md --
---
title: "{EVIL}"
---
Home of [[{EVIL} note]].
-- evil.md --
---
title: "{EVIL} note"
domain: "{EVIL}"
contributors: ["{EVIL}", {{name: grace, role: ["{EVIL}"]}}]
aliases: ["{EVIL} alias"]
tags: ["{EVIL}"]
status: seed
asks: "{EVIL}"
description: "{EVIL}"
context: "{EVIL}"
author: "{EVIL}"
practice: {{builds_on: "[[{EVIL} unwritten]]"}}
reviews: [{{by: "{EVIL}", on: 2026-01-01, looked_at: "{EVIL}", said: "{EVIL}"}}]
---
Text.
-- people.md --
---
type: person
title: "{EVIL}"
---
"""
    settings = (
        SETTINGS.replace("- garden", "- garden: {search: material}")
        + f'nav: ["index.md", "evil.md", {{"{EVIL.replace("<", "&lt;")}": people.md}}]\n'
    )
    result = build_garden(tmp_path, text, settings=settings)
    for path, html in result.pages().items():
        assert EVIL not in html, path
        assert "<img src" not in html.replace('<img src="', ""), path
        assert "&amp;lt;img" not in html, path
    assert EVIL in unescape(result.text("evil/index.html"))
    for document in search_index(result).values():
        assert "<img" not in document["title"] + document["text"]


def test_a_note_may_not_choose_a_template(tmp_path):
    """`template:` in a note would let a contributor run the theme's other pages."""
    result = build_garden(tmp_path, "-- index.md --\n---\ntemplate: 404.html\n---\nStill here.\n")
    assert "Still here." in result.text()


def test_a_note_that_is_not_text_becomes_a_page_that_says_so(tmp_path):
    """One bad file does not stop a site, and its reader learns why the page is empty."""
    folder = write_garden(tmp_path, f"{PLAIN}-- latin.md --\nx\n")
    (folder / "content" / "latin.md").write_bytes("# Caf\u00e9\n".encode("latin-1"))
    result = build(folder)
    assert result.code == 0
    assert any("[unreadable-note]" in line for line in result.warnings())
    assert "This note could not be read" in result.text("latin/index.html")
    assert "byte 0xe9 cannot be read" in result.text("latin/index.html")
    assert 'class="admonition failure"' in result.article("latin/index.html")
    assert "Begin with everybody" in result.text("routines/check-in/index.html")


def test_an_empty_note_is_a_page_with_a_title(tmp_path):
    """Somebody made the file and went to lunch."""
    result = build_garden(tmp_path, f"{PLAIN}-- later.md --\n", "--strict")
    assert "later" in result.text("later/index.html")


def test_a_draft_is_nowhere(tmp_path):
    """No page, no hit, no link: only its author knows."""
    text = f"""\
{PLAIN}
-- secret.md --
---
draft: true
domain: hush
tags: [whisper]
---
# Secret plan

Unfinished words about [[Check-in]].
-- open.md --
It links to [[Secret plan]].
"""
    result = build_garden(tmp_path, text)
    assert not (result.site / "secret").exists()
    assert not any("Unfinished words" in html for html in result.pages().values())
    assert not any("whisper" in html or "hush" in html for html in result.pages().values())
    assert "secret" not in (result.site / "sitemap.xml").read_text("utf-8")
    assert not any(url.startswith("secret") for url in found_pages(result))
    wanted = '<a class="garden-wanted" href="../garden/wanted/#wanted-secret-plan"'
    assert wanted in result.article("open/index.html")


def test_a_page_built_without_the_plugin_says_so(tmp_path):
    """An engine that passes over our plugin leaves the reader with raw links: better to say it."""
    settings = SETTINGS.replace("  - garden\n", "").replace(
        "name: material", f"name: material\n  custom_dir: {theme_dir()}"
    )
    result = build_garden(tmp_path, PLAIN, settings=settings)
    assert "This page was built without the garden." in result.text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("{exclud: []}", "garden.exclud"),
        ("{domains: {from: moon}}", "garden.domains.from"),
        ("{checks: {orphan: loud}}", "garden.checks.orphan"),
        ("{types: {recipe: {label: Recipe}}}", "garden.types.recipe.plural"),
    ],
)
def test_wrong_options_are_named(tmp_path, options, said):
    """The message names the key, and there is no traceback."""
    settings = SETTINGS.replace("- garden", f"- garden: {options}")
    result = build(write_garden(tmp_path, PLAIN, settings))
    assert result.code != 0
    assert said in result.log
    assert "Traceback" not in result.log


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_builds(tmp_path, theme):
    """Only the looks are Material's: links and index pages are plain Markdown."""
    settings = SETTINGS.replace("name: material", f"name: {theme}")
    result = build_garden(tmp_path, PLAIN, "--strict", settings=settings)
    assert 'href="routines/peer-assist/"' in result.html()


def test_addresses_without_folders(tmp_path):
    """`use_directory_urls: false`, as for a site that is read from a disk."""
    settings = SETTINGS + "use_directory_urls: false\n"
    result = build_garden(tmp_path, PLAIN, "--strict", settings=settings)
    assert 'href="routines/peer-assist.html"' in result.article()
    assert 'href="../garden/domains/facilitation.html"' in result.article(
        "routines/peer-assist.html"
    )


def test_a_readme_is_the_page_of_its_folder(tmp_path):
    """A forge shows README.md, so many gardens have no index.md."""
    text = """\
-- README.md --
# Our garden

Go to [[tools]] or [the tools](tools/README.md).
-- tools/README.md --
# Tools

Back [[Our garden|home]].
"""
    result = build_garden(tmp_path, text, "--strict")
    assert result.article().count('<a href="tools/">') == 2
    assert '<a href="../">home' in result.article("tools/index.html")


def test_an_index_goes_before_a_readme(tmp_path):
    """Both in one folder would be one page; MkDocs keeps the index and says so."""
    result = build_garden(tmp_path, f"{PLAIN}-- README.md --\n# Read me\n\n[[Check-in]]\n")
    assert "Welcome" in result.text()
    assert any("README.md" in line for line in result.warnings())


def test_a_folder_of_plain_notes_needs_two_lines(tmp_path):
    """No frontmatter, no home page, no theme named: it is a garden."""
    text = "-- a note.md --\nSee [[Another]].\n-- sub/another.md --\nSee [[a note]] too.\n"
    settings = "site_name: Notes\ndocs_dir: content\nplugins: [garden]\n"
    result = build_garden(tmp_path, text, "--strict", settings=settings)
    assert 'href="sub/another/"' in result.html("a note/index.html").replace("../", "")


def test_a_folder_of_plain_notes_has_a_home(tmp_path):
    """Where there is no index.md, one is made, and it leads to the indexes."""
    result = build_garden(tmp_path, "-- one.md --\n# One\n\nText.\n")
    assert "garden/domains/" in result.html()


def test_a_generated_page_never_takes_a_notes_place(tmp_path):
    """A note that stands at the address of an index page keeps it."""
    text = f"{PLAIN}-- garden/domains.md --\n# My own words\n\n[[Check-in]]\n"
    result = build_garden(tmp_path, text)
    assert "My own words" in result.text("garden/domains/index.html")


def test_excluded_files_are_no_notes(tmp_path):
    """`exclude:` keeps an editor's templates out of the site and out of the links."""
    settings = SETTINGS.replace("- garden", "- garden: {exclude: [/Templates/]}")
    text = f"{PLAIN}-- Templates/note.md --\n# {{{{title}}}}\n\n[[Nowhere at all]]\n"
    result = build_garden(tmp_path, text, "--strict", settings=settings)
    assert not (result.site / "Templates").exists()


def test_two_builds_are_byte_identical(tmp_path, plain):
    """The same notes give the same pages, whatever the hour."""
    again = build_garden(tmp_path, PLAIN)
    ours, theirs = plain.pages(), again.pages()
    assert list(ours) == list(theirs)
    for path, html in ours.items():
        assert html == theirs[path], path


def test_the_site_keeps_its_own_fonts_and_extensions(tmp_path):
    """What the site states stays: a font, an extension's options, a custom folder's template."""
    folder = write_garden(
        tmp_path,
        PLAIN,
        SETTINGS.replace(
            "name: material",
            "name: material\n  custom_dir: mine\n  font: {text: Arial, code: Courier}",
        ),
    )
    own = folder / "mine" / "partials"
    own.mkdir(parents=True)
    (own / "copyright.html").write_text("<p>Ours alone</p>", encoding="utf-8")
    result = build(folder)
    assert result.code == 0, result.log
    assert "Ours alone" in result.html()
    assert "Arial" in result.html()


def test_settings_are_prepared_only_once_for_the_same_configuration(tmp_path):
    """`mkdocs serve` runs the hooks again on each rebuild."""
    from mkdocs.config import load_config  # noqa: PLC0415 - only this test runs the engine here

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    folder = write_garden(tmp_path, PLAIN)
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["garden"]
    plugin.on_config(config)
    before = (list(config.theme.dirs), list(config.extra_css), list(config.markdown_extensions))
    plugin.on_config(config)
    after = (list(config.theme.dirs), list(config.extra_css), list(config.markdown_extensions))
    assert before == after


def test_the_repository_builds_its_own_garden_strictly(content_site):
    """Our own notes are the first garden."""
    assert content_site.code == 0, content_site.log
    assert content_site.warnings() == []
