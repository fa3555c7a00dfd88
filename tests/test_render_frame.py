"""What notes share of the theme: rendered once for a folder, and the same as if for each page."""

import re

import pytest
from sites import ROOT, SETTINGS, build, build_garden, copy_content, write_garden

from mkdocs_garden import rendering

GARDEN = """\
-- index.md --
# Home
-- about.md --
# About
See [[One]] and [[Deep]].
-- a/one.md --
---
domain: x
tags: [t]
---
# One
## Part
[[Two]]
-- a/two.md --
---
title: "Two <b>"
hide: [navigation, toc]
description: Of two
---
[[One]], [[Unwritten]]
-- a/below/index.md --
# Below
-- a/below/deep.md --
# Deep
-- domains/x.md --
---
type: domain
---
# X
"""
FULL = """\
site_name: Our garden
site_url: https://example.org/garden/
docs_dir: content
repo_url: https://example.org/code
copyright: Ours
theme:
  name: material
  language: de
  logo: a/logo.png
  features: [navigation.tabs, navigation.top, navigation.footer, navigation.path, search.suggest]
  palette:
    - {scheme: default, toggle: {icon: material/weather-sunny, name: dark}}
    - {scheme: slate, toggle: {icon: material/weather-night, name: light}}
plugins: [search, garden]
extra: {social: [{icon: material/web, link: https://example.org}]}
"""
NAVIGATION = FULL + "nav: [index.md, {A: [a/one.md, {B: [a/below/index.md]}]}, about.md]\n"


def both(folder, monkeypatch, *, settings=SETTINGS, garden=GARDEN):
    """Return the pages of a site, and as they are when nothing is shared."""
    write_garden(folder, garden, settings)
    shared = build(folder)
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "share_frame", lambda *_: None)
        alone = build(folder, site="alone")
    assert shared.code == alone.code == 0, shared.log + alone.log
    return shared.pages(), alone.pages()


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS,
        FULL,
        NAVIGATION,
        FULL + "use_directory_urls: false\n",
        FULL.replace("[search, garden]", "[search, tags, garden]"),
    ],
    ids=["plain", "full", "own navigation", "file names", "with tags"],
)
def test_pages_are_the_same_as_if_nothing_were_shared(tmp_path, monkeypatch, settings):
    shared, alone = both(tmp_path, monkeypatch, settings=settings)
    assert shared == alone, _first_difference(shared, alone)


def _first_difference(shared, alone):
    path = next(path for path in alone if shared.get(path) != alone[path])
    lines = zip(shared[path].splitlines(), alone[path].splitlines(), strict=False)
    return path, next((pair for pair in lines if pair[0] != pair[1]), "length")


def test_our_own_pages_are_the_same(tmp_path, monkeypatch):
    """Every kind of page that there is."""
    copy_content(tmp_path)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    shared, alone = both(tmp_path, monkeypatch, settings=settings, garden="")
    assert shared == alone


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("partials/footer.html", "<p>Foot of {{ page.title }}</p>"),
        ("partials/copyright.html", "<p>Foot of {{ page.title }}</p>"),
        ("partials/logo.html", "<p>Foot of {{ page.title }}</p>"),
    ],
)
def test_a_template_of_the_sites_own_may_show_each_page(tmp_path, template, expected):
    file = tmp_path / "own" / template
    file.parent.mkdir(parents=True)
    file.write_text(expected, encoding="utf-8")
    settings = FULL.replace("name: material", "name: material\n  custom_dir: own")
    result = build_garden(tmp_path, GARDEN, settings=settings)
    assert "<p>Foot of One</p>" in result.html("a/one/index.html")
    assert "<p>Foot of Deep</p>" in result.html("a/below/deep/index.html")
    assert "<p>Foot of About</p>" in result.html("about/index.html")


def test_a_plugin_may_tell_each_page_something_of_its_own(tmp_path):
    (tmp_path / "hook.py").write_text(
        "def on_page_context(context, page, **_):\n"
        "    return {**context, 'config': {**context['config'], 'copyright': page.url}}\n",
        encoding="utf-8",
    )
    result = build_garden(tmp_path, GARDEN, settings=FULL + "hooks: [hook.py]\n")
    for url in ("a/one/", "a/two/"):
        footer = re.search(
            r'md-copyright__highlight">\s*(.*?)\s*<', result.html(f"{url}index.html")
        )
        assert footer
        assert footer[1] == url
