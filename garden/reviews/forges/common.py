"""What every forge has in common: how answers are asked for, and what they are made into."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from urllib.parse import quote

from garden.reviews.model import Event

Data = Mapping[str, Any]
"""A group as a forge's answer has it, of which nothing is taken for granted."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a forge is asked for."""

    path: str
    """Where its API has the answer, with `{repo}`, or `{project}` as GitLab writes it, `{number}`
    of the pull request, and `{id}` of one of its reviews."""
    taken: str
    """What is taken from the answer; for the handbook."""
    optional: bool = False
    """Whether there may be no answer: an old version, or no right to see it."""

    def at(self, repo: str, number: int = 0, review: int = 0) -> str:
        """Return the path for one repository, pull request and review."""
        project = quote(repo, safe="")
        return self.path.format(repo=repo, project=project, number=number, id=review)


class Source(Protocol):
    """Where answers come from: a forge that is asked, or what was saved of its answers."""

    def items(
        self, question: Question, repo: str, number: int = 0, review: int = 0
    ) -> Iterator[Data]:
        """Yield the items of a list, page after page; none where it is optional and not there."""
        ...

    def group(self, question: Question, repo: str, number: int = 0) -> Data:
        """Return an answer that is no list; empty where it is optional and not there."""
        ...


@dataclass(frozen=True, slots=True)
class Who:
    """An account, as a forge shows it."""

    login: str = ""
    """Its name there; empty if there is none."""
    kind: str = "unknown"
    """One of ACTOR_KINDS."""


NOBODY = Who()
DELETED = Who("", "deleted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """A pull request, as far as its list tells."""

    forge: str
    """Which forge."""
    repo: str
    """The repository there."""
    number: int
    """Its number."""
    author: Who
    """Who opened it."""
    title: str
    """What it is called."""
    created: str
    """When it was opened, as the forge writes it."""
    updated: str
    """When it changed last, as the forge writes it."""
    head: str
    """Its newest commit."""
    draft: bool = False
    """Whether it is one now."""
    merged: str = ""
    """When it was merged; empty if it was not."""
    merger: Who = NOBODY
    """Who merged it, if the list says so."""
    commit: str = ""
    """What it became."""
    closed: str = ""
    """When it was closed, merged or not."""
    closer: Who = NOBODY
    """Who closed it, if the list says so."""

    def event(
        self, event: str, who: Who, at: object, name: str, body: str = "", **more: object
    ) -> Iterator[Event]:
        """Yield an event of this pull request, unless the forge does not say when it was."""
        moment = find_moment(at)
        if moment is None:
            return
        own = bool(who.login) and who.login.casefold() == self.author.login.casefold()
        said: dict[str, Any] = {"has_text": has_words(body), "text": body, **more}
        yield Event(
            **said,
            forge=self.forge,
            repo=self.repo,
            pr=self.number,
            event=event,
            at=moment,
            actor=who.login,
            actor_kind=who.kind,
            author=self.author.login,
            own=own,
            id=name,
        )

    def is_stale(self, commit: str) -> bool:
        """Tell whether something that looked at `commit` missed newer ones."""
        return bool(commit and self.head) and commit != self.head

    def facts(self, drafts: Iterable[tuple[str, bool]] = ()) -> Iterator[Event]:
        """Yield that it was opened and ready.

        `drafts` are the times at which it became a draft, or was one no longer, in order.
        """
        yield from self.event(
            "opened", self.author, self.created, "opened", title=self.title, on_commit=self.head
        )
        changes = list(drafts)
        began_as_draft = not changes[0][1] if changes else self.draft
        times = [] if began_as_draft else [self.created]
        times += [at for at, is_draft in changes if not is_draft]
        for number, at in enumerate(times, start=1):
            yield from self.event("ready", self.author, at, f"ready-{number}")

    def ends(self) -> Iterator[Event]:
        """Yield how it ended, as far as the list tells."""
        if self.merged:
            more = {"on_commit": self.commit}
            yield from self.event("merged", self.merger, self.merged, "merged", **more)
        elif self.closed:
            yield from self.event("closed", self.closer, self.closed, "closed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """A kind of forge: how it is asked, and what its answers mean."""

    name: str
    """What the record calls it."""
    title: str
    """What readers call it."""
    tokens: tuple[str, ...]
    """Variables of the environment that may hold a token, the first that is set being taken."""
    home: str
    """The site whose repositories are meant where none is named."""
    api: Callable[[str], str]
    """The address of the API of a site."""
    address: str
    """The address of a pull request for people, with `{site}`, `{repo}` and `{number}`."""
    pulls: Callable[[Source, str], Iterator[Pull]]
    """Every pull request of a repository, those that changed last first."""
    events: Callable[[Source, Pull], Iterator[Event]]
    """What happened to one."""
    questions: tuple[Question, ...]
    """What it is asked, beginning with its pull requests."""


_UNKNOWN_YEAR = 1970
"""Forges write this year, or the year 1, where they mean that they do not know."""


def find_moment(value: object) -> datetime | None:
    """Return a time as forges write it, in UTC and to the second."""
    try:
        at = datetime.fromisoformat(str(value))
        moment = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return moment.replace(microsecond=0) if moment.year > _UNKNOWN_YEAR else None


def text_of(data: Data, *keys: str) -> str:
    """Return the first text under one of `keys`, or empty."""
    values = (data.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and value), "")


def group_of(data: Data, key: str) -> Data:
    """Return the group under a key, empty if there is none."""
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def number_of(data: Data, key: str) -> int:
    """Return the number under a key, 0 if there is none."""
    value = data.get(key)
    return value if isinstance(value, int) else 0


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SUGGESTION = re.compile(r"^[ >]*(?:`{3,}|~{3,})suggestion\b", re.MULTILINE)


def kind_of_remark(body: str, path: str) -> str:
    """Return what a remark is called: on a line, or in the conversation if it is on none."""
    if not path:
        return "comment"
    return "suggestion" if is_suggestion(body) else "thread"


def has_words(body: str) -> bool:
    """Tell whether a text says anything that people see."""
    return bool(_COMMENT.sub("", body).strip())


def is_suggestion(body: str) -> bool:
    """Tell whether a text proposes other words: a fenced block called `suggestion`."""
    return bool(_SUGGESTION.search(body))
