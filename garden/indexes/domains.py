"""Domains: the social learning system on one page, and the page of each without a charter."""

from collections.abc import Iterator, Mapping

from garden.domainpage import domain_data
from garden.domains import Domain
from garden.measures import links_by_home
from garden.pages import locations
from garden.pages.arcs import Arcs, draw_arcs, short
from garden.pages.page import Page
from garden.pages.summaries import domain_summary
from garden.pages.view import SUMMARY, Data, View, shorten
from garden.practice.parts import find_section
from garden.practice.standing import stances

TITLE = "Domains"

DRAWN = 12
"""So many domains are drawn, those with most links to others; the table has all pairs."""


def build(view: View) -> Iterator[Page]:
    """Yield the index, then the page of each domain that nobody has described yet."""
    garden = view.garden
    index = {
        "name": "domains",
        "title": TITLE,
        "intro": "What we care about, how these concerns touch, and who chose to be named.",
        "map_url": view.index_url("map"),
        "boundaries_url": view.index_url("boundaries"),
        "contributors_url": view.index_url("contributors"),
        "domains": [_community(view, domain) for domain in garden.domains.values()],
        "without_charter": sum(not domain.charter for domain in garden.domains.values()),
        "boundaries": _boundaries(view),
        "people": _people(view),
    }
    path = locations.index_path(garden, "domains")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})
    for domain in garden.domains.values():
        if domain.charter is None:
            page = locations.domain_path(garden, domain)
            data = {"kind": "domain", "path": page, "domain": domain_data(view, domain)}
            yield Page(page, domain.title, data)


def _community(view: View, domain: Domain) -> Data:
    """A domain as a card, with the smallest way in that its charter names."""
    note = view.garden.notes[domain.charter] if domain.charter else None
    heading = find_section(view.garden, note, "How to join") if note else None
    return {
        **domain_summary(view, domain),
        "is_written": note is not None,
        "join": {
            "title": heading.text,
            "summary": shorten(heading.summary, SUMMARY),
            "anchor": heading.anchor,
        }
        if heading
        else {},
    }


def _boundaries(view: View) -> Data:
    """The links between domains as a picture, and the same as rows."""
    counts = {pair: n for pair, n in links_by_home(view.garden).items() if pair[0] != pair[1]}
    drawn = _strongest(view, counts)
    return {
        "picture": _picture(view, draw_arcs(drawn, counts)) if counts else {},
        "rows": _rows(view, counts),
        "not_drawn": len(view.garden.domains) - len(drawn),
    }


def _strongest(view: View, counts: Mapping[tuple[str, str], int]) -> list[str]:
    """The domains with most links to others, in order of title."""
    across = dict.fromkeys(view.garden.domains, 0)
    for pair, count in counts.items():
        for slug in pair:
            across[slug] += count
    kept = set(sorted(across, key=lambda slug: -across[slug])[:DRAWN])
    return [slug for slug in across if slug in kept and across[slug]]


def _picture(view: View, arcs: Arcs) -> Data:
    domains = view.garden.domains
    return {
        "width": arcs.width,
        "height": arcs.height,
        "names": [
            {
                **view.domain(domains[row.name]),
                "short": short(domains[row.name].title),
                "y": row.y,
            }
            for row in arcs.rows
        ],
        "arcs": [
            {
                "one": domains[arc.one].title,
                "other": domains[arc.other].title,
                "links": arc.count,
                "path": arc.path,
                "width": arc.width,
            }
            for arc in arcs.arcs
        ],
        "left_out": arcs.left_out,
    }


def _rows(view: View, counts: Mapping[tuple[str, str], int]) -> list[Data]:
    """Pairs of domains with the links between them both ways, most first."""
    sums: dict[tuple[str, str], int] = {}
    order = {slug: place for place, slug in enumerate(view.garden.domains)}
    for pair, count in counts.items():
        one, other = sorted(pair, key=order.__getitem__)
        sums[one, other] = sums.get((one, other), 0) + count
    ordered = sorted(sums, key=lambda pair: (-sums[pair], order[pair[0]], order[pair[1]]))
    domains = view.garden.domains
    return [
        {
            "one": view.domain(domains[one]),
            "other": view.domain(domains[other]),
            "links": sums[one, other],
        }
        for one, other in ordered
    ]


def _people(view: View) -> list[Data]:
    """Those who say what a domain is to them and let everybody see it, in order of name."""
    shown = (person for person in view.garden.people.values() if not person.hidden)
    found = ((person, stances(view.garden, person)) for person in shown)
    return [
        {
            **view.person(person),
            "stances": [
                {"label": s.label, "domains": [view.domain(d) for d in s.domains]} for s in said
            ],
        }
        for person, said in found
        if said
    ]
