"""The theme's templates, by what they print of the data they are given."""

import re

import pytest
from sites import ROOT, SETTINGS, build_garden

TEMPLATES = sorted((ROOT / "theme_overrides").rglob("*.html"))
KINDS = """\
-- index.md --
# Home

Welcome.
-- domains/facilitation.md --
---
type: domain
---
# Facilitation

How a group thinks together.
-- people/ada.md --
---
type: person
---
# Ada

Writes.
-- routine.md --
---
type: routine
domain: [facilitation, elsewhere]
contributors: [Ada, grace]
aliases: [Other name]
status: used
asks: Does it hold?
tags: [one/two]
practice: {uses: ["[[Tool]]", "[[Not there yet]]"]}
reviews: [{by: grace, on: 2026-11-02, looked_at: the steps, said: "true for us"}]
---
# Routine

Uses a [[Tool]].
-- tool.md --
---
type: tool
domain: facilitation
---
# Tool

A hammer.
-- question.md --
---
type: question
domain: facilitation
---
# Why?

Nobody knows, but see [[Routine]].
-- experience.md --
---
type: experience
domain: facilitation
outcome: partly
context: a group of nine
practice: {reports_on: "[[Routine]]"}
---
# It went so-so

Half of it.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A garden with a page of every kind."""
    return build_garden(tmp_path_factory.mktemp("kinds"), KINDS)


def test_a_note_shows_all_that_is_known_of_it(site):
    """Head, facts, asks, practice, reviews, in this order."""
    text = site.text("routine/index.html")
    shown = (
        "Routine used",
        "Also called Other name",
        "Domains Facilitation elsewhere",
        "With Ada grace",
        "Tags one/two",
        "Does it hold?",
        "Uses a Tool .",
        "Uses Tool",
        "Not there yet not written yet",
        "true for us",
        "What links here",
    )
    at = [re.sub(r"\s", "", text).find(re.sub(r"\s", "", part)) for part in shown]
    assert -1 not in at, dict(zip(shown, at, strict=True))
    assert at == sorted(at), dict(zip(shown, at, strict=True))


def test_an_experience_says_how_it_went(site):
    """The outcome is a sentence, with its context."""
    text = site.text("experience/index.html")
    assert "It worked in part" in text
    assert "a group of nine" in text
    assert "Reports on Routine" in text


def test_a_domain_gathers_what_belongs_to_it(site):
    """Questions, notes, people and neighbours, on the charter's own page."""
    text = site.text("domains/facilitation/index.html")
    for part in ("How a group thinks together", "Why?", "Tool", "Ada", "elsewhere"):
        assert part in text, part


def test_a_domain_without_a_charter_has_a_page(site):
    """Someone named it, so somewhere it must lead."""
    assert "Routine" in site.text("garden/domains/elsewhere/index.html")


def test_a_person_shows_what_they_put_their_name_to(site):
    """On their own note, or on a page made for them; never a count that could be compared."""
    assert "Routine" in site.text("people/ada/index.html")
    assert "Routine" in site.text("garden/contributors/grace/index.html")


@pytest.mark.parametrize(
    "page", ["domains", "repertoire", "routines", "tools", "stories", "contributors", "tags"]
)
def test_every_index_has_a_page(site, page):
    """An index has a title and an introduction, even where it is empty yet."""
    article = site.article(f"garden/{page}/index.html")
    assert article.count("<h1") == 1
    assert "garden-intro" in article
    assert "index-unknown" not in article


def test_every_page_has_one_title_and_one_first_heading(site):
    """What a tab shows, and what is read aloud first."""
    for path, html in site.pages().items():
        head = html.partition("</head>")[0]  # drawings below it have titles of their own
        assert head.count("<title>") == 1, path
        if path != "404.html":
            assert len(re.findall(r"<h1[ >]", html)) == 1, path


def test_ids_are_unique(site):
    """An anchor that stands twice leads to the wrong place."""
    for path, html in site.pages().items():
        main = html.partition("<article")[2].partition("</article>")[0]
        ids = re.findall(r'\sid="([^"]+)"', main)
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.stem)
def test_templates_escape_what_they_print(template):
    """Every value of ours is escaped where it is printed: a title is never markup.

    The heading of a note is markup, like the text below it, and cleaned with it.
    """
    for printed in re.findall(r"\{\{-?\s*(.+?)\s*-?\}\}", template.read_text("utf-8")):
        if printed != "garden.heading" and re.match(
            r"(garden|card|domain|person|item|tag|excerpt|review|note|shelf|entry|group|place)\b",
            printed,
        ):
            number = re.search(
                r"\blength\b|\bcount\b|\bnotes\b|\blinks\b|\bpeople\b|\bquestions\b", printed
            )
            assert re.search(r"\|\s*(e|url|length|tojson)\b", printed) or number, printed


def test_the_title_of_a_note_stands_above_what_is_told_of_it(tmp_path):
    """Wherever it is written: in the head, in the file's name, or at the beginning of the text."""
    head = "---\ntags: [t]\naliases: [Other]\n---\n"
    garden = (
        f"-- first.md --\n{head}# The `first` *one* {{ #here }}\n\nText.\n-- index.md --\n# Home\n"
        f"-- named.md --\n{head}#\n\nText of it.\n-- later.md --\n{head}Text.\n\n# Below\n"
    )
    result = build_garden(tmp_path, garden)
    first = result.article("first/index.html")
    assert re.search(r'<h1 id="here">The <code>first</code> <em>one</em></h1>', first)
    assert first.index("<h1") < first.index("Also called") < first.index("<p>Text.</p>")
    named = result.article("named/index.html")
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", named) == ["named"]
    assert named.index("<h1") < named.index("Also called")
    later = result.article("later/index.html")  # what stands within the text stays there
    assert later.index("<p>Text.</p>") < later.index("<h1")


def test_templates_keep_to_what_every_engine_has():
    """MiniJinja runs them too: no Python methods on values, no engine objects."""
    for template in TEMPLATES:
        text = template.read_text("utf-8")
        assert not re.search(r"page\.file\b|\.items\(\)|\.format\(|\.split\(|\.get\(", text), (
            template
        )


def test_another_language_builds(tmp_path):
    """Material's own words change with `language`; ours stay as they are."""
    settings = SETTINGS.replace("name: material", "name: material\n  language: de")
    result = build_garden(tmp_path, KINDS, settings=settings)
    assert '<html lang="de"' in result.html()


def test_a_page_of_another_plugin_keeps_materials_looks(tmp_path):
    """Only pages with garden data get our head; others print as Material does."""
    folder = tmp_path
    (folder / "hook.py").write_text(
        "from mkdocs.structure.files import File\n\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='Text.'))\n",
        encoding="utf-8",
    )
    result = build_garden(folder, KINDS, settings=SETTINGS + "hooks: [hook.py]\n")
    assert "garden-head" not in result.html("made/index.html")
    assert "<h1>Made</h1>" in result.article("made/index.html")
