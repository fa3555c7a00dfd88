"""“Not changed since”: on the page of a note, from the first commit to what a reader sees."""

import pytest
from repos import Repo, prose
from sites import build, write_garden
from support import garden_from

from garden.cli.history import _of_garden
from garden.config import GardenConfig
from garden.pages.changed import changed_data
from garden.pages.view import View
from garden.past import Past
from garden.past.recall import recall
from garden.slug import slugify_ascii

HEAD = "---\nlast_reviewed: 2020-01-01\n{}---\n"


@pytest.fixture
def repo(tmp_path):
    """A repository with one note that was changed once."""
    made = Repo(tmp_path / "repo").write(f"-- a.md --\n{HEAD.format('')}{prose('a')}")
    made.commit_as("Ada", "2020-01-01")
    return made.replace("a.md", "sentence 3", "three").commit_as("Ada", "2021-02-02")


def changed(repo, path="a.md"):
    """Return what the page of a note is told."""
    past = recall(repo.folder, repo.folder, GardenConfig(), slugify_ascii)
    text = "".join(
        f"-- {file.relative_to(repo.folder)} --\n{file.read_text()}"
        for file in sorted(repo.folder.rglob("*.md"))
    )
    garden = garden_from(text, past=past)
    return changed_data(View(garden, str), garden.notes[path])


def test_a_note_says_since_when_it_is_as_it_is(repo):
    assert changed(repo) == {"since": "2021-02-02", "reread": {}, "dated": ""}


def test_a_day_that_was_moved_is_told_as_that(repo):
    repo.replace("a.md", "2020-01-01", "2022-03-03").commit_as("Ada", "2022-03-03")
    assert changed(repo) == {"since": "2021-02-02", "reread": {}, "dated": "2022-03-03"}


def test_somebody_who_read_the_note_again_is_told_with_what_they_looked_at(repo):
    review = "reviews:\n  - by: grace\n    on: 2022-03-03\n    looked_at: the failure story\n"
    repo.replace("a.md", "---\nlast", f"---\n{review}last").commit_as("Grace", "2022-03-03")
    assert changed(repo) == {
        "since": "2021-02-02",
        "reread": {"on": "2022-03-03", "looked_at": "the failure story"},
        "dated": "",
    }


def test_a_review_before_the_last_change_is_not_told_again(repo):
    review = "reviews:\n  - {by: grace, on: 2020-06-06}\n"
    repo.replace("a.md", "---\nlast", f"---\n{review}last").commit_as("Grace", "2020-06-06")
    assert changed(repo)["reread"] == {}


def test_nothing_is_said_of_a_note_that_is_being_edited_or_is_a_person(repo):
    repo.write("-- new.md --\nNew\n-- p.md --\n---\ntype: person\n---\nMe\n")
    assert changed(repo, "new.md") == {}
    repo.commit_as("Ada", "2022-01-01")
    assert changed(repo, "p.md") == {}
    repo.replace("a.md", "sentence 5", "five")
    assert changed(repo) == {}


def test_without_a_history_a_page_says_nothing_of_it():
    garden = garden_from("-- a.md --\nA\n", past=Past())
    assert changed_data(View(garden, str), garden.notes["a.md"]) == {}


def test_readers_see_the_day_and_never_that_a_note_is_old(tmp_path):
    folder = write_garden(tmp_path / "in", f"-- index.md --\nHome\n-- a.md --\n{prose('a')}")
    repo = Repo(folder)
    repo.commit_as("Ada", "2021-02-02")
    result = build(folder, "--strict")
    html = result.html("a/index.html")
    assert "Not changed since" not in result.html("index.html")
    assert 'Not changed since <time datetime="2021-02-02">2021-02-02</time>.' in html
    assert "out of date" not in html
    assert "outdated" not in html


@pytest.mark.parametrize(("people", "shown"), [(4, None), (5, 5)])
def test_fewer_than_five_are_not_counted(tmp_path, people, shown):
    repo = Repo(tmp_path).write(f"-- a.md --\n{prose('a')}").commit_as("P0", "2020-01-01")
    for number in range(1, people):
        repo.replace("a.md", f"sentence {number}.", "other.").commit_as(f"P{number}", "2021-01-01")
    past = recall(repo.folder, repo.folder, GardenConfig(), slugify_ascii)
    garden = garden_from((repo.folder / "a.md").read_text().join(["-- a.md --\n", ""]), past=past)
    assert _of_garden(garden)["voices"] == shown


def test_the_history_is_not_read_where_the_settings_say_so(repo):
    config = GardenConfig.model_validate({"history": {"from_git": False}})
    past = recall(repo.folder, repo.folder, config, slugify_ascii)
    assert not past.history.known
    assert past.touched
