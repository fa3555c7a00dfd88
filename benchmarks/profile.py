"""Print the CPU time of a build by stage, in milliseconds a note, for us and for the stock tools.

    python benchmarks/profile.py [FOLDER] [--notes 1000] [--peers garden stock] [--stage compile]

FOLDER holds notes as Markdown files; without it, a seeded garden of so many notes is made. A look
at the stack every few milliseconds of CPU time costs little, so the sums are near those of a build
without it; `--stage` adds the functions in which a stage's own time is spent, and `--keep` the
folded stacks themselves, which flame graph viewers open.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[0] = str(ROOT)  # the library has a module of this name as well

import argparse  # noqa: E402
import os  # noqa: E402
import tempfile  # noqa: E402

from benchmarks.gardens import Grower, write  # noqa: E402
from benchmarks.peers import PEERS, prepare  # noqa: E402
from benchmarks.processes import run  # noqa: E402
from benchmarks.stages import Spent, function_table, read_samples, stage_table  # noqa: E402

SAMPLING = ROOT / "benchmarks" / "sampling"


def profile(name: str, notes: Path, folder: Path) -> Spent:
    """Build the notes with the peer `name`, once, in a subfolder of `folder`."""
    place, samples = folder / name, folder / f"{name}-samples"
    samples.mkdir(parents=True)
    command = prepare(PEERS[name], notes, place)
    paths = [str(SAMPLING), *filter(None, [os.environ.get("PYTHONPATH")])]
    watched = {"PYTHONPATH": os.pathsep.join(paths), "GARDEN_SAMPLES": str(samples)}
    cost = run(command, place, watched)
    spent = read_samples(samples)
    spent.stages["programs"] = max(cost.cpu - sum(spent.stages.values()), 0)
    return spent


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="notes of your own")
    parser.add_argument("-n", "--notes", type=int, default=1000, help="how many to make, else")
    parser.add_argument("--peers", nargs="+", choices=[*PEERS], default=["garden", "stock"])
    parser.add_argument("--stage", action="append", default=[], help="show its functions as well")
    parser.add_argument("--keep", type=Path, help="where the folded stacks stay")
    stated = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        notes = stated.folder or write(Path(temporary, "notes"), Grower(stated.notes).grow())
        number = sum(1 for _ in notes.rglob("*.md"))
        place = (stated.keep or Path(temporary)).resolve()
        found = {name: profile(name, notes.resolve(), place) for name in stated.peers}
    print(f"CPU, ms a note, {number:,} notes\n", *stage_table(number, found), sep="\n")
    for stage in stated.stage:
        for name, spent in found.items():
            print(f"\n{name}: {stage}\n", *function_table(number, spent, stage), sep="\n")


if __name__ == "__main__":
    main()
