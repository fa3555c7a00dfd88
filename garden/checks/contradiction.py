"""Practice links that cannot all be true: to the note itself, or round in a circle."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from graphlib import CycleError, TopologicalSorter

from garden.check import Check, at_link
from garden.fate import ResolvedLink
from garden.garden import Garden
from garden.model import Finding, NotePath, Severity
from garden.vocabulary import Relation

CODE, SEVERITY = "contradiction", Severity.ERROR
FEW = 6
"""How many notes of a circle are named."""

_Edges = Mapping[NotePath, Mapping[NotePath, ResolvedLink]]


def _find(garden: Garden) -> Iterator[Finding]:
    for relation in garden.config.practice_relations.values():
        edges = _edges(garden, relation)
        for path, links in edges.items():
            if path in links:
                message = f"`{relation.name}` names this note itself."
                hint = "Name another note, or take the link out."
                yield at_link(CODE, SEVERITY, links[path], message, hint)
        if relation.acyclic:
            yield from _circles(garden, relation, edges)


def _edges(garden: Garden, relation: Relation) -> _Edges:
    """Return each note's links by this relation, by the note that they lead to."""
    edges: dict[NotePath, dict[NotePath, ResolvedLink]] = {}
    for path in garden.notes:
        for end in garden.practice(path):
            if end.relation is relation and not end.inverse and end.other:
                edges.setdefault(path, {}).setdefault(end.other, end.link)
    return edges


def _circles(garden: Garden, relation: Relation, edges: _Edges) -> Iterator[Finding]:
    """Report each circle once, at its first note; of those that share a note, one."""
    told: set[NotePath] = set()
    while circle := _circle(edges, told):
        told.update(circle)
        titles = [f"“{garden.notes[path].title}”" for path in circle[1:]]
        named = titles if len(titles) <= FEW else [*titles[: FEW - 1], "…", titles[-1]]
        link = edges[circle[0]][circle[1]]
        way = ", ".join(["this note", *named, "this note"])
        message = f"`{relation.name}` goes in a circle: {way}."
        yield at_link(CODE, SEVERITY, link, message, "Take out the link that is not true.")


def _circle(edges: _Edges, without: AbstractSet[NotePath]) -> list[NotePath]:
    """Return the notes of a circle in the order of their links, first path first, or nothing."""
    graph = {
        path: [other for other in links if other != path and other not in without]
        for path, links in edges.items()
        if path not in without
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # Of two neighbours in it, the second links to the first; the last is the first again.
        circle = error.args[1][:0:-1]
        first = circle.index(min(circle))
        return [*circle[first:], *circle[:first]]
    return []


CHECK = Check(CODE, SEVERITY, "Practice links contradict each other.", _find)
