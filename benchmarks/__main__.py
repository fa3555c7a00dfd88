"""Measure how fast sites are built from gardens of several sizes, beside other generators.

    python -m benchmarks [--quick] [--sizes 100 1000 5000 10000] [--peers …] [--keep]

`make bench` runs it with `--keep`: the results are written to `benchmarks/results/speed.json`
after each size, so that a run that is stopped has what it found, and the plot beside the handbook's
page is drawn again. Nothing else should run meanwhile.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error as BrowserError
from rich.console import Console

from benchmarks.about import about
from benchmarks.browser import CHROMIUM
from benchmarks.checking import NOTES, measure_check
from benchmarks.first_search import first_searches, queries_for
from benchmarks.peers import PEERS
from benchmarks.processes import CommandError
from benchmarks.results import Results, write
from benchmarks.speed import Plan, Say, measure
from benchmarks.tables import tables
from benchmarks.weight import loaded, weight

PACKAGES = ("praxis-garden", "mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")
USUAL = ("garden", "searched", "stock", "navigation", "zensical", "hugo")
SIZES, ROUNDS = (100, 1_000, 5_000, 10_000), 3
QUICK_SIZES, QUICK_ROUNDS, QUICK_NOTES = (100, 1_000), 1, 1_000
OTHERS = ("zensical", "hugo")
"""Generators that are no packages of this environment."""
WEIGHED = ("searched", "stock")
"""Generators whose pages are weighed and whose search is tried."""


def stated() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="small gardens, one round: minutes")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of notes")
    parser.add_argument("--rounds", type=int, help="how often; the median counts")
    parser.add_argument("--peers", nargs="+", choices=[*PEERS], default=[*USUAL])
    parser.add_argument("--only-builds", action="store_true", help="no check, no first search")
    parser.add_argument("--keep", action="store_true", help="write the results down, and draw")
    return parser.parse_args()


@contextmanager
def saying() -> Iterator[Say]:
    """Show what is measured now, and how long all of it has taken."""
    console, begun = Console(stderr=True), time.monotonic()
    with console.status("Setting up") as status:

        def say(words: str) -> None:
            minutes, seconds = divmod(int(time.monotonic() - begun), 60)
            line = f"{minutes}:{seconds:02} {words}"
            status.update(line)
            if not console.is_terminal:
                console.print(line, highlight=False)

        yield say


def measure_all(asked: argparse.Namespace, folder: Path, say: Say) -> Iterator[Results]:
    """Measure everything that is asked for; yield what is known after each size and at the end."""
    sizes = asked.sizes or (QUICK_SIZES if asked.quick else SIZES)
    rounds = asked.rounds or (QUICK_ROUNDS if asked.quick else ROUNDS)
    there = [name for name in asked.peers if PEERS[name].found()]
    others = {name: PEERS[name].version() for name in there if name in OTHERS}
    results = Results(about(_command(sys.argv[1:]), *PACKAGES, **others))
    results.absent = [PEERS[name].words for name in asked.peers if name not in there]
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            results.builds += measure(Plan(size, there, rounds), Path(place), say)
            for name in (name for name in WEIGHED if name in there):
                _look_at_site(results, Path(place, name), size, name, asked, say)
        yield results
    if not asked.only_builds:
        say("garden check")
        notes = QUICK_NOTES if asked.quick else NOTES
        try:
            results.checks += measure_check(folder, notes, rounds)
        except CommandError as error:
            say(f"garden check failed: {error}")
    yield results


def _command(arguments: list[str]) -> str:
    """Return what somebody types to measure the same."""
    short = {"--keep": "make bench", "--quick": "make bench-quick"}
    words = " ".join(arguments)
    return short.get(words, f"python -m benchmarks {words}".strip())


def _look_at_site(  # noqa: PLR0913, PLR0917 - what there is to look at
    results: Results, project: Path, size: int, name: str, asked: argparse.Namespace, say: Say
) -> None:
    """Weigh the pages of a site that was built, and try its search."""
    if results.find(size, name, "cold") is None:
        return
    same = {"notes": size, "peer": name}
    results.pages.append({**same, **weight(project), **loaded(project)})
    if asked.only_builds or CHROMIUM is None:
        return
    say(f"{size:,} notes: the first search with {PEERS[name].words}")
    try:
        for found in first_searches(project, queries_for(size)):
            results.searches.append({**same, **found})
    except BrowserError as error:
        failed = str(error).strip().splitlines()[0]
        results.searches.append({**same, "query": "any", "failed": failed})


def main() -> None:
    """Measure, print, and keep the results if that is asked for."""
    asked = stated()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, saying() as say:
        for results in measure_all(asked, Path(folder), say):
            if asked.keep:
                write(results)
    print(*tables(results), sep="\n")
    if asked.keep:
        from benchmarks.plot import draw  # noqa: PLC0415 - a library that only drawing needs

        draw(results)


if __name__ == "__main__":
    main()
