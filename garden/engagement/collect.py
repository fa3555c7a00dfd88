"""From history, record and notes to engagements: three sources, each kept apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from garden.engagement.accepted import accepted_changes
from garden.engagement.entries import entries_of
from garden.engagement.model import Engaged, Engagement, Hand, Pull, PullName, Turn
from garden.engagement.paths import note_finder
from garden.engagement.pulls import pulls_of
from garden.engagement.voices import Voices, voices_of
from garden.engagement.written import written_from
from garden.garden import Garden
from garden.history import Change, ChangeKind, Voice
from garden.model import NotePath
from garden.reviews.ladder import Level


def engaged(garden: Garden) -> Engaged:
    """Return all that is known of who had a hand in what."""
    return garden.once(_engaged)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the sources say, once voices are people."""

    changes: tuple[Change, ...]
    """Changes in substance, with the voices of people who count."""
    pulls: Mapping[PullName, Pull]
    """Pull requests with the notes that they changed."""
    pull_of: Mapping[str, PullName]
    """Commit to the recorded pull request that brought it."""


def _engaged(garden: Garden) -> Engaged:
    if before := garden.earlier(_engaged):
        return before  # no body of a note tells of anybody's hand
    past, voices = garden.past, voices_of(garden)
    as_of = _as_of(garden)
    known = _known(garden, voices, as_of)
    entries = entries_of(garden, voices, _writers(garden, known.changes))
    told = (*_of_changes(known), *_of_pulls(known), *entries)
    found = Engaged(
        as_of=as_of,
        window=timedelta(days=garden.config.history.window),
        has_history=past.history.known,
        has_record=past.record.known,
        engagements=tuple(sorted((e for e in told if e.at <= as_of), key=_order)),
        pulls=tuple(known.pulls.values()),
        accepted=accepted_changes(known.changes, known.pulls, known.pull_of),
        pulls_about=_about(known),
        pulls_of=_numbers(garden, known),
    )
    return replace(found, lately=_lately(found))


def _lately(found: Engaged) -> Mapping[NotePath, frozenset[Voice]]:
    hands: dict[NotePath, set[Voice]] = {}
    for one in found.engagements:
        if one.voice and one.note and one.is_hand and found.is_within(one.at):
            hands.setdefault(one.note, set()).add(one.voice)
    return {path: frozenset(voices) for path, voices in hands.items()}


def _order(one: Engagement) -> tuple[datetime, str, str, str]:
    return one.at, one.hand, one.note or "", one.voice or ""


def _as_of(garden: Garden) -> datetime:
    """Return the day that is looked back from. No clock is read."""
    past = garden.past
    if past.history.known:
        return past.history.as_of
    return max((event.at for event in past.record.events), default=datetime.min.replace(tzinfo=UTC))


def _known(garden: Garden, voices: Voices, as_of: datetime) -> _Known:
    changes = tuple(_changes(garden, voices, as_of))
    events = garden.past.record.events
    find_note = note_finder(garden, (event.path for event in events if event.path))
    found = pulls_of(events, as_of, voices, find_note)
    pull_of = _pull_of(changes, {name: commit for name, (_, commit) in found.items()})
    brought: dict[PullName, list[Change]] = {name: [] for name in found}
    for change in changes:
        if change.commit in pull_of:
            brought[pull_of[change.commit]].append(change)
    from_notes = written_from(garden, voices)
    pulls = {
        name: _with_changes(pull, brought[name], from_notes.get(name, frozenset()))
        for name, (pull, _) in found.items()
    }
    return _Known(changes, pulls, pull_of)


def _changes(garden: Garden, voices: Voices, as_of: datetime) -> Iterator[Change]:
    """Yield the changes in substance to notes that are part of the garden, oldest first."""
    histories = garden.past.history.notes
    told = (c for path in garden.notes if path in histories for c in histories[path].changes)
    for change in sorted(told, key=lambda change: (change.at, change.commit, change.path)):
        if change.kind is ChangeKind.TEXT and change.at <= as_of:
            people = filter(None, map(voices.of_key, change.voices))
            merged_by = voices.of_key(change.merged_by) if change.merged_by else None
            kept = tuple(dict.fromkeys(people))
            yield replace(change, voices=kept, merged_by=merged_by)


