"""Long lists on the page of a note: some in full, more by name, the rest counted."""

from garden.pages.view import Data

NAMED = 24
"""How many more are shown by their titles, at most; `garden links` lists all."""


def few(cards: list[Data], shown: int, named: int = NAMED) -> tuple[list[Data], Data]:
    """Return the cards that are shown, and what stands behind a fold; empty if nothing does.

    So a page stays a page, however large the garden around it has grown.
    """
    names = cards[shown : shown + named]
    if not names:
        return cards, {}
    return cards[:shown], {
        "count": len(cards) - shown,
        "notes": [{"title": card["title"], "url": card["url"]} for card in names],
        "rest": len(cards) - shown - len(names),
    }
