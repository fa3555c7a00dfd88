"""Builds of gardens of several sizes by several generators, in rounds: all meet the same."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gardens import Grower, write
from benchmarks.peers import PEERS
from benchmarks.processes import CommandError
from benchmarks.scenes import Measured, Project, middle

ASSERTED = ("garden", "searched", "stock")
"""Generators that are compared in figures which somebody has promised. They have all rounds."""
MANY, LARGE = 1_000, 3_000
"""From `MANY` notes on the others have one round. From `LARGE` on all have one, and what is known
to be the same is not done again: a generator that keeps nothing builds everything anew, whatever
was edited, and served or not."""

SCENES = {
    "cold": "nothing left of an earlier build",
    "warm": "built again, nothing changed",
    "edit": "built again after one sentence was added to one note",
    "serve": "served; from the edit to the page that holds it",
}
"""What is done, in this order, and what it means."""

Row = Mapping[str, object]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured with the gardens of one size."""

    size: int
    """Number of notes."""
    peers: Sequence[str]
    """Names of generators."""
    rounds: int
    """How often, at most; large gardens have one."""


def measure(plan: Plan, folder: Path, say: Say) -> Iterator[Row]:
    """Yield a row for each generator and scene; a generator that fails is a row that says so.

    The built sites stay in `folder`, in one of their own for each generator.
    """
    size = plan.size
    say(f"{size:,} notes: writing them")
    notes = write(folder / "notes", Grower(size).grow())
    names = [name for name in plan.peers if size <= PEERS[name].most]
    found: dict[tuple[str, str], list[Measured]] = {}
    failed: dict[str, str] = {}
    for number in range(plan.rounds if size < LARGE else 1):
        for name in names:
            if name in failed or (number and size >= MANY and name not in ASSERTED):
                continue
            try:
                for scene, measured in _round(name, notes, folder, size, number, say):
                    found.setdefault((name, scene), []).append(measured)
            except (CommandError, OSError) as error:
                failed[name] = str(error).strip()[-300:]
    yield from _rows(size, names, found, failed)


def _round(  # noqa: PLR0913, PLR0917 - what a round is about
    name: str, notes: Path, folder: Path, size: int, number: int, say: Say
) -> Iterator[tuple[str, Measured]]:
    """Yield what each scene cost. The project is made anew, so that rounds are alike."""
    peer = PEERS[name]
    place = folder / name
    shutil.rmtree(place, ignore_errors=True)
    project = Project(peer, notes, place)
    again = peer.keeps or (size < LARGE and name in ASSERTED)
    scenes: dict[str, Callable[[], Measured]] = {"cold": project.cold}
    if again:
        scenes |= {"warm": project.warm, "edit": project.edit}
    if peer.serve and number == 0 and (again or size < LARGE):
        scenes["serve"] = lambda: project.served(3 if again else 1)
    for scene, act in scenes.items():
        say(f"{size:,} notes, round {number + 1}: {peer.words}, {scene}")
        yield scene, act()


def _rows(
    size: int,
    names: Sequence[str],
    found: Mapping[tuple[str, str], Sequence[Measured]],
    failed: Mapping[str, str],
) -> Iterator[Row]:
    for name in names:
        for scene in SCENES:
            runs = found.get((name, scene))
            if runs:
                same = {"notes": size, "peer": name, "scene": scene, "rounds": len(runs)}
                yield {**same, **middle(runs)}
        if name in failed:
            yield {"notes": size, "peer": name, "failed": failed[name]}
