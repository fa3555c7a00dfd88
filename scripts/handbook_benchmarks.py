"""What was measured of speed and of search, for the handbook: made of `benchmarks/results`."""
# ruff: noqa: INP001 - scripts are no package

from collections.abc import Callable

from benchmarks import results, tables
from benchmarks.search import results as searches


def speed() -> str:
    """Return every table of the last benchmark that was kept, with its circumstances."""
    if not results.RESULTS.is_file():
        return "Nothing has been measured yet."
    return "\n".join(tables.tables(results.read()))


def search_quality() -> str:
    """Return how well each search answered the judged queries, with the circumstances."""
    about, scored = searches.read()
    return "\n".join([*tables.circumstances(about), "", *searches.table(scored)])


PARTS: dict[str, Callable[[], str]] = {"speed": speed, "search quality": search_quality}
"""Every part, by the name that notes call it by."""
