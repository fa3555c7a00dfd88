"""Where the time of a build goes, by stage: from folded stacks to a table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

COLLECTING = "(garbage collection)"

STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cache", ("garden/cache/", "mkdocs_garden/keep/")),
    (
        "search",
        (
            "mkdocs/contrib/search/",
            "material/plugins/search/",
            "pagefind",
            "garden/search/",
            "mkdocs_garden/search",
        ),
    ),
    ("parse", ("garden/reading/parse.py:parse_note", "garden/frontmatter/assemble.py:")),
    ("checks", ("garden/checks/", "garden/check.py:")),
    (
        "history",
        ("garden/past/recall.py:", "garden/history/", "garden/git/", "mkdocs_garden/site.py:_past"),
    ),
    (
        "indexes",
        ("garden/indexes/", ":compile_indexes", ":compile_redirects", "garden/maps/layout"),
    ),
    ("exports", ("garden/export/",)),
    ("compile", (":compile_note", ":hand_over", ":take_data", ":render_stub", ":compile_body")),
    ("garden", ("garden/garden.py:", ":make_garden")),
    ("read", (":_sources", ":read_folder", ":get_files", ":read_source", "mkdocs/structure/files")),
    (
        "markdown",
        ("markdown/core.py:", "mkdocs_garden/render/", "mkdocs/structure/pages.py:Page.r"),
    ),
    ("write", (":write_file", ":copy_file", ":copy_static_files")),
    (
        "template",
        (
            "jinja2/",
            "mkdocs_garden/slim",
            "mkdocs_garden/frame/",
            ":_build_page",
            ":_build_template",
            ":_build_theme_template",
        ),
    ),
    ("start", ("<frozen importlib", ":load_config", ":_on_config", ":on_config", ":main")),
)
"""Each stage and what in `file:function` marks it. From the innermost call outwards, the first
call that any stage knows decides; within one call, the first stage in this order."""

WORDS = {
    "start": "start, imports, configuration",
    "read": "find and read the files",
    "parse": "notes and heads to values",
    "history": "git and the past",
    "garden": "links resolved",
    "checks": "checks",
    "indexes": "generated pages",
    "exports": "files for machines",
    "compile": "notes to plain Markdown",
    "markdown": "Markdown to HTML",
    "template": "HTML to pages",
    "search": "readers' search",
    "cache": "the cache",
    "write": "files written",
    "other": "what no stage knows",
    "programs": "other programs, and Python before it starts",
}
"""What each stage does, in the order in which they are shown."""


@dataclass
class Spent:
    """CPU seconds of a run."""

    stages: Counter[str] = field(default_factory=Counter)
    """By stage."""
    functions: dict[str, Counter[str]] = field(default_factory=dict)
    """By stage: seconds of each function in which the time was spent itself."""
    collecting: float = 0
    """Of all of it, what the garbage collector took."""


def read_samples(folder: Path) -> Spent:
    """Return what the processes that wrote into `folder` spent their time on."""
    spent = Spent()
    for file in sorted(folder.glob("*.folded")):
        for line in file.read_text(encoding="utf-8").splitlines():
            stack, _, microseconds = line.rpartition(" ")
            seconds = int(microseconds) / 1e6
            if stack == COLLECTING:
                spent.collecting += seconds
                continue
            calls = stack.split(";")
            stage = stage_of(calls)
            spent.stages[stage] += seconds
            spent.functions.setdefault(stage, Counter())[_short(calls[-1])] += seconds
    return spent


def stage_of(calls: Iterable[str]) -> str:
    """Return the stage of a stack of calls, the outermost first."""
    found = (_stage_of_call(call) for call in reversed(list(calls)))
    return next(filter(None, found), "other")


@cache
def _stage_of_call(call: str) -> str:
    marks = ((stage, mark) for stage, marks in STAGES for mark in marks)
    return next((stage for stage, mark in marks if mark in call), "")


def _short(call: str) -> str:
    """Return a call without the folders above its package."""
    file, _, function = call.rpartition(":")
    return f"{'/'.join(Path(file).parts[-3:])}:{function}"


def stage_table(notes: int, peers: Mapping[str, Spent]) -> list[str]:
    """Return a Markdown table of milliseconds a note, a column for each peer."""
    lines = [
        f"| stage | what it does | {' | '.join(peers)} |",
        f"|---|---|{'---:|' * len(peers)}",
    ]
    rows = [(stage, words) for stage, words in WORDS.items() if _any(stage, peers)]
    for stage, words in rows:
        lines.append(_row(f"{stage} | {words}", (p.stages[stage] for p in peers.values()), notes))
    totals = (sum(p.stages.values()) for p in peers.values())
    lines.append(_row("**all** | user and system, all processes", totals, notes))
    garbage = (p.collecting for p in peers.values())
    return [*lines, _row("*of it* | garbage collection, in whichever stage", garbage, notes)]


def _any(stage: str, peers: Mapping[str, Spent]) -> bool:
    return any(peer.stages[stage] for peer in peers.values())


def _row(begin: str, seconds: Iterable[float], notes: int) -> str:
    return f"| {begin} | {' | '.join(f'{one / notes * 1000:.2f}' for one in seconds)} |"


def function_table(notes: int, spent: Spent, stage: str, most: int = 25) -> list[str]:
    """Return a Markdown table of the functions in which a stage's time was spent."""
    lines = ["| function | ms a note |", "|---|---:|"]
    for function, seconds in spent.functions.get(stage, Counter()).most_common(most):
        lines.append(f"| `{function}` | {seconds / notes * 1000:.3f} |")
    return lines
