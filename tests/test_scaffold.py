"""New gardens and new notes: they are whole, and nothing is ever written over."""

import datetime as dt
from importlib import resources

import pytest
from support import write_sections

from garden.checks import run_checks
from garden.errors import UsageError
from garden.practice.parts import find_section
from garden.practice.unfilled import is_unfilled
from garden.project import load_garden, load_project
from garden.scaffold import NotePlan, new_note, new_site
from garden.vocabulary import NOTE_TYPES

UNFILLED = frozenset(
    {"orphan", "isolated", "missing-section", "reports-on-nothing", "charter-silent"}
    | {"speaks-of-nothing"}
)
"""What may be found in a note that nobody has filled in yet."""

SITE = """\
-- mkdocs.yml --
site_name: X
docs_dir: content
-- content/a/check-in.md --
---
title: Check-in round
type: routine
---
x
-- content/b/one.md --
---
type: term
---
x
-- content/b/two.md --
---
type: term
---
x
-- content/c/three.md --
---
type: term
---
x
"""


@pytest.fixture
def project(tmp_path):
    return load_project(write_sections(tmp_path, SITE))


def write(project, title, **more):
    return new_note(project, load_garden(project), NotePlan(title, **more))


def test_a_new_garden_has_nothing_to_mend(tmp_path):
    count = new_site(tmp_path / "mine", "Our garden")
    assert count == len([path for path in (tmp_path / "mine").rglob("*") if path.is_file()])
    garden = load_garden(load_project(tmp_path / "mine"))
    assert run_checks(garden) == ()
    assert garden.census()["missing anchor"] == 0


@pytest.mark.parametrize(
    "name", ["Ours", 'The "best" garden: #1', "Ünsere & <alle>", "back\\slash", "- x"]
)
def test_a_new_garden_bears_any_name(tmp_path, name):
    new_site(tmp_path / "mine", name)
    assert load_project(tmp_path / "mine").settings["site_name"] == name


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine").write_text("x")
    with pytest.raises(UsageError, match="there already"):
        new_site(tmp_path / "mine", "X")
    with pytest.raises(UsageError, match="not empty"):
        new_site(tmp_path, "X")
    new_site(tmp_path / "empty", "X")


def test_a_note_goes_where_most_of_its_type_are(project):
    assert write(project, "New word", type="term").file == project.content / "b/new-word.md"


def test_the_first_of_its_type_goes_to_a_folder_named_after_the_type(project):
    assert write(project, "Why", type="question").file == project.content / "questions/why.md"


def test_the_folder_can_be_chosen(project):
    assert write(project, "N", folder="x/y").file == project.content / "x/y/n.md"
    assert write(project, "N", folder="").file == project.content / "n.md"


@pytest.mark.parametrize("folder", ["..", "../../etc", "/etc", "a/../.."])
def test_no_note_is_written_outside_the_content_folder(project, folder):
    with pytest.raises(UsageError, match="outside"):
        write(project, "N", folder=folder)


@pytest.mark.parametrize("title", ["../../x", "/etc/passwd", "..", "a/b", "\\", "C:\\x", "x.md"])
def test_a_title_cannot_lead_out_of_the_folder(project, title):
    file = write(project, title, folder="n").file
    assert file.parent == project.content / "n"


def test_a_note_that_is_there_is_left_alone(project):
    before = (project.content / "a/check-in.md").read_text()
    with pytest.raises(UsageError, match="there already"):
        write(project, "Check in", folder="a")
    assert (project.content / "a/check-in.md").read_text() == before


@pytest.mark.parametrize(
    ("kind", "says"), [("routin", "Did you mean `routine`"), ("x", "Known: note")]
)
def test_an_unknown_type_says_which_are_known(project, kind, says):
    with pytest.raises(UsageError, match=says):
        write(project, "N", type=kind)


@pytest.mark.parametrize("kind", [t.name for t in NOTE_TYPES])
def test_a_new_note_of_every_type_can_be_read(project, kind):
    new = write(project, "A title", type=kind, domain="writing", folder="new")
    note = load_garden(project).notes[new.file.relative_to(project.content).as_posix()]
    assert note.findings == ()
    assert note.fields.type == kind
    assert note.title == "A title"
    assert "{{" not in note.text


@pytest.mark.parametrize("kind", [t.name for t in NOTE_TYPES])
def test_every_type_has_a_template_of_its_own(kind):
    """A type without one falls back on the plain note, which would teach nothing about it."""
    assert (resources.files("garden.scaffold") / "notes" / f"{kind}.md").is_file()


@pytest.mark.parametrize("kind", [t.name for t in NOTE_TYPES])
@pytest.mark.parametrize("domain", ["writing", ""])
def test_a_new_note_breaks_nothing_and_is_only_told_what_is_still_empty(project, kind, domain):
    new = write(project, "A title", type=kind, domain=domain, folder="new")
    path = new.file.relative_to(project.content).as_posix()
    found = {finding.code for finding in run_checks(load_garden(project)) if finding.path == path}
    assert found <= UNFILLED


@pytest.mark.parametrize("kind", [t.name for t in NOTE_TYPES if t.sections])
def test_a_template_has_the_sections_its_type_is_known_by_and_they_count_as_empty(project, kind):
    new = write(project, "A title", type=kind, folder="new")
    garden = load_garden(project)
    note = garden.notes[new.file.relative_to(project.content).as_posix()]
    sections = [find_section(garden, note, n) for n in garden.config.note_types[kind].sections]
    assert all(heading and is_unfilled(note, heading.section) for heading in sections)


@pytest.mark.parametrize(
    "title",
    [
        'Say "yes"',
        "Colon: here",
        "# hash",
        "back\\slash",
        "{{date}} of {{type}}",
        "'quoted'",
        "Ünï 🌱",
        "- a",
    ],
)
def test_any_title_stands_in_the_note_as_it_was_given(project, title):
    new = write(project, title, domain='a "b"', folder="new")
    note = load_garden(project).notes[new.file.relative_to(project.content).as_posix()]
    assert note.fields.title == title
    assert note.findings == ()


def test_the_day_is_todays(project):
    own = project.content / "templates" / "note.md"
    own.parent.mkdir()
    own.write_text("Made {{date}}: {{title}}")
    today = dt.datetime.now(tz=dt.UTC).date()
    text = write(project, "N").file.read_text()
    assert text in {f"Made {today}: N", f"Made {today + dt.timedelta(days=1)}: N"}


def test_notes_of_nearly_the_same_name_are_told(project):
    assert write(project, "Something else").similar == ()
    assert write(project, "Round check-in").similar == ("a/check-in.md",)
