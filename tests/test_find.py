"""The readers' search: what goes into its index, what never does; that it is always the same."""

import json
import shutil

import pytest
from building import garden_build
from finding import found_pages, index_files, terms_of
from sites import SETTINGS, Build, build, build_garden, write_garden
from support import garden_from

from garden.cache import keeping_nothing, open_cache
from garden.find import (
    Entry,
    files_of,
    holds,
    note_entry,
    plan_index,
    wanted_entries,
)
from garden.find.html import read_sections
from garden.find.index import USUAL
from garden.find.model import Section
from garden.find.part import decode, encode, make_part
from garden.find.terms import weigh
from garden.pages.view import View

GARDEN = """\
-- index.md --
# Home

Welcome. We want [[Slow looking]].
-- routines/round-robin.md --
---
type: routine
domain: facilitation
status: used
aliases: [Go-round]
tags: [meeting/format]
contributors: [Ada Example, Kim Unseen]
---
# Round robin

Everybody says one thing. %% a private aside %%

## When not

<!-- nobody reads this -->
In a crowd of forty.
-- terms/practice.md --
---
type: term
title: Practice
plural: practices
not: [best practice]
---
What people do together.
-- draft.md --
---
draft: true
---
# Unripe thoughts
-- people.yml --
kim: {name: Kim Unseen, display: hidden}
"""


def view_of(text=GARDEN):
    return View(garden_from(text), lambda path: path.removesuffix(".md") + "/" if path else "")


def sections_of(html):
    return [(s.anchor, s.heading, s.text) for s in read_sections(html)]


def files_from(entries, cache=None):
    return dict(files_of(plan_index(entries), cache or keeping_nothing()))


def some_entries(count, *, word="moss"):
    return [
        Entry(f"n{i}.md", f"n{i}/", f"Note {i}", html=f"<p>{word} grows on stone {i}.</p>")
        for i in range(count)
    ]


# --- what a page says ---------------------------------------------------------------------


def test_a_page_is_read_section_by_section():
    """The title of the page is known already; words that only markup parts stay whole."""
    html = (
        '<h1 id="t">Title</h1><p>One t<em>w</em>o.</p><h2 id="a">Head<a class="headerlink">¶</a>'
        '</h2><p>Three<br>four</p><ul><li>five</li><li>six</li></ul><h3 id="b">Last</h3>'
    )
    assert sections_of(html) == [
        ("", "", "One two."),
        ("a", "Head", "Three four five six"),
        ("b", "Last", ""),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<!-- secret -->",
        "<!-- secret",
        "<p hidden>secret</p>",
        "<div data-search-exclude><p>secret</p></div>",
        "<script>secret</script>",
        "<style>.secret{}</style>",
        "<template>secret</template>",
        '<p><img alt="" title="secret"></p>',
        '<a class="headerlink" href="#secret">secret</a>',
        '<sup><a class="footnote-ref" href="#fn:1">secret</a></sup>',
    ],
)
def test_what_is_not_shown_is_not_read(html):
    assert not any("secret" in "".join(section) for section in sections_of(f"<p>a</p>{html}"))


def test_a_heading_that_asks_for_it_takes_its_section_out():
    """As with Material's search; the next heading of its rank is read again."""
    html = (
        '<p>a</p><h2 id="b" data-search-exclude>B</h2><p>secret</p><h3 id="c">C</h3><p>secret</p>'
        '<h2 id="d">D</h2><p>e</p>'
    )
    assert sections_of(html) == [("", "", "a"), ("d", "D", "e")]


def test_a_page_nested_too_deep_for_recursion_is_read():
    assert sections_of("<div>" * 5000 + "deep" + "</div>" * 5000)[0][2] == "deep"


# --- what goes in -------------------------------------------------------------------------


def test_a_note_brings_its_names_and_its_facets():
    """A person who is hidden is no facet; words that a term replaces lead to the term."""
    view = view_of()
    entry = note_entry(view, "routines/round-robin.md", "")
    assert (entry.title, entry.label, entry.names) == ("Round robin", "Routine", ("Go-round",))
    assert entry.facets == {
        "domain": (("facilitation", "facilitation"),),
        "type": (("routine", "Routine"),),
        "status": (("used", "used"),),
        "tag": (("meeting/format", "meeting/format"),),
        "contributor": (("Ada Example", "Ada Example"),),
    }
    assert note_entry(view, "terms/practice.md", "").names == ("practices", "best practice")


def test_a_wanted_note_is_found_below_the_written():
    (wanted,) = wanted_entries(view_of())
    assert wanted.title == "Slow looking"
    assert wanted.url.startswith("garden/wanted/#wanted-")
    assert wanted.weight < 1


def test_a_title_weighs_more_than_a_heading_and_a_heading_more_than_text():
    entry = Entry("a.md", "a/", "Moss", names=("Lichen",))
    text = "fern fern stone " + "leaf " * 300
    sections = (Section("", "", text), Section("x", "Bark", "leaf"))
    weights = dict(weigh(entry, sections))
    assert weights["moss"] > weights["lichen"] > weights["bark"] > weights["stone"]
    assert weights["fern"] > weights["stone"] >= 1
    assert max(weights.values()) <= 255


