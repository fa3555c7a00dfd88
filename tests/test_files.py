"""Files for machines: twins of pages, `garden.json`, and what is in none of them."""

import json
import posixpath
from copy import deepcopy

import jsonschema
import pytest
from sites import build, write_garden
from support import garden_from

from garden.compile.notes import compile_indexes
from garden.export import FILES, compile_files
from garden.export.text import to_text
from garden.export.tree import export_tree, page_url
from garden.export.whole import render_schema
from garden.pages.follow import FOLLOWED
from garden.pages.view import View
from garden.past.snapshot import read_snapshot
from garden.project import load_garden, load_past, load_project
from garden.site import Site

GARDEN = """\
-- people.yml --
zoe: Zoe
bob: {name: Bob Hidden, display: hidden}
-- index.md --
Home of [[Round]].
-- d/facilitation.md --
---
type: domain
title: Facilitation
charter: {stewards: [bob, zoe]}
---
How we help groups.
-- a.md --
---
type: routine
title: Round
domain: facilitation
status: seed
contributors: [zoe, bob]
reviews: [{by: bob, on: 2026-01-02, said: fine}, {by: zoe, on: 2026-01-01, said: good}]
practice: {builds_on: Ask}
---
[[Ask]] and [[draft]].
-- b.md --
---
type: term
title: Ask
domain: [writing, facilitation]
aliases: [Asking]
definitions: {Facilitation: To wait.}
licence: CC BY 4.0
---
To say what one wants.

More of it.
-- e.md --
---
type: experience
domain: writing
outcome: did-not
context: a school
practice: {reports_on: "[[Round]]"}
objections: [{by: bob, text: no}]
---
It did not.
-- g.md --
---
type: agenda
domain: writing
---
x
-- draft.md --
---
draft: true
title: Secret plan
contributors: Somebody Secret
---
x
-- people/bob.md --
---
type: person
title: Bob Hidden
---
I am Bob Hidden.
"""
SITE = Site("Our garden", "https://example.org/sub/", "About it.")


def files_of(text, options=None, site=SITE, past=None):
    view = View(garden_from(text, options, past=past), page_url, site=site)
    return dict(compile_files(view, {page.path: page for page in compile_indexes(view)}))


def data_of(text, path="garden/garden.json", **more):
    return json.loads(files_of(text, **more)[path])


def schema():
    """Return the schema, so strict that no key may be written that it does not document."""
    strict = deepcopy(json.loads(render_schema()))
    for part in (strict, *strict["$defs"].values()):
        part["additionalProperties"] = False
        for said in part["properties"].values():
            assert said["description"].endswith(".")
    return strict


def test_every_index_has_its_data_beside_it():
    view = View(garden_from(GARDEN), page_url)
    pages = {page.path: page for page in compile_indexes(view)}
    files = dict(compile_files(view, pages))
    for path, page in pages.items():
        if page.data["kind"] == "index":
            twin = json.loads(files[path.removesuffix(".md") + ".json"])
            assert twin["title"] == page.title
            assert twin["url"] == page_url(path)
            if page.data["index"]["name"] != "map":  # a drawing; its twin has numbers
                assert twin["index"] == page.data["index"]


def test_every_domain_has_its_data_also_where_its_page_is_its_charter():
    files = files_of(GARDEN)
    charter = json.loads(files["garden/domains/facilitation.json"])
    assert charter["url"] == "d/facilitation/"
    assert charter["domain"]["slug"] == "facilitation"
    assert json.loads(files["garden/domains/writing.json"])["url"] == "garden/domains/writing/"


def test_the_files_stand_where_the_index_pages_do():
    files = files_of(GARDEN, {"indexes": {"folder": "all"}})
    assert {"all/garden.json", "all/domains.json", "all/domains/writing.atom"} <= set(files)
    assert {"garden.json", "domains.json"} <= set(files_of(GARDEN, {"indexes": {"folder": ""}}))


def test_a_file_of_the_author_stays():
    files = files_of(f"{GARDEN}-- garden/garden.json --\n{{}}\n-- garden/tags.json --\n{{}}\n")
    assert "garden/garden.json" not in files
    assert "garden/tags.json" not in files
    assert "garden/domains.json" in files


# --- garden.json ----------------------------------------------------------------------


def test_the_whole_garden_says_what_its_schema_documents():
    record = data_of(GARDEN)
    jsonschema.validate(record, schema(), jsonschema.Draft202012Validator)
    notes = {note["path"]: note for note in record["notes"]}
    assert record["site"] == "https://example.org/sub/"
    assert notes["a.md"] == {
        "path": "a.md",
        "url": "a/",
        "title": "Round",
        "type": "routine",
        "domains": ["facilitation"],
        "summary": "Ask and draft.",
        "status": "seed",
        "contributors": ["Zoe"],
        "changed": "2026-01-02T00:00:00+00:00",
    }
    assert notes["b.md"]["definition"] == "To say what one wants."
    assert notes["b.md"]["definitions"] == {"facilitation": "To wait."}
    assert notes["b.md"]["licence"] == "CC BY 4.0"
    assert notes["e.md"]["outcome"] == "did-not"
    assert notes["e.md"]["reports_on"] == ["a.md"]
    assert notes["g.md"]["state"] == "proposed"
    assert {"source": "a.md", "target": "b.md", "relation": "builds_on", "links": 1} in record[
        "links"
    ]


