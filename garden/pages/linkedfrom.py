"""What links to a note, as its page shows it: however many there are, the page stays a page."""

from garden.model import NotePath
from garden.pages.few import few
from garden.pages.view import Data, View

SAID = 8
"""How many notes are shown with the sentence in which they link here."""


def linked_from(view: View, path: NotePath) -> Data:
    """Return the notes that link here: some with what they say, more by name, the rest counted."""
    shown, more = few(view.backlinks(path), SAID)
    return {"backlinks": shown, "backlinks_more": more}
