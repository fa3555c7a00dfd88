"""`garden/map.json`: the map as numbers, for whoever explores it in the browser.

Compact, since it is as large as the garden: a note is a row of values, and notes, domains, types
and relations name each other by their place in the lists.
"""

from collections.abc import Iterator, Mapping

from garden.export.text import to_text
from garden.garden import Garden
from garden.maps import Disc, Dot, GardenMap, map_of, shape_of
from garden.maps.ties import neighbours
from garden.model import NotePath
from garden.pages import locations as places
from garden.pages.follow import index_files
from garden.pages.page import Page
from garden.pages.view import Data, View

VERSION = 1
TITLE = "The garden map"


def map_file(view: View, pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield the map, unless a note took the place of its page."""
    path = places.index_path(view.garden, "map")
    if path in pages:
        head = {"version": VERSION, "site": view.site.url, "url": view.url_of(path), "title": TITLE}
        yield index_files(view.garden, "map").twin, to_text({**head, **map_data(view)})


def map_data(view: View) -> Data:
    """Return the map: size, domains, ties, types, relations, notes, links.

    A note is `[title, url, x, y, domain, type, further domains…]`. `links` holds, for each note,
    the later ones it is linked with; `practice` holds `[from, to, relation]`.
    """
    garden, plan = view.garden, map_of(view.garden)
    number = {path: index for index, path in enumerate(garden.notes)}
    types = list(dict.fromkeys(note.fields.type for note in garden.notes.values()))
    discs = {slug: index for index, slug in enumerate(plan.discs)}
    relations = list(garden.config.practice_relations)
    return {
        "width": plan.width,
        "height": plan.height,
        "spacing": plan.spacing,
        "domains": [_domain(view, disc) for disc in plan.discs.values()],
        "ties": [[discs[t.one], discs[t.other], t.links, int(t.is_drawn)] for t in plan.ties],
        "types": [_type(garden, name) for name in types],
        "relations": [garden.config.practice_relations[name].label for name in relations],
        "notes": _notes(view, plan, discs, types),
        "links": [
            [number[other] for other in others if other > path]
            for path, others in garden.once(neighbours).items()
        ],
        "practice": _practice(garden, number, relations),
    }


def _domain(view: View, disc: Disc) -> Data:
    domain = view.garden.domains.get(disc.slug)
    return {
        "title": disc.title,
        "url": view.domain(domain)["url"] if domain else "",
        "lines": list(disc.lines),
        "x": disc.x,
        "y": disc.y,
        "radius": disc.radius,
    }


def _type(garden: Garden, name: str) -> Data:
    kind = garden.config.note_types[name]
    return {"name": name, "label": kind.label, "plural": kind.plural, "shape": shape_of(name).name}


def _notes(
    view: View, plan: GardenMap, discs: Mapping[str, int], types: list[str]
) -> list[list[object]]:
    """The notes in order of path, as `links` and `practice` count them."""
    where = {dot.path: (dot, slug) for slug, disc in plan.discs.items() for dot in disc.dots}
    kinds = {name: index for index, name in enumerate(types)}
    return [
        [
            note.title,
            view.url_of(path),
            where[path][0].x,
            where[path][0].y,
            discs[where[path][1]],
            kinds[note.fields.type],
            *_further(view.garden, where[path], discs),
        ]
        for path, note in view.garden.notes.items()
    ]


def _further(garden: Garden, place: tuple[Dot, str], discs: Mapping[str, int]) -> list[int]:
    dot, home = place
    slugs = (domain.slug for domain in garden.domains_of(garden.notes[dot.path]))
    return [discs[slug] for slug in slugs if slug in discs and slug != home]


def _practice(
    garden: Garden, number: Mapping[NotePath, int], relations: list[str]
) -> list[tuple[int, int, int]]:
    order = {name: index for index, name in enumerate(relations)}
    rows = {
        (number[path], number[link.other], order[link.relation.name])
        for path in garden.notes
        for link in garden.practice(path)
        if not link.inverse and link.other and link.other != path
    }
    return sorted(rows)
