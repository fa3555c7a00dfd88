"""The judged queries, and how well a list of notes answers one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from benchmarks.corpora import CORPORA, ROOT

QUERIES = Path(__file__).with_name("queries.yml")
GARDENS = {"content": ROOT / "content", "ms-playbook": CORPORA / "ms-playbook" / "docs"}
"""The folders of notes that queries are about; one of another community may be absent."""

FIRST = 5
"""How many notes a reader looks at before asking in other words."""
MOST = 10
"""How many notes an engine is asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """What somebody looks for."""

    garden: str
    """Where: a key of GARDENS."""
    kind: str
    """Which kind of query it is; `queries.yml` says what each means."""
    ask: str
    """The words."""
    good: tuple[str, ...]
    """The notes that answer it, best first."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What is asked of fields beside the words."""
    unseen: bool = False
    """Whether nobody may tune an engine to it."""


def read_queries(file: Path = QUERIES) -> list[Query]:
    """Return every judged query."""
    gardens = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        Query(garden, kind, one["ask"], tuple(one["good"]), one.get("fields", {}), "unseen" in one)
        for garden, kinds in gardens.items()
        for kind, queries in kinds.items()
        for one in queries
    ]


def recall(query: Query, found: Sequence[str]) -> float:
    """Return the share of the good notes that stand among the first five found."""
    return len(set(found[:FIRST]) & set(query.good)) / min(len(query.good), FIRST)


def reciprocal_rank(query: Query, found: Sequence[str]) -> float:
    """Return one divided by the place of the first good note; nothing if there is none."""
    places = (place for place, path in enumerate(found, start=1) if path in query.good)
    return 1 / next(places, float("inf"))
