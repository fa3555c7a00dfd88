"""Files of owners: each dialect as its documentation has it, and handles as people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repos import Repo
from support import garden_from, load_cases, write_sections

from garden.owners import DIALECTS, keepers_of, read_keepers
from garden.project import load_garden, load_project

PEOPLE = """\
-- people.yml --
ada: {handles: {github: Ada-L, gitlab: adal}}
lin: {handles: {gitlab: lin}}
kim: {handles: {github: kim}, display: hidden}
-- notes/a.md --
A, by [[kim]].
-- notes/b.md --
---
contributors: [zoe]
---
B
"""


@pytest.mark.parametrize("case", load_cases("owners"))
def test_owners(case):
    """Each dialect names the owners that its documentation says."""
    owners = DIALECTS[case["dialect"]].read(case["files"].get)
    assert {path: list(owners(path)) for path in case["owners"]} == case["owners"]


@pytest.mark.parametrize("dialect", DIALECTS)
@given(text=st.text(max_size=200), path=st.text(min_size=1, max_size=40))
def test_no_file_stops_us(dialect, text, path):
    """Whatever a file of owners holds, and whatever a note is called, there is an answer."""
    owners = DIALECTS[dialect].read(lambda _path: text)
    assert isinstance(owners(path), tuple)


@pytest.mark.parametrize("dialect", ["github", "gitlab"])
@given(pattern=st.text("ab/*?[]!\\#-", min_size=1, max_size=14), path=st.text("ab/-", min_size=1))
def test_no_pattern_stops_us(dialect, pattern, path):
    """A pattern that means nothing matches nothing."""
    owners = DIALECTS[dialect].read(lambda _path: f"x{pattern} @ada\n{pattern} @ada\n")
    assert set(owners(path)) <= {"ada"}


def test_a_pattern_of_many_stars_takes_no_time():
    """What would take for ever to compare is not compared."""
    owners = DIALECTS["github"].read(lambda _path: "*a" * 40 + "b @ada\n")
    assert owners("a" * 900) == ()


def test_only_people_who_say_that_a_handle_is_theirs_are_meant():
    """An unknown handle is nobody; another forge's handle is another's; the hidden stay so."""
    garden = garden_from(PEOPLE)
    owners = DIALECTS["github"].read(
        {"CODEOWNERS": "content/notes/a.md @ada-l @lin @kim @zoe @stranger\n"}.get
    )
    found = keepers_of(garden.notes, owners, garden.people.values(), "github", "content/")
    assert found == {"notes/a.md": frozenset({"ada"})}


def settled(tmp_path, owners):
    repo = Repo(tmp_path / "repo")
    text = f"site_name: X\ndocs_dir: content\nplugins:\n- garden: {{owners: {owners}}}\n"
    write_sections(repo.folder, f"-- mkdocs.yml --\n{text}")
    write_sections(repo.folder / "content", PEOPLE)
    (repo.folder / "content/people.yml").rename(repo.folder / "people.yml")
    return repo


def keepers(repo):
    project = load_project(repo.folder)
    return read_keepers(project, load_garden(project))


def test_the_file_is_read_at_the_root_of_the_repository(tmp_path):
    """Paths in it are those of the repository, whatever the content folder is called."""
    repo = settled(tmp_path, "gitlab")
    repo.write("-- CODEOWNERS --\n/content/notes/ @lin\n")
    assert keepers(repo) == {"notes/a.md": {"lin"}, "notes/b.md": {"lin"}}


def test_a_file_of_owners_is_read_only_if_asked_for(tmp_path):
    """Nobody is taken for a steward because a file is there."""
    repo = settled(tmp_path, '""')
    repo.write("-- CODEOWNERS --\n/content/notes/ @lin\n")
    assert keepers(repo) == {}


def test_a_link_out_of_the_repository_is_not_followed(tmp_path):
    """A proposal cannot have us read what is not its own."""
    repo = settled(tmp_path, "gitlab")
    (tmp_path / "outside").write_text("* @lin\n", encoding="utf-8")
    (repo.folder / "CODEOWNERS").symlink_to(tmp_path / "outside")
    assert keepers(repo) == {}
