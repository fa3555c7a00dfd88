"""Old places lead on: in the compiled text, in a build by each engine, in an exported tree."""

import posixpath
import re
from dataclasses import replace

import pytest
from finding import found_pages
from repos import Repo, prose
from sites import SETTINGS, Crawl, build, build_garden, write_garden
from support import garden_from

from garden.address import file_at, old_file, page_file, promised
from garden.checks import run_checks
from garden.compile.notes import compile_note
from garden.export.tree import export_tree
from garden.garden import Garden
from garden.model import NotePath
from garden.pages.view import View
from garden.past import Past
from garden.past.redirects import find_redirects
from garden.project import load_garden, load_past, load_project
from garden.slug import slugify_ascii

GARDEN = """\
-- index.md --
# Home

[[new]] [[other]]
-- sub/new.md --
---
title: New & "improved"
redirect_from: [old.md, /deep/er/older/, "über.html", gone.md#old-part, other.md#moved-part]
---
## A part

Text.
-- other.md --
---
redirect_from: {"#Was called this": Second}
---
First
-----

> ## Second

Text.
"""


@pytest.mark.parametrize(
    ("written", "folders", "files"),
    [
        ("old.md", "old/index.html", "old.html"),
        ("old", "old/index.html", "old.html"),
        ("/a/old/", "a/old/index.html", "a/old/index.html"),
        ("./old.html", "old.html", "old.html"),
        ("old/index.md", "old/index.html", "old/index.html"),
        ("a/README", "a/index.html", "a/index.html"),
        ("%C3%BCber/", "über/index.html", "über/index.html"),
        ("[[Old note]]", "Old note/index.html", "Old note.html"),
        ("v1.2", "v1.2/index.html", "v1.2.html"),
        ("", "index.html", "index.html"),
        ("../x", "", ""),
        ("a/../../x", "", ""),
        ("%2e%2e/x", "", ""),
        ("a//b", "", ""),
        ("https://example.org/", "", ""),
        ("/etc/passwd", "etc/passwd/index.html", "etc/passwd.html"),
        ("//etc/passwd", "", ""),
        (".git/x", "", ""),
        ("a\nb", "", ""),
        ("a\u202eb", "", ""),
        ("x" * 250, "", ""),
        ("a/" * 600, "", ""),
    ],
)
def test_an_old_path_or_address_is_a_file_of_the_site_or_none(written, folders, files):
    assert old_file(written) == folders
    assert old_file(written, directory_urls=False) == files


@pytest.mark.parametrize("path", ["a.md", "index.md", "x/README.md", "a b/c#d%20.md", "ü.md"])
@pytest.mark.parametrize("folders", [True, False])
def test_a_promised_address_leads_back_to_its_file(path, folders):
    file = page_file(path, directory_urls=folders)
    entry = promised(file)
    assert entry.startswith("/")
    assert not re.search(r"[\s#]", entry)
    assert old_file(entry, directory_urls=folders) == file or entry == "/"
    assert file_at("") == "index.html"


def body(text, path, **past):
    garden = garden_from(text)
    garden = Garden(garden.notes.values(), garden.assets, past=replace(garden.past, **past))
    return compile_note(View(garden, str), NotePath(path)).body


def test_an_old_heading_is_an_anchor_at_its_place():
    text = body(GARDEN, "other.md")
    assert '> ## <span id="was-called-this"></span>Second\n' in text


def test_a_part_that_moved_leaves_a_line_where_it_was():
    text = body(GARDEN, "other.md")
    assert text.endswith(
        '\n\n<span id="moved-part"></span>“moved-part” has moved to '
        '[New &#38; "improved"](sub/new.md).\n'
    )


def test_an_underlined_heading_keeps_its_old_anchor_too():
    anchors = {NotePath("other.md"): {"older": "first", "gone": "nowhere", "second": "first"}}
    text = body(GARDEN, "other.md", anchors=anchors)
    assert text.startswith('<span id="older"></span>First\n-----\n')
    assert "gone" not in text
    assert 'id="second"' not in text


