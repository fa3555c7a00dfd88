"""One garden, every engine: what a reader sees must not depend on who renders it."""

import re

import pytest
from sites import SETTINGS, Build, Crawl, build, main_content, write_garden, zensical

from garden.checks import run_checks
from garden.export.tree import export_tree, page_url
from garden.fate import BUCKETS
from garden.model import LinkKind
from garden.project import load_garden, load_past, load_project

STRICT_LINKS = """\
validation:
  links: {not_found: warn, anchors: warn, unrecognized_links: warn, absolute_links: warn}
"""
OPTIONS = SETTINGS.replace("- garden", '- garden: {links: {ignore: ["\\\\d+"]}}') + STRICT_LINKS

FATES = """\
-- index.md --
---
title: Home & garden
practice: {uses: "[[Peer assist]]"}
---
# Home

Found: [[Peer assist]], [[assist|an alias]], [[Peer assist#Steps]],
[by path](routines/peer-assist.md), [to a place](routines/peer-assist.md#steps),
[here](#home), [published](routines/peer-assist/).

Ambiguous: [[Twin]]. Wanted: [[Nobody wrote this]]. Ignored: [[1]].

Missing places: [[Peer assist#Nowhere]], [there](routines/peer-assist.md#nowhere),
[above](#not-here).

Elsewhere: [a site](https://example.org/), <https://example.org/x>, [mail](mailto:a@example.org).

Files: ![[picture.png|100]], [file](files/paper.pdf), ![alt](picture.png).

Not there: ![[nothing.png]], ![gone](gone.png), [paper](files/gone.pdf), [page](gone.md),
[deep](routines/gone.md#x), ![[Nothing to embed]].

| Table | Link |
|-------|------|
| one   | [[Peer assist\\|piped]] |

> [!note] A callout
> With [[Peer assist]].

%% A comment with [[Hidden]] %%

- [ ] a task for [[Peer assist]]
- ==marked== and ~~struck~~ text^[no footnote]

```
[[Not a link]] in code
```
-- routines/peer-assist.md --
---
type: routine
aliases: [assist]
tags: [meeting/format, "R&D"]
contributors: [ada]
domain: [facilitation, critique]
status: seed
asks: Does it <b>hold</b>?
reviews: [{by: grace, on: 2026-11-02, looked_at: all, said: "yes & no"}]
---
# Peer assist

An idea with an id. ^idea

## Steps

1. Ask, as [[#^idea]] says.
2. Listen; see ![[Home & garden]].
-- routines/embeds.md --
# Embeds

## Steps

![[Peer assist#Steps]]

- ![[Peer assist#^idea]]
- two

    > ![[a/twin]]

![[index]] ![[song.mp3]]
![[deep/index]]
And on.[^1]

[^1]: A note of the host.

![[embeds#Steps]] ![[films/film.webm|200x100]] ![[paper.pdf#page=2]] #meeting/format
-- deep/index.md --
# Inner

A note[^1], [down](../b/twin.md), [r], [gone](gone.md), ![gone](gone.png), [x](../index.md#gone).

## Sub *heading*

![[Peer assist]]

| a | b |
|---|---|
| [[Peer assist#Steps\\|x]] | ![[song.mp3]] |

[^1]: From [[Twin]] and ![[picture.png]].

[r]: ../routines/peer-assist.md "T"
-- song.mp3 --
not really
-- films/film.webm --
not really
-- a/twin.md --
# Twin

One.
-- b/twin.md --
# Twin

Another, [up](../index.md).
-- picture.png --
not really
-- files/paper.pdf --
not really
"""
ENGINES = ("properdocs", "mkdocs on the tree", "properdocs on the tree", "zensical on the tree")
NOT_FOUND = {"broken-link", "missing-asset", "missing-anchor"}


@pytest.fixture(scope="session")
def fates(tmp_path_factory):
    """A garden in which every fate of a link occurs, built by MkDocs."""
    folder = write_garden(tmp_path_factory.mktemp("fates"), FATES, OPTIONS)
    return folder, build(folder)


@pytest.fixture(scope="session")
def rendered(tmp_path_factory, fates, content_garden, content_site):
    """Return the build of a garden by an engine, made when first asked for."""
    gardens = {"fates": fates[0], "content": content_garden}
    done = {("fates", "mkdocs"): fates[1], ("content", "mkdocs"): content_site}
    trees = {}

    def tree(name):
        if name not in trees:
            trees[name] = tmp_path_factory.mktemp(f"tree-{name}") / "tree"
            project = load_project(gardens[name])
            garden = load_garden(project, past=load_past(project))
            export_tree(project, garden, trees[name])
        return trees[name]

    def get(name, engine) -> Build:
        if (name, engine) not in done:
            program, _, on_tree = engine.partition(" ")
            folder = tree(name) if on_tree else gardens[name]
            site = str(tmp_path_factory.mktemp("out") / "site")
            site = "site" if program == "zensical" else site
            done[name, engine] = build(folder, engine=program, site=site)
        return done[name, engine]

    return get


