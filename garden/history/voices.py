"""Who a signature stands for: the person in `people.yml`, somebody unknown, or a program.

Nobody is merged by likeness. `.mailmap` says who signs in several ways, and `people.yml` what
somebody is called on the forges; whoever is in neither stays apart.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from garden.forge import login_at
from garden.history.facts import Signature
from garden.history.model import Voice
from garden.slug import identity

BOT = "bot"
"""The role by which `people.yml` declares a program."""

_NOREPLY = (
    ("github", re.compile(r"(?:\d+\+)?(?P<login>[^@+]+)@users\.noreply\.github\.com")),
    ("gitlab", re.compile(r"(?:\d+-)?(?P<login>[^@]+)@users\.noreply\.gitlab\.com")),
    ("forgejo", re.compile(r"(?:\d+\+)?(?P<login>[^@+]+)@noreply\.codeberg\.org")),
)
"""Kind of forge to the addresses by which it stands for a login; Codeberg's is a Forgejo."""

_NOBODY = identity("")
"""What names without a letter come to; they are nobody's."""

_FORGES = frozenset({"noreply@github.com", "noreply@gitlab.com", "noreply@codeberg.org"})
"""Addresses with which forges themselves sign."""


class WhereNamed(Protocol):
    """What somebody is called elsewhere."""

    @property
    def where(self) -> str:
        """The place."""

    @property
    def name(self) -> str:
        """The name there."""


class Entry(Protocol):
    """An entry of `people.yml`, as far as it matters here."""

    @property
    def id(self) -> str:
        """The key."""

    @property
    def name(self) -> str:
        """The name they chose."""

    @property
    def handles(self) -> tuple[WhereNamed, ...]:
        """What they are called elsewhere."""

    @property
    def roles(self) -> tuple[str, ...]:
        """What they do; `bot` is for programs."""

    @property
    def counts(self) -> bool:
        """Whether they count where people are only counted."""


@dataclass(slots=True)
class Voices:
    """Everybody who may have signed."""

    mailmap: Mapping[Signature, Signature] = field(default_factory=dict)
    """Signature to how its owner signs today, where that differs."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Name or key of a person, reduced to identity, to their slug."""
    logins: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Key of an account to the slug of its owner; what two people claim is nobody's."""
    bots: frozenset[str] = frozenset()
    """Names, logins and addresses of programs, case folded."""
    silent: frozenset[str] = frozenset()
    """Slugs of those who do not want to count."""
    called: dict[str, set[Voice]] = field(default_factory=dict)
    """Name, reduced to identity, to everybody who signed with it."""

    def find(self, signature: Signature) -> Voice | None:
        """Return the voice of a signature; None for programs and whoever does not count."""
        if self.is_program(signature):
            return None
        name, email = self.mailmap.get(signature, signature)
        slug = self.logins.get(_login(email)) or self.names.get(identity(name), "")
        if slug in self.silent or not (name or email):
            return None
        voice = Voice(f"person:{slug}") if slug else _unknown(name, email)
        if identity(name) != _NOBODY:
            self.called.setdefault(identity(name), set()).add(voice)
        return voice

    def is_program(self, signature: Signature) -> bool:
        """Tell whether a program signed so: by its name, or because somebody declared it."""
        name, email = self.mailmap.get(signature, signature)
        box = email.casefold().partition("@")[0]
        if name.endswith("[bot]") or box.endswith("[bot]") or email.casefold() in _FORGES:
            return True
        said = {name.casefold(), email.casefold(), _login(email)[1]} - {""}
        return not said.isdisjoint(self.bots)


def voices_of(
    entries: Iterable[Entry], bots: Iterable[str], mailmap: Mapping[Signature, Signature]
) -> Voices:
    """Return who signs how, by `people.yml`, the `bots` of the options, and `.mailmap`."""
    names: dict[str, str] = {}
    logins: dict[tuple[str, str], set[str]] = {}
    programs = {name.casefold() for name in bots}
    silent = set()
    for entry in entries:
        slug = identity(entry.id)
        if BOT in map(str.casefold, entry.roles):
            also = (handle.name for handle in entry.handles)
            programs |= {name.casefold() for name in (entry.id, entry.name, *also)}
            continue
        for name in map(identity, (entry.id, entry.name)):
            if name != _NOBODY:
                names.setdefault(name, slug)
        for handle in entry.handles:
            logins.setdefault(login_at(handle.where, handle.name), set()).add(slug)
        if not entry.counts:
            silent.add(slug)
    sole = {login: slug for login, (slug, *others) in logins.items() if not others}
    return Voices(mailmap, names, sole, frozenset(programs), frozenset(silent))


def _login(email: str) -> tuple[str, str]:
    """Return forge and login for which an address stands; empty if it is of another kind."""
    for forge, address in _NOREPLY:
        match = address.fullmatch(email.casefold())
        if match:
            return forge, match["login"]
    return "", ""


def _unknown(name: str, email: str) -> Voice:
    """Return a voice of somebody who is in no list: told apart, and not to be read off."""
    forge, login = _login(email)
    if login:
        return Voice(f"{forge}:{login}")
    signed = email.casefold() or name.casefold()
    return Voice(f"git:{hashlib.blake2b(signed.encode(), digest_size=12).hexdigest()}")