def _pull_of(changes: Iterable[Change], became: Mapping[PullName, str]) -> Mapping[str, PullName]:
    """Return commit to pull request: by what it became, or by the number that git tells.

    Numbers are told apart by repository alone, so they count where the record holds one.
    """
    by_commit = {commit: name for name, commit in became.items() if commit}
    is_one = len({(name.forge, name.repo) for name in became}) == 1
    by_number = {name.number: name for name in became} if is_one else {}
    found = {c.commit: by_commit.get(c.commit) or by_number.get(c.pull) for c in changes}
    return {commit: name for commit, name in found.items() if name}


def _with_changes(pull: Pull, changes: Iterable[Change], wrote: frozenset[Voice]) -> Pull:
    """Return a pull request with the notes it changed, and what became of what was said in it."""
    changes = tuple(changes)
    co_authors = {voice for change in changes for voice in change.voices[1:]}
    notes = {*pull.notes, *(change.path for change in changes)}

    def level(turn: Turn) -> Level:
        if turn.voice in wrote:
            return max(turn.level, Level.WRITTEN)
        is_taken_up = turn.is_suggestion and turn.voice in co_authors
        return max(turn.level, Level.TAKEN_UP) if is_taken_up else turn.level

    turns = tuple(replace(turn, level=level(turn)) for turn in pull.turns)
    return replace(pull, notes=tuple(sorted(notes)), turns=turns)


def _of_changes(known: _Known) -> Iterator[Engagement]:
    for change in known.changes:
        pull = known.pull_of.get(change.commit)
        for voice in change.voices:
            yield Engagement(voice, change.at, Hand.WROTE, Level.UNKNOWN, change.path, pull)
        if change.merged_by and change.merged_by not in change.voices and pull is None:
            yield Engagement(
                change.merged_by, change.at, Hand.MERGED, Level.INTEGRATED, change.path
            )


def _of_pulls(known: _Known) -> Iterator[Engagement]:
    for name, pull in known.pulls.items():
        for turn in pull.turns:
            about = (turn.note,) if turn.note else pull.notes or (None,)
            for note in about:
                yield Engagement(turn.voice, turn.at, Hand.REVIEWED, turn.level, note, name)
        if pull.merged and pull.is_merged_by_other:
            for note in pull.notes or (None,):
                yield Engagement(
                    pull.merged_by, pull.merged, Hand.MERGED, Level.INTEGRATED, note, name
                )


def _about(known: _Known) -> Mapping[NotePath, tuple[Pull, ...]]:
    found: dict[NotePath, list[Pull]] = {}
    for pull in known.pulls.values():
        for note in pull.notes:
            found.setdefault(note, []).append(pull)
    return {note: tuple(pulls) for note, pulls in found.items()}


def _writers(
    garden: Garden, changes: Iterable[Change]
) -> Mapping[NotePath, Mapping[Voice, datetime]]:
    """Return who wrote each note, with the day on which they first did."""
    found: dict[NotePath, dict[Voice, datetime]] = {path: {} for path in garden.notes}
    for change in changes:
        for voice in change.voices:
            found[change.path].setdefault(voice, change.at)
    return found


def _numbers(garden: Garden, known: _Known) -> Mapping[NotePath, Mapping[int, datetime]]:
    """Return the numbers of the pull requests that changed each note, oldest first."""
    found: dict[NotePath, dict[int, datetime]] = {path: {} for path in garden.notes}
    for change in known.changes:
        name = known.pull_of.get(change.commit)
        number = name.number if name else change.pull
        merged = known.pulls[name].merged if name else None
        if number:
            found[change.path][number] = merged or max(
                change.at, found[change.path].get(number, change.at)
            )
    return {
        path: dict(sorted(of.items(), key=lambda n: (n[1], n[0]))) for path, of in found.items()
    }
