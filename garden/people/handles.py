"""Where a handle leads: only to places whose addresses are known, and only as a plain link."""

import re

from garden.people.model import Handle

PLACES = {
    "github": ("GitHub", "https://github.com/"),
    "gitlab": ("GitLab", "https://gitlab.com/"),
    "codeberg": ("Codeberg", "https://codeberg.org/"),
    "orcid": ("ORCID", "https://orcid.org/"),
}
"""Place to its name for readers and to what stands before a handle in its addresses."""

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def place_of(handle: Handle) -> str:
    """Return what readers call the place where somebody is called so."""
    return PLACES.get(handle.where.casefold(), (handle.where, ""))[0]


def url_of_handle(handle: Handle) -> str:
    """Return the address of somebody's page at a place; empty if the place is not known."""
    base = PLACES.get(handle.where.casefold(), ("", ""))[1]
    return f"{base}{handle.name}" if base and _PLAIN.fullmatch(handle.name) else ""
