"""The files of one commit, and of one content folder in it."""

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from garden.brief.repository import PARTIAL
from garden.errors import UsageError
from garden.git.tree import Blob, read_blobs
from garden.model import Finding
from garden.reading.source import Sources, find_too_long, is_note, read_files


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of one commit."""

    root: Path
    """The folder of the repository."""
    files: Mapping[str, Blob]
    """What the commit holds, by path from there."""

    def read(self, path: str) -> bytes:
        """Return what one file holds. Raises OSError if there is none, as reading a file does."""
        blob = self.files.get(path)
        if blob is None:
            raise FileNotFoundError(f"there is no {path}")
        return self.read_all([blob.id])[blob.id]

    def read_all(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Return what files hold by their ids. Raises UsageError if the clone lacks one."""
        wanted = list(ids)
        found = read_blobs(self.root, wanted)
        if any(oid not in found for oid in wanted):
            raise UsageError(PARTIAL)
        return found

    def find_text(self, file: Path) -> str | None:
        """Return the text of a file on disk as it is in this commit; None if it is not there."""
        path = Path(os.path.relpath(file.resolve(), self.root.resolve())).as_posix()
        if path not in self.files:
            return None
        return self.read(path).decode("utf-8-sig", "replace")


def sources_of(
    tree: Tree, content: str, exclude: Iterable[str], kinds: Collection[str], most: int
) -> Sources:
    """Return what the content folder held at a commit; of notes, `most` bytes."""
    paths = {
        path.removeprefix(content): blob
        for path, blob in tree.files.items()
        if path.startswith(content)
    }
    too_long = {p: find_too_long(p, blob.size, most) for p, blob in paths.items() if is_note(p)}
    blobs = tree.read_all(paths[path].id for path, found in too_long.items() if not found)

    def read(path: str) -> bytes | Finding:
        return too_long[path] or blobs[paths[path].id]

    return read_files(paths, read, exclude, kinds, most)
