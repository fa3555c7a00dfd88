"""Which note of today a change was made to: every file is followed from where it began.

A file begins where it was added and keeps its number through renames, on whatever branch.
What was deleted ends there: a new file of its name is another one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from garden.history.facts import Commit, Touch

State = dict[str, int]
"""Path to number, at one commit."""


@dataclass(slots=True)
class Files:
    """All files that ever were."""

    same: list[int] = field(default_factory=list)
    """Number to a lower number that turned out to be the same file, or to itself."""

    def begin(self) -> int:
        """Return a new number."""
        self.same.append(len(self.same))
        return len(self.same) - 1

    def find(self, number: int) -> int:
        """Return the number by which a file is known in the end."""
        while self.same[number] != number:
            self.same[number] = self.same[self.same[number]]
            number = self.same[number]
        return number

    def unite(self, one: int, other: int) -> int:
        """Take two files for one: a merge has made one of them."""
        one, other = sorted((self.find(one), self.find(other)))
        self.same[other] = one
        return one


@dataclass(frozen=True, slots=True)
class Trail:
    """Every file followed to today."""

    files: Files
    """All files."""
    written: Sequence[tuple[Commit, Touch, int]]
    """Commit, what it did to the text of a file, and the file's number then; oldest first."""
    merged: Mapping[str, frozenset[int]]
    """Merge to the numbers of the files whose text it changed on its line."""
    today: Mapping[str, int]
    """Path today to number."""


def follow_files(order: Sequence[Commit]) -> Trail:
    """Follow every file through commits, parents first."""
    files, written, merged = Files(), list[tuple[Commit, Touch, int]](), {}
    states: dict[str, State] = {}
    left = _children(order)
    state: State = {}
    for commit in order:
        parents = [states[parent] for parent in commit.parents]
        spare = bool(parents) and left[commit.parents[0]] == 1
        state = _after(files, commit.touches, parents, spare=spare)
        if len(parents) > 1:
            merged[commit.id] = frozenset(
                state[t.path] for t in commit.touches if t.kind and t.path in state
            )
        for touch in commit.own if len(parents) > 1 else commit.touches:
            if touch.kind and touch.path in state:
                written.append((commit, touch, state[touch.path]))
        states[commit.id] = state
        for parent in commit.parents:
            left[parent] -= 1
            if not left[parent]:
                states.pop(parent, None)
    return Trail(files, written, merged, state)


def move_on(files: Files, state: Mapping[str, int], touches: Iterable[Touch]) -> State:
    """Return which files there are after what is not committed yet."""
    return _after(files, tuple(touches), [dict(state)], spare=True)


def _children(order: Iterable[Commit]) -> dict[str, int]:
    """Return how often each commit is the parent of another."""
    left: dict[str, int] = {}
    for commit in order:
        left.setdefault(commit.id, 0)
        for parent in commit.parents:
            left[parent] += 1
    return left


def _after(
    files: Files, touches: Sequence[Touch], parents: Sequence[State], *, spare: bool
) -> State:
    """Return which files there are after a commit; `spare`: the first parent's may be changed."""
    state = parents[0] if parents and spare else dict(*parents[:1])
    if len(parents) < 2 and all(t.status in "MT" and t.path in state for t in touches):  # noqa: PLR2004
        return state  # most commits: every file stays where it is
    moved = {t.path: state.pop(t.old) for t in touches if t.status == "R" and t.old in state}
    for touch in touches:
        if touch.status == "D":
            state.pop(touch.path, None)
    for touch in touches:
        if touch.status == "D":
            continue
        number = moved.get(touch.path, state.get(touch.path) if touch.status in "MT" else None)
        for other in parents[1:]:
            theirs = other.get(touch.path)
            if theirs is not None:
                number = theirs if number is None else files.unite(number, theirs)
        state[touch.path] = files.begin() if number is None else number
    return state
