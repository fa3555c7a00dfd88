"""The history of notes, from real repositories: what was done to which note of today, and when."""

import pytest
from histories import days, history_of, since, told
from repos import Repo, prose, signed

from garden.history import ChangeKind


@pytest.fixture
def repo(tmp_path):
    """A repository with one note."""
    made = Repo(tmp_path / "repo").write(f"-- a.md --\n{prose('a')}")
    return made.commit_as("Ada", "2020-01-01")


def edit(repo, path, number, words="something else"):
    """Say something else in one sentence."""
    return repo.replace(path, f"sentence {number}.", f"sentence {number}, {words}.")


def test_the_first_and_the_last_change_in_substance_are_known(repo):
    edit(repo, "a.md", 3).commit_as("Ada", "2021-02-02")
    repo.replace("a.md", "says sentence 4", "says   sentence 4").commit_as("Ada", "2022-03-03")
    history = history_of(repo.folder)
    assert days(history) == {"a.md": ("2020-01-01", "2021-02-02")}
    assert told(history) == {"a.md": ["2022-03-03 space", "2021-02-02 text", "2020-01-01 text"]}
    assert f"{history.as_of:%Y-%m-%d}" == "2022-03-03"


def test_a_note_is_followed_through_its_names(repo):
    repo.move("a.md", "b.md").commit_as("Ada", "2021-01-01")
    edit(repo.move("b.md", "sub/c.md"), "sub/c.md", 3).commit_as("Ada", "2022-01-01")
    history = history_of(repo.folder)
    assert told(history) == {"sub/c.md": ["2022-01-01 text", "2020-01-01 text"]}
    assert {c.path for c in history.notes["sub/c.md"].changes} == {"sub/c.md"}


def test_a_new_note_at_an_old_name_has_a_history_of_its_own(repo):
    repo.move("a.md", "b.md").commit_as("Ada", "2021-01-01")
    repo.write(f"-- a.md --\n{prose('new')}").commit_as("Ada", "2022-01-01")
    assert days(history_of(repo.folder)) == {
        "a.md": ("2022-01-01", "2022-01-01"),
        "b.md": ("2020-01-01", "2020-01-01"),
    }


def test_two_notes_that_swapped_names_take_their_histories_along(repo):
    repo.write(f"-- b.md --\n{prose('b')}").commit_as("Ada", "2021-01-01")
    repo.move("a.md", "x.md").commit_as("Ada", "2022-01-01")
    repo.move("b.md", "a.md").commit_as("Ada", "2022-01-02")
    repo.move("x.md", "b.md").commit_as("Ada", "2022-01-03")
    assert days(history_of(repo.folder)) == {
        "a.md": ("2021-01-01", "2021-01-01"),
        "b.md": ("2020-01-01", "2020-01-01"),
    }


def test_what_was_deleted_and_written_anew_begins_anew(repo):
    repo.delete("a.md").commit_as("Ada", "2021-01-01")
    assert told(history_of(repo.folder)) == {}
    repo.write(f"-- a.md --\n{prose('new')}").commit_as("Ada", "2022-01-01")
    assert told(history_of(repo.folder)) == {"a.md": ["2022-01-01 text"]}


def test_a_change_on_a_branch_is_found_while_the_main_line_renames_the_note(repo):
    edit(repo.switch("-c", "side"), "a.md", 3).commit_as("Grace", "2021-01-01")
    repo.switch("main").move("a.md", "b.md").commit_as("Ada", "2021-02-02")
    repo.merge_as("Ada", "2021-03-03", "side")
    assert told(history_of(repo.folder)) == {"b.md": ["2021-01-01 text", "2020-01-01 text"]}


def test_a_change_on_the_main_line_is_found_while_a_branch_renames_the_note(repo):
    repo.switch("-c", "side").move("a.md", "b.md").commit_as("Grace", "2021-01-01")
    edit(repo.switch("main"), "a.md", 3).commit_as("Ada", "2021-02-02")
    repo.merge_as("Ada", "2021-03-03", "side")
    edit(repo, "b.md", 5).commit_as("Ada", "2021-04-04")
    assert told(history_of(repo.folder)) == {
        "b.md": ["2021-04-04 text", "2021-02-02 text", "2020-01-01 text"]
    }


def test_a_branch_whose_changes_were_not_taken_changes_nothing(repo):
    edit(repo.switch("-c", "side"), "a.md", 3).commit_as("Grace", "2021-01-01")
    repo.switch("main")
    repo.git("merge", "-q", "-s", "ours", "-m", "no", "side", **signed("Ada", "2021-02-02"))
    assert told(history_of(repo.folder)) == {"a.md": ["2020-01-01 text"]}


