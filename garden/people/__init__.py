"""People: those who put themselves here, under the name they chose.

They do so in `people.yml`, in a `type: person` note, or by being named under
`contributors:` or as a steward. Names are compared by identity only; nobody is merged by
likeness. Whoever asked to be hidden appears nowhere: see `garden.people.withhold`.
"""

from garden.people.collect import collect_people, find_slug, own_names, person_names
from garden.people.model import AWAY, STANCES, Handle, NamedDomain, Person, PersonEntry
from garden.people.read import read_people
from garden.people.schema import PersonModel

__all__ = [
    "AWAY",
    "STANCES",
    "Handle",
    "NamedDomain",
    "Person",
    "PersonEntry",
    "PersonModel",
    "collect_people",
    "find_slug",
    "own_names",
    "person_names",
    "read_people",
]
