"""Measure how long it takes to read a history: three ways to read it, and our own way at length.

    python benchmarks/history/compare.py FOLDER [--commits 5000 10000 15000]

FOLDER is where the repositories are made, if they are not there yet. `pygit2` and `dulwich` are
measured where they are installed. Compare ratios, and only within one run. No test hangs on it.
"""

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from make_repository import make_repository  # noqa: E402 - after the path to it
from readers import READERS  # noqa: E402

RUNS = 3
"""Of so many runs the fastest counts."""


def read_once(reader: str, folder: Path) -> Mapping[str, object]:
    """Read a history one way; return how long it took and what was told, in figures."""
    told = {}
    start = time.perf_counter()
    for commit, touched, lines in READERS[reader](folder):
        told[commit] = (sorted(touched), lines)
    seconds = time.perf_counter() - start
    return {
        **_spent(seconds),
        "commits": len(told),
        "notes": sum(len(touched) for touched, _ in told.values()),
        "renames": sum(s == "R" for touched, _ in told.values() for s, _ in touched),
        "lines": sum(lines for _, lines in told.values()),
    }


def read_ours(folder: Path, kept: Path) -> Mapping[str, object]:
    """Read and tell a history as the garden does, with what is kept in `kept`."""
    from garden.history.read import read_log  # noqa: PLC0415 - in a process of its own
    from garden.history.tell import tell_history  # noqa: PLC0415
    from garden.history.voices import voices_of  # noqa: PLC0415

    start = time.perf_counter()
    log = read_log(folder, kept)
    history, _ = tell_history(log.commits, voices_of((), (), log.commits.mailmap))
    seconds = time.perf_counter() - start
    changes = sum(len(note.changes) for note in history.notes.values())
    return {**_spent(seconds), "commits": len(log.commits.known), "changes": changes}


def _spent(seconds: float) -> Mapping[str, float]:
    times = os.times()
    return {"seconds": seconds, "cpu": sum(times[:4])}


def measure(runs: int, *arguments: str, before: Callable[[], object] = lambda: None) -> dict:
    """Return the fastest of some runs, each in a process of its own."""
    found = []
    for _ in range(runs):
        before()
        command = [sys.executable, __file__, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found.append(json.loads(done.stdout))
    return min(found, key=lambda one: one["seconds"])


def compare_readers(folder: Path) -> None:
    """Print the three ways side by side."""
    there = [name for name in READERS if name == "git" or importlib.util.find_spec(name)]
    found = {}
    for name in there:
        runs = RUNS if name != "dulwich" else 1
        found[name] = measure(runs, "--one", name, str(folder))
    print("\n| way | seconds | CPU seconds | times git | commits | notes | renames | lines |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, one in found.items():
        ratio = one["seconds"] / found["git"]["seconds"]
        figures = " | ".join(f"{one[key]:,}" for key in ("commits", "notes", "renames", "lines"))
        print(f"| {name} | {one['seconds']:.2f} | {one['cpu']:.2f} | {ratio:.1f} | {figures} |")


def compare_lengths(folders: Sequence[Path]) -> None:
    """Print how our own reading grows (`µs each`: CPU a commit), and what later runs take."""
    print("\n| commits | first run | CPU | µs each | second run | one commit later | changes |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for folder in folders:
        kept = folder.with_suffix(".json")
        ours = ("--ours", str(folder), str(kept))
        first = measure(RUNS, *ours, before=lambda kept=kept: kept.unlink(missing_ok=True))
        second = measure(RUNS, *ours)
        copy = folder.with_suffix(".grown")
        grown = measure(RUNS, "--ours", str(copy), str(kept), before=lambda f=folder: _grow(f))
        print(
            f"| {first['commits']:,} | {first['seconds']:.2f} | "
            f"{first['cpu']:.2f} | {first['cpu'] / first['commits'] * 1e6:.0f} | "
            f"{second['seconds']:.2f} | "
            f"{grown['seconds']:.2f} | {first['changes']:,} |"
        )


def _grow(folder: Path) -> None:
    """Copy a repository and add a commit; keep what was kept of the first."""
    copy, kept = folder.with_suffix(".grown"), folder.with_suffix(".json")
    shutil.rmtree(copy, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", str(folder), str(copy)], check=True)
    kept.unlink(missing_ok=True)
    measure(1, "--ours", str(folder), str(kept))
    (copy / "new.md").write_text("# New\n\nWords.\n")
    who = ["-c", "user.name=Gardener 01", "-c", "user.email=gardener.01@example.org"]
    subprocess.run(["git", "add", "-A"], cwd=copy, check=True)
    subprocess.run(["git", *who, "commit", "-q", "-m", "One more"], cwd=copy, check=True)


def main() -> None:
    """Read the command line."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(read_once(sys.argv[2], Path(sys.argv[3]))))
        return
    if sys.argv[1:2] == ["--ours"]:
        print(json.dumps(read_ours(Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--commits", type=int, nargs="+", default=[5_000, 10_000, 15_000])
    stated = parser.parse_args()
    folders = [stated.folder / f"garden-{commits}" for commits in stated.commits]
    for folder, commits in zip(folders, stated.commits, strict=True):
        if not folder.exists():
            make_repository(folder, commits)
    compare_readers(folders[-1])
    compare_lengths(folders)


if __name__ == "__main__":
    main()
