"""How long `garden check` takes over a large garden."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from benchmarks.gardens import Grower, write
from benchmarks.peers import PEERS
from benchmarks.processes import Cost, run
from benchmarks.scenes import Project

NOTES, LINKS = 6_600, 6.36
"""Together about 42,000 links."""
FOUND_SOMETHING = 1
"""The exit code when there are findings."""


def measure_check(folder: Path, notes: int, rounds: int) -> Iterator[Mapping[str, object]]:
    """Yield what a check takes cold and warm."""
    grower = Grower(notes, links=LINKS)
    links = sum(len(plot.targets) for plot in grower.plots)
    written = write(folder / "notes-to-check", grower.grow())
    project = Project(PEERS["garden"], written, folder / "check")
    command = PEERS["garden"].command(("check", "--format", "json"))
    costs: dict[str, list[Cost]] = {"cold": [], "warm": []}
    for _ in range(rounds):
        project.clear()
        for found in costs.values():
            found.append(
                run(command, project.folder, project.environment, fine=(0, FOUND_SOMETHING))
            )
    for scene, found in costs.items():
        yield {
            "notes": notes,
            "links": links,
            "scene": scene,
            "wall": round(median(cost.wall for cost in found), 3),
            "cpu": round(median(cost.cpu for cost in found), 3),
            "peak": round(max(cost.peak for cost in found), 1),
        }
