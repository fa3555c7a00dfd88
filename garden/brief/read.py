"""Two states of a garden from git objects: nothing is checked out, and nothing of it is run.

The settings, the people and the promises are those of the head, since it is the head that is
to be published; whoever is hidden at either end is named at neither.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from garden.brief.matching import headings, reconciled, still_kept
from garden.brief.repository import asking_git, prefix_in, repository_of
from garden.brief.states import States
from garden.brief.tree import Tree, sources_of
from garden.errors import GardenError
from garden.garden import Garden
from garden.git.ranges import GitRange, read_range, touched_files
from garden.git.tree import files_of
from garden.model import Note, NotePath
from garden.past import Past
from garden.past.published import LOCK, Published, read_published
from garden.past.recall import anchors_of
from garden.past.renames import Names
from garden.people import PersonEntry
from garden.project import (
    PeopleFile,
    Project,
    directory_urls,
    load_people,
    people_from,
    plugin_options,
    project_from,
    read_settings,
)
from garden.reading.parse import parse_note
from garden.reading.source import Sources, is_note, read_folder


def read_states(project: Project, range_: str) -> States:
    """Return the garden of `project` before and after the change that `range_` names.

    `BASE..HEAD` is what HEAD has and its last common commit with BASE has not; `BASE` alone
    compares with the files on disk. Raises UsageError if git cannot tell.
    """
    with asking_git():
        root = repository_of(project)
        return _Reading(root, read_range(root, range_), project).states()


class _Reading:
    """One comparison on its way."""

    def __init__(self, root: Path, ends: GitRange, project: Project) -> None:
        self.root = root
        self.ends = ends
        self.base = Tree(self.root, files_of(self.root, ends.base))
        self.head = Tree(self.root, files_of(self.root, ends.head)) if ends.head else None
        touched = touched_files(root, ends)
        self.renamed = {file.old: file.path for file in touched if file.old}
        self.changed = {*(file.path for file in touched), *self.renamed}
        self.links = tuple(file.path for file in touched if not file.is_file)
        self.disk = project
        self.was = self._project_of(self.base)
        self.project = self._project_of(self.head) if self.head else project
        self.content = prefix_in(self.root, self.project.content)
        self.old_content = prefix_in(self.root, self.was.content)

    def states(self) -> States:
        exclude, kinds = self.project.exclude, self.project.config.published
        old = sources_of(
            self.base, self.old_content, exclude, kinds, self.project.config.limits.note
        )
        new = self._new_sources()
        texts, unreadable, mended = reconciled(old, new)
        before, after = self._as_on_disk(texts[0], texts[1]), texts[1]
        listed, listed_then = self._list(self.head), self._list(self.base)
        people, past_people = _consenting(listed_then.entries, listed.entries)
        renamed = self._renamed(before, after)
        names = Names(renamed, dict(headings(before, after, renamed)))
        past = self._past(names)
        notes = {path: self._note(path, text) for path, text in after.items()}
        then = [
            notes[path] if path in notes and after[path] == text else self._note(path, text)
            for path, text in before.items()
        ]
        config = self.project.config
        bare = replace(past, notes={}, anchors={})
        found = (*old.findings, *listed_then.findings), (*new.findings, *listed.findings)
        return States(
            before=Garden(then, old.assets, config, past_people, found[0], past=bare),
            after=Garden(notes.values(), new.assets, config, people, found[1], past=past),
            base=self.ends.base,
            head=self.ends.head,
            renamed=renamed,
            unreadable=unreadable,
            mended=mended,
            assets=self._assets(old, new),
            links=self._links(),
            people=self._list_that_differs(),
            settings=tuple(_differing(self.was, self.project)),
            promised=self._lock(self.base),
        )

    def _project_of(self, tree: Tree) -> Project:
        """Return the project as its settings were at a commit; as on disk where they are not."""
        file = self.disk.file
        if file is None or tree.find_text(file) is None:
            return self.disk

        def read(path: Path) -> bytes:
            return tree.read(Path(os.path.relpath(path.resolve(), self.root.resolve())).as_posix())

        try:
            return project_from(file, read_settings(file, (), read))
        except GardenError:
            if tree is not self.base:
                raise
            return self.disk

    def _new_sources(self) -> Sources:
        exclude, config = self.project.exclude, self.project.config
        if self.head:
            return sources_of(
                self.head, self.content, exclude, config.published, config.limits.note
            )
        return read_folder(self.project.content, exclude, config.published, config.limits)

    def _as_on_disk(
        self, before: Mapping[NotePath, str], after: Mapping[NotePath, str]
    ) -> Mapping[NotePath, str]:
        """Return the texts before, where git sees no difference in the spelling of the disk.

        What git never knew was there before, too.
        """
        if self.ends.head or self.content != self.old_content:
            return before
        same = {p: t for p, t in after.items() if f"{self.content}{p}" not in self.changed}
        return {**before, **same}

    def _note(self, path: NotePath, text: str) -> Note:
        return parse_note(path, text, self.project.config, self.project.slugify)

    def _list(self, tree: Tree | None) -> PeopleFile:
        """Return the list of people at one end."""
        project = self.project
        if tree is None:
            return load_people(project.root, project.content, project.config)
        file = project.root / project.config.people.file
        text = tree.find_text(file) if project.config.people.file else None
        return people_from(text, file, project.content, project.config) if text else PeopleFile()

    def _links(self) -> tuple[str, ...]:
        """Return what the change puts into the content folder in the place of files."""
        inside = (path for path in self.links if path.startswith(self.content))
        return tuple(path.removeprefix(self.content) for path in inside)

    def _list_that_differs(self) -> str:
        """Return the file of people if the change touches it; never whom it is about."""
        file = Path(os.path.relpath(self.project.root / self.project.config.people.file, self.root))
        path = file.as_posix() if self.project.config.people.file else ""
        return path if path in self.changed else ""

    def _renamed(
        self, before: Mapping[NotePath, str], after: Mapping[NotePath, str]
    ) -> Mapping[str, str]:
        """Return which notes git calls renamed, by their paths in the content folder."""
        notes: dict[str, str] = {}
        for old, new in self.renamed.items():
            here = old.startswith(self.old_content) and new.startswith(self.content)
            path, now = old.removeprefix(self.old_content), new.removeprefix(self.content)
            if here and is_note(path) and path in before and path not in after and now in after:
                notes[path] = now
        if not self.ends.head:
            notes |= still_kept(before, after, notes)
        return notes

    def _past(self, names: Names) -> Past:
        project = self.project
        from_git = project.config.redirects.from_git
        return Past(
            notes={old: NotePath(new) for old, new in names.notes.items()} if from_git else {},
            anchors=anchors_of(names, project.config, project.slugify) if from_git else {},
            published=self._lock(self.head),
            directory_urls=directory_urls(project.settings),
            slugify=project.slugify,
        )

    def _lock(self, tree: Tree | None) -> Published | None:
        file = self.project.root / LOCK
        if tree is not None:
            text = tree.find_text(file)
        else:
            text = file.read_text("utf-8", "replace") if file.is_file() else None
        path = Path(os.path.relpath(file, self.project.content)).as_posix()
        return None if text is None else read_published(text, path)

    def _assets(self, old: Sources, new: Sources) -> Mapping[str, str]:
        added, gone = new.assets - old.assets, old.assets - new.assets
        kept = new.assets & old.assets
        differ = {path for path in kept if f"{self.content}{path}" in self.changed}
        if not self.ends.head:
            known = {p.removeprefix(self.content) for p in self.changed}
            added &= known
        marks = {**dict.fromkeys(added, "A"), **dict.fromkeys(gone, "D")}
        return dict(sorted((marks | dict.fromkeys(differ, "M")).items()))


def _consenting(
    then: Iterable[PersonEntry], now: Iterable[PersonEntry]
) -> tuple[tuple[PersonEntry, ...], tuple[PersonEntry, ...]]:
    """Return those who chose to be named, now and then, nobody who is hidden at either end."""
    then, now = tuple(then), tuple(now)
    hidden = {entry.id for entry in (*then, *now) if entry.hidden}
    known = {entry.id for entry in now}
    gone = [entry for entry in then if entry.id not in known]
    entries = [replace(e, hidden=e.id in hidden) for e in (*now, *gone)]
    here = tuple(e for e in entries if e.id in known or e.hidden)
    return here, tuple(entries)


def _differing(was: Project, now: Project) -> Iterable[str]:
    """Yield the keys of settings that differ, those of the garden one by one."""
    own, then = dict(plugin_options(now.settings)), dict(plugin_options(was.settings))
    garden = [key for key in sorted({*own, *then}) if own.get(key) != then.get(key)]
    for key in sorted({*was.settings, *now.settings}):
        if was.settings.get(key) != now.settings.get(key) and not (key == "plugins" and garden):
            yield str(key)
    yield from (f"garden: {key}" for key in garden)
