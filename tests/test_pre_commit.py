"""The hooks for pre-commit that this repository offers."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from repos import Repo
from test_cli import run

HOOKS = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A garden with one slip that was committed long ago."""
    made = Repo(tmp_path / "repo").write(
        "-- mkdocs.yml --\nsite_name: X\ndocs_dir: content\nplugins: [garden]\n"
        "-- content/old.md --\n# Old\n\n[gone](gone.md)\n-- content/fine.md --\n# Fine\n"
    )
    made.commit()
    monkeypatch.chdir(made.folder)
    return made


def hooked(name):
    """Run the entry of a hook, as pre-commit does with `pass_filenames: false`."""
    (hook,) = (hook for hook in HOOKS if hook["id"] == name)
    assert hook["pass_filenames"] is False
    program, *arguments = shlex.split(hook["entry"])
    assert program == "garden"
    return run(*arguments)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_each_hook_has_what_pre_commit_needs(hook):
    """https://pre-commit.com/#new-hooks."""
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook["language"] == "python"
    assert re.search(hook["files"], "content/deep/a.md")
    assert not re.search(hook["files"], "scripts/a.py")


def test_all_notes_are_looked_at(repo):
    """A slip anywhere stops a commit; warnings do not."""
    code, said = hooked("garden-check")
    assert code == 1
    assert "content/old.md" in said
    repo.delete("content/old.md")
    assert hooked("garden-check")[0] == 0


def test_changed_notes_alone_are_looked_at_if_that_is_asked_for(repo):
    """What was there before is not held against whoever commits now."""
    assert hooked("garden-check-changed")[0] == 0
    repo.write("-- content/new.md --\n# New\n\n[lost](lost.md)\n")
    code, said = hooked("garden-check-changed")
    assert code == 1
    assert "content/new.md" in said
    assert "content/old.md" not in said
