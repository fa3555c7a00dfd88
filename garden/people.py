"""People: those who put themselves here, under the name they chose.

They do so in `people.yml`, in a `type: person` note, or by being named under
`contributors:`. Names are compared by identity only; nobody is merged by likeness.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from garden.frontmatter.values import Line, Text, complaint, one_of
from garden.model import Finding, Note, NotePath, Severity, Span
from garden.nearest import nearest
from garden.slug import identity
from garden.sourcemap import SourceMap
from garden.strictyaml.read import Limits, Shape, read_yaml
from garden.strictyaml.tree import Pair, Pairs, Slip, node_at, shorten, text_of


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who put themselves here, in `people.yml`, a note of their own or a credit."""

    slug: str
    """Identity within the garden."""
    name: str
    """The name they chose."""
    page: NotePath | None = None
    """Their own `type: person` note, if they wrote one."""
    listed: bool = False
    """Whether `people.yml` or a person note declares them."""
    hidden: bool = False
    """`display: hidden` in `people.yml`: credited nowhere by name."""
    says: str = ""
    """What they say of themselves in `people.yml`; plain text."""


LIMITS = Limits(characters=1_048_576, keys=10_000)


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One entry of `people.yml`, as written."""

    id: str
    """The key, by which notes may name the person."""
    name: str
    """The name they chose; the key if they gave none."""
    hidden: bool = False
    """`display: hidden`: credited nowhere by name."""
    says: str = ""
    """What they say about themselves."""


class PersonModel(BaseModel):
    """What may stand under an id in `people.yml`."""

    name: Annotated[Line, Field(description="The name they chose.")] = ""
    display: Annotated[
        str,
        BeforeValidator(one_of(("shown", "hidden"))),
        Field(description="`hidden` credits them nowhere by name."),
    ] = "shown"
    says: Annotated[Text, Field(description="What they say about themselves.")] = ""


def read_people(text: str, path: str) -> tuple[tuple[PersonEntry, ...], tuple[Finding, ...]]:
    """Return the entries of `people.yml` and what is wrong in it. Never raises."""
    start = 1 if text.startswith("\ufeff") else 0
    lines = SourceMap(text)
    document = read_yaml(text, Span(start, len(text)), lines, LIMITS)
    wrong = [*document.slips, *_misshapen(document.shape, len(text))]
    entries = []
    for pair in document.pairs:
        entry, slips = _entry(pair)
        entries.append(entry)
        wrong += slips
    findings = [slip.finding(path, lines) for slip in wrong]
    findings += [
        slip.finding(path, lines, "unknown-field", Severity.WARNING)
        for pair in document.pairs
        for slip in _unknown(pair)
    ]
    return tuple(entries), tuple(sorted(findings, key=lambda finding: finding.position))


def collect_people(entries: Iterable[PersonEntry], notes: Iterable[Note]) -> Mapping[str, Person]:
    """Return everybody who put themselves here, by slug, in order of name.

    An entry of `people.yml` decides the name; a person's own note is their page. Whoever
    is only credited has neither, and is listed all the same, under the name in the note.
    """
    people: dict[str, Person] = {}
    names: dict[str, str] = {}
    notes = sorted(notes, key=lambda note: note.path)
    for entry in entries:
        slug = names.get(identity(entry.id)) or identity(entry.id)
        people.setdefault(slug, Person(slug, entry.name, None, True, entry.hidden, entry.says))
        _learn(names, slug, (entry.id, entry.name))
    for note in notes:
        if note.fields.type == "person":
            known = _own_names(note)
            slug = next((names[n] for n in map(identity, known) if n in names), identity(known[0]))
            person = people.get(slug) or Person(slug, note.title, listed=True)
            people[slug] = person if person.page else replace(person, page=note.path)
            _learn(names, slug, known)
    known_names = person_names(people, {note.path: note for note in notes})
    for name in (credit.name for note in notes for credit in note.fields.contributors):
        if identity(name) not in known_names:
            people.setdefault(identity(name), Person(identity(name), name))
    return dict(sorted(people.items(), key=lambda item: (item[1].name.casefold(), item[0])))


def person_names(people: Mapping[str, Person], notes: Mapping[NotePath, Note]) -> Mapping[str, str]:
    """Return every name by which a credit may mean a person, reduced to identity, with the slug."""
    names: dict[str, str] = {}
    for slug, person in people.items():
        _learn(names, slug, (slug, person.name))
    for slug, person in people.items():
        if person.page:
            _learn(names, slug, _own_names(notes[person.page]))
    return names


def _learn(names: dict[str, str], slug: str, known: Iterable[str]) -> None:
    """Let `known` mean `slug`, unless they mean somebody else already."""
    for name in known:
        names.setdefault(identity(name), slug)


def _own_names(note: Note) -> tuple[str, ...]:
    """Return the names of a person's own note, the one that makes its slug first."""
    path = PurePosixPath(note.path)
    stem = path.parent.name if path.stem.lower() in {"index", "readme"} else path.stem
    return (*note.fields.ids, stem or path.stem, note.title, *note.fields.aliases)


def _entry(pair: Pair) -> tuple[PersonEntry, list[Slip]]:
    """Return what is said of one person, as far as it holds, and what is wrong."""
    said = text_of(pair.value)
    values = dict(said) if isinstance(said, dict) else {} if said is None else {"name": said}
    slips = []
    try:
        model = PersonModel.model_validate(values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            field = str(detail["loc"][0])
            del values[field]
            subject = f"`{field}` of `{shorten(pair.key.text)}`"
            slips.append(Slip(node_at(pair.value, (field,)).span, *complaint(subject, detail)))
        model = PersonModel.model_validate(values)
    name = model.name or " ".join(pair.key.text.split())
    return PersonEntry(pair.key.text, name, model.display == "hidden", model.says), slips


def _unknown(pair: Pair) -> Iterator[Slip]:
    for inner in pair.value.pairs if isinstance(pair.value, Pairs) else ():
        if inner.key.text not in PersonModel.model_fields:
            near = nearest(inner.key.text, PersonModel.model_fields)
            yield Slip(
                inner.key.span,
                f"`{shorten(inner.key.text)}` is not read here.",
                f"Did you mean `{near}`?" if near else "A person has `name`, `display`, `says`.",
            )


def _misshapen(shape: Shape, length: int) -> Iterator[Slip]:
    if shape in {Shape.ITEMS, Shape.TEXT}:
        yield Slip(
            Span(0, length),
            f"This file holds {shape.value}, not `id: name` lines.",
            "Write one line for each person, such as `ada: Ada Lovelace`.",
        )
