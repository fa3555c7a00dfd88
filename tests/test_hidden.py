"""Hidden means hidden: whoever asked not to be named is in no byte that is written.

The garden below says one person's names in every place of a head that can hold one. Their
names are told from all other text: they stand nowhere else in the software.
"""

import html
import json
import re
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
import yaml
from sites import SETTINGS, build_garden
from support import garden_from
from typer.testing import CliRunner

from garden.cli import app
from garden.compile.notes import compile_garden
from garden.export.tree import page_url
from garden.frontmatter.model import FIELDS
from garden.garden import Garden
from garden.model import NotePath
from garden.past import Past
from garden.past.since import changes_since, snapshot_of
from garden.past.snapshot import PastNote, Snapshot
from garden.search.documents import documents_of

NAMES = ("Zyxöra Quillfänger", "zyxid", "qfhandle", "Qwortalias", "qfforge", "zyx-quill")
"""Their chosen name, id, handles, an alias and the file of their own page."""

WORDS = ("zyx", "quillf", "qfhandle", "qwort", "qfforge")
"""What to look for, whatever stands around it."""

PEOPLE = """\
zyxid:
  name: Zyxöra Quillfänger
  display: hidden
  handles: {github: qfhandle, other: qfforge}
  stewarding: [craft, weaving]
  practising: craft
  learning: weaving
  bridges: [craft, weaving]
  says: I, Zyxöra Quillfänger, was here.
  ask_me: Ask Zyxöra Quillfänger.
  affiliation: Zyxöra Quillfänger and sons
ada: Ada
"""

GARDEN = """\
-- index.md --
# Home
[[Warp]] and [[Vat]]
-- people/zyx-quill.md --
---
title: Zyxöra Quillfänger
type: person
aliases: [Qwortalias]
redirect_from: [zyxid.md]
domain: craft
practice: {uses: "[[Warp]]"}
---
I am Zyxöra Quillfänger, who uses [[Warp]].
-- craft.md --
---
title: Craft
type: domain
stewards: [zyxid, {name: Qwortalias, may: merge}, ada]
sponsor: {name: Zyxöra Quillfänger, may_decide: [qfhandle], may_not_decide: [zyxid]}
neighbours: [zyxid, "[[Qwortalias]]", weaving]
rhythm: zyxid
conduct: "[[zyx-quill]]"
continuity: "[[people/zyx-quill]]"
intentionally_empty: {tool: qfforge, story: we tell them}
---
A craft.
-- warp.md --
---
title: Warp
type: routine
domain: [craft, weaving]
contributors: [zyxid, {name: "@qfhandle", role: review}, Qwortalias, ada]
aliases: [zyxid, Threads]
tags: [qfhandle, met/zyxid, loom]
plural: qwortalias
redirect_from: [people/zyxid.md, {"#Qwortalias": Warp}]
practice:
  uses: ["[[zyxid]]", "[[Zyxöra Quillfänger]]"]
  builds_on: "[[people/zyx-quill|Qwortalias]]"
  alternative_to: "[[Vat]]"
reviews: [{by: zyxid, on: 2026-11-02, looked_at: qfhandle, said: true}]
objections: [{by: Zyxöra Quillfänger, text: too slow}, {by: qfhandle, text: Qwortalias}]
barriers: [{level: team, text: zyxid, raised_to: zyxid, answered_by: "[[zyx-quill]]"}]
needs: [zyxid, {time: qfhandle}]
attested_by: zyxid
perspective: [zyxid, weaver]
discussion: ""
learned_in: zyxid
confidence: zyxid
licence: zyxid
description: zyxid
asks: Zyxöra Quillfänger
reason: Qwortalias
reviewers: [zyxid, {who: qfhandle, notes: "seen by Zyxöra Quillfänger, twice"}]
zyxid: true
owner: https://forge.example/qfhandle
team: {lead: qfforge, zyxid: yes, members: [ada, "Qwortalias (lead)"]}
---
Threads.
-- vat.md --
---
title: Vat
type: experience
domain: weaving
contributors: Zyxöra Quillfänger <zyx@mail.example>
practice: {reports_on: "[[Warp]]"}
attested_by: Qwortalias
outcome: did-not
context: {setting: qfhandle, zyxid: loud}
---
## What?
Blue.
-- meeting.md --
---
title: Meeting
type: encounter
between: [craft, weaving]
contributors: ["https://forge.example/qfhandle/", "https://forge.example/zyxid"]
definitions: {craft: zyxid}
---
We met.
-- objection.md --
---
title: Too slow
type: objection
state: open
contributors: qfhandle
attested_by: zyxid
practice: {objects_to: "[[Warp]]"}
---
Slow.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Our garden with everything on, as a site."""
    folder = tmp_path_factory.mktemp("hidden")
    (folder / "people.yml").write_text(PEOPLE, encoding="utf-8")
    settings = SETTINGS + "site_url: https://garden.example/\n"
    return build_garden(folder, GARDEN, settings=settings)


