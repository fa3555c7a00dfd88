"""Who may stand in the record: what `people.yml` says is honoured when it is written and read.

Whoever is hidden (`display: hidden`) is in it without a name; whoever does not want to count
(`count: false`) is not in it at all, though how a proposal ended is. E-mail addresses are never
kept, whoever wrote them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from garden.forge import login_at
from garden.past import Past
from garden.people import Person
from garden.people.schema import EMAIL
from garden.people.withhold import Hidden, hidden_among
from garden.reviews.model import ENDS, Event, Record
from garden.slug import identity

BOT = "bot"
"""The role in `people.yml` that marks an account as a program, where the forge cannot tell."""

WITHHELD = "…"
"""What stands where an address or a name was."""


def past_agreed_to(past: Past, people: Mapping[str, Person]) -> Past:
    """Return what was, with only as much of reviews as people agreed to."""
    if not past.record.known:
        return past
    return replace(past, record=Consent(people).record(past.record))


@dataclass(frozen=True, slots=True)
class _Account:
    """What may be told of a login."""

    shown: str
    """What is written of it; empty if it is not to be known."""
    counts: bool = True
    is_bot: bool = False


@dataclass(frozen=True)
class Consent:
    """What the people of a garden agreed to."""

    people: Mapping[str, Person]
    """By slug, as the garden has them."""
    hidden: Hidden = field(init=False)
    _slugs: dict[tuple[str, str], set[str]] = field(init=False)
    _uncounted: frozenset[str] = field(init=False)
    _accounts: dict[tuple[str, str], _Account] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look up once by what names people are meant."""
        object.__setattr__(self, "hidden", hidden_among(self.people))
        object.__setattr__(self, "_slugs", self._known())
        uncounted = [(slug, p) for slug, p in self.people.items() if not p.counts]
        names = (identity(n) for slug, p in uncounted for n in (slug, p.name, *p.also))
        object.__setattr__(self, "_uncounted", frozenset(names))

    def _known(self) -> dict[tuple[str, str], set[str]]:
        known: dict[tuple[str, str], set[str]] = {}
        for slug, person in self.people.items():
            for handle in person.handles:
                known.setdefault(_account(handle.where, handle.name), set()).add(slug)
        return known

    def _claiming(self, forge: str, login: str) -> list[Person]:
        """Return who say in their `handles` that they have this login on a forge."""
        return [self.people[slug] for slug in sorted(self._slugs.get(_account(forge, login), ()))]

    def find_agreed(self, forge: str, login: str) -> Person | None:
        """Return who alone has this login, if they listed themselves and are not hidden."""
        match self._claiming(forge, login) if login else []:
            case [person] if person.listed and not person.hidden:
                return person
        return None

    def events(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yield what may be kept of events."""
        for event in events:
            if self._account(event.forge, event.actor).counts:
                yield self._without_names(event)
            elif event.event in ENDS:
                # What became of a proposal of others is not about whoever pressed the button.
                kept = replace(event, actor="", actor_kind="unknown", own=False, id="", text="")
                yield self._without_names(kept)

    def record(self, record: Record) -> Record:
        """Return what may be read of a record."""
        return replace(record, events=tuple(self.events(record.events)))

    def _account(self, forge: str, login: str) -> _Account:
        """Return what the owner of a login agreed to; a record has few logins and many events."""
        key = (forge, login)
        if key not in self._accounts:
            self._accounts[key] = self._look_up(forge, login)
        return self._accounts[key]

    def _look_up(self, forge: str, login: str) -> _Account:
        """Whoever wants to be left out need not have told every place by name.

        Where several people claim a login, what one of them asks for is done.
        """
        if not login:
            return _Account("")
        people = self._claiming(forge, login)
        if people:
            hidden, counts = any(p.hidden for p in people), all(p.counts for p in people)
        else:
            hidden, counts = self.hidden.means(login), identity(login) not in self._uncounted
        shown = EMAIL.sub("", login) if counts and not hidden else ""
        is_bot = any(BOT in map(str.casefold, person.roles) for person in people)
        return _Account(shown, counts, is_bot)

    def _without_names(self, event: Event) -> Event:
        account = self._account(event.forge, event.actor)
        kept: dict[str, Any] = {
            "actor": account.shown,
            "author": self._account(event.forge, event.author).shown,
            "path": self._path(event.path),
            "title": self._text(event.title),
            "text": self._text(event.text),
        }
        if account.is_bot:
            kept["actor_kind"] = "bot"
        if event.actor and not account.shown:
            kept |= {"id": "", "text": ""}
        same = all(getattr(event, name) == value for name, value in kept.items())
        return event if same else replace(event, **kept)

    def _path(self, path: str) -> str:
        return "" if path and (EMAIL.search(path) or self.hidden.means_path(path)) else path

    def _text(self, text: str) -> str:
        """Return a text without addresses, and without the names of those who are hidden."""
        if not text:
            return ""
        text = EMAIL.sub(WITHHELD, text)
        for span in reversed(list(self.hidden.find(text))):
            text = text[: span.start] + WITHHELD + text[span.end :]
        return "" if self.hidden.is_in(text) else text


def _account(where: str, name: str) -> tuple[str, str]:
    place, login = login_at(where, name)
    return place, identity(login)