def test_the_schema_that_is_checked_in_and_published_is_that_of_the_code():
    assert files_of("")["garden/garden.schema.json"] == render_schema()


def test_an_empty_garden_has_a_record_too():
    record = data_of("")
    jsonschema.validate(record, schema(), jsonschema.Draft202012Validator)
    assert (record["notes"], record["latest"]) == ([], None)


def test_what_is_written_can_be_read_again():
    snapshot = read_snapshot(files_of(GARDEN)["garden/garden.json"], "garden.json")
    assert snapshot.remark == ""
    assert snapshot.title == "Our garden"
    assert snapshot.notes["b.md"].definition == "To say what one wants."
    assert ("e.md", "a.md", "reports_on") in snapshot.edges


# --- what is in none of them ----------------------------------------------------------


@pytest.mark.parametrize("word", ["Bob", "bob", "Secret", "secret"])
def test_hidden_people_and_drafts_are_in_no_file(word):
    assert [path for path, text in files_of(GARDEN).items() if word in text] == []


def test_the_order_of_the_notes_does_not_matter():
    head, *notes = GARDEN.split("-- a.md --")
    turned = "-- z.md --\nx\n" + head + "-- a.md --" + notes[0]
    usual = head + "-- a.md --" + notes[0] + "-- z.md --\nx\n"
    assert files_of(turned) == files_of(usual)


def test_text_is_utf8_and_json_whatever_the_notes_hold():
    odd = "A\u2028B </script> \\ud800 \U0001f331"
    text = to_text({"a": [odd, {"b": "\ud800"}], "c": [], "d": odd})
    assert json.loads(text.encode("utf-8"))["a"][0] == odd
    assert "\u2028" not in text
    assert len(text.splitlines()) == 8


def test_every_kind_of_file_is_made():
    view = View(garden_from(GARDEN), page_url)
    pages = {page.path: page for page in compile_indexes(view)}
    assert all(list(make(view, pages)) for make in FILES)


# --- in the site ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The garden as a site of MkDocs, and its folder."""
    settings = (
        "site_name: Our garden\nsite_url: https://example.org/sub\ndocs_dir: content\n"
        "theme: {name: material}\nplugins: [search, garden]\n"
    )
    people, _, notes = GARDEN.partition("-- index.md --")
    folder = write_garden(tmp_path_factory.mktemp("site"), f"-- index.md --{notes}", settings)
    (folder / "people.yml").write_text(people.partition("\n")[2], encoding="utf-8")
    return folder, build(folder, "--strict")


def machine_files(folder):
    """Return the files for machines; the index of the search is an engine's to make."""
    found = [f for f in folder.rglob("*") if f.suffix in {".json", ".atom"}]
    return {
        f.relative_to(folder).as_posix(): f.read_bytes()
        for f in found
        if f.relative_to(folder).parts[0] == "garden" and "find" not in f.parts
    }


def test_the_site_and_the_tree_have_the_same_files(built):
    folder, result = built
    assert result.code == 0, result.log
    project = load_project(folder)
    export_tree(project, load_garden(project, past=load_past(project)), folder / "tree")
    ours = machine_files(result.site)
    assert ours == machine_files(folder / "tree" / "docs")
    assert {"garden/garden.json", "garden/domains/writing.atom"} <= set(ours)


def test_two_builds_are_equal(built):
    folder, result = built
    first = machine_files(result.site)
    assert machine_files(build(folder, "--strict", site="again").site) == first


def test_hidden_people_are_in_no_file_of_the_site(built):
    files = [file for file in built[1].site.rglob("*") if file.is_file()]
    assert [file for file in files if b"Bob Hidden" in file.read_bytes()] == []


@pytest.mark.parametrize(
    ("page", "stem"),
    [
        ("d/facilitation/index.html", "garden/domains/facilitation"),
        ("garden/domains/writing/index.html", "garden/domains/writing"),
        *((f"garden/{name}/index.html", f"garden/{name}") for name in ("changes", "routines")),
        ("garden/index.html", "garden/garden"),
        ("index.html", "garden/garden"),
    ],
)
def test_pages_name_their_feeds_in_their_head_and_where_a_reader_looks(built, page, stem):
    html = built[1].html(page)
    head, _, body = html.partition("</head>")
    for kind, file in (("atom+xml", f"{stem}.atom"), ("feed+json", f"{stem}.feed.json")):
        address = f'href="{posixpath.relpath(file, posixpath.dirname(page) or ".")}"'
        assert f'<link rel="alternate" type="application/{kind}"' in head
        assert address in head.replace('="./', '="')
        assert address in body.replace('="./', '="')


def test_pages_that_are_no_lists_of_ideas_have_data_and_no_feed(built):
    html = built[1].html("garden/portrait/index.html")
    assert 'href="../portrait.json"' in html
    assert "application/atom+xml" not in html
    assert not {"portrait", "measures", "contributors", "map"} & {*FOLLOWED}


def test_feeds_can_be_left_out():
    files = files_of(GARDEN, {"feeds": {"entries": 0}})
    assert not [path for path in files if path.endswith((".atom", ".feed.json"))]
    assert "garden/routines.json" in files
