"""Notes on disk, changed on purpose: what git can give back, each file whole or not at all."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from garden.errors import SourceError, UsageError
from garden.model import NotePath
from garden.reading.source import decode_note, encode_note

_GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false")
_STATUS = ("status", "--porcelain", "-z", "--untracked-files=all", "--ignored", "--no-renames")
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""Variables under which a hook runs us, and git would look elsewhere."""


def require_committed(content: Path, paths: Iterable[NotePath]) -> None:
    """Raise UsageError, naming them, if notes that are about to change are not committed.

    Outside a repository, or without git, there is nothing to compare with.
    """
    changed = sorted(uncommitted(content) & set(paths))
    if changed:
        raise UsageError(
            f"Not committed yet: {', '.join(changed)}. Commit first, so that git can give it "
            "back, or say --force."
        )


def uncommitted(content: Path) -> frozenset[str]:
    """Return the files of the content folder that differ from the last commit, or are new."""
    prefix = _git(content, "rev-parse", "--show-prefix").strip()
    entries = _git(content, *_STATUS, "--", ".").split("\0")
    return frozenset(entry[3:].removeprefix(prefix) for entry in entries if entry)


def is_versioned(content: Path) -> bool:
    """Tell whether the content folder is in a git repository."""
    return _git(content, "rev-parse", "--is-inside-work-tree").strip() == "true"


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says; nothing if there is no git, or it refuses."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    environment = {**kept, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            [*_GIT, *arguments], cwd=folder, env=environment, capture_output=True, check=False
        )
    except OSError:
        return ""
    return os.fsdecode(done.stdout) if done.returncode == 0 else ""


def write_notes(content: Path, texts: Mapping[NotePath, tuple[str, str]]) -> None:
    """Write notes, each given as its text before and after; encoding and mark stay.

    Every file is laid out beside its place before the first is replaced. Raises SourceError
    if one has changed since it was read, or cannot be written.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, (before, after) in texts.items():
            file = content / path
            ready.append((_laid_out(file, _encoded(path, file.read_bytes(), before, after)), file))
        for temporary, file in ready:
            temporary.replace(file)
    except OSError as error:
        raise SourceError(f"A note cannot be written: {error}.") from None
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)


def _encoded(path: NotePath, data: bytes, before: str, after: str) -> bytes:
    if decode_note(path, data, len(data)) != before:
        raise SourceError(f"{path} has changed while it was being read. Run the command again.")
    return encode_note(after, data)


def _laid_out(file: Path, data: bytes) -> Path:
    """Write `data` beside `file`, whole and with its rights, and return where."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".garden-", suffix=".tmp")
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    shutil.copymode(file, name)
    return Path(name)
