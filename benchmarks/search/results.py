"""The scores of each query, kept in one file, and the tables that are made of them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.corpora import ROOT
from benchmarks.search.judged import Query, recall, reciprocal_rank

RESULTS = ROOT / "benchmarks" / "results" / "search.json"

WORDS_OF_ENGINES = {
    "readers": "the site's search",
    "whoosh": "`garden search`",
    "material": "Material's own",
}
"""What each engine is, for the table."""

WORDS = {
    "question": "whole questions",
    "remembered": "something half remembered",
    "synonym": "other words than the note's",
    "misspelt": "misspelt words",
    "form": "plurals and other forms",
    "name": "names of things",
    "field": "words within a field",
}
"""What each kind of query is, for the table."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well one engine answered one query."""

    recall: float
    """Share of the good notes among the first five."""
    rank: float
    """One divided by the place of the first good note."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A query with its scores."""

    garden: str
    kind: str
    ask: str
    unseen: bool
    scores: Mapping[str, Score]


Part = Callable[[Scored], bool]


def scored(query: Query, found: Mapping[str, Sequence[str]]) -> Scored:
    """Return the scores of a query for what each engine found."""
    scores = {
        engine: Score(round(recall(query, paths), 3), round(reciprocal_rank(query, paths), 3))
        for engine, paths in found.items()
    }
    return Scored(query.garden, query.kind, query.ask, query.unseen, scores)


def write(about: Mapping[str, object], all_scored: Iterable[Scored], file: Path = RESULTS) -> None:
    """Write the scores and the circumstances down, a line for each query."""
    lines = ",\n".join(f"  {json.dumps(asdict(one), ensure_ascii=False)}" for one in all_scored)
    facts = json.dumps(about, ensure_ascii=False)
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'{{"about": {facts},\n "queries": [\n{lines}\n]}}\n', encoding="utf-8")


def read(file: Path = RESULTS) -> tuple[Mapping[str, Any], list[Scored]]:
    """Return the circumstances and the scores."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    return kept["about"], [
        Scored(**{**one, "scores": {name: Score(**s) for name, s in one["scores"].items()}})
        for one in kept["queries"]
    ]


def parts_of(all_scored: Sequence[Scored]) -> Mapping[str, Part]:
    """Return which queries each line of the table is about, by its words."""
    kinds = dict.fromkeys(one.kind for one in all_scored)
    gardens = dict.fromkeys(one.garden for one in all_scored)
    return {
        "**all**": lambda _: True,
        "open to whoever tunes": lambda one: not one.unseen,
        "kept unseen": lambda one: one.unseen,
        **{f"in `{name}`": lambda one, name=name: one.garden == name for name in gardens},
        **{WORDS[kind]: lambda one, kind=kind: one.kind == kind for kind in kinds},
    }


def table(all_scored: Sequence[Scored]) -> list[str]:
    """Return a Markdown table: recall among five and mean reciprocal rank, by part and engine."""
    asked = {name for one in all_scored for name in one.scores}
    engines = {name: words for name, words in WORDS_OF_ENGINES.items() if name in asked}
    heads = " | ".join(f"{words}: recall@5 | MRR" for words in engines.values())
    lines = [f"| queries | number | {heads} |", f"|---|---:|{'---:|---:|' * len(engines)}"]
    for words, belongs in parts_of(all_scored).items():
        these = [one for one in all_scored if belongs(one)]
        if these:
            cells = " | ".join(_cells(these, engine) for engine in engines)
            lines.append(f"| {words} | {len(these)} | {cells} |")
    return lines


def _cells(these: Sequence[Scored], engine: str) -> str:
    """Return the two figures of an engine; a hyphen where it did not answer all of these."""
    scores = [one.scores[engine] for one in these if engine in one.scores]
    if len(scores) < len(these):
        return "- | -"
    return f"{fmean(s.recall for s in scores):.2f} | {fmean(s.rank for s in scores):.2f}"
