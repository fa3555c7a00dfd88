"""Which lines of a text are not as they were."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_LINES = 3000
"""Longer stretches are taken as changed whole: comparing takes the square of their length."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that stand in the place of others."""

    at: int
    """The number of the first new line, from 1; where lines only went, of the next one."""
    old: tuple[str, ...]
    """The lines that went."""
    new: tuple[str, ...]
    """The lines that came."""

    @property
    def lines(self) -> range:
        """The numbers of the new lines."""
        return range(self.at, self.at + len(self.new))


def hunks(before: str, after: str) -> Iterator[Hunk]:
    """Yield what was put in the place of what, in order."""
    old, new = before.splitlines(), after.splitlines()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if not (old or new):
        return
    if len(old) + len(new) > MOST_LINES:
        yield Hunk(start + 1, tuple(old), tuple(new))
        return
    for fate, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if fate != "equal":
            yield Hunk(start + c + 1, tuple(old[a:b]), tuple(new[c:d]))
