"""What is kept of a history from one run to the next: only what is new is asked of git."""

import json
import multiprocessing
import subprocess

import pytest
from histories import days, history_of, told
from hypothesis import given, settings
from hypothesis import strategies as st
from repos import Repo, prose

from garden.history import read
from garden.history.dump import dump
from garden.history.store import cache_file, read_kept


@pytest.fixture
def repo(tmp_path):
    """A repository with three commits."""
    made = Repo(tmp_path / "repo").write(f"-- a.md --\n{prose('a')}").commit_as("Ada", "2020-01-01")
    made.move("a.md", "ü.md").commit_as("Ada", "2021-01-01")
    return made.replace("ü.md", "sentence 3", "three").commit_as("Ada", "2022-01-01")


@pytest.fixture
def kept(tmp_path):
    """A file that is not there yet."""
    return tmp_path / "cache" / "kept.json"


@pytest.fixture
def asked(monkeypatch):
    """A list of how many commits git told of, each time it was asked."""
    counts = []
    told_by_git = read._told

    def count(*arguments):
        commits = list(told_by_git(*arguments))
        counts.append(len(commits))
        return commits

    monkeypatch.setattr(read, "_told", count)
    return counts


def again(repo, kept):
    """Return the history as a new process would read it, after making sure that it is right."""
    read._known.cache_clear()
    found = history_of(repo.folder, kept=kept)
    read._known.cache_clear()
    return found


def fresh(repo):
    """Return the history as it is without a cache."""
    read._known.cache_clear()
    return dump(history_of(repo.folder))


def test_a_second_run_asks_git_for_no_commit(repo, kept, asked):
    first = dump(again(repo, kept))
    second = dump(again(repo, kept))
    assert asked == [3]
    assert first == second


def test_after_a_new_commit_only_that_one_is_read(repo, kept, asked):
    again(repo, kept)
    repo.replace("ü.md", "sentence 5", "five").commit_as("Ada", "2023-01-01")
    grown = again(repo, kept)
    assert asked == [3, 1]
    assert dump(grown) == fresh(repo)
    assert days(grown) == {"ü.md": ("2020-01-01", "2023-01-01")}


def test_a_commit_that_was_amended_is_forgotten(repo, kept, asked):
    again(repo, kept)
    repo.write("-- b.md --\nB\n")
    repo.git("add", "-A")
    repo.git("commit", "-q", "--amend", "-m", "other", GIT_COMMITTER_DATE="2022-02-02T00:00:00Z")
    amended = again(repo, kept)
    assert asked == [3, 1]
    assert dump(amended) == fresh(repo)
    assert len(told(amended)["ü.md"]) == 2
    assert len(json.loads(kept.read_bytes().partition(b"\n")[2])) == 1 + 3


def test_a_history_that_was_rewritten_from_its_root_is_read_anew(repo, kept, asked):
    again(repo, kept)
    repo.git("switch", "-q", "--orphan", "new")
    repo.write(f"-- a.md --\n{prose('a')}").commit_as("Grace", "2015-01-01")
    repo.git("branch", "-q", "-D", "main")
    repo.git("reflog", "expire", "--expire=now", "--all")
    repo.git("gc", "-q", "--prune=now")
    assert dump(again(repo, kept)) == fresh(repo)
    assert asked[0] == 3
    assert days(again(repo, kept)) == {"a.md": ("2015-01-01", "2015-01-01")}


def test_going_back_to_an_older_commit_forgets_the_newer(repo, kept):
    again(repo, kept)
    repo.git("reset", "-q", "--hard", "HEAD~2")
    assert days(again(repo, kept)) == {"a.md": ("2020-01-01", "2020-01-01")}
    assert dump(again(repo, kept)) == fresh(repo)


def test_merges_that_came_later_are_told_as_if_all_were_read_at_once(repo, kept):
    again(repo, kept)
    repo.switch("-c", "side").replace("ü.md", "sentence 5", "five").commit_as("Grace", "2023-01-01")
    repo.switch("main").move("ü.md", "b.md").commit_as("Ada", "2023-02-02")
    again(repo, kept)
    repo.merge_as("Ada", "2023-03-03", "side")
    assert dump(again(repo, kept)) == fresh(repo)


def test_sweeps_and_people_of_today_hold_for_what_is_kept(repo, kept, asked):
    again(repo, kept)
    (repo.folder / ".git-blame-ignore-revs").write_text(repo.head())
    assert told(again(repo, kept))["ü.md"][0] == "2022-01-01 sweep"
    assert again(repo, kept).notes["ü.md"].changes[0].voices
    assert again_with_bots(repo, kept) == []
    assert asked == [3]


