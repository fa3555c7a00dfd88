"""What a run of the benchmark found, in one file, and the facts that follow from it."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT

RESULTS = ROOT / "benchmarks" / "results" / "speed.json"

Row = Mapping[str, Any]


@dataclass(slots=True)
class Results:
    """Everything that was measured in one run."""

    about: Mapping[str, Any]
    """The day, the command, the machine and the versions."""
    builds: list[Row] = field(default_factory=list)
    """A row for each size, generator and scene, or for a generator that failed."""
    pages: list[Row] = field(default_factory=list)
    """How heavy the pages of notes are."""
    searches: list[Row] = field(default_factory=list)
    """What the first search fetches."""
    checks: list[Row] = field(default_factory=list)
    """What `garden check` takes."""
    absent: list[str] = field(default_factory=list)
    """Generators that are not installed."""

    def find(self, notes: int, peer: str, scene: str) -> Row | None:
        """Return the row of a size, a generator and a scene, if it was measured."""
        asked = (notes, peer, scene)
        rows = (r for r in self.builds if (r["notes"], r["peer"], r.get("scene")) == asked)
        return next(rows, None)

    def sizes(self) -> list[int]:
        """Return the sizes of the gardens, smallest first."""
        return sorted({row["notes"] for row in self.builds})

    def growth(self, peer: str, figure: str, scene: str = "cold") -> float | None:
        """Return by which power of the size a figure grows, from 1,000 notes to the most."""
        sizes = [size for size in self.sizes() if size >= 1000]  # noqa: PLR2004
        ends = [self.find(size, peer, scene) for size in (sizes[:1] + sizes[-1:])]
        if len(sizes) < 2 or not all(ends):  # noqa: PLR2004
            return None
        first, last = (row for row in ends if row)
        return math.log(last[figure] / first[figure]) / math.log(last["notes"] / first["notes"])


def write(results: Results, file: Path = RESULTS) -> None:
    """Write the results down, a line for each row."""
    file.parent.mkdir(exist_ok=True, parents=True)
    parts = [f'"about": {_json(results.about)}', f'"absent": {_json(results.absent)}']
    tables = ("builds", "pages", "searches", "checks")
    parts += [f'"{name}": [{_lines(getattr(results, name))}]' for name in tables]
    file.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def read(file: Path = RESULTS) -> Results:
    """Return what was written down."""
    return Results(**json.loads(file.read_text(encoding="utf-8")))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(rows: Iterable[Row]) -> str:
    return ",".join(f"\n  {_json(row)}" for row in rows)
