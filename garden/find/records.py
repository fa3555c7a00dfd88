"""A garden's pages to what the search takes in of them: never more than the pages show."""

from collections.abc import Iterable, Iterator

from garden.find.model import Entry, Facets
from garden.model import NotePath
from garden.pages.page import Page
from garden.pages.view import View

LOW = 0.35
"""How much a match counts in a page that only lists notes, or in a note nobody has written."""


def note_entry(view: View, path: NotePath, html: str) -> Entry:
    """Return the entry of a note, whose body was rendered to `html`."""
    note = view.garden.notes[path]
    fields = note.fields
    names = (*fields.aliases, *fields.plural, *fields.not_)
    return Entry(
        path=path,
        url=view.url_of(path),
        title=note.title,
        label=view.type_label(note),
        names=tuple(dict.fromkeys(names)),
        facets=_facets(view, path),
        html=html,
    )


def _facets(view: View, path: NotePath) -> Facets:
    note = view.garden.notes[path]
    kind, status = note.fields.type, note.fields.status
    return {
        "domain": tuple((d.slug, d.title) for d in view.garden.domains_of(note)),
        "type": ((kind, view.type_label(note)),),
        "status": ((status, status),) if status else (),
        "tag": tuple((tag, tag) for tag in note.tags),
        "contributor": tuple(
            (person.name, person.name)
            for person, _ in view.garden.credits_of(note)
            if not person.hidden
        ),
    }


def page_entry(view: View, page: Page, html: str) -> Entry:
    """Return the entry of a generated page; what its template shows stands in the notes."""
    return Entry(page.path, view.url_of(page.path), page.title, "Page", weight=LOW, html=html)


def other_entry(path: str, url: str, title: str, tags: Iterable[str], html: str) -> Entry:
    """Return the entry of a page that is none of the garden's, such as another plugin's."""
    facets = {"tag": tuple((tag, tag) for tag in tags)}
    return Entry(path, url, title, "Page", facets=facets, html=html)


def wanted_entries(view: View) -> Iterator[Entry]:
    """Yield an entry for each note that others ask for and nobody has written."""
    for key, wanted in view.wanted.items():
        url = view.wanted_url(key)
        yield Entry(f"?wanted/{key}", url, wanted.name, "Wanted: not written yet", weight=LOW)
