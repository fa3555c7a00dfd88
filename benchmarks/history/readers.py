"""Three ways to ask a repository what its commits did to notes: git itself, pygit2, dulwich.

Each yields, for every commit, what was added, changed, renamed and deleted as seen from the
first parent, renames by the same likeness of 60 %, with the number of lines that went and came.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Told = tuple[str, frozenset[tuple[str, str]], int]
"""Commit, status and path of each note, and how many lines went and came."""


def with_git(folder: Path) -> Iterator[Told]:
    """Ask the git program, in one process; read as the garden does, without telling kinds apart."""
    from garden.git.rawdiff import path_of, unquoted  # noqa: PLC0415
    from garden.git.run import run_git  # noqa: PLC0415 - each way in a process of its own
    from garden.history.read import _ALL, _DIFF, _LOG, _NOTES  # noqa: PLC0415

    commit, touched, lines = "", set[tuple[str, str]](), 0
    for line in run_git(folder, *_LOG, *_ALL, *_DIFF, "HEAD", *_NOTES):
        if line.startswith(b"\x1e"):
            if commit:
                yield commit, frozenset(touched), lines
            commit, touched, lines = line[1:41].decode(), set(), 0
        elif line.startswith(b":"):
            facts, *paths = line.split(b"\t")
            status = facts.rpartition(b" ")[2][:1].decode()
            touched.add((status, path_of(unquoted(paths[-1]))))
        elif line[:1] in {b"+", b"-"} and not line.startswith((b"+++ ", b"--- ")):
            lines += 1
    yield commit, frozenset(touched), lines


def with_pygit2(folder: Path) -> Iterator[Told]:
    """Ask libgit2."""
    import pygit2  # noqa: PLC0415

    repository = pygit2.Repository(str(folder))
    status = {1: "A", 2: "D", 3: "M", 4: "R"}
    for commit in repository.walk(repository.head.target):
        if commit.parents:
            diff = repository.diff(commit.parents[0], commit, context_lines=0)
        else:
            diff = commit.tree.diff_to_tree(context_lines=0, swap=True)
        diff.find_similar(rename_threshold=60)
        touched = {(status[d.status], d.new_file.path) for d in diff.deltas}
        lines = sum(hunk.old_lines + hunk.new_lines for patch in diff for hunk in patch.hunks)
        yield str(commit.id), frozenset(touched), lines


def with_dulwich(folder: Path) -> Iterator[Told]:
    """Ask dulwich, which is Python with a few parts in Rust."""
    from dulwich.diff_tree import RenameDetector, tree_changes  # noqa: PLC0415
    from dulwich.repo import Repo  # noqa: PLC0415

    repository = Repo(str(folder))
    store = repository.object_store
    renames = RenameDetector(store, rename_threshold=60)
    letters = {"add": "A", "delete": "D", "modify": "M", "rename": "R"}
    for entry in repository.get_walker():
        before = store[entry.commit.parents[0]].tree if entry.commit.parents else None
        found = list(tree_changes(store, before, entry.commit.tree, rename_detector=renames))
        touched, lines = set(), 0
        for change in found:
            side = change.old if change.type == "delete" else change.new
            touched.add((letters[change.type], side.path.decode("utf-8", "surrogateescape")))
            lines += _lines(store, change.old, change.new)
        yield entry.commit.id.decode(), frozenset(touched), lines


def _lines(store: Mapping[bytes, object], old: object, new: object) -> int:
    """Count the lines that went and came; dulwich leaves that to Python's difflib."""
    before, after = (
        store[side.sha].data.splitlines() if side and side.sha else [] for side in (old, new)
    )
    if not before or not after:
        return len(before) + len(after)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return sum(i2 - i1 + j2 - j1 for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal")


READERS: Mapping[str, Callable[[Path], Iterator[Told]]] = {
    "git": with_git,
    "pygit2": with_pygit2,
    "dulwich": with_dulwich,
}
"""Each by its name."""
