"""The record names files from the root of the repository; notes may lie anywhere below it."""

from pathlib import Path

import pytest
from engaging import TODAY, said
from repos import Repo, prose
from support import garden_from

from garden.engagement import engaged
from garden.engagement.paths import note_finder
from garden.past import Past
from garden.project import load_garden, load_past, load_project
from garden.reviews.store import write_book

SETTINGS = "site_name: Ours\ndocs_dir: {docs}\nplugins: [garden]\n"
PLACES = [
    ("", "docs"),
    ("gardens/ours", "docs"),
    ("gardens/ours", "."),
    ("ours", "../shared/notes"),
]


def in_repository(folder, root, docs):
    """Return the settings of a garden in a folder of a repository that holds another one, too."""
    repo = Repo(folder).write(f"-- {Path(root, 'mkdocs.yml')} --\n{SETTINGS.format(docs=docs)}")
    for place in (normal(Path(root, docs)), "gardens/another/docs", "a/deep/place"):
        repo.write(f"-- {place}/a.md --\n{prose('A')}-- {place}/b.md --\n{prose('B')}")
    repo.commit_as("Ada", "2026-11-01")
    return folder / root / "mkdocs.yml"


def normal(path):
    parts = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts) or "."


@pytest.mark.parametrize(("root", "docs"), PLACES)
def test_the_record_meets_the_notes_wherever_they_are(tmp_path, root, docs):
    """Also where most of what was said is about files of the same names elsewhere."""
    project = load_project(in_repository(tmp_path / "repo", root, docs))
    here = normal(Path(root, docs))
    elsewhere = [
        said(n, "bob", what="thread", path=f"a/deep/place/{'ab'[n % 2]}.md") for n in (2, 3)
    ]
    ours = said(1, "bob", what="thread", path=f"{here}/b.md".removeprefix("./"))
    write_book(project.root / "reviews" / "github-o-r.jsonl", [ours, *elsewhere])
    found = engaged(load_garden(project, past=load_past(project, TODAY)))
    assert {pull.name.number: pull.notes for pull in found.pulls} == {1: ("b.md",), 2: (), 3: ()}


def test_a_record_of_another_layout_meets_the_notes_by_what_most_of_it_is_about():
    """The notes were in another folder, or in another repository, when it was made."""
    garden = garden_from("-- a.md --\n# A\n-- b.md --\n# B\n", past=Past(place="content/"))
    find = note_finder(garden, ["docs/a.md", "docs/b.md"])
    assert find("docs/b.md") == "b.md"
    assert find("b.md") is None