def leaks(folder: Path) -> list[str]:
    """Return where a name stands in the files below `folder`, or in what they are called."""
    found = []
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        data = file.read_bytes() if file.is_file() else b""
        found += [f"{name}: {hit}" for hit in hits(f"{name}\n{data.decode('utf-8', 'replace')}")]
    return found


def hits(text: str) -> list[str]:
    """Find a name in any case, as it is or as an address, HTML or JSON would write it."""
    forms = [text, unquote(text), html.unescape(text), unquote(html.unescape(text))]
    if "\\u" in text:
        forms.append(re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text))
    where = [(form.casefold(), word) for form in forms for word in WORDS]
    return sorted(
        {form[max(0, form.index(w) - 60) : form.index(w) + 40] for form, w in where if w in form}
    )


def test_the_search_for_names_would_find_them():
    """In any of the ways in which software writes a name."""
    for name in NAMES:
        for written in (name.upper(), quote(name), json.dumps(name), html.escape(name)):
            assert hits(f"before {written} after"), written


def test_the_garden_says_a_name_in_every_field_that_can_hold_one():
    """A field that is added later is added here, or is one that names nobody."""
    heads = [part.split("\n---\n")[0] for part in GARDEN.split("\n---\n")[0:]]
    said = {key for head in heads for key in re.findall(r"^(\w+):", head, re.MULTILINE)}
    names_nobody = {
        *("type", "domain", "status", "outcome", "glossary", "id", "permalink", "draft", "publish"),
        *("checks", "lang", "date", "first_steps", "ways", "origin", "not"),
        *("learning", "practising", "stewarding", "bridges"),
    }
    assert set(FIELDS) - names_nobody <= said


def test_a_site_holds_no_byte_of_a_hidden_person(site):
    """Pages, search index, feeds, JSON, map, previews, sitemap: every file and its name."""
    assert leaks(site.site) == []


def test_a_site_says_the_rest(site):
    """What stands beside a withheld name stays."""
    text = site.text("warp/index.html")
    for word in ("Threads", "Ada", "loom", "somebody", "too slow"):
        assert word.casefold() in text.casefold(), word


def test_a_tree_holds_no_byte_of_a_hidden_person(tmp_path):
    """What any other engine builds from: the frontmatter, too."""
    folder = tmp_path / "garden"
    for path, text in {"people.yml": PEOPLE, "mkdocs.yml": SETTINGS}.items():
        folder.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    build_garden(folder, GARDEN)
    out = tmp_path / "tree"
    done = CliRunner().invoke(app, ["export", "--tree", str(out), "-f", str(folder)])
    assert done.exit_code == 0, done.output
    assert leaks(out) == []
    head = (out / "docs" / "warp.md").read_text(encoding="utf-8").split("---\n")[1]
    kept = yaml.safe_load(head)
    assert kept["team"] == {"members": ["ada"]}
    assert kept["reviewers"] == [{}]
    assert kept["tags"] == ["loom"]


def test_the_search_of_contributors_knows_no_hidden_person():
    garden = garden_from(f"-- people.yml --\n{PEOPLE}{GARDEN}")
    assert hits("\n".join(map(str, documents_of(garden)))) == []


def test_the_order_in_which_people_are_listed_does_not_matter():
    """Somebody else of the same alias keeps it; the name of the hidden one goes."""
    text = (
        "-- people.yml --\nbea: {name: Bea, handles: {github: shared}}\n"
        "kim: {name: Kim, display: hidden, handles: {gitlab: shared}}\n"
        "-- a.md --\n---\ncontributors: [shared, kim]\n---\nx\n"
    )
    page = compile_garden(garden_from(text), page_url)["a.md"]
    assert "Bea" in page
    assert "Kim" not in page


