"""Markdown to HTML as a pure function: what it makes is, to the byte, what the engine makes."""

import json
import logging
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from sites import ROOT

from garden.reading.extensions import EXTENSIONS
from mkdocs_garden.clean import Policy
from mkdocs_garden.render.known import KNOWN
from mkdocs_garden.render.model import RenderJob, find_recipe
from mkdocs_garden.render.page import adopt
from mkdocs_garden.render.parser import render_markdown

BUILTIN = ["toc", "tables", "fenced_code"]
EXAMPLES = [
    example["markdown"]
    for example in json.loads(
        (Path(__file__).parent / "commonmark" / "examples.json").read_text("utf-8")
    )
]
NOTES = [
    file.read_text("utf-8").rpartition("\n---\n")[2]
    for file in sorted((ROOT / "content").rglob("*.md"))[::7]
]
SIGNS = """\
# Title
## Title
## A *b* `c` { #own .x }
Text with [a link](other.md#there), [another][r], ![a picture](p.png), <b id="raw">b</b>
[r]: folder/index.md "Title"
- [ ] a task
    - [x] another
1. one
> [!note] A callout
> with text
    still in it?
!!! note "Said"
    aside
??? tip
    folded
Term
: what it means
A footnote[^1] and ==marked== ~~out~~ __strong__ and *so*
[^1]: below
*[HTML]: markup
HTML & &copy; &amp; it's "so" -- ... (c) :smile: ++ctrl++ a^2^ H~2~O $x$
```python
a = "[x](y.md)"  # <b>
```
~~~
![x](y.png)
~~~
| a | b |
|---|---|
| `c` | [d](missing.md) |
Heading
=======
another
-------
***
<div markdown><a name="there">*x*</a></div>
<a name>
[TOC]
a line with two blanks\x20\x20
and the next \\* \\[ one
<mail@example.org> <https://example.org/?a=1&b=2>
/// note | Title
inside
///
=== "Tab"
    one
[abs](/absolute.md) [gone](gone.md) [self](#title) [?](?query) [odd](a b.md)
{.class}
""".splitlines()
LINES = st.sampled_from([*SIGNS, "", "", "    indented", "\x02", "a\rb", "\t- x"])
TEXTS = st.lists(LINES, max_size=14).map("\n".join)


def configured(names, options):
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "x",
            "plugins": [],
            "docs_dir": str(ROOT / "content"),
            "markdown_extensions": [{name: options.get(name) or {}} for name in names],
            "validation": {"links": {"anchors": "warn", "absolute_links": "warn"}},
        }
    )
    errors, _ = config.validate()
    assert not errors
    return config


TRUSTED = Policy(trusted=True)

OURS = configured([*EXTENSIONS, "toc"], {**EXTENSIONS, "toc": {"permalink": True}})


def made(config, text, *, is_ours, caplog=None):
    """Return all that the engine knows of a page after it was rendered."""
    files = Files([])
    for path in ("here/page.md", "here/other.md", "here/folder/index.md", "here/p.png"):
        files.append(File(path, None, config.site_dir, config.use_directory_urls))
    page = Page(None, files.get_file_from_path("here/page.md"), config)
    page.markdown, page.meta = text, {}
    if is_ours:
        adopt(page, find_recipe(config, TRUSTED), lambda _path, job: render_markdown(job))
        assert type(page) is not Page
    if caplog:
        caplog.clear()
    page.render(config, files)
    linked = {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()}
    anchors = page.present_anchor_ids - {None}
    said = [record.getMessage() for record in caplog.records] if caplog else []
    return page.content, str(page.toc), page.title, anchors, linked, said


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_an_extension_that_we_know_leaves_nothing_behind(name):
    """One parser makes many pages: each as a new parser would have made it."""
    config = configured([*{*BUILTIN, name}], {})
    for text in ["\n".join(SIGNS), *SIGNS, "\n\n".join(SIGNS), "", "    ", *NOTES[:5]]:
        assert made(config, text, is_ours=True) == made(config, text, is_ours=False)


@pytest.mark.parametrize("texts", [EXAMPLES, NOTES], ids=["CommonMark", "our notes"])
def test_pages_are_what_the_engine_makes(texts):
    for text in texts:
        assert made(OURS, text, is_ours=True) == made(OURS, text, is_ours=False)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_whatever_signs_a_text_holds_it_is_what_the_engine_makes(text):
    assert made(OURS, text, is_ours=True) == made(OURS, text, is_ours=False)


def test_the_engine_says_the_same_of_links(caplog):
    """Links are looked up by the engine's own rules, with its warnings, in their order."""
    caplog.set_level(logging.INFO)
    text = "\n\n".join(SIGNS)
    ours = made(OURS, text, is_ours=True, caplog=caplog)
    assert ours == made(OURS, text, is_ours=False, caplog=caplog)
    assert any("gone.md" in said for said in ours[-1])


def test_a_code_block_may_look_like_what_stands_for_a_link():
    text = "    \x02garden-link/0\x03 \x02garden-link/9\x03\n\n[a](other.md)"
    assert made(OURS, text, is_ours=True) == made(OURS, text, is_ours=False)


def test_a_job_and_what_becomes_of_it_can_travel():
    job = RenderJob("\n\n".join(SIGNS), find_recipe(OURS))
    there = pickle.loads(pickle.dumps(job))  # noqa: S301
    assert there == job
    assert pickle.loads(pickle.dumps(render_markdown(there))) == render_markdown(job)  # noqa: S301


@pytest.mark.parametrize(
    ("names", "options"),
    [
        (["pymdownx.snippets"], {}),
        (["material.extensions.preview"], {}),
        (["footnotes"], {"footnotes": {"UNIQUE_IDS": True}}),
        (["toc"], {"toc": {"slugify": lambda text, separator: text + separator}}),
    ],
    ids=["reads files", "asks where the page stands", "counts pages", "runs foreign code"],
)
def test_what_depends_on_more_than_the_text_is_left_to_the_engine(names, options):
    assert find_recipe(configured(names, options)) is None


def test_an_extension_object_is_left_to_the_engine():
    config = configured([], {})
    config.markdown_extensions.append(object())
    assert find_recipe(config) is None


def test_a_page_of_another_plugins_class_stays_as_it_is():
    class Other(Page):
        pass

    page = Other(None, File("a.md", None, OURS.site_dir, True), OURS)
    adopt(page, find_recipe(OURS), lambda _path, job: render_markdown(job))
    assert type(page) is Other


def test_after_an_error_a_new_parser_is_made(monkeypatch):
    """One that stopped in the middle of a page may hold half of it."""
    job = RenderJob("> a", find_recipe(OURS))
    before = render_markdown(job)
    with monkeypatch.context() as patch:
        patch.setattr("pymdownx.quotes.QuotesProcessor.run", lambda *_: 1 / 0)
        failed = render_markdown(job)
        assert "could not be made into a page" in failed.html
        assert "ZeroDivisionError" in failed.failure
    assert render_markdown(job) == before
