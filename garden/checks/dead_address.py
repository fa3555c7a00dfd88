"""Promised addresses at which there would be nothing."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from garden.address import file_at
from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Position, Severity
from garden.past.promises import Promises
from garden.past.twins import find_twin

CODE, SEVERITY = "dead-address", Severity.ERROR


def _find(garden: Garden) -> Iterator[Finding]:
    published = garden.past.published
    if published is None:
        return
    for line, text in published.unread:
        message = f"`{text}` is no address."
        hint = "Addresses begin with `/`; if a merge left it, settle that, then run `garden lock`."
        yield Finding(published.path, Position(line), CODE, SEVERITY, message, hint)
    told: set[str] = set()
    for broken in garden.once(Promises).broken():
        address = broken.entry.partition("#")[0]
        if broken.note is None and address not in told:
            told.add(address)
            message, hint = _said(garden, address)
            yield Finding(published.path, Position(broken.line), CODE, SEVERITY, message, hint)


def _said(garden: Garden, address: str) -> tuple[str, str]:
    """Return what is wrong with an address, and what to do about it."""
    twin = find_twin(garden, file_at(unquote(address)[1:]))
    if twin is None:
        return f"`{address}` was published, and nothing would be there.", _hint(garden, address)
    message = (
        f"`{address}` was published, and {twin} differs from it in letter case. Most servers tell "
        "the two apart, and nothing would be there."
    )
    hint = (
        "No redirect can lead on, since on other systems both are one file. Give the note its old "
        "spelling back or, where your server does not mind letter case, say `garden lock --accept`."
    )
    return message, hint


def _hint(garden: Garden, address: str) -> str:
    found = garden.candidates(PurePosixPath(address).stem)
    where = found[0] if len(found) == 1 else "the note that holds it now"
    hint = (
        f"Write `redirect_from: {address}` into {where}, or let it go with `garden lock --accept`."
    )
    return f"{hint} {garden.past.remark}".strip()


CHECK = Check(CODE, SEVERITY, "An address in `published.lock` would die without a redirect.", _find)
