"""Addresses that differ in letter case alone: on some servers one place, on others two.

No page can lead on from the old one: on many systems it would be written over the new one.
"""

from collections.abc import Mapping

from garden.address import page_file
from garden.garden import Garden
from garden.model import NotePath
from garden.slug import fold


def find_twin(garden: Garden, file: str) -> NotePath | None:
    """Return the note whose file of the site differs from `file` in letter case only, if any."""
    found = garden.once(_by_folded_file).get(fold(file), ())
    return None if any(here == file for here, _ in found) else next((p for _, p in found), None)


def _by_folded_file(garden: Garden) -> Mapping[str, list[tuple[str, NotePath]]]:
    found: dict[str, list[tuple[str, NotePath]]] = {}
    for path in garden.notes:
        file = page_file(path, directory_urls=garden.past.directory_urls)
        found.setdefault(fold(file), []).append((file, path))
    return found
