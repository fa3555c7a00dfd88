"""HTML of a note in, HTML that can do nothing in a reader's browser out."""

import re
from functools import lru_cache
from html import escape, unescape

import nh3

from mkdocs_garden.clean.allowed import ATTRIBUTES, ELEMENTS, EMPTIED, filter_attribute, is_plain
from mkdocs_garden.clean.icons import put_back, take_out
from mkdocs_garden.clean.policy import Policy

MOST_DEPTH = 400
"""So many elements may stand one within the other; cleaning more takes ever longer."""
_MANY = 2_000
"""With fewer elements than this no text is so deep that it takes long."""

_TAGS = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr", "p", "li", "path"})
_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|right|center);"')
_CONTROLS = re.compile(
    r"&#(?:0*(?:[0-8]|1[1-9]|2[0-9]|3[01]|127)(?![0-9])|x0*(?:[0-8bcef]|1[0-9a-f]|7f)(?![0-9a-f]));?",
    re.IGNORECASE,
)
_INPUT = re.compile(r"<input\b[^>]*>")
_BLANK = re.compile(r'(<a [^>]*)( target="_blank")')
_FRAME = re.compile(r"<iframe\b([^>]*)>.*?(?:</iframe>|\Z)", re.DOTALL)
_MEDIA = re.compile(r"<(img|source|track|video|audio|a|/a)\b([^>]*)>")
_ADDRESS = re.compile(r' (src|poster)="([^"]*)"')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_NEAR = re.compile(r"(?!//)[A-Za-z0-9_./#-]*")
"""A path of this site, of letters that mean nothing else."""
_ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[^/?#]*:|[/\\]{2}|[^?#]*[\\\x00-\x1f])")


class TooDeepError(ValueError):
    """A page whose elements stand too deep in each other to be cleaned in good time."""


def clean(html: str, policy: Policy) -> str:
    """Return the HTML of a page as the policy wants it, but for media: see `settle`.

    Raises TooDeepError.
    """
    if policy.trusted:
        return html
    html, icons = take_out(html)
    if "&#" in html:
        html = _CONTROLS.sub("", html)
    if "text-align" in html:
        html = _ALIGNED.sub(r'\1 data-align="\2"', html)
    _require_shallow(html)
    html = _cleaner(policy).clean(html)
    if "<input" in html:
        html = _INPUT.sub(_passive, html)
    if "_blank" in html:
        html = _BLANK.sub(r'\1\2 rel="noopener"', html)
    html = html.replace("<a></a>", "")  # what is left of an anchor with a name
    if "<iframe" in html:
        html = _FRAME.sub(lambda frame: _frame(frame[1], policy), html)
    return put_back(html, icons)


def settle(html: str, policy: Policy) -> str:
    """Return a cleaned page, all addresses of which are known, without media from elsewhere.

    Where a picture of another site would be, a link leads to it.
    """
    if policy.trusted or (' src="' not in html and ' poster="' not in html):
        return html
    return _MEDIA.sub(_Media(policy), html)


def is_safe(address: str, policy: Policy) -> bool:
    """Tell whether a link may lead to an address, read as a browser reads an attribute."""
    return policy.trusted or bool(_NEAR.fullmatch(address)) or _is_let_through(address, policy)


@lru_cache(maxsize=4096)
def _is_let_through(address: str, policy: Policy) -> bool:
    meant = unescape(address)
    link = _cleaner(policy).clean(f'<a href="{escape(meant)}"></a>')
    return is_plain(meant) and " href=" in link


@lru_cache(maxsize=8)
def _cleaner(policy: Policy) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags=set(EMPTIED),
        attributes={name: set(allowed) for name, allowed in ATTRIBUTES.items()},
        attribute_filter=filter_attribute,
        url_schemes=set(policy.schemes),
        link_rel=None,
    )


def _require_shallow(html: str) -> None:
    if html.count("<") < _MANY:
        return
    depth = 0
    for close, name in _TAGS.findall(html):
        if name.lower() not in _VOID:
            depth = max(0, depth + (-1 if close else 1))
            if depth > MOST_DEPTH:
                raise TooDeepError(f"More than {MOST_DEPTH} elements stand one within the other.")


def _passive(found: re.Match[str]) -> str:
    """Keep the inputs that tabs and task lists make; none into which one could type."""
    tag = found[0]
    if ' type="radio"' in tag:
        return tag if ' name="__tabbed_' in tag else ""
    return tag if ' type="checkbox"' in tag and " disabled" in tag else ""


def _frame(attributes: str, policy: Policy) -> str:
    """Return a frame of a site that the owner named; else a link."""
    said = dict(_ATTRIBUTE.findall(attributes))
    address = said.get("src", "")
    if _comes_from(unescape(address), policy.frames):
        return f'<iframe{attributes} loading="lazy"></iframe>'
    return _link(address, said.get("title", ""))


class _Media:
    """Looks at the media of one page in turn, and at the links that may hold them."""

    def __init__(self, policy: Policy) -> None:
        """Begin outside a link."""
        self._policy = policy
        self._in_link = False

    def __call__(self, found: re.Match[str]) -> str:
        """Return an element that shows something of this site, or of one the owner named."""
        name, attributes = found.groups()
        if name in {"a", "/a"}:
            self._in_link = name == "a"
            return found[0]
        addresses = [unescape(address) for _, address in _ADDRESS.findall(attributes)]
        if all(map(self._may_show, addresses)):
            return found[0]
        if name != "img":
            return f"<{name}{_ADDRESS.sub('', attributes)}>"
        said = dict(_ATTRIBUTE.findall(attributes))
        return _link(said.get("src", ""), said.get("alt", ""), in_link=self._in_link)

    def _may_show(self, address: str) -> bool:
        return not _ELSEWHERE.match(address) or _comes_from(address, self._policy.pictures)


def _comes_from(address: str, sites: tuple[str, ...]) -> bool:
    return any(address == site or address.startswith(f"{site}/") for site in sites)


def _link(address: str, text: str, *, in_link: bool = False) -> str:
    """Return a link in place of what is not shown; both come from a cleaned page."""
    shown = text or address
    if in_link or not address.lower().startswith(("http://", "https://")):
        return f"<span>{shown}</span>"
    return f'<a class="garden-elsewhere" href="{address}">{shown}</a>'
