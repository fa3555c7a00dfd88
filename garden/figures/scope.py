"""What a figure is about: the whole garden, or the notes of one domain."""

from dataclasses import dataclass

from garden.domains import Domain
from garden.engagement import Accepted, engaged
from garden.model import NotePath
from garden.pages.view import View


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about."""

    paths: tuple[NotePath, ...]
    """The notes."""
    domain: Domain | None = None
    """The domain; None for the whole garden."""

    def accepted(self, view: View) -> tuple[Accepted, ...]:
        """Return the changes that were accepted within the window; of a domain, those of its notes.

        Changes of the garden's repository that touched no note are among those of the whole.
        """
        found = engaged(view.garden)
        within = tuple(change for change in found.accepted if found.is_within(change.at))
        if self.domain is None:
            return within
        paths = frozenset(self.paths)
        return tuple(change for change in within if change.notes & paths)


def whole(view: View) -> Scope:
    """Return the whole garden, without the own pages of people."""
    notes = view.garden.notes.items()
    return Scope(tuple(path for path, note in notes if note.fields.type != "person"))


def of_domain(view: View, domain: Domain) -> Scope:
    """Return the notes of a domain."""
    return Scope(view.garden.notes_of_domain[domain.slug], domain)
