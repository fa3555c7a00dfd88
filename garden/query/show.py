"""An answer as plain Markdown: relative links, which every engine and forge follows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from garden.compile.markup import destination, escape_markdown
from garden.garden import Garden
from garden.measures import evidence
from garden.model import Note, NotePath
from garden.pages.view import SUMMARY, shorten
from garden.people import Person
from garden.query.model import Query
from garden.query.run import (
    Answer,
    count_backlinks,
    count_links,
    last_review,
    run_query,
)

NOTHING = "*Nothing matches yet.*"
DEFAULT_COLUMNS = ("title", "type", "domain", "status")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an answer is written."""

    garden: Garden
    """The garden that is asked."""
    asked: NotePath
    """The note that asks, in which names are looked up."""
    host: NotePath
    """The note on whose page the answer stands, from which links lead."""
    classed: bool
    """Whether the engine reads attribute lists, as a forge does not."""

    def link(self, path: NotePath) -> str:
        """Return a link to a note by its title."""
        title = escape_markdown(self.garden.notes[path].title)
        return f"[{title}]({destination(self.host, path)})"


def answer(desk: Desk, query: Query) -> list[str]:
    """Return the lines of Markdown that answer `query`."""
    found = run_query(desk.garden, query, desk.asked)
    shown = query.show or ("table" if query.columns else "list")
    if shown != "count" and not found.paths:
        return [NOTHING]
    lines = SHOWS[shown](desk, query, found)
    more = 0 if query.limit or shown == "count" else found.total - len(found.paths)
    return [*lines, "", f"*… and {more} more.*"] if more else lines


def _list(desk: Desk, _query: Query, found: Answer) -> list[str]:
    return [f"- {desk.link(path)}" for path in found.paths]


def _table(desk: Desk, query: Query, found: Answer) -> list[str]:
    columns = query.columns or DEFAULT_COLUMNS
    notes = [desk.garden.notes[path] for path in found.paths]
    rows = [[COLUMNS[name].cell(desk, note) for name in columns] for note in notes]
    head = [COLUMNS[name].label for name in columns]
    return [f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows]]


def _cards(desk: Desk, _query: Query, found: Answer) -> list[str]:
    lines: list[str] = []
    for path in found.paths:
        note = desk.garden.notes[path]
        cells = (COLUMNS[name].cell(desk, note) for name in ("type", "domain", "status"))
        about = " · ".join(filter(None, cells))
        summary = COLUMNS["summary"].cell(desk, note)
        lines.append(f"- {'<br>'.join(filter(None, [f'**{desk.link(path)}**', about, summary]))}")
        if desk.classed:
            lines.append("    {: .garden-query-card }")
    return lines


def _count(_desk: Desk, _query: Query, found: Answer) -> list[str]:
    return [f"**Notes:** {found.total}"]


SHOWS: Mapping[str, Callable[[Desk, Query, Answer], list[str]]] = {
    "list": _list,
    "table": _table,
    "cards": _cards,
    "count": _count,
}
"""Every way to show an answer."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    label: str
    """Its head."""
    cell: Callable[[Desk, Note], str]
    """What stands in it for a note, as Markdown."""


def _domains(desk: Desk, note: Note) -> str:
    """Domains, linked where somebody wrote a charter: a forge has no generated pages."""
    return _joined(
        f"[{escape_markdown(d.title)}]({destination(desk.host, d.charter)})"
        if d.charter
        else escape_markdown(d.title)
        for d in desk.garden.domains_of(note)
    )


def _people(desk: Desk, note: Note) -> str:
    def named(person: Person) -> str:
        name = escape_markdown(person.name)
        return f"[{name}]({destination(desk.host, person.page)})" if person.page else name

    credited = desk.garden.credits_of(note)
    return _joined(named(person) for person, _ in credited if not person.hidden)


def _evidence(desk: Desk, note: Note) -> str:
    counts = evidence(desk.garden, note.path)
    return _joined(f"{outcome} {count}" for outcome, count in counts.items())


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(texts)


def _text(of: Callable[[Note], str]) -> Callable[[Desk, Note], str]:
    return lambda _, note: escape_markdown(of(note))


def _number(of: Callable[[Garden, Note], int]) -> Callable[[Desk, Note], str]:
    return lambda desk, note: str(of(desk.garden, note))


COLUMNS: Mapping[str, Column] = {
    "title": Column("Title", lambda desk, note: desk.link(note.path)),
    "type": Column(
        "Type",
        lambda desk, n: escape_markdown(desk.garden.config.note_types[n.fields.type].label),
    ),
    "domain": Column("Domain", _domains),
    "status": Column("Status", _text(lambda note: note.fields.status)),
    "tags": Column("Tags", lambda _, note: _joined(map(escape_markdown, note.tags))),
    "contributors": Column("Contributors", _people),
    "summary": Column(
        "Summary", _text(lambda n: n.fields.description or shorten(n.summary, SUMMARY))
    ),
    "asks": Column("Asks", _text(lambda note: note.fields.asks)),
    "outcome": Column("Outcome", _text(lambda note: note.fields.outcome)),
    "evidence": Column("Evidence", _evidence),
    "date": Column("Date", _text(lambda note: note.fields.date)),
    "reviewed": Column("Reviewed", _text(last_review)),
    "links": Column("Links", _number(count_links)),
    "backlinks": Column("Backlinks", _number(count_backlinks)),
    "path": Column("Path", _text(lambda note: note.path)),
}
"""Every column that a table may have."""
