"""What stands at old places: small pages that lead on, and anchors within pages.

A page that leads on needs no script: it says where to, and the browser goes there by itself.
A script of ours, where it is allowed to run, also carries the `#heading` over.
"""

import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, urljoin

from garden.compile.linktext import Replacement
from garden.compile.markup import destination, escape_markdown
from garden.model import Anchor, Note, NotePath, Span
from garden.pages.view import View
from garden.past.redirects import Goal, find_redirects
from garden.reading.sourcemap import SourceMap

SCRIPT = "assets/garden/redirect.js"
"""The script, from the root of the site; it is one of the theme's files."""

_MARKS = re.compile(r"#{1,6}[ \t]+")
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<script src="{script}" data-to="{address}"></script>
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
<p>This page has moved to <a href="{address}">{title}</a>.</p>
</body>
</html>
"""


def compile_redirects(
    view: View, others: Iterable[str], site_url: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield file and text of each page that leads on; none stands in the way of `others`."""
    for file, goal in sorted(find_redirects(view.garden, others).pages.items()):
        yield file, _page(view, file, goal, site_url)


def _page(view: View, file: str, goal: Goal, site_url: str) -> str:
    folder = posixpath.dirname(file) or "."
    to = view.url_of(goal.path).removeprefix("./")
    anchor = f"#{quote(goal.anchor)}" if goal.anchor else ""
    relative = posixpath.relpath(to or ".", folder) + ("/" if not to or to.endswith("/") else "")
    values = {
        "title": view.garden.notes[goal.path].title,
        "canonical": urljoin(site_url, to) if site_url else relative,
        "script": posixpath.relpath(SCRIPT, folder),
        "address": relative + anchor,
    }
    return _PAGE.format_map({name: html.escape(value) for name, value in values.items()})


def old_anchors(view: View, note: Note) -> Iterator[Replacement]:
    """Yield the edits that keep the old anchors of a note, and say what has moved away."""
    redirects = view.redirects
    anchors = redirects.anchors.get(note.path, {})
    headings = {heading.anchor: heading for heading in note.headings} if anchors else {}
    lines = SourceMap(note.text if anchors else "")
    for old, now in anchors.items():
        heading = headings.get(now) if now else None
        if heading:
            at = lines.line_start(heading.position.line - 1) + heading.position.column - 1
            marks = _MARKS.match(note.text, at)
            at = marks.end() if marks else at
            yield Span(at, at), _span(old)
        else:
            yield Span(note.body_start, note.body_start), f"{_span(old, 'div')}\n\n"
    for old, goal in redirects.moved.get(note.path, {}).items():
        end = len(note.text)
        yield Span(end, end), f"\n\n{_span(old)}{_farewell(view, note.path, goal)}\n"


def _farewell(view: View, source: NotePath, goal: Goal) -> str:
    title = escape_markdown(view.garden.notes[goal.path].title)
    address = destination(source, goal.path, goal.anchor or "")
    return f"“{escape_markdown(goal.said)}” has moved to [{title}]({address})."


def _span(anchor: Anchor, tag: str = "span") -> str:
    return f'<{tag} id="{html.escape(anchor)}"></{tag}>'
