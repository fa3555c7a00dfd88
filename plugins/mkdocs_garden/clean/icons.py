"""Icons in a text: Material writes them as drawings, which are all that is left of SVG in a note.

The grammar below is an allow-list of its own: shapes, numbers and colours, and nothing that
could hold a link, a style or a script.
"""

import re

_DRAWN = (
    r"(?:viewBox|width|height|class|d|fill|stroke|stroke-width|stroke-linecap|stroke-linejoin|cx|cy"
    r"|r|rx|ry|x|x1|x2|y|y1|y2|points|transform|opacity|fill-rule|fill-opacity|clip-rule)"
    r'="[\w ,.#()%+-]*"'
)
_ICON = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg"'
    rf"(?: {_DRAWN})*+>"
    rf"(?:</?(?:path|g|circle|ellipse|rect|polygon|polyline|line)(?: {_DRAWN})*+ ?/?>)*+</svg>"
)
_MARK = "\x02garden-icon/{}\x03"
_MARKS = re.compile("<[^>]*>|\x02garden-icon/(\\d+)\x03")
_ANY = re.compile("\x02garden-icon/\\d+\x03")


def take_out(html: str) -> tuple[str, list[str]]:
    """Return `html` with a mark in place of each icon, and the icons."""
    icons: list[str] = []
    if "<svg" not in html:
        return html, icons

    def keep(icon: re.Match[str]) -> str:
        icons.append(icon[0])
        return _MARK.format(len(icons) - 1)

    return _ICON.sub(keep, html), icons


def put_back(html: str, icons: list[str]) -> str:
    """Return cleaned `html` with the icons in place of their marks; within a tag is no place."""

    def icon_at(found: re.Match[str]) -> str:
        if found[1] is None:
            return _ANY.sub("", found[0]) if "\x02garden-icon" in found[0] else found[0]
        return icons[int(found[1])] if int(found[1]) < len(icons) else ""

    return _MARKS.sub(icon_at, html) if icons else html
