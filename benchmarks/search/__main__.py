"""Ask each engine the judged queries, and print how well it answers.

    python -m benchmarks.search [--engines readers whoosh material] [--misses] [--keep]

Recall@5 is the share of the good notes among the first five shown; MRR the mean of one divided
by the place of the first good one. `--misses` lists the queries that were answered badly, but
never an unseen one, so that nobody tunes to it. `--keep` writes the scores to
`benchmarks/results/search.json`, of which the handbook shows the table.
"""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Error as BrowserError
from rich.console import Console

from benchmarks.about import about
from benchmarks.processes import CommandError
from benchmarks.search.engines import ENGINES
from benchmarks.search.judged import GARDENS, Query, read_queries, recall
from benchmarks.search.results import scored, table, write
from garden.errors import GardenError

PACKAGES = ("praxis-garden", "mkdocs", "mkdocs-material", "whoosh")
Found = Mapping[str, Sequence[str]]
console = Console(stderr=True)


def ask_all(queries: Sequence[Query], engines: Sequence[str]) -> list[tuple[Query, Found]]:
    """Return what each engine finds for each query; a garden that is absent is left out."""
    found: dict[Query, dict[str, Sequence[str]]] = {}
    for garden, notes in GARDENS.items():
        here = [query for query in queries if query.garden == garden]
        if not notes.is_dir():
            console.print(f"There are no notes at {notes}; set PRAXIS_CORPORA.")
            continue
        for engine in engines:
            with (
                console.status(f"{engine} over {garden} …"),
                tempfile.TemporaryDirectory() as place,
            ):
                try:
                    answers = list(ENGINES[engine](notes, Path(place) / "project", here))
                except (CommandError, GardenError, BrowserError) as error:
                    console.print(f"{engine} over {garden} failed: {error}")
                    continue
                for query, paths in zip(here, answers, strict=True):
                    found.setdefault(query, {})[engine] = paths
    return list(found.items())


def print_misses(answers: Sequence[tuple[Query, Found]]) -> None:
    """Print each query that may be looked at and of which a good note is missing."""
    for query, found in answers:
        for engine, paths in found.items():
            if not query.unseen and recall(query, paths) < 1:
                print(f"\n{engine}: {query.ask} {query.fields or ''}".rstrip())
                print("  good: ", *query.good)
                print("  shown:", *(paths or ["nothing"]))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--engines", nargs="+", choices=[*ENGINES], default=[*ENGINES])
    parser.add_argument("--misses", action="store_true", help="list what was answered badly")
    parser.add_argument("--keep", action="store_true", help="write the scores down")
    stated = parser.parse_args()
    answers = ask_all(read_queries(), stated.engines)
    all_scored = [scored(query, found) for query, found in answers]
    print(*table(all_scored), sep="\n")
    if stated.misses:
        print_misses(answers)
    if stated.keep:
        write(about("make bench-search", *PACKAGES), all_scored)


if __name__ == "__main__":
    main()
