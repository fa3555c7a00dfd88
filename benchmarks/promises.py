"""What a garden promises of its speed, and what was measured of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.results import Results

OURS, APART, THEIRS = "searched", "garden", "stock"
SMALL, LARGE, CHECKED = 1_000, 10_000, 6_600


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure that must not be passed."""

    words: str
    """Of what."""
    unit: str
    """What follows the figure."""
    bar: float
    """The most it may be."""
    measured: Callable[[Results], float | None]
    """What it was; None where nobody measured it."""


def _figure(peer: str, scene: str, figure: str, notes: int) -> Callable[[Results], float | None]:
    def measured(results: Results) -> float | None:
        row = results.find(notes, peer, scene)
        return float(row[figure]) if row else None

    return measured


def _share(  # noqa: PLR0913, PLR0917 - two figures, each of a generator and a scene
    peer: str, scene: str, other: str, of: str, figure: str, notes: int, times: float = 1
) -> Callable[[Results], float | None]:
    def measured(results: Results) -> float | None:
        row, whole = results.find(notes, peer, scene), results.find(notes, other, of)
        return times * row[figure] / whole[figure] if row and whole else None

    return measured


def _index(results: Results) -> float | None:
    """Return the CPU milliseconds a note that the search index costs."""
    whole, apart = results.find(LARGE, OURS, "cold"), results.find(LARGE, APART, "cold")
    return (whole["cpu"] - apart["cpu"]) / LARGE * 1000 if whole and apart else None


def _heaviest(results: Results) -> float | None:
    return max((row["largest"] for row in results.pages if row["peer"] == OURS), default=None)


def _fetched(figure: str) -> Callable[[Results], float | None]:
    def measured(results: Results) -> float | None:
        ours = (r for r in results.searches if (r["peer"], r["notes"]) == (OURS, LARGE))
        return max((row[figure] for row in ours if figure in row), default=None)

    return measured


def _check(scene: str) -> Callable[[Results], float | None]:
    def measured(results: Results) -> float | None:
        found = {row.get("scene"): row for row in results.checks if row["notes"] == CHECKED}
        return float(found[scene]["wall"]) if scene in found else None

    return measured


def _against_stock(notes: int) -> tuple[Promise, Promise]:
    """Return what is promised of a cold build beside the stock tools."""
    where = f"{notes:,} notes, search index apart"
    cpu, wall = (_share(APART, "cold", THEIRS, "cold", one, notes) for one in ("cpu", "wall"))
    return (
        Promise(f"cold CPU, {where}", "times stock", 1.1, cpu),
        Promise(f"cold wall time, {where}", "times stock", 0.65, wall),
    )


def _again(words: str, scene: str, bar: float) -> Promise:
    share = _share(OURS, scene, OURS, "cold", "cpu", LARGE, 100)
    return Promise(f"built again, {words}, {LARGE:,} notes", "% of cold CPU", bar, share)


def _memory(peer: str, words: str, bar: float) -> Promise:
    held = _figure(peer, "cold", "peak", LARGE)
    return Promise(f"most memory, {LARGE:,} notes, {words}", "MB", bar, held)


def _served(notes: int, bar: float) -> Promise:
    wall = _figure(OURS, "serve", "wall", notes)
    return Promise(f"served: from the edit to the page, {notes:,} notes", "s", bar, wall)


PROMISES = (
    Promise("growth of cold CPU: power of the size", "", 1.05, lambda r: r.growth(OURS, "cpu")),
    Promise("growth of bytes: power of the size", "", 1.05, lambda r: r.growth(OURS, "bytes")),
    Promise("heaviest page of a note beyond its own text", "kB", 25, _heaviest),
    _memory(APART, "search index apart", 600),
    _memory(OURS, "with the search index", 1000),
    *_against_stock(SMALL),
    *_against_stock(LARGE),
    Promise(f"search index, cold, {LARGE:,} notes", "ms CPU a note", 2, _index),
    _again("nothing changed", "warm", 5),
    _again("one note edited", "edit", 7),
    _served(SMALL, 0.5),
    _served(LARGE, 1),
    Promise(f"fetched for the first search, {LARGE:,} notes", "kB", 250, _fetched("kB")),
    Promise("fetched of the search before anybody searches", "kB", 0, _fetched("early")),
    Promise("`garden check`, 6,600 notes, 42,000 links, cold", "s", 10, _check("cold")),
    Promise("the same once more", "s", 2, _check("warm")),
)


def promise_table(results: Results) -> Iterator[str]:
    """Yield the lines of a Markdown table of every promise that was measured."""
    yield "| promise | at most | measured | kept |"
    yield "|---|---:|---:|---|"
    for promise in PROMISES:
        value = promise.measured(results)
        if value is not None:
            kept = "yes" if value <= promise.bar else "**no**"
            found = f"{promise.bar:g} {promise.unit} | {_short(value)} {promise.unit}"
            yield f"| {promise.words} | {found} | {kept} |"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004
