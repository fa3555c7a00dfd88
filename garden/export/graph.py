"""The graph of notes and links, as JSON or in Graphviz' DOT language."""

import json
from collections import Counter
from collections.abc import Callable, Mapping

from garden.fate import ResolvedLink, found_path
from garden.garden import Garden
from garden.model import LinkKind, NotePath

VERSION = 1


def to_json(garden: Garden) -> str:
    """Return nodes with path, title, type, domains and status, and edges with their relation."""
    nodes = [
        {
            "path": path,
            "title": note.title,
            "type": note.fields.type,
            "domains": [domain.slug for domain in garden.domains_of(note)],
            "status": note.fields.status,
        }
        for path, note in garden.notes.items()
    ]
    edges = [
        {"source": source, "target": target, "relation": relation, "links": count}
        for (source, target, relation), count in edges_of(garden).items()
    ]
    data = {"version": VERSION, "nodes": nodes, "edges": edges}
    return json.dumps(data, ensure_ascii=False, indent=1)


def to_dot(garden: Garden) -> str:
    """Return a directed graph; typed links carry their relation as label."""
    nodes = [f"  {_quote(path)} [label={_quote(n.title)}];" for path, n in garden.notes.items()]
    edges = [
        f"  {_quote(source)} -> {_quote(target)}{f' [label={_quote(name)}]' if name else ''};"
        for source, target, name in edges_of(garden)
    ]
    return "\n".join(["digraph garden {", *nodes, *edges, "}"])


def edges_of(garden: Garden) -> Mapping[tuple[str, str, str], int]:
    """Count the links between each ordered pair of notes, by relation; empty for a plain link."""
    edges: Counter[tuple[str, str, str]] = Counter()
    for link in garden.links():
        target = found_path(link)
        if target and target != link.source:
            edges[_edge(garden, link, target)] += 1
    return dict(sorted(edges.items()))


def _edge(garden: Garden, link: ResolvedLink, target: NotePath) -> tuple[str, str, str]:
    """Return source, target and relation; a relation that the far end declares is turned round."""
    if link.link.kind is not LinkKind.PRACTICE:
        return link.source, target, ""
    name = link.link.name
    relation, inverse = garden.config.relation_ends.get(name, (None, False))
    if relation is None or not inverse:
        return link.source, target, name
    return target, link.source, relation.name


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


GRAPHS: Mapping[str, Callable[[Garden], str]] = {"json": to_json, "dot": to_dot}
"""Every form of the graph."""
