"""The sections of a note while it is read: each heading gets the first paragraph below it."""

from dataclasses import dataclass, field

from garden.model import Anchor, Heading, Position, Span


@dataclass(slots=True)
class Section:
    """A heading that was met, until it is known what stands below it."""

    text: str
    """Its plain text."""
    level: int
    """1 to 6."""
    anchor: Anchor
    """Its id."""
    position: Position
    """Where it stands."""
    span: Span
    """The heading as written."""
    inner: Span
    """Its text as written."""
    index: int
    """The number of the token that opens it."""
    summary: str = ""
    """The first paragraph below it."""

    def heading(self, extent: Span) -> Heading:
        """Return the heading of a section that goes as far as `extent`."""
        return Heading(
            self.text,
            self.level,
            self.anchor,
            self.position,
            self.summary,
            self.span,
            self.inner,
            extent,
        )


@dataclass(slots=True)
class Sections:
    """Sections in order, and which of them the reading is inside."""

    met: list[Section] = field(default_factory=list)
    _open: list[Section] = field(default_factory=list)

    def begin(self, section: Section) -> None:
        """Begin a section; those of its level and below end here."""
        while self._open and self._open[-1].level >= section.level:
            self._open.pop()
        self._open.append(section)
        self.met.append(section)

    def tell(self, paragraph: str) -> None:
        """Let a paragraph stand for every section it is the first of."""
        for section in reversed(self._open):
            if section.summary or not paragraph:
                break  # and so have those around it
            section.summary = paragraph
