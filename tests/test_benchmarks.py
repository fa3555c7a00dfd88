"""The benchmarks still run. How long they take decides nothing here."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from histories import told
from repos import Repo

from garden.history.read import read_log
from garden.history.tell import tell_history
from garden.history.voices import voices_of

HERE = Path(__file__).parents[1] / "benchmarks" / "history"


def make(folder, *options):
    subprocess.run([sys.executable, HERE / "make_repository.py", folder, *options], check=True)
    return folder


def test_a_repository_is_the_same_for_the_same_seed(tmp_path):
    heads = {
        name: Repo(make(tmp_path / name, "--commits", "60", "--seed", seed)).head()
        for name, seed in (("one", "1"), ("again", "1"), ("other", "2"))
    }
    assert heads["one"] == heads["again"] != heads["other"]


def test_a_repository_holds_every_situation_that_is_measured(tmp_path):
    folder = make(tmp_path / "made", "--commits", "900", "--notes", "40")
    log = read_log(folder)
    history, _ = tell_history(log.commits, voices_of((), (), log.commits.mailmap))
    kinds = {kind.split()[1] for changes in told(history).values() for kind in changes}
    changes = [change for note in history.notes.values() for change in note.changes]
    assert len(log.commits.known) == 900
    assert kinds >= {"text", "dates", "links", "sweep"}
    assert any(len(change.voices) > 1 for change in changes)
    assert any(change.merged_by for change in changes)
    assert any(touch.status == "R" for c in log.commits.known.values() for touch in c.touches)
    assert any(c.author.name == "tidy[bot]" for c in log.commits.known.values())


def test_the_comparison_runs(tmp_path):
    command = [sys.executable, HERE / "compare.py", tmp_path, "--commits", "30"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "| git | " in said
    assert "| 30 | " in said


@pytest.mark.parametrize("library", ["pygit2", "dulwich"])
def test_libraries_tell_what_git_tells(tmp_path, monkeypatch, library):
    if not importlib.util.find_spec(library):
        pytest.skip(f"{library} is not installed")
    monkeypatch.syspath_prepend(str(HERE))
    from readers import READERS  # noqa: PLC0415 - a script, not a package

    folder = make(tmp_path / "made", "--commits", "200", "--notes", "30")
    assert dict_of(READERS[library](folder)) == dict_of(READERS["git"](folder))


def dict_of(found):
    return {commit: (notes, lines) for commit, notes, lines in found}
