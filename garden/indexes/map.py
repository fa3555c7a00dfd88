"""The garden map: a picture of the garden by domain, and the same in words."""

from collections.abc import Iterator

from garden.maps import SHAPES, Disc, Dot, GardenMap, labels, map_of, shape_of
from garden.maps.drawing import feet, grouped, lines, number, outline, size_of, tie_line, tie_width
from garden.maps.layout import ABOVE
from garden.maps.ties import neighbours
from garden.model import NotePath
from garden.pages import locations
from garden.pages.page import Page
from garden.pages.summaries import by_type
from garden.pages.view import Data, View

TITLE = "The garden map"

FEW_NOTES = 600
"""Up to so many notes each is a link of its own, and all are listed below the picture."""
WITHIN, ACROSS = 1_500, 300
"""Up to so many links between notes are drawn, within discs and across; more would hide what they
join, and across discs the ties say the same."""


def build(view: View) -> Iterator[Page]:
    """Yield the map of a garden that holds notes."""
    path = locations.index_path(view.garden, "map")
    index = {
        "name": "map",
        "title": TITLE,
        "intro": "Every domain is a disc, every note a mark in the disc where it is at home.",
        **_picture(view, map_of(view.garden)),
    }
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})


def _picture(view: View, plan: GardenMap) -> Data:
    is_small = plan.notes <= FEW_NOTES
    return {
        "notes": plan.notes,
        "is_small": is_small,
        "width": number(plan.width),
        "height": number(plan.height),
        "domains": [_disc(view, plan, disc, is_small) for disc in plan.discs.values()],
        "ties": _ties(plan),
        "ties_left_out": sum(not tie.is_drawn for tie in plan.ties),
        "links_between_notes": _note_links(view, plan)
        if is_small
        else {"within": "", "across": ""},
        "mark": {
            shape: number(2 * size_of(shape, plan.spacing))
            for shape in ("circle", "ring", "hole", "square")
        },
        "key": _key(view, plan),
        "has_feet": any(dot.elsewhere for disc in plan.discs.values() for dot in disc.dots),
    }


def _disc(view: View, plan: GardenMap, disc: Disc, is_small: bool) -> Data:
    domain = view.garden.domains.get(disc.slug)
    groups = by_type(view, (dot.path for dot in disc.dots))
    return {
        "slug": disc.slug,
        "title": disc.title,
        "url": view.domain(domain)["url"] if domain else "",
        "x": number(disc.x),
        "y": number(disc.y),
        "radius": number(disc.radius),
        "label": _label(disc),
        "notes": len(disc.dots),
        "types": [
            {
                "plural": kind.plural,
                "count": len(paths),
                "items": [_item(view, path) for path in view.in_order(paths)] if is_small else [],
            }
            for kind, paths in groups
        ],
        "dots": [_dot(view, plan, dot) for dot in disc.dots] if is_small else [],
        "marks": [] if is_small else grouped(view.garden, disc.dots, plan.spacing),
        "feet": feet(disc.dots, plan.spacing),
    }


def _label(disc: Disc) -> list[Data]:
    """The lines of the name, the last one just above the disc."""
    foot = disc.y - disc.radius - ABOVE
    height = labels.SIZE * labels.LEADING
    last = len(disc.lines) - 1
    return [
        {"text": line, "y": number(foot - (last - index) * height)}
        for index, line in enumerate(disc.lines)
    ]


def _item(view: View, path: NotePath) -> Data:
    return {"title": view.garden.notes[path].title, "url": view.url_of(path)}


def _shape(view: View, dot: Dot) -> str:
    return shape_of(view.garden.notes[dot.path].fields.type).name


def _dot(view: View, plan: GardenMap, dot: Dot) -> Data:
    shape = _shape(view, dot)
    return {
        **_item(view, dot.path),
        "type": view.type_label(view.garden.notes[dot.path]),
        "shape": shape,
        "path": outline(shape, dot.x, dot.y, size_of(shape, plan.spacing)),
    }


def _ties(plan: GardenMap) -> list[Data]:
    """The ties worth a line, the weakest first, so that the strongest lie on top."""
    return [
        {
            "one": plan.discs[tie.one].title,
            "other": plan.discs[tie.other].title,
            "links": tie.links,
            "path": tie_line(plan.discs[tie.one], plan.discs[tie.other]),
            "width": number(tie_width(tie)),
        }
        for tie in reversed(plan.ties)
        if tie.is_drawn
    ]


def _note_links(view: View, plan: GardenMap) -> Data:
    dots = {dot.path: (dot, disc.slug) for disc in plan.discs.values() for dot in disc.dots}
    within: list[tuple[Dot, Dot]] = []
    across: list[tuple[Dot, Dot]] = []
    for path, others in view.garden.once(neighbours).items():
        dot, home = dots[path]
        for other in others:
            if path < other:
                (within if dots[other][1] == home else across).append((dot, dots[other][0]))
    return {
        "within": lines(within) if len(within) <= WITHIN else "",
        "across": lines(across) if len(across) <= ACROSS else "",
    }


def _key(view: View, plan: GardenMap) -> list[Data]:
    """The shapes that occur, with the types of this garden that each stands for."""
    types: dict[str, dict[str, None]] = {}
    for kind, _ in by_type(view, (dot.path for disc in plan.discs.values() for dot in disc.dots)):
        types.setdefault(shape_of(kind.name).name, {})[kind.plural] = None
    return [
        {
            "shape": shape.name,
            "path": outline(shape.name, 0, 0, 5),
            "types": list(types[shape.name]),
        }
        for shape in SHAPES
        if shape.name in types
    ]
