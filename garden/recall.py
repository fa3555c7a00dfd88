"""What is known of the past, read where it is kept: in git, and in `published.lock`."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from garden.config import GardenConfig
from garden.gitnames import GitNames, read_git_names
from garden.model import Anchor, NotePath
from garden.parse import parse_note
from garden.past import Past
from garden.published import LOCK, Published, read_published
from garden.renames import Names
from garden.slug import Slugify


def recall(  # noqa: PLR0913 - where to look, and the rules by which addresses are made
    root: Path,
    content: Path,
    config: GardenConfig,
    slugify: Slugify,
    *,
    directory_urls: bool = True,
    is_left_out: Callable[[str], bool] = lambda _path: False,
) -> Past:
    """Return what is known of the past of the notes in `content`. Never raises.

    `root` is the folder of the settings; what `is_left_out` of the site never had an address.
    """
    git = read_git_names(content) if config.redirects.from_git else GitNames()
    moved = {old: NotePath(path) for old, path in git.names.notes.items() if not is_left_out(old)}
    return Past(
        notes=moved,
        anchors=_anchors(git.names, config, slugify),
        remark=git.remark,
        published=_read_lock(root / LOCK, content),
        directory_urls=directory_urls,
        slugify=slugify,
    )


def _read_lock(file: Path, content: Path) -> Published | None:
    if not file.is_file():
        return None
    text = file.read_text(encoding="utf-8", errors="replace")
    return read_published(text, Path(os.path.relpath(file, content)).as_posix())


def _anchors(
    names: Names, config: GardenConfig, slugify: Slugify
) -> Mapping[NotePath, Mapping[Anchor, Anchor]]:
    """Return old anchors of notes with those of today, by the rule that reads every heading."""

    def anchor(line: str) -> Anchor | None:
        headings = parse_note(NotePath("old.md"), line, config, slugify).headings
        return headings[0].anchor if headings else None

    def pairs(lines: Mapping[str, str]) -> Iterable[tuple[Anchor, Anchor]]:
        for old, now in lines.items():
            before, after = anchor(old), anchor(now)
            if before and after and before != after:
                yield before, after

    return {NotePath(path): dict(pairs(lines)) for path, lines in names.headings.items()}
