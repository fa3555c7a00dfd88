"""What measures that look back say of the seeded garden, for the handbook to read aloud."""
# ruff: noqa: INP001 - scripts are no package

import sys
import tempfile
from functools import cache
from pathlib import Path

from garden.address import page_url
from garden.figures import figure
from garden.measures import MEASURES
from garden.pages.view import View
from garden.past.recall import recall
from garden.project import load_garden, load_people, load_project

TESTS = Path(__file__).parent.parent / "tests"
LOOKING_BACK = ("M1", "M2", "M3", "M4", "M5", "M7", "M10", "M11", "M13")


def figures(measure: str) -> str:
    """Return the facts of a measure as a list, and how much was seen."""
    (card,) = [one for one in MEASURES if one.id == measure]
    found = figure(_seeded(), card)
    facts = [f"- {fact['label']}: {fact['value']}" for fact in found["facts"]]
    curve = [f"- {r['label']}: {r['value']}" for r in (found["curve"] or {}).get("rows", ())]
    lines = [*facts, *([f"- *{found['curve']['title']}*"] if curve else []), *curve]
    return "\n".join([*lines, "", f"Seen: {found['measure']['coverage']}"])


@cache
def _seeded() -> View:
    """The garden that `tests/seeded.py` makes, with its history and its record."""
    sys.path.insert(0, str(TESTS))
    from seeded import seed  # noqa: PLC0415 - the tests are no package either

    with tempfile.TemporaryDirectory() as folder:
        project = load_project(seed(Path(folder) / "garden"))
        people = load_people(project.root, project.content, project.config).entries
        past = recall(project.root, project.content, project.config, project.slugify, people=people)
        return View(load_garden(project, past=past), page_url)
