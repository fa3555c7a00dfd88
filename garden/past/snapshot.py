"""A garden as its `garden.json` tells of it: an earlier one of ours, or a neighbour's.

The file may be of any version, and of anybody: whatever is not as it should be is left out,
and only a file that tells nothing at all is remarked on. Nothing of it is ever run.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LONGEST_TEXT = 20_000
"""How many characters of one text are read."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class PastNote:
    """A note, as far as it can be compared."""

    path: str
    """Where it stands in its garden."""
    title: str
    """Plain text."""
    url: str = ""
    """Its address, relative to the root of its site."""
    type: str = "note"
    """The note type."""
    domains: tuple[str, ...] = ()
    """Slugs of its domains, home first."""
    status: str = ""
    """How far it has been tried, or empty."""
    state: str = ""
    """Where an item of the agenda, an objection, a decision or a gap stands."""
    aliases: tuple[str, ...] = ()
    """Its other names."""
    definition: str = ""
    """What a term means; empty for what is no term."""
    definitions: Mapping[str, str] = field(default_factory=dict)
    """What a term means to other domains, by their slugs."""
    outcome: str = ""
    """How an experience went."""


Edge = tuple[str, str, str]
"""Source, target, and the relation between them; empty for a plain link."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A garden at one time."""

    notes: Mapping[str, PastNote] = field(default_factory=dict)
    """Its notes by path."""
    edges: frozenset[Edge] = frozenset()
    """Its links."""
    domains: Mapping[str, str] = field(default_factory=dict)
    """The titles of its domains by slug."""
    title: str = ""
    """What its site is called."""
    latest: str = ""
    """The newest day that it knows of, as an ISO date; empty if it knows none."""
    remark: str = ""
    """Why nothing could be read of it, in one sentence; empty if all is well."""


def read_snapshot(text: str, name: str) -> Snapshot:
    """Return what the text of a `garden.json` tells; `name` is what a remark calls it.

    Never raises.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return Snapshot(remark=f"{name} is not JSON, so nothing is known from it.")
    if not isinstance(data, dict) or not isinstance(data.get("notes"), list):
        return Snapshot(
            remark=f"{name} is no `garden.json`: it has no list of notes. Nothing is known from it."
        )
    notes = {note.path: note for note in map(_note, _mappings(data, "notes")) if note.path}
    domains = {_text(d, "slug"): _text(d, "title") for d in _mappings(data, "domains")}
    return Snapshot(
        notes=notes,
        edges=frozenset(
            (_text(link, "source"), _text(link, "target"), _text(link, "relation"))
            for link in _mappings(data, "links")
        ),
        domains={slug: title or slug for slug, title in domains.items() if slug},
        title=_text(data, "title"),
        latest=_text(data, "latest")[:10],
    )


def _note(data: Mapping[str, object]) -> PastNote:
    path = _text(data, "path")
    definitions = data.get("definitions")
    return PastNote(
        path=path,
        title=_text(data, "title") or path,
        url=_text(data, "url"),
        type=_text(data, "type") or "note",
        domains=_texts(data, "domains"),
        status=_text(data, "status"),
        state=_text(data, "state"),
        aliases=_texts(data, "aliases"),
        definition=_text(data, "definition"),
        definitions={
            plain(domain): plain(said)
            for domain, said in (definitions if isinstance(definitions, dict) else {}).items()
            if isinstance(said, str)
        },
        outcome=_text(data, "outcome"),
    )


def plain(text: str) -> str:
    """Return a text without what no page and no feed may hold, cut to a bearable length."""
    return _CONTROL.sub("", text)[:LONGEST_TEXT]


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    return plain(value) if isinstance(value, str) else ""


def _texts(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = data.get(key)
    return tuple(plain(v) for v in values if isinstance(v, str)) if isinstance(values, list) else ()


def _mappings(data: Mapping[str, object], key: str) -> Iterator[Mapping[str, object]]:
    values = data.get(key)
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict):
            yield value
