"""What the dialects share: asking for files, and where a word is a handle."""

from collections.abc import Callable, Iterable, Iterator

Files = Callable[[str], str | None]
"""Path in the repository to the text of that file; None if there is none to be read."""

LARGEST = 3_000_000
"""More bytes are not read: GitHub ignores a CODEOWNERS file above 3 MB."""


def first_of(files: Files, places: Iterable[str]) -> str:
    """Return the text of the first file that is there; empty if none is."""
    return next((text for text in map(files, places) if text is not None), "")


def handles_in(words: Iterable[str]) -> Iterator[str]:
    """Yield the handles among the words of a line.

    Groups (`@org/team`), roles (`@@maintainer`) and addresses of mail are nobody's handle.
    """
    for word in words:
        name = word[1:]
        if word.startswith("@") and name and "/" not in name and "@" not in name:
            yield name
