"""Which files of a content folder, beside its notes, are published.

A file that a browser would run, or that the place of publication would obey, makes a site do what
its writer wants. So there is a list of what may be published, and the owner can make it longer.
"""

import posixpath
from collections.abc import Collection

from garden.model import Finding, Severity
from garden.reading.drawing import find_active
from garden.reading.folder import refuse

PUBLISHED = frozenset(
    {
        *("png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico"),
        *("flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "3gp"),
        *("mkv", "mov", "mp4", "ogv", "webm", "vtt"),
        *("pdf", "epub", "csv", "tsv", "docx", "xlsx", "pptx", "odt", "ods", "odp", "odg", "zip"),
    }
)
"""Endings of files that are published as they are: pictures, sound, film, documents."""

NEVER = frozenset(
    {"html", "htm", "xhtml", "xht", "shtml", "js", "mjs", "cjs", "wasm", "xml", "xsl"}
)
"""Endings of files that a browser runs as a page or a script of the site."""

_OTHER_MARKDOWN = frozenset({"markdown", "mdown", "mkdn", "mkd"})


EVERYTHING = "*"
"""Allows whatever is there."""


def is_drawing(path: str) -> bool:
    """Tell whether a file is SVG by its name, as those who serve it will take it to be."""
    return path.lower().endswith(".svg")


def find_unpublished(path: str, more: Collection[str] = ()) -> Finding | None:
    """Return the finding that a file which is no note is not published; None if it is.

    `more` are endings that the owner allows beside ours.
    """
    name = posixpath.basename(path)
    ending = posixpath.splitext(name)[1].removeprefix(".").lower()
    if ending in PUBLISHED or EVERYTHING in more or (ending and ending in more):
        return None
    if ending == "md" or ending in _OTHER_MARKDOWN:
        message = f"Notes end in `.md`, so this file is neither a note nor published: `{name}`."
        return refuse(path, message, "Rename it, in small letters.", Severity.WARNING)
    what = f"`.{ending}`" if ending else "no ending"
    if ending in NEVER:
        message = f"A file with {what} could run in readers' browsers, so it is not published."
        return refuse(path, message, "Move it out of the content folder.", Severity.WARNING)
    message = f"A file with {what} is not published."
    hint = f"Move it out of the content folder, or allow it: `files: [{ending or 'ENDING'}]`."
    return refuse(path, message, hint, Severity.WARNING)


def find_active_drawing(path: str, data: bytes | Finding) -> Finding | None:
    """Return the finding that an SVG file holds more than a drawing; None if it does not."""
    if isinstance(data, Finding):
        return refuse(path, "The file cannot be opened.", "Give yourself the right to read it.")
    active = find_active(data)
    if not active:
        return None
    message = f"The drawing is not published: it holds {active}."
    return refuse(path, message, "Save it as plain SVG, or as a picture.")
