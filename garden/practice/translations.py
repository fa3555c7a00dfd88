"""Languages: in which ones a garden is written, and which notes say the same in another."""

from collections import Counter
from collections.abc import Mapping

from garden.garden import Garden
from garden.model import NotePath

TRANSLATION = "translation_of"

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
)


def translations_of(garden: Garden, path: NotePath) -> tuple[NotePath, ...]:
    """Return the notes that say what this one says in other languages, in order of language.

    A translation of a translation is one as well, so it does not matter which note is called
    the original.
    """
    seen, waiting = {path}, [path]
    while waiting:
        found = {
            link.other
            for link in garden.practice(waiting.pop())
            if link.relation.name == TRANSLATION and link.other
        }
        waiting += found - seen
        seen |= found
    return tuple(sorted(seen - {path}, key=lambda p: (garden.notes[p].fields.lang.casefold(), p)))


def languages(garden: Garden) -> Mapping[str, int]:
    """Count the notes in each language by its tag; those that state none stand under the empty one.

    Languages come in order of their tags.
    """
    counts = Counter(note.fields.lang.casefold() for note in garden.notes.values())
    return dict(sorted(counts.items()))


def direction(lang: str) -> str:
    """Return `rtl` for a language that is written from right to left, else nothing."""
    return "rtl" if lang.casefold().partition("-")[0] in _RIGHT_TO_LEFT else ""
