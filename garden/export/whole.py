"""`garden.json`: the whole garden as data, for neighbours and for the next build."""

import json
import posixpath
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, cast

from pydantic import TypeAdapter

from garden import __version__
from garden.domains import Domain
from garden.export.graph import edges_of
from garden.export.records import VERSION, DomainRecord, GardenRecord, NoteRecord
from garden.export.text import to_text
from garden.model import Note
from garden.pages import locations
from garden.pages.follow import whole_file
from garden.pages.page import Page
from garden.pages.view import SUMMARY, Data, View, shorten
from garden.past.dates import changed_at, newest
from garden.past.since import definitions_of, state_of
from garden.words.glossary import definition
from garden.words.uses import is_term

SCHEMA = "garden.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def garden_file(view: View, _pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield `garden.json`."""
    yield whole_file(view.garden), to_text(garden_record(view))


def schema_file(view: View, _pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield the schema of `garden.json`, which stands beside it and is the same for each garden."""
    path = posixpath.join(posixpath.dirname(whole_file(view.garden)), SCHEMA)
    yield path, files("garden.export").joinpath("schema.json").read_text("utf-8")


def garden_record(view: View) -> Mapping[str, object]:
    """Return what `garden.json` holds."""
    garden = view.garden
    latest = newest(garden)
    record: GardenRecord = {
        "version": VERSION,
        "generator": f"praxis-garden {__version__}",
        "title": view.site.title,
        "site": view.site.url,
        "latest": latest.date().isoformat() if latest else None,
        "domains": [_domain(view, domain) for domain in garden.domains.values()],
        "people": [
            {"name": person.name, "url": view.url_of(locations.person_path(garden, person))}
            for person in garden.people.values()
            if not person.hidden
        ],
        "notes": [_note(view, note) for note in garden.notes.values()],
        "links": [
            {"source": source, "target": target, "relation": relation, "links": count}
            for (source, target, relation), count in edges_of(garden).items()
        ],
    }
    return {"$schema": SCHEMA, **record}


def render_schema() -> str:
    """Return the schema of `garden.json` as text, as it is checked in."""
    schema: dict[str, Any] = TypeAdapter(GardenRecord).json_schema()
    said = {"type": "string", "description": "Where this description stands."}
    schema["properties"] = {"$schema": said, **schema["properties"]}
    schema["required"] = ["$schema", *schema["required"]]
    text = json.dumps({"$schema": DIALECT, **schema}, indent=2, ensure_ascii=False)
    return text + "\n"


def _domain(view: View, domain: Domain) -> DomainRecord:
    charter = view.garden.notes[domain.charter] if domain.charter else None
    about = (charter.fields.description or charter.summary) if charter else ""
    return {
        "slug": domain.slug,
        "title": domain.title,
        "url": view.url_of(locations.domain_path(view.garden, domain)),
        "summary": shorten(about, SUMMARY),
    }


def _note(view: View, note: Note) -> NoteRecord:
    card, fields = view.card(note.path), note.fields
    changed = changed_at(view.garden, note.path)
    said: Data = {
        "status": fields.status,
        "state": state_of(note),
        "aliases": list(fields.aliases),
        "lang": fields.lang,
        "licence": fields.licence,
        "contributors": [person["name"] for person in view.contributors(note)],
        "definition": definition(view.garden, note.path) if is_term(view.garden, note) else "",
        "definitions": definitions_of(view.garden, note),
        "outcome": fields.outcome,
        "context": fields.context,
        "reports_on": _reports_on(view, note),
        "changed": changed.isoformat() if changed else "",
    }
    record: Data = {
        "path": note.path,
        "url": card["url"],
        "title": note.title,
        "type": fields.type,
        "domains": [domain.slug for domain in view.garden.domains_of(note)],
        "summary": card["summary"],
    }
    return cast("NoteRecord", record | {key: value for key, value in said.items() if value})


def _reports_on(view: View, note: Note) -> list[str]:
    return sorted(
        {
            link.other
            for link in view.garden.practice(note.path)
            if link.relation.name == "reports_on" and not link.inverse and link.other
        }
    )