def test_a_merge_that_says_something_itself_has_changed_the_note(repo):
    edit(repo.switch("-c", "side"), "a.md", 3, "theirs").commit_as("Grace", "2021-01-01")
    edit(repo.switch("main"), "a.md", 3, "ours").commit_as("Ada", "2021-02-02")
    with pytest.raises(Exception, match="merge"):
        repo.merge_as("Ada", "2021-03-03", "side")
    repo.write(f"-- a.md --\n{prose('both of us')}").commit_as("Ada", "2021-03-03")
    assert told(history_of(repo.folder))["a.md"][0] == "2021-03-03 text"


def test_a_merge_that_only_puts_changes_together_says_nothing_itself(repo):
    edit(repo.switch("-c", "side"), "a.md", 1, "theirs").commit_as("Grace", "2021-01-01")
    edit(repo.switch("main"), "a.md", 9, "ours").commit_as("Ada", "2021-02-02")
    repo.merge_as("Hopper", "2021-03-03", "side")
    history = history_of(repo.folder)
    assert told(history) == {"a.md": ["2021-02-02 text", "2021-01-01 text", "2020-01-01 text"]}


def test_an_octopus_takes_in_what_each_of_its_branches_did(repo):
    for number in range(3):
        repo.switch("-c", f"side{number}", "main").write(f"-- {number}.md --\n{prose('x')}")
        repo.commit_as("Grace", f"2021-01-0{number + 1}")
    repo.switch("main").merge_as("Ada", "2021-02-02", "side0", "side1", "side2")
    history = history_of(repo.folder)
    assert days(history) == {
        "0.md": ("2021-01-01", "2021-01-01"),
        "1.md": ("2021-01-02", "2021-01-02"),
        "2.md": ("2021-01-03", "2021-01-03"),
        "a.md": ("2020-01-01", "2020-01-01"),
    }
    assert all(note.changes[0].merged_by for path, note in history.notes.items() if path != "a.md")


def test_two_histories_that_were_joined_are_both_told(repo):
    repo.git("switch", "-q", "--orphan", "other")
    repo.write(f"-- b.md --\n{prose('b')}").commit_as("Grace", "2015-01-01")
    repo.switch("main")
    repo.git("merge", "-q", "--allow-unrelated-histories", "-m", "join", "other")
    assert days(history_of(repo.folder))["b.md"] == ("2015-01-01", "2015-01-01")


def test_a_commit_over_many_notes_is_a_sweep_and_no_change_of_any(repo):
    names = [f"n{number:02}.md" for number in range(26)]
    for name in names:
        repo.write(f"-- {name} --\n{prose(name)}")
    repo.commit_as("Ada", "2021-01-01")
    for name in names[:25]:
        edit(repo, name, 3)
    repo.commit_as("Ada", "2022-01-01")
    history = history_of(repo.folder)
    assert told(history)["n25.md"] == ["2021-01-01 sweep"]
    assert told(history)["n24.md"] == ["2022-01-01 text", "2021-01-01 sweep"]
    assert days(history)["n25.md"] == (None, None)
    assert (since(history)["n25.md"], since(history)["n24.md"]) == ("2021-01-01", "2022-01-01")


def test_commits_that_are_set_aside_are_sweeps(repo):
    edit(repo, "a.md", 3).commit_as("Ada", "2021-01-01")
    (repo.folder / ".git-blame-ignore-revs").write_text(f"# form\n{repo.head()}  # words\n")
    assert told(history_of(repo.folder)) == {"a.md": ["2021-01-01 sweep", "2020-01-01 text"]}


def test_a_day_that_was_moved_is_told_apart(repo):
    repo.write(f"-- a.md --\n---\nlast_reviewed: 2020-01-01\n---\n{prose('a')}")
    repo.commit_as("Ada", "2021-01-01")
    repo.replace("a.md", "2020-01-01", "2022-02-02").commit_as("Ada", "2022-02-02")
    history = history_of(repo.folder)
    assert history.notes["a.md"].changes[0].kind is ChangeKind.DATES
    assert since(history) == {"a.md": "2021-01-01"}


def test_what_is_edited_and_not_committed_has_no_day(repo):
    edit(repo, "a.md", 3).write("-- new.md --\nNew.\n")
    history = history_of(repo.folder)
    assert history.notes["a.md"].edited
    assert since(history) == {"a.md": None}
    assert days(history) == {"a.md": ("2020-01-01", "2020-01-01")}


def test_a_rename_that_is_not_committed_keeps_the_day(repo):
    repo.move("a.md", "b.md")
    assert since(history_of(repo.folder)) == {"b.md": "2020-01-01"}


def test_the_order_of_commits_goes_before_their_days(repo):
    edit(repo, "a.md", 3).commit_as("Ada", "2020-01-01")
    edit(repo, "a.md", 4).commit_as("Ada", "2020-01-01")
    changes = history_of(repo.folder).notes["a.md"].changes
    log = repo.git("log", "--format=%H").split()
    assert [change.commit for change in changes] == log
