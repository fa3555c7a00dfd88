"""Repositories as they come: a correct history, or a clear word on why there is none."""

import os
import re
import subprocess
from datetime import UTC, datetime

import pytest
from histories import days, history_of, since, told
from repos import IDENTITY, Repo, prose, signed
from typer.testing import CliRunner

from garden.brief.repository import PARTIAL
from garden.cli import app
from garden.config import GardenConfig
from garden.errors import UsageError
from garden.history import read
from garden.history.dump import dump
from garden.past.recall import recall
from garden.slug import slugify_ascii


@pytest.fixture
def repo(tmp_path):
    """A repository with two notes and two commits."""
    made = Repo(tmp_path / "repo").write(f"-- a.md --\n{prose('a')}-- sub/b.md --\n{prose('b')}")
    made.commit_as("Ada", "2020-01-01")
    return made.replace("a.md", "sentence 3", "three").commit_as("Grace", "2021-01-01")


def remark(folder):
    """Return why nothing is known, as a garden is told."""
    history = recall(folder, folder, GardenConfig(), slugify_ascii).history
    assert not history.known
    assert history.notes == {}
    return history.remark


def clone(repo, goal, *options):
    """Clone a repository as a forge would give it away."""
    repo.git("config", "uploadpack.allowFilter", "true")
    command = ["git", "clone", "-q", *options, repo.folder.as_uri(), str(goal)]
    subprocess.run(command, check=True, env={**os.environ, **IDENTITY})
    return goal


# --- repositories ---------------------------------------------------------------------


def test_a_shallow_clone_is_refused_with_what_to_do(repo, tmp_path):
    assert remark(clone(repo, tmp_path / "clone", "--depth", "1")) == read.SHALLOW
    assert "git fetch --unshallow" in read.SHALLOW


def test_a_partial_clone_fetches_nothing_and_says_so(repo, tmp_path):
    goal = clone(repo, tmp_path / "clone", "--filter=blob:none")
    assert remark(goal) == read.PARTIAL
    objects = sorted(file.name for file in (goal / ".git/objects").rglob("*"))
    remark(goal)
    assert sorted(file.name for file in (goal / ".git/objects").rglob("*")) == objects


