"""`published.lock`: the addresses that a site has promised, as a text file.

One `/address/` or `/address/#anchor` a line, sorted, so that a change to it reads well in a
diff and two of them merge by themselves. Lines that begin with `#` are remarks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LOCK = "published.lock"
"""Its name, beside `mkdocs.yml`."""

HEAD = """\
# What this site has promised: every address and every heading that readers may have kept.
# `garden lock` writes this file; a check tells when one of them would die.
"""


@dataclass(frozen=True, slots=True)
class Published:
    """What a lock file says."""

    path: str
    """The file as seen from the content folder."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Each address, with its anchor if it has one, and its line."""
    unread: tuple[tuple[int, str], ...] = ()
    """Lines that are none, such as the marks of a merge, with their number."""


def read_published(text: str, path: str) -> Published:
    """Return what the text of a lock file says. Never raises."""
    lines: dict[str, int] = {}
    unread = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        entry = line.strip(" \t\r")
        if entry.startswith("/"):
            lines.setdefault(entry, number)
        elif entry and not entry.startswith("#"):
            unread.append((number, entry))
    return Published(path, lines, tuple(unread))


def render_published(entries: Iterable[str]) -> str:
    """Return the text of a lock file."""
    return HEAD + "".join(f"{entry}\n" for entry in sorted(set(entries)))
