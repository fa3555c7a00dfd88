"""The sections of a note while it is read: each heading gets the first paragraph below it."""

from dataclasses import dataclass, field, replace

from garden.model import Heading


@dataclass(slots=True)
class Sections:
    """Headings in order, and which of them the reading is inside."""

    headings: list[Heading] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)

    def begin(self, heading: Heading) -> None:
        """Begin a section; those of its level and below end here."""
        while self._open and self.headings[self._open[-1]].level >= heading.level:
            self._open.pop()
        self._open.append(len(self.headings))
        self.headings.append(heading)

    def tell(self, paragraph: str) -> None:
        """Let a paragraph stand for every section it is the first of."""
        for at in reversed(self._open):
            if self.headings[at].summary or not paragraph:
                break  # and so have those around it
            self.headings[at] = replace(self.headings[at], summary=paragraph)