def test_no_repository_no_commit_and_no_git_are_said(repo, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()
    assert remark(tmp_path / "plain") == read.NO_REPOSITORY
    assert remark(Repo(tmp_path / "empty").folder) == read.NO_COMMIT
    monkeypatch.setenv("PATH", str(tmp_path / "plain"))
    assert remark(repo.folder) == read.NO_GIT


def test_a_repository_without_notes_is_known_and_empty(tmp_path):
    repo = Repo(tmp_path).write("-- x.txt --\nx\n").commit_as("Ada", "2020-01-01")
    assert history_of(repo.folder).known
    assert told(history_of(repo.folder)) == {}


def test_replaced_and_grafted_commits_count_as_they_were_made(repo):
    before = dump(history_of(repo.folder))
    repo.git("replace", "--graft", "HEAD")
    assert dump(history_of(repo.folder)) == before
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/grafts").write_text(repo.head() + "\n")
    read._known.cache_clear()
    assert dump(history_of(repo.folder)) == before


@pytest.mark.parametrize("command", ["check --changed", "brief", "invite"])
def test_the_first_thing_said_of_a_change_in_a_shallow_clone_is_what_to_do(repo, tmp_path, command):
    """And nothing else is: all other remarks have the same cause."""
    shallow = clone(repo, tmp_path / "clone", "--depth", "1")
    settings = shallow / "mkdocs.yml"
    settings.write_text("site_name: G\ndocs_dir: sub\nplugins: [garden]\n", encoding="utf-8")
    done = CliRunner().invoke(app, [*command.split(), "HEAD~1..HEAD", "-f", str(settings)])
    assert isinstance(done.exception, UsageError)
    assert str(done.exception).startswith("Fetch the rest of the history with `git fetch --unshal")
    assert done.output == ""


@pytest.mark.parametrize("said", [read.SHALLOW, read.PARTIAL, PARTIAL])
def test_what_to_do_goes_before_why(said):
    assert re.match(r"Fetch [^.]*`git fetch --.*: this", said)


def test_why_nothing_is_known_is_said_once(repo, tmp_path):
    shallow = clone(repo, tmp_path / "clone", "--depth", "1")
    settings = shallow / "mkdocs.yml"
    settings.write_text("site_name: G\ndocs_dir: sub\nplugins: [garden]\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["history", "-f", str(settings)])
    assert done.exit_code == 1
    assert done.output.replace("\n", " ").split().count("--unshallow`,") == 1


def test_a_linked_worktree_has_the_same_history(repo, tmp_path):
    repo.git("worktree", "add", "-q", str(tmp_path / "tree"), "HEAD~")
    assert days(history_of(tmp_path / "tree"))["a.md"] == ("2020-01-01", "2020-01-01")
    assert days(history_of(repo.folder))["a.md"] == ("2020-01-01", "2021-01-01")


def test_notes_in_a_submodule_have_the_history_of_their_own_repository(repo, tmp_path):
    outer = Repo(tmp_path / "outer").write("-- own.md --\nOwn\n").commit_as("Ada", "2023-01-01")
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", str(repo.folder), "content")
    outer.commit_as("Ada", "2024-01-01")
    assert days(history_of(outer.folder / "content"))["a.md"] == ("2020-01-01", "2021-01-01")
    assert set(days(history_of(outer.folder))) == {"own.md"}


def test_only_what_is_below_the_content_folder_counts(repo):
    assert days(history_of(repo.folder / "sub")) == {"b.md": ("2020-01-01", "2020-01-01")}


def test_a_note_that_came_from_outside_the_content_folder_begins_there(repo):
    repo.move("a.md", "sub/a.md").commit_as("Ada", "2022-01-01")
    assert days(history_of(repo.folder / "sub"))["a.md"] == ("2022-01-01", "2022-01-01")


def test_a_broken_repository_is_told_and_never_raised(repo):
    for file in (repo.folder / ".git/objects").rglob("*"):
        if file.is_file():
            file.chmod(0o644)
            file.write_bytes(b"")
    assert "Git could not tell" in remark(repo.folder)


def test_a_signed_commit_is_a_commit(repo):
    raw = repo.git("cat-file", "commit", "HEAD")
    head, _, message = raw.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n nonsense\n -----END PGP SIGNATURE-----"
    data = f"{head}\n{signature}\n\n{message}".encode()
    commit = repo.git("hash-object", "-t", "commit", "-w", "--stdin", told=data).strip()
    repo.git("reset", "-q", "--hard", commit)
    repo.git("config", "log.showSignature", "true")
    assert days(history_of(repo.folder))["a.md"] == ("2020-01-01", "2021-01-01")


# --- clocks ---------------------------------------------------------------------------

FUTURE = "9999999999 +0000"


def rewrite_dates(repo, old, author, committer=None):
    """Make the newest commit once more, with dates that git itself would refuse."""
    raw = repo.git("cat-file", "commit", "HEAD")
    raw = raw.replace(f"> {old}", f"> {author}", 1)
    raw = raw.replace(f"> {old}", f"> {committer or author}", 1)
    command = ("hash-object", "-t", "commit", "-w", "--stdin", "--literally")
    commit = repo.git(*command, told=raw.encode()).strip()
    repo.git("update-ref", "refs/heads/main", commit)
    return repo


@pytest.mark.parametrize("date", [FUTURE, "0 +0000", "-86400 +0000", "", "9" * 30 + " +0000", "x"])
def test_a_date_that_cannot_be_right_is_no_date(repo, date):
    repo.replace("a.md", "sentence 5", "five").commit_as("Ada", "2022-01-01")
    rewrite_dates(repo, "1641038400 +0000", date)
    history = history_of(repo.folder)
    assert days(history)["a.md"] == ("2020-01-01", None)
    assert since(history)["a.md"] is None
    assert "The day of one commit cannot be right" in history.remark
    assert f"{history.as_of:%Y-%m-%d}" == "2021-01-01"
    assert days(history)["sub/b.md"] == ("2020-01-01", "2020-01-01")


def test_a_change_after_one_without_a_day_has_its_day(repo):
    repo.replace("a.md", "sentence 5", "five").commit_as("Ada", "2022-01-01")
    rewrite_dates(repo, "1641038400 +0000", FUTURE)
    repo.replace("a.md", "sentence 6", "six").commit_as("Ada", "2023-01-01")
    assert days(history_of(repo.folder))["a.md"] == ("2020-01-01", "2023-01-01")


def test_a_note_that_began_on_no_day_has_no_first_day(tmp_path):
    repo = Repo(tmp_path / "repo").write(f"-- a.md --\n{prose('a')}")
    rewrite_dates(repo.commit_as("Ada", "2022-01-01"), "1641038400 +0000", "0 +0000")
    assert days(history_of(repo.folder)) == {"a.md": (None, None)}
    repo.replace("a.md", "sentence 6", "six").commit_as("Ada", "2023-01-01")
    assert days(history_of(repo.folder)) == {"a.md": (None, "2023-01-01")}


def test_a_commit_that_was_written_after_it_was_committed_has_no_day(repo):
    repo.replace("a.md", "sentence 5", "five")
    repo.git("commit", "-q", "-am", "x", **signed("Ada", "2023-01-01", committed="2022-01-01"))
    repo.write("-- c.md --\nC\n").commit_as("Ada", "2024-01-01")
    assert days(history_of(repo.folder))["a.md"] == ("2020-01-01", None)


def test_days_do_not_hang_on_the_clock_of_whoever_asks(repo):
    late = dump(history_of(repo.folder, now=datetime(2050, 1, 1, tzinfo=UTC)))
    assert dump(history_of(repo.folder)) == late == dump(history_of(repo.folder, now=None))


def test_a_day_is_that_of_utc_wherever_somebody_wrote(repo):
    repo.replace("a.md", "sentence 5", "five").commit_as("Ada", "2022-01-01 23:30:00 -0800")
    assert days(history_of(repo.folder))["a.md"] == ("2020-01-01", "2022-01-02")
