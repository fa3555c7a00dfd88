"""Write a garden's repository with a long history, the same for the same seed.

    python benchmarks/history/make_repository.py FOLDER --commits 15000

A few hundred notes by forty people and a program: small edits, new notes, moves, commits with
co-authors, days that were moved and nothing read, links that were mended, sweeps over many
notes, and branches that somebody else merged. `git fast-import` takes it in a few seconds.
"""

import argparse
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

START = 1_262_304_000
"""The first of January 2010; commits are some hours apart."""

WORDS = (
    *("community", "practice", "review", "note", "domain", "story", "routine", "question"),
    *("answer", "learning", "boundary", "meeting", "facilitator", "newcomer", "steward"),
    *("tool", "term", "charter", "agenda", "experience", "doubt", "evidence"),
)
FOLDERS = ("facilitation", "onboarding", "reviews", "decisions", "tools", "stories")
PEOPLE = tuple(f"Gardener {number:02}" for number in range(40))
BOT = "tidy[bot]"
LINES = 24
SWEEP = 60
"""How many notes a sweep touches."""

STEPS = {"edit": 840, "bot": 55, "side": 60, "redate": 50, "relink": 30, "move": 20, "sweep": 5}
"""What a commit does, by how often in a thousand."""

GROWTH = 0.15
"""How often a commit adds a note, until there are enough."""

LONGEST_SIDE = 7
"""How many commits a branch, what happens beside it and its merge may come to."""

HELPED = 0.05
"""How often somebody wrote a sentence with somebody else."""


@dataclass
class Branch:
    """What stands at the tip of a line of commits."""

    mark: int = 0
    notes: dict[str, list[str]] = field(default_factory=dict)