def test_words_of_every_language_go_in():
    """Accents are dropped; scripts without spaces become pairs and single characters."""
    entry = Entry("a.md", "a/", "Über Café", html="<p>知识花园 ещё Straße</p>")
    part, _ = make_part([entry])
    assert {"uber", "cafe", "知识", "识花", "花园", "知", "еще", "strasse"} <= set(part.terms)


def test_a_run_of_data_is_no_word():
    assert not dict(weigh(Entry("a.md", "a/", "T"), (Section("", "", "ab12" * 30),))).keys() - {"t"}


# --- the index ----------------------------------------------------------------------------


def test_the_order_of_pages_never_matters():
    entries = some_entries(USUAL + 5)
    assert files_from(entries) == files_from(entries[::-1])


def test_every_word_leads_to_the_pages_that_say_it():
    entries = some_entries(USUAL + 5)
    files = files_from(entries)
    table = json.loads(files["find.json"])
    assert len(table["parts"]) == 2
    names = [f"n/{key}/{i}.json" for key, pages in table["parts"] for i in range(pages)]
    titles = [json.loads(files[name])["t"] for name in names]
    terms = terms_of(files)
    assert len(terms["moss"]) == USUAL + 5
    (page,) = terms["17"]
    assert titles[page] == "Note 17"


def test_words_stand_in_the_order_of_a_browser():
    """JavaScript compares UTF-16 units: a character beyond them comes before U+FF5E."""
    entries = [Entry("a.md", "a/", "\U00020000 \uff5e ﾊ b")]
    terms = list(terms_of(files_from(entries)))
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))


def test_an_edit_makes_one_part_anew_and_the_same_index_as_if_made_at_once(tmp_path):
    cache = open_cache(tmp_path, None, 0.0)
    before, edited = some_entries(3 * USUAL), some_entries(3 * USUAL)
    first = files_from(before, cache)
    edited[7] = Entry("n7.md", "n7/", "Note 7", html="<p>Now lichen.</p>")
    kept = cache.stats().count
    again = files_from(edited, cache)
    assert again == files_from(edited)
    assert cache.stats().count == kept + 2  # of one part: its words, and what is shown
    parts = [[key for key, _ in json.loads(f["find.json"])["parts"]] for f in (first, again)]
    assert sum(a != b for a, b in zip(*parts, strict=True)) == 1


def test_a_damaged_cache_is_as_good_as_none(tmp_path):
    cache = open_cache(tmp_path, None, 0.0)
    entries = some_entries(20)
    first = files_from(entries, cache)
    for file in (tmp_path / ".garden" / "cache").rglob("*"):
        if file.is_file() and file.parent.parent.name.startswith("find"):
            file.write_bytes(file.read_bytes()[:-3])
    assert files_from(entries, cache) == first


@pytest.mark.parametrize("value", [b"", b"[]\n", b"[1,2,3,4]\nx", b'[["a"],[9],[],[]]\nx', b"\xff"])
def test_what_is_no_part_is_not_taken_for_one(value):
    assert decode(value) is None


def test_a_part_comes_back_from_the_cache_as_it_was():
    part, _ = make_part(some_entries(30))
    assert decode(encode(part)) == part


def test_a_table_of_contents_tells_which_index_it_is_of():
    plan = plan_index(some_entries(3))
    table = dict(files_of(plan, keeping_nothing()))["find.json"]
    assert holds(table, plan)
    assert not holds(table, plan_index(some_entries(3, word="fern")))
    assert not holds(b"<html>", plan)
    assert not holds(b"[]", plan)


# --- in a build ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("find")
    people = GARDEN.partition("-- people.yml --\n")
    (folder / "people.yml").write_text(people[2], encoding="utf-8")
    return build_garden(folder, people[0])


def test_readers_find_notes_generated_pages_and_wanted_ones(site):
    pages = found_pages(site)
    assert pages["routines/round-robin/"]["s"] == [
        ["", "", "Everybody says one thing."],
        ["when-not", "When not", "In a crowd of forty."],
    ]
    assert pages["garden/tags/"]["t"] == "Tags"
    assert any(page["t"] == "Slow looking" for page in pages.values())


@pytest.mark.parametrize("secret", ["Unseen", "private", "aside", "nobody", "Unripe", "Kim"])
def test_nothing_hidden_is_in_any_byte(site, secret):
    """Drafts, comments of both kinds, people who asked not to be named."""
    for path, data in index_files(site).items():
        assert secret.lower() not in data.decode("utf-8", "replace").lower(), path
    assert not {secret.lower()} & terms_of(index_files(site)).keys()


def test_two_builds_write_the_same_index(site, tmp_path):
    folder = shutil.copytree(site.site.parent, tmp_path / "again")
    shutil.rmtree(folder / ".garden")
    again = build(folder)
    assert again.code == 0, again.log
    assert index_files(again) == index_files(site)


