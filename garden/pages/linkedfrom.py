"""What links to a note, as its page shows it: however many there are, the page stays a page."""

from garden.model import NotePath
from garden.pages.view import Data, View

SAID = 8
"""How many notes are shown with the sentence in which they link here."""
NAMED = 24
"""How many more are shown by their titles; `garden links` lists all."""


def linked_from(view: View, path: NotePath) -> Data:
    """Return the notes that link here: some with what they say, more by name, the rest counted."""
    cards = view.backlinks(path)
    named = cards[SAID : SAID + NAMED]
    return {
        "backlinks": cards[:SAID],
        "backlinks_more": {
            "count": len(cards) - SAID,
            "notes": [{"title": card["title"], "url": card["url"]} for card in named],
            "rest": len(cards) - SAID - len(named),
        }
        if named
        else {},
    }
