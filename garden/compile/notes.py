"""Garden to pages: every note and every index as plain Markdown with plain values.

One text per page. Any engine renders it; the theme reads `page.meta.garden` only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from garden.compile.enginekeys import engine_keys
from garden.compile.markup import escape_markdown
from garden.compile.plain import compile_body
from garden.domainpage import domain_data, encounter_data
from garden.forge import Forge
from garden.garden import Garden
from garden.indexes import INDEXES, Index
from garden.indexes.contributors import person_data
from garden.indexes.home import home_data
from garden.maps.around import around_data
from garden.model import Finding, Note, NotePath
from garden.pages import locations
from garden.pages.changed import changed_data
from garden.pages.conversation import conversation_data
from garden.pages.follow import domain_files, follow_data, home_files, index_files
from garden.pages.linkedfrom import linked_from
from garden.pages.onpaths import path_data
from garden.pages.page import Page, render_page
from garden.pages.practicedata import other_links, practice_data
from garden.pages.preview import previews_of
from garden.pages.reviewlog import log_data
from garden.pages.view import SUMMARY, Data, UrlOf, View, shorten
from garden.past.redirectpages import old_anchors
from garden.related import related_data
from garden.words.glosslinks import term_links
from garden.words.mentioned import mentions_data


def compile_note(view: View, path: NotePath) -> Page:
    """Return the page that the note at `path` makes."""
    note = view.garden.notes[path]
    unread = view.unreadable.get(path)
    wanted_url = partial(view.wanted_link, path)
    body = (
        _placeholder(unread)
        if unread
        else compile_body(
            view.garden,
            note,
            wanted_url,
            (*old_anchors(view, note), *term_links(view.garden, note)),
        )
    )
    return Page(path, note.title, note_data(view, note), body, rest_of(note))


def rest_of(note: Note) -> Data:
    """Return what of a note's frontmatter is for the engine and its plugins."""
    rest = engine_keys(note.fields.rest)
    about = note.fields.description or shorten(note.summary, SUMMARY)
    if about:
        rest["description"] = about
    if note.tags:
        rest["tags"] = list(note.tags)
    return rest


def compile_indexes(view: View) -> Iterator[Page]:
    """Yield every generated page.

    A note that stands at the path of a generated page keeps it.
    """
    for build in INDEXES:
        yield from compile_index(view, build)


def compile_index(view: View, build: Index) -> Iterator[Page]:
    """Yield the pages of one index."""
    for page in build(view):
        if page.path not in view.garden.notes:
            data = {**page.data, **_followed(view, page)}
            yield replace(page, data=data, rest={**page.rest, **_described(page)})


def _described(page: Page) -> Mapping[str, object]:
    """What a generated page is about, in a sentence, where it says so itself."""
    data = page.data.get("index")
    intro = data.get("intro") if isinstance(data, dict) else None
    return {"description": intro} if intro else {}


def compile_garden(garden: Garden, url_of: UrlOf, forge: Forge | None = None) -> Mapping[str, str]:
    """Return path and compiled text of every page."""
    view = View(garden, url_of, forge)
    return compile_pages(view, compile_indexes(view))


def compile_pages(view: View, generated: Iterable[Page]) -> Mapping[str, str]:
    """Return path and compiled text of every note and of the `generated` pages."""
    pages_of_notes = (compile_note(view, path) for path in view.garden.notes)
    return {page.path: render_page(page) for page in (*pages_of_notes, *generated)}


def note_data(view: View, note: Note) -> Data:
    """Return what the theme receives about a note."""
    fields = note.fields
    practised = practice_data(view, note)
    return {
        "kind": "note",
        "path": str(note.path),
        "type": fields.type,
        "type_label": view.type_label(note),
        "domains": view.domains(note),
        "status": fields.status,
        "contributors": view.contributors(note),
        "aliases": list(fields.aliases),
        "asks": fields.asks,
        "outcome": fields.outcome,
        "context": fields.context,
        "tags": view.tags(note),
        "changed": changed_data(view, note),
        **log_data(view, note),
        "reading": path_data(view, note.path),
        "practice": other_links(view, note, practised),
        "related": related_data(view, note.path),
        **linked_from(view, note.path),
        "around": around_data(view, note.path),
        "mentions": mentions_data(view, note.path),
        "previews": previews_of(view, note.path),
        **conversation_data(view, note),
        **practised,
        **encounter_data(view, note),
        **_own_page(view, note),
    }


def _placeholder(finding: Finding) -> str:
    """What a reader sees in place of a note that could not be read."""
    text = escape_markdown(f"{finding.message} {finding.hint}")
    return f"> [!failure] This note could not be read\n> {text}\n"


def _own_page(view: View, note: Note) -> Data:
    """What a note shows beside itself because it is the page of something."""
    domain = view.garden.find_charter_domain(note)
    person = view.garden.find_page_person(note)
    if note.path == locations.home_path(view.garden):
        return {"kind": "home", "home": home_data(view), **home_files(view.garden)}
    if domain:
        files = follow_data(domain.title, domain_files(view.garden, domain))
        return {"kind": "domain", "domain": domain_data(view, domain), **files}
    if person:
        return {"kind": "person", "person": person_data(view, person)}
    return {}


def _followed(view: View, page: Page) -> Mapping[str, object]:
    """What a generated page can be had as beside HTML."""
    garden, data = view.garden, page.data.get(str(page.data["kind"]))
    if page.data["kind"] == "home":
        return home_files(garden)
    if page.data["kind"] == "index" and isinstance(data, dict):
        return follow_data(page.title, index_files(garden, str(data["name"]), page.path))
    if page.data["kind"] == "domain" and isinstance(data, dict):
        return follow_data(page.title, domain_files(garden, garden.domains[str(data["slug"])]))
    return {}
