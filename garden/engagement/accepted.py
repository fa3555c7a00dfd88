"""Accepted changes: merged pull requests, and commits that are part of none that is recorded."""

from collections.abc import Iterable, Iterator, Mapping

from garden.engagement.model import Accepted, Pull, PullName
from garden.history import Change
from garden.reviews.ladder import Level


def accepted_changes(
    changes: Iterable[Change],
    pulls: Mapping[PullName, Pull],
    pull_of: Mapping[str, PullName],
) -> tuple[Accepted, ...]:
    """Return every accepted change, in order of time.

    Commits of one pull request that is not recorded are one change, as far as git tells its
    number; what was said about it is unknown.
    """
    by_pull: dict[PullName, list[Change]] = {}
    apart: dict[str, list[Change]] = {}
    for change in changes:
        name = pull_of.get(change.commit)
        if name:
            by_pull.setdefault(name, []).append(change)
        else:
            apart.setdefault(f"#{change.pull}" if change.pull else change.commit, []).append(change)
    found = (*_recorded(pulls.values(), by_pull), *map(_unrecorded, apart.values()))
    return tuple(sorted(found, key=lambda a: (a.at, sorted(a.notes), sorted(a.writers))))


def _recorded(
    pulls: Iterable[Pull], by_pull: Mapping[PullName, list[Change]]
) -> Iterator[Accepted]:
    for pull in pulls:
        if pull.merged:
            wrote = {voice for change in by_pull.get(pull.name, ()) for voice in change.voices}
            writers = frozenset(wrote | {pull.author} if pull.author else wrote)
            if pull.is_by_program and not writers:
                continue  # as in the history, where what a program did alone is left out
            by_others = [
                turn
                for turn in pull.turns
                if turn.voice not in writers or turn.level is Level.TAKEN_UP
            ]
            levels = [turn.level for turn in by_others]
            if pull.is_merged_by_other:
                levels.append(Level.INTEGRATED)
            spoken = {t.voice for t in by_others if t.voice and t.level >= Level.SPOKEN}
            yield Accepted(
                at=pull.merged,
                notes=frozenset(pull.notes),
                writers=writers,
                others=frozenset(spoken),
                level=max(levels, default=Level.UNKNOWN),
                is_recorded=True,
                merged_by=pull.merged_by,
                is_merged_by_other=pull.is_merged_by_other,
            )


def _unrecorded(changes: list[Change]) -> Accepted:
    merged_by = next((change.merged_by for change in changes if change.merged_by), None)
    return Accepted(
        at=max(change.at for change in changes),
        notes=frozenset(change.path for change in changes),
        writers=frozenset(voice for change in changes for voice in change.voices),
        others=frozenset(),
        level=Level.INTEGRATED if merged_by else Level.UNKNOWN,
        is_recorded=False,
        merged_by=merged_by,
        is_merged_by_other=merged_by is not None,
    )
