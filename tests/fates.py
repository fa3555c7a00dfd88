"""What became of a link, as cases write it."""

from garden.fate import (
    Ambiguous,
    Asset,
    External,
    Found,
    IgnoredLink,
    MissingAnchor,
    MissingAsset,
    ResolvedLink,
    Wanted,
)
from garden.garden import Garden


def shown_fate(resolved: ResolvedLink) -> str:  # noqa: PLR0911 - one for each fate
    """Write what became of a link."""
    match resolved.fate:
        case Found(path, anchor):
            return f"found {path}{f' #{anchor}' if anchor else ''}"
        case Ambiguous(candidates):
            return "ambiguous: " + ", ".join(candidates)
        case Wanted(name):
            return f"wanted {name}"
        case MissingAnchor(path, fragment):
            return f"{path} lacks #{fragment}"
        case External(url):
            return f"external {url}"
        case Asset(path):
            return f"file {path}"
        case MissingAsset(path):
            return f"no file {path}"
        case IgnoredLink(pattern):
            return f"ignored by {pattern}"


def shown_link(garden: Garden, resolved: ResolvedLink) -> str:
    """Write a link and what became of it: `path:line [[link]] → fate`."""
    link = resolved.link
    text = garden.notes[resolved.source].text[link.span.start : link.span.end]
    return f"{resolved.source}:{link.position.line} {text} → {shown_fate(resolved)}"