def test_material_makes_no_index_beside_ours_and_says_so_without_a_warning(site):
    assert not (site.site / "search").exists()
    assert site.log.count("the plugin `search` makes none") == 1
    assert site.warnings() == []
    assert 'class="md-search garden-find"' in site.html()


@pytest.mark.parametrize("plugins", ["  - garden\n", "  - garden\n  - search\n"])
def test_the_box_is_there_whatever_the_order_of_plugins(tmp_path, plugins):
    settings = SETTINGS.replace("  - search\n  - garden\n", plugins)
    result = build_garden(tmp_path, "-- index.md --\n# Home\n", settings=settings)
    assert 'class="md-search garden-find"' in result.html()
    assert not (result.site / "search").exists()
    assert (result.site / "garden/find/find.json").is_file()


@pytest.mark.parametrize(
    "plugins",
    ["  - search\n  - garden: {search: material}\n", "  - search\n  - offline\n  - garden\n"],
)
def test_material_searches_where_asked_to_and_where_pages_are_opened_from_a_disk(tmp_path, plugins):
    settings = SETTINGS.replace("  - search\n  - garden\n", plugins)
    result = build_garden(tmp_path, "-- index.md --\n# Home\n", settings=settings)
    assert not (result.site / "garden/find").exists()
    assert any((result.site / "search").glob("search_index.js*"))
    assert 'data-md-component="search"' in result.html()
    assert "assets/garden/find.js" not in result.html()


def test_a_page_that_asks_not_to_be_found_is_not(tmp_path):
    text = "-- index.md --\n# Home\n-- a.md --\n---\nsearch: {exclude: true}\n---\n# Quiet\n"
    assert "a/" not in found_pages(build_garden(tmp_path, text))


def test_pages_of_other_plugins_are_found(tmp_path):
    settings = SETTINGS.replace("  - search\n", "  - search\n  - tags\n")
    folder = write_garden(tmp_path, "-- index.md --\n# Home\n", settings)
    (folder / "hook.py").write_text(
        "from mkdocs.structure.files import File\n\n\n"
        "def on_files(files, config):\n"
        '    files.append(File.generated(config, "made.md", content="# Made\\n\\nBy a hook."))\n',
        encoding="utf-8",
    )
    (folder / "mkdocs.yml").write_text(settings + "hooks: [hook.py]\n", encoding="utf-8")
    pages = found_pages(build(folder))
    assert pages["made/"]["t"] == "Made"
    assert pages["made/"]["s"] == [["", "", "By a hook."]]


KEEP = """\
import pathlib, shutil

def on_files(files, config):
    kept = pathlib.Path(config.config_file_path).parent / "kept"
    shutil.copytree(kept, config.site_dir, dirs_exist_ok=True)
"""


@pytest.mark.parametrize("is_same", [True, False])
def test_a_folder_that_holds_the_same_index_is_left_alone_and_another_replaced(tmp_path, is_same):
    """As where a build goes into a folder that is kept: only what is new is written."""
    folder = write_garden(tmp_path, "-- index.md --\n# Home\n", SETTINGS + "hooks: [keep.py]\n")
    (folder / "keep.py").write_text(KEEP, encoding="utf-8")
    (folder / "kept").mkdir()
    first = index_files(build(folder))
    top = folder / "kept" / "garden" / "find"
    shutil.copytree(folder / "site" / "garden" / "find", top)
    (top / "n" / "left-over.json").write_text("{}", encoding="utf-8")
    if not is_same:
        (top / "find.json").write_text('{"format": 1, "id": "another"}', encoding="utf-8")
    again = index_files(build(folder))
    assert (again.pop("n/left-over.json", None) is not None) == is_same
    assert again == first


def test_a_build_that_leaves_pages_as_they_are_leaves_the_index_as_it_is(site):
    """`--dirty` renders changed notes only: an index of these alone would find nothing else."""
    before = index_files(site)
    assert build(site.site.parent, "--dirty").code == 0
    assert index_files(site) == before


def test_the_page_of_the_search_says_what_to_browse_without_a_script(site):
    """Its form is for a script alone, so it is hidden until there is one."""
    page = site.article("garden/search/index.html")
    assert '<form class="garden-search__form" role="search" hidden>' in page
    assert 'href="../domains/facilitation/"' in page
    assert 'href="../repertoire/"' in page
    assert '<noscript><a class="garden-find__page" href="garden/search/">' in site.html()


SEVERAL = "-- index.md --\n# Home\n\nMoss and fern.\n-- a.md --\n# Stone\n\nLichen on it.\n"


def test_garden_build_shares_the_index_with_the_site_before(tmp_path):
    """After an edit the index is what a first build would have made; what is new is new only."""
    folder = write_garden(tmp_path, SEVERAL)
    garden_build(folder)
    before = index_files(Build(folder / "site", 0, ""))
    (folder / "content" / "a.md").write_text("# Stone\n\nMoss on it.\n", encoding="utf-8")
    garden_build(folder)
    after = index_files(Build(folder / "site", 0, ""))
    assert after != before
    shutil.rmtree(folder / ".garden")
    assert index_files(build(folder, site="fresh")) == after
