"""How we compare with other tools, for the handbook: made of `tests/cases/oracles/*.yml`."""
# ruff: noqa: INP001 - scripts are no package

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from handbook_tables import table

CASES = Path(__file__).parent.parent / "tests" / "cases" / "oracles"

TOOLS = ("obsidian-export", "Foam", "Quartz", "Marksman", "Emanote", "zk")
"""The tools, in the order in which they are shown."""

AREAS = (
    *("names", "paths", "ties", "Markdown links", "labels", "headings", "blocks", "wanted notes"),
    *("embeds", "files", "footnotes", "callouts", "comments", "what is no link", "titles", "tags"),
    *("what is published", "backlinks", "orphans", "mentions", "queries"),
)
"""The constructs, in the order in which they are shown."""

VERDICTS = ("alike", "other", "not yet")
"""Whether a behaviour is the same here: yes, no and on purpose, or it is to be."""


@dataclass(frozen=True)
class Case:
    """One behaviour of one tool, and whether ours is the same."""

    area: str
    tool: str
    name: str
    why: str
    not_yet: str

    @property
    def verdict(self) -> str:
        """Whether ours is the same, as one of `VERDICTS`."""
        return VERDICTS[1 if self.why else 2 if self.not_yet else 0]

    @property
    def order(self) -> tuple[int, int]:
        """Where it is shown; ValueError for an area or a tool that nobody has listed."""
        return AREAS.index(self.area), TOOLS.index(self.tool)


@cache
def cases() -> tuple[Case, ...]:
    """Return every case, by construct, then by tool."""
    return tuple(sorted(_read(), key=lambda case: case.order))


def _read() -> Iterator[Case]:
    for file in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            tool, _, area = case["from"].partition(", ")
            name = case["name"][:1].upper() + case["name"][1:]
            yield Case(area, tool, name, case.get("why", ""), case.get("not_yet", ""))


def compared() -> str:
    """Return the table of constructs and tools: how many behaviours are alike, how many not."""
    counts = Counter(
        (area, case.tool, case.verdict) for case in cases() for area in (case.area, "")
    )
    areas = dict.fromkeys(case.area for case in cases())

    def cell(area: str, tool: str) -> str:
        numbers = ((counts[area, tool, verdict], verdict) for verdict in VERDICTS)
        return ", ".join(f"{number} {verdict}" for number, verdict in numbers if number)

    rows = ([_capital(area), *(cell(area, tool) for tool in TOOLS)] for area in (*areas, ""))
    return table(["Construct", *TOOLS], rows)


def differences() -> str:
    """Return the table of the behaviours in which we differ on purpose, and why."""
    rows = ([_capital(c.area), c.tool, f"{c.name}.", c.why] for c in cases() if c.why)
    return table(["Construct", "Tool", "There", "Here, and why"], rows)


def agreements() -> str:
    """Return the table of the behaviours that are the same here."""
    rows = (
        [_capital(c.area), c.tool, f"{c.name}.{f' *Not yet: {c.not_yet}.*' * bool(c.not_yet)}"]
        for c in cases()
        if not c.why
    )
    return table(["Construct", "Tool", "There and here"], rows)


def _capital(area: str) -> str:
    return area[:1].upper() + area[1:] or "All"