@pytest.mark.parametrize("garden", ["fates", "content"])
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_shows_the_same(rendered, garden, engine):
    """The main content of every page is the same, tag by tag and word by word."""
    if engine.startswith("zensical") and not zensical():
        pytest.skip("zensical is not installed")
    expected, result = rendered(garden, "mkdocs"), rendered(garden, engine)
    assert result.code == 0, result.log
    pages, others = expected.pages(), result.pages()
    assert set(pages) == set(others)
    for path in pages.keys() - {"404.html"}:  # offers our search, where the site has it
        theirs, ours = main_content(others[path], path), main_content(pages[path], path)
        if "on the tree" in engine:  # without our plugin, a note's own heading stays in its text
            theirs, ours = title_first(theirs), title_first(ours)
        assert theirs == ours, path


def title_first(parts):
    """Return the content of a page with its title before everything else."""
    start = next((at for at, part in enumerate(parts) if part.startswith("<h1 ")), 0)
    end = parts.index("</h1>", start) + 1 if "</h1>" in parts else 0
    return [*parts[start:end], *parts[:start], *parts[end:]]


def test_every_fate_occurs(fates):
    """The garden that the tests below lean on holds at least one link of each kind."""
    census = load_garden(load_project(fates[0])).census()
    assert {name for name, count in census.items() if count} == set(BUCKETS.values())


@pytest.mark.parametrize("name", ["fates", "content"])
def test_the_engine_finds_the_broken_links_that_we_found(rendered, fates, content_garden, name):
    """MkDocs checks what we compiled: it may find neither more nor less than our own checks."""
    folder = fates[0] if name == "fates" else content_garden
    garden = load_garden(load_project(folder))
    ours = set()
    for finding in run_checks(garden):
        if finding.code in NOT_FOUND:
            (link,) = (r.link for r in garden.resolved(finding.path) if r.link.span == finding.span)
            if link.kind in {LinkKind.MARKDOWN, LinkKind.IMAGE}:
                address = link.target + (f"#{link.fragment}" if link.fragment else "")
                ours.add((finding.path, address))
    pattern = re.compile(r"Doc file '(.+?)' contains an? (?:[a-z ]*)link '(.+?)'")
    theirs = {
        match.groups()
        for match in map(pattern.search, rendered(name, "mkdocs").warnings())
        if match
    }
    assert theirs == ours
    assert bool(ours) is (name == "fates")


@pytest.mark.parametrize("name", ["fates", "content"])
def test_no_address_of_the_site_leads_nowhere(rendered, name):
    """Every internal link, picture, script and anchor of every page is there."""
    expected = {
        "fates": {"gone.png", "files/gone.pdf", "gone.md", "routines/gone.md#x", "#not-here"},
        "content": set(),
    }
    broken = Crawl(rendered(name, "mkdocs")).broken()
    written = {address.partition(": ")[2] for address in broken}
    assert written - {"routines/peer-assist/#nowhere", "../#gone"} == expected[name], broken


@pytest.mark.parametrize("name", ["fates", "content"])
@pytest.mark.parametrize("engine", ["mkdocs", "zensical on the tree"])
def test_nothing_is_loaded_from_elsewhere(rendered, name, engine):
    """No script, style, picture or font of another origin: nobody is told who reads."""
    if engine.startswith("zensical") and not zensical():
        pytest.skip("zensical is not installed")
    assert Crawl(rendered(name, engine)).foreign() == []


def test_comments_are_in_no_file_of_the_site(fates):
    """Not in a page, nor in the search index or any other data: they are for those who write."""
    files = [file for file in fates[1].site.rglob("*") if file.is_file()]
    assert [file for file in files if b"A comment with" in file.read_bytes()] == []


@pytest.mark.parametrize("directory_urls", [True, False])
def test_addresses_are_those_of_the_engine(directory_urls):
    """The tree is compiled without the engine, so the core states the engine's rule itself."""
    from mkdocs.structure.files import File  # noqa: PLC0415 - the rest needs no engine

    for path in (
        "index.md",
        "README.md",
        "a/index.md",
        "a/README.md",
        "a/Index.md",
        "readme.md",
        "a b/c d.md",
        "é/日本.md",
        "v1.2 notes.md",
        "what?.md",
        "a#b.md",
    ):
        theirs = File(path, "docs", "site", directory_urls).url
        assert page_url(path, directory_urls=directory_urls) == theirs, path


def test_the_tree_keeps_what_the_site_states(tmp_path):
    """Tags of YAML, a navigation and other plugins are handed on; ours is not."""
    settings = (
        "site_name: Ours\ndocs_dir: content\nplugins: {search: {}, garden: {}}\n"
        "nav: [index.md]\nnot_in_nav: /a/\nhooks: [hook.py]\nexclude_docs: /b/\n"
        "markdown_extensions:\n  toc:\n    slugify: "
        "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n"
        "  admonition: {}\n"
    )
    folder = write_garden(tmp_path, FATES, settings)
    project = load_project(folder)
    export_tree(project, load_garden(project), folder / "tree")
    written = (folder / "tree" / "mkdocs.yml").read_text("utf-8")
    assert "!!python/object/apply:pymdownx.slugs.slugify" in written
    assert "garden: {}" not in written
    assert "hooks" not in written
    assert not (folder / "tree" / "docs" / "b").exists()
    result = build(folder / "tree", "--strict", site=str(folder / "out"))
    assert "not in the" not in result.log
    assert "navigation" not in result.log.replace("included in the 'nav' configuration", "")