class Story:
    """Writes commits, one after the other, as `git fast-import` reads them."""

    def __init__(self, commits: int, notes: int, seed: int) -> None:
        """Begin a history of so many commits over so many notes."""
        self.dice = random.Random(seed)  # noqa: S311 - repeatable, and no secret
        self.commits, self.wanted = commits, notes
        self.marks, self.written, self.clock = 0, 0, START
        self.main = Branch()

    def tell(self) -> Iterator[bytes]:
        """Yield the whole stream."""
        yield from self._commit(self.main, "Begin", [self._new(self.main) for _ in range(8)])
        while self.written < self.commits:
            yield from self._step(self.main)
        yield b"reset refs/heads/main\nfrom :%d\n\ndone\n" % self.main.mark

    def _side(self) -> Iterator[bytes]:
        """Somebody works on a branch while the main line goes on, and somebody else merges."""
        side = Branch(self.main.mark, {path: list(text) for path, text in self.main.notes.items()})
        before = dict(side.notes)
        mine = self.dice.sample(sorted(side.notes), 2)
        for _ in range(self.dice.randint(1, 4)):
            yield from self._edit(side, self.dice.choice(mine))
        for _ in range(self.dice.randint(0, 2)):
            others = [path for path in self.main.notes if path not in mine]
            yield from self._edit(self.main, self.dice.choice(others))
        changed = [path for path in mine if side.notes[path] is not before[path]]
        self.main.notes |= {path: side.notes[path] for path in changed}
        files = [self._file(path, self.main.notes[path]) for path in changed]
        yield from self._commit(self.main, "Merge branch 'side'", files, merged=side.mark)

    def _step(self, branch: Branch) -> Iterator[bytes]:
        if len(branch.notes) < self.wanted and self.dice.random() < GROWTH:
            return self._commit(branch, "Add a note", [self._new(branch)])
        (step,) = self.dice.choices(tuple(STEPS), tuple(STEPS.values()))
        some = self.dice.choice(sorted(branch.notes))
        if step == "side" and self.commits - self.written >= LONGEST_SIDE:
            return self._side()
        if step == "bot":
            return self._edit(branch, some, author=BOT)
        if step == "sweep":
            return self._sweep(branch)
        steps = {"move": self._move, "redate": self._redate, "relink": self._relink}
        return steps.get(step, self._edit)(branch, some)

    def _edit(self, branch: Branch, path: str, author: str = "") -> Iterator[bytes]:
        text = list(branch.notes[path])
        text[self.dice.randrange(6, len(text))] = self._sentence()
        branch.notes[path] = text
        helper = self.dice.choice(PEOPLE) if self.dice.random() < HELPED else ""
        trailer = f"\n\nCo-authored-by: {helper} <{_address(helper)}>" if helper else ""
        files = [self._file(path, text)]
        yield from self._commit(branch, f"Edit {path}{trailer}", files, author=author)

    def _move(self, branch: Branch, path: str) -> Iterator[bytes]:
        goal = f"{self.dice.choice(FOLDERS)}/moved-{self.marks}.md"
        branch.notes[goal] = branch.notes.pop(path)
        yield from self._commit(branch, "Move a note", [f"R {path} {goal}\n".encode()])

    def _redate(self, branch: Branch, path: str) -> Iterator[bytes]:
        day = f"{self.dice.randint(2010, 2030)}-{self.dice.randint(1, 12):02}-01"
        text = [*branch.notes[path][:2], f"last_reviewed: {day}", *branch.notes[path][3:]]
        branch.notes[path] = text
        yield from self._commit(branch, "Move a day", [self._file(path, text)])

    def _relink(self, branch: Branch, path: str) -> Iterator[bytes]:
        text = list(branch.notes[path])
        text[5] = f"See [another](../note-{self.marks}.md).\n"
        branch.notes[path] = [line.rstrip("\n") for line in text]
        yield from self._commit(branch, "Mend a link", [self._file(path, branch.notes[path])])

    def _sweep(self, branch: Branch) -> Iterator[bytes]:
        files = []
        for path in self.dice.sample(sorted(branch.notes), min(SWEEP, len(branch.notes))):
            text = [*branch.notes[path], self._sentence()][-LINES * 2 :]
            text[: len(branch.notes[path][:6])] = branch.notes[path][:6]
            branch.notes[path] = text
            files.append(self._file(path, text))
        yield from self._commit(branch, "Sweep", files)

    def _new(self, branch: Branch) -> bytes:
        name = f"{self.dice.choice(FOLDERS)}/note-{self.marks}-{len(branch.notes)}.md"
        head = ["---", f"type: {self.dice.choice(('note', 'routine', 'story'))}"]
        dates = ["last_reviewed: 2010-01-01", "---", ""]
        link = "See [another](../index.md)."
        text = [*head, *dates, link, *(self._sentence() for _ in range(LINES))]
        branch.notes[name] = text
        return self._file(name, text)

    def _sentence(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=9)).capitalize() + "."

    def _file(self, path: str, text: list[str]) -> bytes:
        body = "\n".join([*text, ""]).encode()
        return b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(body), body)

    def _commit(
        self,
        branch: Branch,
        message: str,
        files: list[bytes],
        *,
        author: str = "",
        merged: int = 0,
    ) -> Iterator[bytes]:
        self.marks += 1
        self.written += 1
        self.clock += self.dice.randint(600, 60_000)
        author = author or self.dice.choice(PEOPLE)
        who = f"{author} <{_address(author)}> {self.clock} +0000"
        said = message.encode()
        yield f"commit refs/heads/work\nmark :{self.marks}\nauthor {who}\n".encode()
        yield f"committer {who}\ndata {len(said)}\n".encode() + said + b"\n"
        if branch.mark:
            yield b"from :%d\n" % branch.mark
        if merged:
            yield b"merge :%d\n" % merged
        yield from files
        yield b"\n"
        branch.mark = self.marks


def _address(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@example.org"


def make_repository(folder: Path, commits: int, notes: int = 400, seed: int = 1) -> None:
    """Write the repository into a folder that is not there yet, with its notes checked out."""
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    command = ["git", "fast-import", "--quiet", "--done"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE) as process:
        if process.stdin:
            process.stdin.writelines(Story(commits, notes, seed).tell())
            process.stdin.close()
    if process.returncode:
        raise SystemExit(process.returncode)
    subprocess.run(["git", "reset", "-q", "--hard", "main"], cwd=folder, check=True)
    subprocess.run(["git", "branch", "-q", "-D", "work"], cwd=folder, check=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--commits", type=int, default=15_000)
    parser.add_argument("--notes", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    stated = parser.parse_args()
    make_repository(stated.folder, stated.commits, stated.notes, stated.seed)


if __name__ == "__main__":
    main()
