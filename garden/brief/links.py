"""Where the changed notes can be looked at: pages of a preview that is ours, and nothing else."""

from collections.abc import Callable
from urllib.parse import urlsplit

from garden.brief.model import Brief, Ref
from garden.compile.markup import encode_address
from garden.errors import UsageError


def require_address(url: str) -> str:
    """Return the address of a preview, ending in `/`. Raises UsageError if it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"https", "http"} or not parts.netloc or not url.isprintable():
        raise UsageError(f"A preview stands at an address such as https://…, not at {url!r}.")
    return encode_address(url).rstrip("/") + "/"


def links_to(brief: Brief, preview_url: str) -> Callable[[Ref], str]:
    """Return by which address a note can be looked at; without a preview, by none."""

    def link(ref: Ref) -> str:
        page = "" if ref.gone or not preview_url else brief.pages.get(ref.path, "")
        return f"{preview_url}{page.removeprefix('./')}" if page else ""

    return link