def again_with_bots(repo, kept):
    """Return the changes that are left when Ada is declared to be a program."""
    return [
        c
        for n in history_of(repo.folder, kept=kept, bots=["Ada"]).notes.values()
        for c in n.changes
    ]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _data: b"",
        lambda data: data[:-9],
        lambda data: data[:200] + b"x" + data[201:],
        lambda data: data.partition(b"\n")[2],
        lambda _data: b"[" * 100_000,
        lambda _data: b"\x80\x04N.",
        lambda data: data + b" ",
    ],
)
def test_what_is_corrupt_is_ignored_and_written_anew(repo, kept, asked, spoil):
    whole = dump(again(repo, kept))
    data = kept.read_bytes()
    kept.write_bytes(spoil(data))
    assert dump(again(repo, kept)) == whole
    assert asked == [3, 3]
    assert kept.read_bytes() == data


def test_what_another_repository_or_folder_kept_is_not_used(repo, kept, tmp_path):
    other = Repo(tmp_path / "other").write("-- x.md --\nX\n").commit_as("Ada", "2019-01-01")
    again(other, kept)
    assert dump(again(repo, kept)) == fresh(repo)
    repo.write("-- sub/c.md --\nC\n").commit_as("Ada", "2024-01-01")
    again(repo, kept)
    assert days(history_of(repo.folder / "sub", kept=kept)) == {
        "c.md": ("2024-01-01", "2024-01-01")
    }


def test_a_cache_that_lacks_a_commit_is_completed(repo, kept, asked):
    again(repo, kept)
    repo.replace("ü.md", "sentence 5", "five").commit_as("Ada", "2023-01-01")
    tip, known = read_kept(kept, "")
    read.keep(kept, "", tip, [known[tip]])
    assert dump(again(repo, kept)) == fresh(repo)
    assert asked[:3] == [3, 1, 4]


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(repo, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert days(history_of(repo.folder, kept=tmp_path / "file" / "kept.json"))


def test_the_cache_is_the_same_to_the_byte_however_it_came_about(repo, kept, tmp_path):
    repo.switch("-c", "side").replace("ü.md", "sentence 5", "five").commit_as("Grace", "2023-01-01")
    repo.switch("main").write("-- b.md --\nB\n").commit_as("Ada", "2023-02-02")
    again(repo, kept)
    repo.merge_as("Ada", "2023-03-03", "side")
    again(repo, kept)
    again(repo, tmp_path / "once.json")
    assert kept.read_bytes() == (tmp_path / "once.json").read_bytes()


def test_a_cache_lies_in_the_users_own_folder_and_only_they_may_read_it(
    repo, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    file = cache_file(repo.folder)
    again(repo, file)
    assert file.is_relative_to(tmp_path / "own")
    assert file.stat().st_mode & 0o077 == 0
    assert cache_file(repo.folder) != cache_file(repo.folder / "sub")


def _read_often(folder, kept, wanted):
    for _ in range(5):
        read._known.cache_clear()
        assert dump(history_of(folder, kept=kept)) == wanted


def test_processes_at_the_same_time_do_each_other_no_harm(repo, kept):
    wanted = fresh(repo)
    start = multiprocessing.get_context("fork").Process
    processes = [start(target=_read_often, args=(repo.folder, kept, wanted)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert [file.name for file in kept.parent.iterdir()] == ["kept.json"]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["edit", "move", "add", "delete", "branch", "merge"]), st.integers(0, 3)
    ),
    max_size=8,
)


@settings(max_examples=12)
@given(STEPS)
def test_a_history_that_grew_is_the_history_read_at_once(tmp_path_factory, steps):
    repo = Repo(tmp_path_factory.mktemp("repo")).write(f"-- n0.md --\n{prose('zero')}")
    repo.commit_as("Ada", "2020-01-01")
    kept = repo.folder / ".git" / "kept.json"
    for day, (step, number) in enumerate(steps, start=2):
        _step(repo, step, number, f"2020-01-{day:02}")
        grown = dump(again(repo, kept))
    assert dump(again(repo, kept)) == fresh(repo)
    if steps:
        assert grown == fresh(repo)


def _step(repo, step, number, day):
    notes = sorted(path.name for path in repo.folder.glob("*.md"))
    note = notes[number % len(notes)] if notes else ""
    if step == "merge":
        _merge(repo)
    elif step == "branch":
        repo.git("switch", "-q", "-C", "side")
    elif step == "add" or not note:
        repo.write(f"-- n{day[-2:]}.md --\n{prose(day)}").commit_as("Ada", day)
    elif step == "edit":
        (repo.folder / note).write_text((repo.folder / note).read_text() + f"More on {day}.\n")
        repo.commit_as("Ada", day)
    elif step == "move":
        repo.move(note, f"m{day[-2:]}.md").commit_as("Ada", day)
    else:
        repo.delete(note).commit_as("Ada", day)


def _merge(repo):
    """Merge the branch, if there is one and git can do it alone."""
    repo.git("switch", "-q", "main")
    try:
        repo.git("merge", "-q", "--no-ff", "-X", "ours", "-m", "merge", "side")
    except subprocess.CalledProcessError:
        repo.git("reset", "-q", "--hard")