def test_an_old_heading_without_a_new_one_leads_to_the_top():
    text = body('-- a.md --\n---\nredirect_from: "#old"\n---\n```\ncode\n```\n', "a.md")
    assert text == '<div id="old"></div>\n\n```\ncode\n```\n'


def test_hostile_fragments_are_only_text():
    evil = '\\"><img src=x onerror=alert(1)>'
    note = f'-- a.md --\n---\nredirect_from: ["b.md#{evil}", "#{evil}"]\n---\nx\n-- b.md --\ny\n'
    for path in ("a.md", "b.md"):
        assert "<img" not in body(note, path)


def test_git_is_believed_only_where_nobody_says_otherwise():
    garden = garden_from(GARDEN)
    moved = {
        "old.md": "other.md",  # declared to be another note's
        "x.md": "sub/new.md",
        "y.md": "gone.md",  # which is declared to have gone on
        "index.md": "sub/new.md",  # there is such a page
        "Other.md": "other.md",  # the same file on many systems
        "z.md": "nowhere.md",
        "a\nb.md": "other.md",
    }
    past = Past(notes={old: NotePath(new) for old, new in moved.items()})
    redirects = find_redirects(Garden(garden.notes.values(), past=past))
    assert redirects.faults == ()
    assert {file: goal.path for file, goal in redirects.pages.items()} == {
        "old/index.html": "sub/new.md",
        "deep/er/older/index.html": "sub/new.md",
        "über.html": "sub/new.md",
        "gone/index.html": "sub/new.md",
        "x/index.html": "sub/new.md",
        "y/index.html": "sub/new.md",
    }


def test_a_garden_without_a_past_costs_nothing():
    garden = garden_from("-- a.md --\nx\n")
    assert find_redirects(garden) == find_redirects(garden, ["a.html"])
    assert find_redirects(garden).pages == {}


def goal_of(result, path):
    """Return the file to which the page at `path` leads, whether or not it is clicked."""
    html = result.html(path)
    assert '<meta name="robots" content="noindex">' in html
    (address,) = re.findall(r'http-equiv="refresh" content="0; url=([^"]*)"', html)
    assert f'<a href="{address}">' in html
    goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    file = f"{goal}/index.html" if address.endswith("/") else goal
    assert (result.site / file.removeprefix("./")).is_file()
    return posixpath.normpath(file)


OLD = ["old/index.html", "deep/er/older/index.html", "über.html", "gone/index.html"]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_old_pages_lead_on_whoever_builds(tmp_path, engine):
    folder = write_garden(tmp_path, GARDEN, SETTINGS + "site_url: https://example.org/\n")
    result = build(folder, "--strict", engine=engine)
    assert result.code == 0, result.log
    assert [goal_of(result, path) for path in OLD] == ["sub/new/index.html"] * 4
    assert '<link rel="canonical" href="https://example.org/sub/new/">' in result.html(OLD[0])
    assert "New &amp; &quot;improved&quot;" in result.html(OLD[0])
    assert Crawl(result).broken() == []
    assert "old/" not in (result.site / "sitemap.xml").read_text("utf-8")
    assert not any(url.startswith("old/") for url in found_pages(result))
    assert '<h2 id="second"><span id="was-called-this"></span>Second' in result.html(
        "other/index.html"
    )


def test_old_pages_lead_on_without_folders(tmp_path):
    result = build_garden(
        tmp_path, GARDEN, "--strict", settings=SETTINGS + "use_directory_urls: false\n"
    )
    old = ["old.html", "deep/er/older/index.html", "über.html", "gone.html"]
    assert [goal_of(result, path) for path in old] == ["sub/new.html"] * 4
    assert Crawl(result).broken() == []


def test_old_pages_lead_on_in_another_theme(tmp_path):
    settings = SETTINGS.replace("name: material", "name: mkdocs")
    result = build_garden(tmp_path, GARDEN, settings=settings)
    assert goal_of(result, OLD[0]) == "sub/new/index.html"
    assert (result.site / "assets/garden/redirect.js").is_file()


