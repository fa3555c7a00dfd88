"""A garden before and after a change, with all else that the comparison needs: values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from garden.garden import Garden
from garden.model import Finding, NotePath
from garden.past.published import Published


@dataclass(frozen=True, slots=True)
class States:
    """Two states of a garden, both read by the settings of the later one."""

    before: Garden
    """Where the change began."""
    after: Garden
    """What it leads to. A note that cannot be read there is here as it was."""
    base: str = ""
    """The commit where the change began; empty if it is not from git."""
    head: str = ""
    """The commit it leads to; empty for files as they lie on disk."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Old path of a note to its new path, as git tells."""
    unreadable: tuple[Finding, ...] = ()
    """Notes that the change makes unreadable, or adds so."""
    mended: tuple[NotePath, ...] = ()
    """Notes that could not be read before."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Other files of the content folder that differ: `A` added, `D` deleted, `M` changed."""
    links: tuple[str, ...] = ()
    """What the change puts into the content folder that is no file, such as a symbolic link."""
    people: str = ""
    """The file of people, from the root of the repository, if it differs; empty if it does not."""
    settings: tuple[str, ...] = ()
    """Settings that differ, by their keys."""
    promised: Published | None = None
    """What the site had promised before the change."""
