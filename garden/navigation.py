"""The navigation of a site that states none: hubs only, notes stay out of the tree.

A tree of all notes in every page costs time and bytes in the square of their number,
and hides what a garden is: links.
"""

from collections.abc import Sequence

from garden import pages
from garden.garden import Garden
from garden.vocabulary import SHELVES

Navigation = Sequence[object]
"""What stands under `nav:` in `mkdocs.yml`: titles to paths or to lists of the same."""


def hub_navigation(garden: Garden) -> Navigation:
    """Return the navigation that leads to home and to every index page."""

    def hub(title: str, name: str) -> dict[str, str]:
        return {title: pages.index_path(garden, name)}

    return [
        {"Home": str(pages.home_path(garden))},
        hub("Domains", "domains"),
        {
            "Repertoire": [
                hub("All shelves", "repertoire"),
                *(hub(s.title, s.name) for s in SHELVES),
            ]
        },
        hub("Contributors", "contributors"),
        hub("What changed", "changes"),
        hub("Tags", "tags"),
        hub("Wanted notes", "wanted"),
    ]