def test_an_exported_tree_holds_the_same_pages(tmp_path):
    folder = write_garden(tmp_path / "in", GARDEN)
    direct = build(folder, "--strict")
    project = load_project(folder)
    export_tree(project, load_garden(project), tmp_path / "tree")
    result = build(tmp_path / "tree", "--strict")
    assert result.code == 0, result.log
    for path in OLD:
        assert result.html(path) == direct.html(path)
    assert Crawl(result).broken() == []


def test_nothing_is_ever_put_in_place_of_a_page(tmp_path):
    text = (
        "-- index.md --\nHome\n-- a.md --\n---\nredirect_from: [index.md, b.md, garden/tags.md,"
        " 404.html, sitemap.xml/x, assets/garden/garden.css/x, b/x.html/y]\n---\nA\n"
        "-- b.md --\nB\n-- b/x.html --\nmine\n"
    )
    trusted = SETTINGS.replace(
        "  - garden\n", "  - garden: {html: trusted}\n"
    )  # with a page of its own
    old = text.replace("redirect_from", "other")
    plain = build_garden(tmp_path / "plain", old, settings=trusted)
    result = build_garden(tmp_path / "ours", text, settings=trusted)
    assert set(result.pages()) == set(plain.pages())
    for path in ("b/index.html", "garden/tags/index.html", "404.html", "b/x.html"):
        assert 'http-equiv="refresh"' not in result.html(path)
    assert result.log.count("[bad-redirect]") == 7


def test_renames_in_git_lead_on_and_from_git_false_stops_it(tmp_path):
    repo = Repo(tmp_path).write(f"-- content/a.md --\n# A\n\n## Old heading\n\n{prose('a')}")
    repo.write(f"-- mkdocs.yml --\n{SETTINGS}-- content/_private/s.md --\n{prose('s')}")
    repo.commit().move("content/a.md", "content/b.md")
    repo.move("content/_private/s.md", "content/s.md")
    repo.replace("content/b.md", "## Old heading", "## New heading").commit()
    settings = SETTINGS.replace("- garden", "- garden: {exclude: [_private/]}")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    result = build(tmp_path, "--strict")
    assert goal_of(result, "a/index.html") == "b/index.html"
    assert 'id="old-heading"' in result.html("b/index.html")
    assert not (result.site / "_private").exists()
    project = load_project(tmp_path)
    garden = load_garden(project, past=load_past(project))
    assert find_redirects(garden).pages.keys() == {"a/index.html"}
    off = settings.replace("_private/]", "_private/], redirects: {from_git: false}")
    (tmp_path / "mkdocs.yml").write_text(off, encoding="utf-8")
    assert not (build(tmp_path).site / "a").exists()


def test_a_shallow_clone_says_once_what_it_lacks(tmp_path):
    repo = Repo(tmp_path / "r").write(f"-- mkdocs.yml --\n{SETTINGS}-- content/a.md --\nA\n")
    repo.commit().write("-- content/b.md --\nB\n").commit()
    repo.git("clone", "-q", "--depth", "1", repo.folder.as_uri(), str(tmp_path / "clone"))
    result = build(tmp_path / "clone", "--strict")
    assert result.code == 0, result.log
    assert result.log.count("fetch-depth") == 1


def test_a_promise_that_would_be_broken_fails_a_strict_build(tmp_path):
    folder = write_garden(tmp_path, "-- index.md --\nHome\n")
    (folder / "published.lock").write_text("/\n/gone/\n", encoding="utf-8")
    result = build(folder, "--strict")
    assert result.code != 0
    assert "../published.lock:2:1" in result.log
    assert "[dead-address]" in result.log
    (folder / "content/index.md").write_text("---\nredirect_from: gone\n---\nHome\n", "utf-8")
    result = build(folder, "--strict")
    assert result.code == 0, result.log


def test_a_change_to_how_addresses_are_made_breaks_promises():
    text = "-- published.lock --\n/a/\n-- a.md --\nx\n"
    garden = garden_from(text)
    assert "dead-address" not in {f.code for f in run_checks(garden)}
    past = replace(garden.past, directory_urls=False)
    found = run_checks(Garden(garden.notes.values(), past=past))
    assert "dead-address" in {f.code for f in found}


def test_the_rule_for_ids_is_that_of_the_site():
    assert Past().slugify is slugify_ascii
