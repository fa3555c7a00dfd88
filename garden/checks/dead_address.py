"""Promised addresses at which there would be nothing."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from garden.check import Check
from garden.garden import Garden
from garden.model import Finding, Position, Severity
from garden.past.promises import Promises

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
            message = f"`{address}` was published, and nothing would be there."
            hint = _hint(garden, address)
            yield Finding(published.path, Position(broken.line), CODE, SEVERITY, message, hint)


def _hint(garden: Garden, address: str) -> str:
    found = garden.candidates(PurePosixPath(address).stem)
    where = found[0] if len(found) == 1 else "the note that holds it now"
    hint = (
        f"Write `redirect_from: {address}` into {where}, or let it go with `garden lock --accept`."
    )
    return f"{hint} {garden.past.remark}".strip()


CHECK = Check(CODE, SEVERITY, "An address in `published.lock` would die without a redirect.", _find)
