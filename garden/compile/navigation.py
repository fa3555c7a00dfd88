"""The navigation of a site that states none: hubs only, notes stay out of the tree.

A tree of all notes in every page costs time and bytes in the square of their number,
and hides what a garden is: links.
"""

from collections.abc import Sequence

from garden.garden import Garden
from garden.pages import locations
from garden.pages.hubs import GROUPS, Group

Navigation = Sequence[object]
"""What stands under `nav:` in `mkdocs.yml`: titles to paths or to lists of the same."""

OVERVIEW = "Overview"


def hub_navigation(garden: Garden) -> Navigation:
    """Return the navigation that leads to home and to every index page, in few groups."""

    def entry(title: str, name: str) -> dict[str, str]:
        return {title: locations.index_path(garden, name)}

    def entries(group: Group) -> list[dict[str, str]]:
        first = [entry(OVERVIEW, "overview")] if group is GROUPS[-1] else []
        return [*first, *(entry(hub.title, hub.name) for hub in group.hubs)]

    return [
        {"Home": str(locations.home_path(garden))},
        *({group.title: entries(group)} for group in GROUPS),
    ]
