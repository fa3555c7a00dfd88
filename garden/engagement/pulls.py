"""Pull requests, put together from the events of the record."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from garden.engagement.model import Pull, PullName, Turn
from garden.engagement.voices import Voices
from garden.history import Voice
from garden.model import NotePath
from garden.reviews.ladder import Level, level_of
from garden.reviews.model import Event

REMARKS = frozenset({"thread", "suggestion"})
"""Events that are about a place in a file."""

Found = Callable[[str], NotePath | None]
"""Finds the note that a file of the repository is."""


def pulls_of(
    events: Iterable[Event],
    as_of: datetime,
    voices: Voices,
    note_of: Found,
) -> Mapping[PullName, tuple[Pull, str]]:
    """Return the pull requests of the record, each with the commit that it became.

    What happened after `as_of` is not looked at.
    """
    grouped: dict[PullName, list[Event]] = {}
    for event in events:
        if event.at <= as_of:
            grouped.setdefault(PullName(event.forge, event.repo, event.pr), []).append(event)
    return {name: _pull(name, grouped[name], voices, note_of) for name in sorted(grouped)}


def _pull(name: PullName, events: list[Event], voices: Voices, note_of: Found) -> tuple[Pull, str]:
    events = sorted(events, key=lambda event: event.at)
    merge = next((event for event in events if event.event == "merged"), None)
    author = next((event.author for event in events if event.author), "")
    by_program = any(event.own and event.actor_kind == "bot" for event in events)
    turns = tuple(_turns(events, voices, note_of))
    opened, ended = _first(events, "opened"), merge.at if merge else _closed(events)
    pull = Pull(
        name,
        author=None if by_program else voices.of_login(name.forge, author),
        is_by_program=by_program,
        opened=opened,
        ready=None if by_program else _first(events, "ready") or (opened if ended else None),
        ended=ended,
        merged=merge.at if merge else None,
        merged_by=_person(merge, voices) if merge else None,
        is_merged_by_other=merge is not None and level_of(merge) is Level.INTEGRATED,
        turns=tuple(_resolved(turns)),
        notes=tuple(sorted({turn.note for turn in turns if turn.note})),
    )
    return pull, merge.on_commit if merge else ""


def _first(events: Iterable[Event], kind: str) -> datetime | None:
    return next((event.at for event in events if event.event == kind), None)


def _closed(events: Iterable[Event]) -> datetime | None:
    """Return when it was closed; None if it was opened again since."""
    found = None
    for event in events:
        if event.event in {"closed", "reopened"}:
            found = event.at if event.event == "closed" else None
    return found


def _person(event: Event, voices: Voices) -> Voice | None:
    return voices.of_login(event.forge, event.actor) if event.actor_kind == "person" else None


def _turns(events: Iterable[Event], voices: Voices, note_of: Found) -> Iterator[Turn]:
    """Yield what other people said. Who does not count is left out; who is not named stays."""
    for event in events:
        if not event.is_response:
            continue
        voice = _person(event, voices)
        if event.actor and voice is None:
            continue
        note = note_of(event.path) if event.event in REMARKS else None
        is_suggestion = event.event == "suggestion"
        yield Turn(voice, event.at, level_of(event), event.state, note, is_suggestion)


def _resolved(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Yield the turns; an approval by whoever asked for changes before resolves their concern."""
    concerned: set[Voice] = set()
    for turn in turns:
        if turn.voice and turn.state == "changes-requested":
            concerned.add(turn.voice)
        if turn.voice in concerned and turn.state == "approved":
            concerned.discard(turn.voice)
            yield replace(turn, level=Level.RESOLVED)
        else:
            yield turn
