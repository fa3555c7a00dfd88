"""Moves in whole gardens, ours and real ones: git sees no more than the move, nothing is lost."""

import random
import shutil
import subprocess
import sys

import pytest
from sites import ROOT
from test_corpora import ENTRIES, garden_of

from garden.garden import Garden
from garden.model import NotePath
from garden.project import load_garden, load_project
from garden.reading.parse import parse_note
from garden.rename.diff import unified_diff
from garden.rename.journal import Journal
from garden.rename.plan import plan_move
from garden.rename.target import Wish, understand
from garden.worktree import uncommitted

GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")


def git(folder, *arguments, text=None):
    done = subprocess.run(
        [*GIT, *arguments], cwd=folder, capture_output=True, check=True, input=text, text=True
    )
    return done.stdout


@pytest.fixture
def ours(tmp_path):
    """A copy of our own garden as a repository with one commit."""
    root = tmp_path / "ours"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    git(tmp_path, "init", "-q", "ours")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "begin")
    return root


MOVES = [
    Wish("Peer assist", "Peer consult"),
    Wish("Peer assist", "somewhere/else/assist.md", alias=True, redirect=True),
    Wish("Community of practice", "Community of learning", alias=True),
    Wish("Facilitation", "Hosting", alias=True),
    Wish("Links and wikilinks", "handbook/language/links.md"),
    Wish("Links and wikilinks#Markdown links", "Addresses in Markdown"),
]


@pytest.mark.parametrize("wish", MOVES, ids=lambda wish: f"{wish.old} to {wish.new}")
def test_a_move_in_our_garden_is_no_more_than_it_must_be(ours, wish):
    """Only lines that name the note change; the census stays; the patch does the same."""
    project = load_project(ours)
    before = load_garden(project)
    plan = plan_move(before, understand(before, wish), project.slugify)
    Journal(project.content).write(plan)
    after = load_garden(project)
    assert after.census() == before.census()
    git(ours, "add", "-A")
    stat = git(ours, "diff", "--cached", "-M", "--numstat", "-z").split("\0")
    assert sum(1 for entry in stat if entry.count("\t") == 2) == len(plan.changes)
    added = sum(int(entry.split("\t")[0]) for entry in stat if entry.count("\t") == 2)
    own = {place.path for place in plan.respelled}
    lines = {(place.path, place.position.line) for place in plan.respelled}
    head = 1 + wish.alias + wish.redirect + 2 * (plan.move.title != "")
    assert added <= len(lines) + head
    assert {change.old for change in plan.changes} == own | {plan.move.old}
    tree = git(ours, "write-tree")
    git(ours, "reset", "-q", "--hard")
    git(ours, "apply", "--index", text=unified_diff(plan, "content/"))
    assert git(ours, "write-tree") == tree


def test_git_says_what_is_not_committed(ours):
    content = ours / "content"
    assert uncommitted(content) == frozenset()
    (content / "routines" / "peer-assist.md").write_text("changed", encoding="utf-8")
    assert uncommitted(content) == {"routines/peer-assist.md"}


def garden_mv(folder, *arguments):
    command = [sys.executable, "-c", "from garden.cli import main; main()", "mv", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_what_is_not_committed_is_not_changed_unless_told_to(ours):
    """A file that the move does not touch may be changed; one that it would may not."""
    check_in = ours / "content" / "routines" / "community-check-in.md"
    check_in.write_bytes(check_in.read_bytes() + b"More.\n")
    (ours / "content" / "new.md").write_text("Nothing to do with it.\n", encoding="utf-8")
    state = git(ours, "status", "--porcelain")
    code, said = garden_mv(ours, "Peer assist", "Peer consult")
    assert code == 2
    assert "Not committed yet: routines/community-check-in.md." in said
    assert git(ours, "status", "--porcelain") == state
    assert garden_mv(ours, "Peer assist", "Peer consult", "--dry-run")[0] == 0
    assert git(ours, "status", "--porcelain") == state
    code, said = garden_mv(ours, "Peer assist", "Peer consult", "--force")
    assert code == 0, said
    assert "[[Peer consult]]" in check_in.read_text("utf-8")
    assert check_in.read_bytes().endswith(b"More.\n")


@pytest.mark.parametrize("name", ENTRIES)
def test_moves_in_real_gardens_keep_every_link(name):
    """The most linked notes and some others, each to another folder under another name."""
    garden = garden_of(name)
    ranked = sorted(garden.notes, key=lambda path: -len(garden.backlinks(path)))
    chosen = [*ranked[:4], *random.Random(name).sample(ranked[4:], 4)]  # noqa: S311 - no secret
    folders = [path.rpartition("/")[0] for path in ranked[:8]]
    for path, folder in zip(chosen, folders, strict=True):
        move = understand(garden, Wish(path, f"{folder}/new place/a new name.md".lstrip("/")))
        plan = plan_move(garden, move)
        after = moved(garden, plan)
        census = garden.census()
        if not plan.mended:
            assert after.census() == census, path
        assert len(plan.changes) == len({p.path for p in plan.respelled} | {path})
        for change in plan.changes:
            assert change.before.count("\n") == change.after.count("\n")


def moved(garden, plan):
    """The garden that a plan makes, every changed file read again."""
    old = {change.old for change in plan.changes}
    kept = [note for path, note in garden.notes.items() if path not in old]
    read = [parse_note(NotePath(c.new), c.after, garden.config) for c in plan.changes]
    return Garden([*kept, *read], garden.assets, garden.config)
