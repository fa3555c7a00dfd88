"""What crosses a boundary: a change in several domains, new links across, notes that move over."""

from collections.abc import Iterator

from garden.brief.comparison import Comparison
from garden.brief.model import Kind, Point, Say, ref
from garden.garden import Garden
from garden.measures import home_of
from garden.model import NotePath


def _find(compared: Comparison) -> Iterator[Point]:
    touched = _touched(compared)
    if len(touched) > 1:
        yield Point("touches", names=tuple(touched.values()))
    for slug, domain in compared.after.domains.items():
        if slug not in compared.before.domains:
            yield Point("new-domain", names=(domain.title,))
    for slug, domain in compared.before.domains.items():
        if slug not in compared.after.domains:
            yield Point("domain-gone", names=(domain.title,))
    for path, edit in compared.edits.items():
        then = _titles(compared.before, edit.was.path) if edit.was else {}
        now = _titles(compared.after, path)
        if edit.was and set(then) != set(now):
            after = ", ".join(now.values()) or "no domain"
            before = ", ".join(then.values()) or "no domain"
            yield Point("rehomed", ref(compared, path), before=before, after=after)
        yield from _across(compared, path)


def _touched(compared: Comparison) -> dict[str, str]:
    """Return the domains of the notes that say something else, or are gone, by slug."""
    found: dict[str, str] = {}
    for path in compared.told:
        found |= _titles(compared.after, path)
    for note in compared.removed:
        found |= _titles(compared.before, note.path)
    return found


def _titles(garden: Garden, path: NotePath) -> dict[str, str]:
    return {domain.slug: domain.title for domain in garden.domains_of(garden.notes[path])}


def _across(compared: Comparison, path: NotePath) -> Iterator[Point]:
    """Yield the notes of other homes to which a note links for the first time."""
    was = compared.find_before(path)
    known = {compared.now(p) for p in compared.before.outgoing(was.path)} if was else set()
    home = home_of(compared.after, path)
    goals = [
        goal
        for goal in compared.after.outgoing(path)
        if goal not in known and home and home_of(compared.after, goal) not in {"", home}
    ]
    if goals:
        others = tuple(ref(compared, goal) for goal in goals)
        slugs = dict.fromkeys(home_of(compared.after, goal) for goal in goals)
        titles = tuple(compared.after.domains[slug].title for slug in slugs)
        yield Point("crosses", ref(compared, path), others=others, names=titles)


KIND = Kind(
    "boundaries",
    "Changes in several domains, new links across a boundary, notes that move over it.",
    {
        "touches": Say("This touches several domains: {names}.", one="", many=""),
        "new-domain": Say("A new domain: {names}.", one="new domain", many="new domains"),
        "domain-gone": Say(
            "No note is about {names} any more.", one="domain gone", many="domains gone"
        ),
        "rehomed": Say(
            "{title} was about {before} and is now about {after}.",
            one="note in other domains",
            many="notes in other domains",
        ),
        "crosses": Say(
            "{title} links across the boundary, to {names}: {others}",
            one="note with a new link across a boundary",
            many="notes with new links across a boundary",
        ),
    },
    _find,
)
