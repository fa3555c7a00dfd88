"""SVG files that are nothing but drawings.

Opened by itself, an SVG file is a page of the site, and may hold scripts like one. A file that
holds anything beside shapes, text and colours is found here, whatever it is called.
"""

import re
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"

_ELEMENTS = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "switch"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "a"),
        *("text", "tspan", "textPath", "marker", "clipPath", "mask", "pattern", "view"),
        *("linearGradient", "radialGradient", "stop", "filter", "font", "glyph", "font-face"),
    }
)
_INERT = re.compile(
    r"http://(?:www\.inkscape\.org/namespaces/|sodipodi\.sourceforge\.net/|purl\.org/dc/"
    r"|creativecommons\.org/ns#|web\.resource\.org/cc/|ns\.adobe\.com/|www\.bohemiancoding\.com/"
    r"|www\.w3\.org/1999/02/22-rdf-syntax-ns#|schemas\.microsoft\.com/visio/|www\.serif\.com/)"
)
"""Vocabularies of drawing programs, which browsers do not know."""
_OWN_PLACE = re.compile(
    r"\s*(?:#[^\x00-\x20]*|data:image/(?:png|jpeg|gif|webp);base64,[\w+/=\s]*)\Z"
)
_LOADS = re.compile(r"@import|\\|url\(\s*[\"']?(?!\s*[\"']?#)", re.IGNORECASE)


class _ActiveError(Exception):
    """Says what was found."""


def find_active(data: bytes) -> str:
    """Return what an SVG file holds beside a drawing, in words; empty if there is nothing."""
    parser = expat.ParserCreate(namespace_separator=" ")
    look = _Look()
    parser.StartElementHandler = look.at_element
    parser.CharacterDataHandler = look.at_text
    parser.ProcessingInstructionHandler = look.at_instruction
    parser.StartDoctypeDeclHandler = look.at_doctype
    parser.buffer_text = True
    try:
        parser.Parse(data or b"<svg xmlns='http://www.w3.org/2000/svg'/>", True)
    except _ActiveError as found:
        return str(found)
    except (expat.ExpatError, ValueError, LookupError):
        return "something that is no XML"
    return ""


class _Look:
    """One look through a file. Raises _ActiveError at what is no drawing."""

    def __init__(self) -> None:
        self._element = ""

    def at_element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, self._element = name.rpartition(" ")
        is_drawn = self._element in _ELEMENTS or self._element.startswith("fe")
        if not (is_drawn if space == SVG else _INERT.match(space)):
            raise _ActiveError(f"the element `{self._element[:40]}`")
        for written, value in attributes.items():
            attribute = written.rpartition(" ")[2]
            if attribute.lower().startswith("on"):
                raise _ActiveError(f"the attribute `{attribute[:40]}`")
            if attribute in {"href", "src", "base"} and not _OWN_PLACE.match(value):
                raise _ActiveError("an address that leads out of it")
            if _LOADS.search(value):
                raise _ActiveError("a style that loads something")

    def at_text(self, text: str) -> None:
        if self._element == "style" and _LOADS.search(text):
            raise _ActiveError("a style that loads something")

    def at_instruction(self, target: str, _data: str) -> None:
        raise _ActiveError(f"the instruction `{target[:40]}`")

    def at_doctype(self, _name: str, _system: str | None, _public: str | None, own: int) -> None:
        if own:
            raise _ActiveError("definitions of its own")
