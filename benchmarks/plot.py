"""The figures as a picture: CPU time and bytes of a build against the size of the garden.

Matplotlib draws it; the colours of paper and ink are left to the reader's light or dark scheme.
"""

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.corpora import ROOT
from benchmarks.peers import PEERS
from benchmarks.results import Results

PICTURE = ROOT / "content" / "handbook" / "images" / "speed.svg"

INK, PAPER, GRID = "#010203", "#fdfcfb", "#808182"
"""Colours that stand for those of the scheme."""
SCHEMES = {
    "--ink": ("#1f2328", "#e6e6e6"),
    "--paper": ("#ffffff", "#1e2129"),
    "--grid": ("#c9ccd1", "#4a4e58"),
}
LINES = {
    "searched": ("#1b7f5c", "o", "-"),
    "garden": ("#4f9c2f", "s", "--"),
    "stock": ("#c2571a", "^", "-"),
    "navigation": ("#b0413e", "v", ":"),
    "zensical": ("#6a6fd0", "D", "-."),
    "hugo": ("#8a7a2b", "P", ":"),
}
"""Colour, mark and dash of each generator: no two are told apart by colour alone."""

FIGURES = {"cpu": ("CPU of a cold build, s", 1), "bytes": ("Size of the site, MB", 1e6)}


def draw(results: Results, file: Path = PICTURE) -> None:
    """Draw the results; the same results make the same bytes."""
    settings = {
        "svg.fonttype": "none",
        "svg.hashsalt": "praxis-garden",
        "font.family": "sans-serif",
        "axes.edgecolor": INK,
        "axes.labelcolor": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "text.color": INK,
        "grid.color": GRID,
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(8, 4.6), facecolor=PAPER, layout="constrained")
        for axes, (name, (label, unit)) in zip(figure.subplots(1, 2), FIGURES.items(), strict=True):
            _lines(axes, results, name, label, unit)
        figure.legend(
            *figure.axes[0].get_legend_handles_labels(),
            loc="outside lower center",
            ncols=2,
            frameon=False,
            fontsize=8,
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None, "Format": None})
    file.write_text(_for_both_schemes(file.read_text("utf-8"), results), encoding="utf-8")


def _lines(axes: Axes, results: Results, figure: str, label: str, unit: float) -> None:
    """Draw one figure of every generator, both axes by powers of ten."""
    for name, points in _points(results, figure).items():
        colour, mark, dash = LINES[name]
        axes.plot(
            list(points),
            [value / unit for value in points.values()],
            color=colour,
            marker=mark,
            linestyle=dash,
            linewidth=1.8,
            markersize=5,
            label=PEERS[name].words,
        )
    axes.set(xscale="log", yscale="log", xlabel="notes", facecolor=PAPER)
    axes.set_title(label, size=10, pad=8)
    axes.set_xticks(results.sizes(), [f"{size:,}" for size in results.sizes()], minor=False)
    axes.yaxis.set_major_formatter("{x:,g}")
    axes.minorticks_off()
    axes.grid(visible=True, linewidth=0.6)


def _points(results: Results, figure: str) -> Mapping[str, Mapping[int, float]]:
    found = {
        name: {
            size: row[figure]
            for size in results.sizes()
            if (row := results.find(size, name, "cold"))
        }
        for name in LINES
    }
    return {name: points for name, points in found.items() if points}


def _for_both_schemes(svg: str, results: Results) -> str:
    """Give the picture a name, a description, and its colours by the reader's scheme."""
    for colour, name in ((INK, "--ink"), (PAPER, "--paper"), (GRID, "--grid")):
        svg = svg.replace(colour, f"var({name})")
    light, dark = (
        ";".join(f"{name}:{pair[at]}" for name, pair in SCHEMES.items()) for at in (0, 1)
    )
    style = (
        f"<style>:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        "text{fill:var(--ink)}</style>"
    )
    head = f'<title id="t">Speed by size of the garden</title><desc id="d">{_said(results)}</desc>'
    at = svg.index(">", svg.index("<svg"))
    return f'{svg[:at]} role="img" aria-labelledby="t d">\n{head}{style}{svg[at + 1 :]}'


def _said(results: Results) -> str:
    """Return the ends of every line in words."""
    parts = []
    for name, points in _points(results, "cpu").items():
        said = " and ".join(f"{value:.1f} s at {size:,} notes" for size, value in _ends(points))
        parts.append(f"{PEERS[name].words}: {said}")
    return f"CPU time of a cold build, both axes by powers of ten. {'; '.join(parts)}."


def _ends(points: Mapping[int, float]) -> list[tuple[int, float]]:
    return [(size, points[size]) for size in dict.fromkeys((min(points), max(points)))]
