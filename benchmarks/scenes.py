"""What is done to a garden while it is measured: built cold, built again, edited, served."""

import shutil
import socket
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.peers import NOTES, SITE, Peer, prepare
from benchmarks.processes import LIMIT, CommandError, Tree, run, started
from garden.address import page_url

POLL = 0.02
"""Seconds between two looks at a page that is served."""
CALM = 1.0
"""A server that took no CPU time for so many seconds has done its work."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run cost, and what was there after it."""

    wall: float
    """Seconds."""
    cpu: float
    """User and system seconds of all processes."""
    peak: float
    """Most memory of all processes together, in MB."""
    size: int = 0
    """Bytes of the site."""
    files: int = 0
    """Files of the site."""


class Project:
    """A garden in a folder of its own, set up for one generator."""

    def __init__(self, peer: Peer, notes: Path, folder: Path) -> None:
        """Copy the notes and write the configuration."""
        self.peer, self.folder = peer, folder
        folder.mkdir(parents=True)
        self.command = prepare(peer, notes, folder)
        self.kept = set(folder.iterdir())
        self.environment = {
            "XDG_CACHE_HOME": str(folder / "user-cache"),
            "GARDEN_CACHE": str(folder / "garden-cache"),
            "TMPDIR": str(folder / "tmp"),
        }
        self.clear()
        self.edits = 0
        paths = sorted(folder.joinpath(NOTES).rglob("*/*.md"), key=lambda file: file.stat().st_size)
        self.note = paths[len(paths) // 2]

    def clear(self) -> None:
        """Remove everything that a build or a check has left."""
        for entry in set(self.folder.iterdir()) - self.kept:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        self.folder.joinpath("tmp").mkdir()

    def cold(self) -> Measured:
        """Build with nothing left of an earlier build."""
        self.clear()
        return self.warm()

    def warm(self) -> Measured:
        """Build with what an earlier build left."""
        cost = run(self.command, self.folder, self.environment)
        files = [file for file in self.folder.joinpath(SITE).rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files)
        return Measured(cost.wall, cost.cpu, cost.peak, size, len(files))

    def edit(self) -> Measured:
        """Add a sentence to the note of middling length, and build."""
        word = self.add_sentence()
        measured = self.warm()
        if word not in self.page().read_text(encoding="utf-8"):
            raise CommandError(f"The edit is not in {self.page().relative_to(self.folder)}.")
        return measured

    def served(self, edits: int) -> Measured:
        """Serve, edit, and wait for the page to hold the edit: the median of so many edits."""
        port = free_port()
        command = self.peer.command(self.peer.serve, port=port)
        address = f"http://127.0.0.1:{port}/{page_url(self._path())}"
        said = self.folder.parent / f"{self.folder.name}.said.txt"
        with started(command, self.folder, self.environment, said) as tree:
            _wait_for(address, "", tree)
            _wait_until_calm(tree)
            found = [self._served_edit(address, tree) for _ in range(edits)]
        return Measured(
            median(edit.wall for edit in found), median(edit.cpu for edit in found), tree.peak
        )

    def _served_edit(self, address: str, tree: Tree) -> Measured:
        before = tree.cpu()
        begun = time.perf_counter()
        _wait_for(address, self.add_sentence(), tree)
        wall = time.perf_counter() - begun
        _wait_until_calm(tree)
        return Measured(wall, tree.cpu() - before, 0)

    def add_sentence(self) -> str:
        """Add a sentence to a note and return a word of it that stands nowhere else."""
        self.edits += 1
        word = f"oncewritten{self.edits}"
        with self.note.open("a", encoding="utf-8") as file:
            file.write(f"\nA sentence with the word {word} was added.\n")
        return word

    def page(self) -> Path:
        """Return the page of the note that is edited."""
        return self.folder / SITE / page_url(self._path()) / "index.html"

    def _path(self) -> str:
        return self.note.relative_to(self.folder / NOTES).as_posix()


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(address: str, word: str, tree: Tree) -> None:
    """Wait until a page is served and holds a word. Raises CommandError if it never is."""
    late = time.monotonic() + LIMIT
    while time.monotonic() < late:
        if tree.process.poll() is not None:
            raise CommandError(f"The server ended with exit code {tree.process.returncode}.")
        try:
            with urlopen(address, timeout=LIMIT) as answer:  # noqa: S310 - this machine
                if word in answer.read().decode("utf-8", "replace"):
                    return
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(POLL)
    raise CommandError(f"The page did not come within {LIMIT:.0f} s.")


def _wait_until_calm(tree: Tree) -> None:
    """Wait until the tree takes no more CPU time to speak of."""
    late = time.monotonic() + LIMIT
    before = tree.cpu()
    while time.monotonic() < late:
        time.sleep(CALM)
        now = tree.cpu()
        if now - before < CALM / 20:
            return
        before = now


def middle(runs: Iterable[Measured]) -> Mapping[str, float]:
    """Return the medians of some runs; of the memory, the most."""
    found = list(runs)
    return {
        "wall": round(median(one.wall for one in found), 3),
        "cpu": round(median(one.cpu for one in found), 3),
        "peak": round(max(one.peak for one in found), 1),
        "bytes": int(median(one.size for one in found)),
        "files": int(median(one.files for one in found)),
    }