def test_text_is_its_authors_and_stays():
    """The check tells of it; see `cases/checks/people.yml`."""
    text = (
        "-- people.yml --\nkim: {name: Kim Mulder, display: hidden}\n"
        "-- people/kim.md --\n---\ntype: person\n---\nx\n"
        "-- a.md --\nWith [[Kim Mulder]], [her](people/kim.md) and [[people/kim|K.]], "
        "not [[Lin]].\n"
    )
    garden = garden_from(text)
    page = compile_garden(garden, page_url)["a.md"]
    assert "With Kim Mulder, her and K., not" in page
    assert garden.census()["ignored"] == 3
    wanted = yaml.safe_load(compile_garden(garden, page_url)["garden/wanted.md"].split("---\n")[1])
    groups = wanted["garden"]["index"]["groups"]
    assert [entry["name"] for group in groups for entry in group["entries"]] == ["Lin"]


def test_old_addresses_of_a_hidden_person_lead_nowhere():
    """Neither what a note declares nor what git remembers makes a page for them."""
    text = (
        "-- people.yml --\nkim: {name: Kim Mulder, display: hidden}\n"
        "-- a.md --\n---\nredirect_from: [people/kim.md, /people/Kim%20Mulder/, old.md]\n---\nx\n"
    )
    garden = garden_from(text)
    (note,) = garden.notes.values()
    assert [place.path for place in note.fields.redirect_from] == ["old.md"]
    past = Past({"p/kim.md": NotePath("a.md"), "b.md": NotePath("a.md")}, {})
    known = Garden(garden.notes.values(), people=garden.entries, past=past).past
    assert list(known.notes) == ["b.md"]


def test_what_changed_does_not_bring_a_hidden_name_back():
    """An old title, definition or domain may have been changed for the sake of the name."""
    people = "-- people.yml --\nkim: {name: Kim Mulder, display: %s}\n"
    old = garden_from(
        people % "shown" + "-- a.md --\n---\ntitle: The way of Kim Mulder\nstatus: seed\n---\nx\n"
        "-- t.md --\n---\ntype: term\n---\nWhat Kim Mulder of the archive says.\n"
        "-- gone.md --\n---\ntitle: Kim Mulder\ndomain: Kim Mulder\n---\nx\n"
        "-- p/kim.md --\n# About her\n-- left.md --\nx\n"
        "-- past.md --\n---\ndomain: kim\n---\n"
    )
    new = garden_from(
        people % "hidden" + "-- a.md --\n---\ntitle: A way\nstatus: used\n---\nx\n"
        "-- t.md --\n---\ntype: term\n---\nWhat is said elsewhere.\n"
    )
    found = changes_since(new, snapshot_of(old))
    assert [(change.kind.value, change.title) for change in found] == [
        ("moved", "A way"),
        ("gone", "left"),
    ]


def test_what_a_neighbour_says_of_a_hidden_person_is_not_repeated():
    """Their garden is theirs; what of it stands in ours is not."""
    said = {"hers.md": "As Kim Mulder says.", "theirs.md": "As we say."}
    notes = {path: PastNote(path, "Craft", type="term", definition=d) for path, d in said.items()}
    text = "-- people.yml --\nkim: {name: Kim Mulder, display: hidden}\n-- a.md --\nx\n"
    garden = garden_from(text, past=Past(neighbours={"sister": Snapshot(notes)}))
    assert list(garden.past.neighbours["sister"].notes) == ["theirs.md"]


def test_those_who_write_see_everything():
    """A command that changes files works on the garden as it is written."""
    garden = garden_from(f"-- people.yml --\n{PEOPLE}{GARDEN}")
    written = garden.as_written()
    assert "people/zyx-quill.md" in written.notes
    assert "people/zyx-quill.md" not in garden.notes
    named = written.notes["vat.md"].fields.contributors
    assert [c.name for c in named] == ["Zyxöra Quillfänger <zyx@mail.example>"]
    assert garden.as_written().as_written().notes == written.notes


def test_who_left_the_list_is_shown_as_the_note_has_them():
    """Removal from `people.yml` is not a wish to be hidden; the note is the place to change."""
    text = "-- people.yml --\nada: Ada\n-- a.md --\n---\ncontributors: Kim\n---\nx\n"
    assert [p.name for p in garden_from(text).people.values() if not p.hidden] == ["Ada", "Kim"]
