"""From `people.yml`, person notes and credits to people: nobody is merged by likeness."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from itertools import chain
from pathlib import PurePosixPath

from garden.model import Note
from garden.people.model import Person, PersonEntry, Profile
from garden.people.schema import EMAIL
from garden.slug import identity

_PROFILE = tuple(field.name for field in fields(Profile))


def collect_people(entries: Iterable[PersonEntry], notes: Iterable[Note]) -> Mapping[str, Person]:
    """Return everybody who put themselves here, by slug, in order of name.

    An entry of `people.yml` decides the name; a person's own note is their page. Whoever
    is only credited, or only named as a steward, has neither, and is listed all the same,
    under the name in the note.
    """
    people: dict[str, Person] = {}
    names: dict[str, str] = {}
    notes = sorted(notes, key=lambda note: note.path)
    for entry in entries:
        slug = names.get(identity(entry.id)) or identity(entry.id)
        also = (entry.id, *(handle.name for handle in entry.handles))
        profile = {name: getattr(entry, name) for name in _PROFILE}
        people.setdefault(slug, Person(slug, entry.name, listed=True, also=also, **profile))
        _learn(names, slug, (entry.id, entry.name))
    for note in notes:
        if note.fields.type == "person":
            known = own_names(note)
            slug = next((names[n] for n in map(identity, known) if n in names), identity(known[0]))
            person = people.get(slug) or Person(slug, note.title, listed=True)
            people[slug] = _with_note(person, note)
            _learn(names, slug, known)
    known_names = person_names(people)
    for name in dict.fromkeys(_named(notes)):  # many notes name the same few
        if find_slug(known_names, name) is None:
            person = _named_only(name)
            before = people.get(person.slug, person)
            people[person.slug] = replace(before, also=_union(before.also, (name,)))
    return dict(sorted(people.items(), key=lambda item: (item[1].name.casefold(), item[0])))


def person_names(people: Mapping[str, Person]) -> Mapping[str, str]:
    """Return every name by which a credit may mean a person, reduced to identity, with the slug.

    A name that somebody chose goes before what somebody else is called elsewhere.
    """
    names: dict[str, str] = {}
    for slug, person in people.items():
        _learn(names, slug, (slug, person.name))
    for slug, person in people.items():
        _learn(names, slug, person.also)
    return names


def find_slug(names: Mapping[str, str], name: str) -> str | None:
    """Return the slug of the person whom a name means as it stands, or without its address."""
    return next((names[s] for s in identities(name) if s in names), None)


def identities(name: str) -> tuple[str, ...]:
    """Return what a name may mean: what it says, what is left without an e-mail, a handle.

    A handle is what an address ends in: `https://forge.example/ada` may mean `ada`.
    """
    last = name.strip().rstrip("/").rpartition("/")[2] if "://" in name else ""
    return tuple(identity(n) for n in (name, _without_email(name), last) if n)


def own_names(note: Note) -> tuple[str, ...]:
    """Return the names of a person's own note, the one that makes its slug first."""
    path = PurePosixPath(note.path)
    stem = path.parent.name if path.stem.lower() in {"index", "readme"} else path.stem
    return (*note.fields.ids, stem or path.stem, note.title, *note.fields.aliases)


def _with_note(person: Person, note: Note) -> Person:
    """Return a person with what their own note says; the first note by path is their page."""
    if person.page:
        return replace(person, also=(*person.also, *own_names(note)))
    said = note.fields
    return replace(
        person,
        page=None if person.hidden else note.path,
        also=(*person.also, *own_names(note)),
        learning=_union(person.learning, said.learning),
        practising=_union(person.practising, said.practising),
        stewarding=_union(person.stewarding, said.stewarding),
        bridges=_union(person.bridges, said.bridges),
    )


def _union(*lists: Iterable[str]) -> tuple[str, ...]:
    """Put lists of names together; what is the same name is kept once, as first spelled."""
    spelled: dict[str, str] = {}
    for name in chain(*lists):
        spelled.setdefault(identity(name), name)
    return tuple(spelled.values())


def _named(notes: Iterable[Note]) -> Iterable[str]:
    """Yield everybody whom notes credit or charters name as stewards, in order."""
    for note in notes:
        yield from (credit.name for credit in note.fields.contributors)
        yield from (steward.name for steward in note.fields.charter.stewards)


def _named_only(name: str) -> Person:
    """Return somebody of whom there is no more than a name in a note.

    People are named, never addressed: `Ada <ada@…>` is shown as Ada, and where there is
    nothing but the address, nobody is shown.
    """
    shown = _without_email(name)
    return Person(identity(shown or name), shown or name, hidden=not shown)


def _without_email(name: str) -> str:
    return " ".join(EMAIL.sub("", name).replace("<>", "").replace("()", "").split())


def _learn(names: dict[str, str], slug: str, known: Iterable[str]) -> None:
    """Let `known` mean `slug`, unless they mean somebody else already."""
    for name in known:
        names.setdefault(identity(name), slug)
