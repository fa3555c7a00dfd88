"""Which keys are one person's: as `people.yml` says, and as git's mailmap has joined them.

Nobody is joined by likeness. Who is in no list stays apart from everybody else, even where a
reader might guess: a voice too many is a smaller wrong than two people taken for one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from garden.forge import login_at
from garden.garden import Garden
from garden.history import Voice
from garden.people import Person
from garden.slug import identity

_PERSON = "person:"


@dataclass(frozen=True, slots=True)
class Voices:
    """The people of a garden, by every key that is theirs."""

    garden: Garden
    """Where they put themselves."""
    by_login: Mapping[tuple[str, str], Voice]
    """Key of an account, as `garden.forge.login_at` makes it, to its owner's voice."""
    by_key: Mapping[Voice, Voice]
    """A voice of the history to the person's, where people chose the name it goes by."""
    by_name: Mapping[str, Voice]
    """Names under which commits were made, to their voices."""

    def of_login(self, forge: str, login: str) -> Voice | None:
        """Return who is called `login` at a forge; None for no login, and who does not count."""
        if not login:
            return None
        key = login_at(forge, login)
        return self._counted(self.by_login.get(key) or Voice(":".join(key)))

    def of_key(self, voice: Voice) -> Voice | None:
        """Return the person behind a voice of the history; None for who does not count."""
        forge, _, login = voice.partition(":")
        joined = self.by_key.get(voice) or self.by_login.get(login_at(forge, login))
        return self._counted(joined or voice)

    def of_name(self, name: str) -> Voice | None:
        """Return whom a note names; None for `anonymous`, no name, and who does not count."""
        person = self.garden.find_person(name) if name else None
        if person:
            return self._counted(voice_of(person))
        key = identity(name)
        if not key or key == "anonymous":
            return None
        return self._counted(self.by_name.get(key) or Voice(f"name:{key}"))

    def person_of(self, voice: Voice | None) -> Person | None:
        """Return who put themselves here under this voice; None for everybody else."""
        if voice is None or not voice.startswith(_PERSON):
            return None
        return self.garden.people.get(voice.removeprefix(_PERSON))

    def is_counted(self, voice: Voice) -> bool:
        """Tell whether somebody counts: not who asked not to, nor who is remembered."""
        person = self.person_of(voice)
        return person is None or (person.counts and person.status != "in-memoriam")

    def _counted(self, voice: Voice) -> Voice | None:
        return voice if self.is_counted(voice) else None


def voice_of(person: Person) -> Voice:
    """Return the voice of somebody who put themselves here."""
    return Voice(_PERSON + person.slug)


def voices_of(garden: Garden) -> Voices:
    """Return the people of a garden by every key that is theirs."""
    return garden.once(_voices)


def _voices(garden: Garden) -> Voices:
    called = garden.past.history.called
    return Voices(garden, _by_login(garden), _by_key(garden, called), called)


def _by_login(garden: Garden) -> Mapping[tuple[str, str], Voice]:
    """A login that two people claim is nobody's."""
    claims: dict[tuple[str, str], set[Voice]] = {}
    for person in garden.people.values():
        for handle in person.handles:
            key = login_at(handle.where, handle.name)
            claims.setdefault(key, set()).add(voice_of(person))
    return {key: voice for key, (voice, *others) in claims.items() if not others}


def _by_key(garden: Garden, called: Mapping[str, Voice]) -> Mapping[Voice, Voice]:
    """A voice whose names mean two people is neither's."""
    claims: dict[Voice, set[Voice]] = {}
    for name, voice in called.items():
        person = garden.find_person(name)
        if person:
            claims.setdefault(voice, set()).add(voice_of(person))
    return {voice: person for voice, (person, *others) in claims.items() if not others}
