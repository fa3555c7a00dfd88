"""What became of a link: as understood, beside the `Link` as written.

The class of a fate is its census bucket, so every link is in exactly one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from garden.model import Anchor, Link, NotePath


@dataclass(frozen=True, slots=True)
class Found:
    """A note, or a place in it."""

    path: NotePath
    """The note."""
    anchor: Anchor | None = None
    """The place, or None for the note as a whole."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several notes, or several files, answer to the name, and none is closest."""

    candidates: tuple[str, ...]
    """The paths of two or more, sorted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """No note answers to the name: linked, unwritten."""

    name: str
    """The name asked for."""


@dataclass(frozen=True, slots=True)
class MissingAnchor:
    """The note is there, the place in it is not."""

    path: NotePath
    """The note."""
    fragment: str
    """The heading, block or id that it lacks."""


@dataclass(frozen=True, slots=True)
class External:
    """Another site, or a scheme such as `mailto:`."""

    url: str
    """The address as written."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is no note: an image, a PDF."""

    path: str
    """From the content root."""


@dataclass(frozen=True, slots=True)
class MissingAsset:
    """A file that is not there."""

    path: str
    """What was asked for."""


@dataclass(frozen=True, slots=True)
class IgnoredLink:
    """The configuration says that this is no link (`links: {ignore: […]}`), or a person does."""

    pattern: str
    """The pattern that matched; empty if the link asks for somebody who is hidden."""


Fate = Found | Ambiguous | Wanted | MissingAnchor | External | Asset | MissingAsset | IgnoredLink
"""What became of a link. The class is its census bucket."""

BUCKETS: Mapping[type, str] = {
    Found: "found",
    Ambiguous: "ambiguous",
    Wanted: "wanted",
    MissingAnchor: "missing anchor",
    External: "external",
    Asset: "asset",
    MissingAsset: "missing asset",
    IgnoredLink: "ignored",
}
"""Every fate and its name in the census, in the order in which it is shown."""


def is_nobody(fate: Fate) -> bool:
    """Tell whether a link asks for somebody who is hidden, so that it is shown as plain text."""
    return isinstance(fate, IgnoredLink) and not fate.pattern


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """A link and what it means."""

    source: NotePath
    """The note it stands in."""
    link: Link
    """As written."""
    fate: Fate
    """As understood."""


def found_path(link: ResolvedLink) -> NotePath | None:
    """Return the note a link leads to, also where only its anchor is missing."""
    return link.fate.path if isinstance(link.fate, Found | MissingAnchor) else None
