"""Results as Markdown: what the command prints, and what the handbook shows."""

from collections.abc import Iterator, Mapping

from benchmarks.peers import PEERS
from benchmarks.promises import promise_table
from benchmarks.results import Results, Row

HEADS = (
    *("generator", "wall, s", "CPU, s", "CPU by stock's", "wall by stock's", "most memory, MB"),
    *("site, MB", "files", "again: CPU, s", "one edit: CPU, s", "served edit, s"),
)
SEARCH_HEADS = (
    *("generator", "notes", "query", "fetched before, kB", "for the search, kB", "files"),
    "from the last key to a result, s",
)
UNKNOWN = "-"


def tables(results: Results) -> Iterator[str]:
    """Yield every line: circumstances, promises, builds, growth, pages, searches, checks."""
    yield from circumstances(results.about)
    yield from _section("What is promised", promise_table(results))
    for size in results.sizes():
        yield from _section(f"{size:,} notes", _builds(results, size))
    yield from _section("Growth", _growth(results))
    if results.pages:
        yield from _section("Weight of a note's page", _pages(results))
    if results.searches:
        yield from _section("The first search", _searches(results))
    if results.checks:
        yield from _section("`garden check`", _checks(results))


def circumstances(about: Mapping[str, object]) -> Iterator[str]:
    """Yield where figures come from, in one line."""
    versions = about["versions"]
    said = ", ".join(f"{k} {v}" for k, v in versions.items()) if isinstance(versions, dict) else ""
    yield f"Measured on {about['date']} by `{about['command']}`: {about['machine']}; {said}."


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    yield from lines


def _builds(results: Results, size: int) -> Iterator[str]:
    yield f"| {' | '.join(HEADS)} |"
    yield f"|---|{'---:|' * (len(HEADS) - 1)}"
    for name in dict.fromkeys(row["peer"] for row in results.builds if row["notes"] == size):
        yield f"| {PEERS[name].words} | {' | '.join(_cells(results, size, name))} |"
    for row in results.builds:
        if row["notes"] == size and "failed" in row:
            yield f"\n{PEERS[row['peer']].words} failed: {row['failed'].splitlines()[-1]}"
    for words in results.absent:
        yield f"\n{words}: not installed where this was measured."


def _cells(results: Results, size: int, name: str) -> Iterator[str]:
    cold, stock = results.find(size, name, "cold"), results.find(size, "stock", "cold")
    if not cold:
        yield from [UNKNOWN] * (len(HEADS) - 1)
        return
    yield _seconds(cold["wall"])
    yield _seconds(cold["cpu"])
    yield f"{cold['cpu'] / stock['cpu']:.2f}" if stock else UNKNOWN
    yield f"{cold['wall'] / stock['wall']:.2f}" if stock else UNKNOWN
    yield f"{cold['peak']:,.0f}"
    yield f"{cold['bytes'] / 1e6:,.1f}"
    yield f"{cold['files']:,}"
    for scene, figure in (("warm", "cpu"), ("edit", "cpu"), ("serve", "wall")):
        yield _scene(results.find(size, name, scene), name, figure)


def _scene(row: Row | None, name: str, figure: str) -> str:
    """Return a figure; of what keeps nothing, that it is the same again."""
    if row:
        return _seconds(row[figure])
    return "as cold" if not PEERS[name].keeps and figure == "cpu" else UNKNOWN


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"  # noqa: PLR2004


def _growth(results: Results) -> Iterator[str]:
    names = [name for name in PEERS if results.growth(name, "cpu") is not None]
    if not names:
        yield "Growth is told where 1,000 notes and a larger garden were measured."
        return
    yield "| generator | CPU grows as notes to the power of | bytes |"
    yield "|---|---:|---:|"
    for name in names:
        cpu, size = results.growth(name, "cpu"), results.growth(name, "bytes")
        yield f"| {PEERS[name].words} | {cpu:.2f} | {size:.2f} |"


def _pages(results: Results) -> Iterator[str]:
    yield "| generator | notes | median, kB | largest, kB | with CSS and JS, kB | packed, kB |"
    yield "|---|---:|---:|---:|---:|---:|"
    for row in results.pages:
        words = PEERS[row["peer"]].words
        all_of_it = f"{row.get('loaded', 'not measured')} | {row.get('packed', 'not measured')}"
        yield f"| {words} | {row['notes']:,} | {row['median']} | {row['largest']} | {all_of_it} |"


def _searches(results: Results) -> Iterator[str]:
    yield f"| {' | '.join(SEARCH_HEADS)} |"
    yield f"|---|---:|---|{'---:|' * (len(SEARCH_HEADS) - 3)}"
    for row in results.searches:
        words = f"{PEERS[row['peer']].words} | {row['notes']:,} | {row['query']}"
        if "failed" in row:
            yield f"| {words} | {row['failed']} | | | |"
        else:
            fetched = f"{row['early']:,} | {row['kB']:,} | {row['files']}"
            yield f"| {words} | {fetched} | {row['seconds']} |"


def _checks(results: Results) -> Iterator[str]:
    yield "| notes | links | | wall, s | CPU, s | most memory, MB |"
    yield "|---:|---:|---|---:|---:|---:|"
    for row in results.checks:
        size = f"{row['notes']:,} | {row['links']:,} | {row['scene']}"
        yield f"| {size} | {_seconds(row['wall'])} | {_seconds(row['cpu'])} | {row['peak']:,.0f} |"
