"""Contributors: only those who put themselves here, in order of name, never ranked."""

from collections.abc import Iterator

from garden import pages
from garden.page import Page
from garden.people import Person
from garden.view import Data, View

TITLE = "Contributors"


def build(view: View) -> Iterator[Page]:
    """Yield the index, then the page of each person who wrote none of their own."""
    garden = view.garden
    shown = [person for person in garden.people.values() if not person.hidden]
    index = {
        "name": "contributors",
        "title": TITLE,
        "intro": "Those who stand behind notes, under the names they chose. In order of name.",
        "people": [_row(view, person) for person in shown],
    }
    path = pages.index_path(garden, "contributors")
    yield Page(path, TITLE, {"kind": "index", "path": path, "index": index})
    for person in shown:
        if person.page is None:
            page = pages.person_path(garden, person)
            data = {"kind": "person", "path": page, "person": person_data(view, person)}
            yield Page(page, person.name, data)


def person_data(view: View, person: Person) -> Data:
    """Return what a person's page shows beside their own words."""
    named = view.garden.credited[person.slug]
    notes = [{**view.card(path), "roles": list(named[path].roles)} for path in view.in_order(named)]
    return {"name": person.name, "says": person.says, "notes": notes}


def _row(view: View, person: Person) -> Data:
    garden = view.garden
    named = garden.credited[person.slug]
    domains = {d.slug for path in named for d in garden.domains_of(garden.notes[path])}
    return {
        **view.person(person),
        "notes": len(named),
        "roles": sorted({role for credit in named.values() for role in credit.roles}),
        "domains": [view.domain(d) for slug, d in garden.domains.items() if slug in domains],
    }
