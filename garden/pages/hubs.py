"""The generated pages as readers look for them: by what they want to do.

The menu and the overview both follow this list, so a new index page adds one line here.
Shelves of the repertoire stand beside their hub in the menu and not in the overview, which
the hub itself lists.
"""

from dataclasses import dataclass

from garden.vocabulary import SHELVES


@dataclass(frozen=True, slots=True)
class Hub:
    """An index page in menu and overview."""

    name: str
    """The page, as in `garden.pages.locations.index_path`."""
    title: str
    """What the menu calls it."""
    about: str
    """What a reader finds there, in one sentence."""
    is_shelf: bool = False
    """Whether it stands in the menu only."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that readers come to with one wish."""

    title: str
    """What the menu calls it."""
    wish: str
    """What a reader wants, as the overview heads it."""
    hubs: tuple[Hub, ...]
    """The pages, the most asked for first."""


GROUPS: tuple[Group, ...] = (
    Group(
        "Domains",
        "See what we care about",
        (
            Hub("domains", "Domains", "Communities, boundaries and people, on one page."),
            Hub(
                "boundaries",
                "Boundaries",
                "What crosses from domain to domain, what is shared, which bridges are missing.",
            ),
            Hub("map", "The garden map", "Every domain and every note, in one picture."),
        ),
    ),
    Group(
        "Repertoire",
        "Find what we know and use",
        (
            Hub(
                "repertoire", "Shared repertoire", "Language, artifacts, tools, routines, stories."
            ),
            *(Hub(shelf.name, shelf.title, shelf.about, is_shelf=True) for shelf in SHELVES),
            Hub(
                "evidence",
                "Evidence",
                "What happened when people tried it; what did not work stands first.",
            ),
            Hub("tags", "Tags", "Every tag and the notes that carry it."),
        ),
    ),
    Group(
        "Learning",
        "Learn with us",
        (
            Hub(
                "agenda",
                "Learning agenda",
                "What we want to learn, what we ask ourselves, and first steps for newcomers.",
            ),
            Hub("take-part", "Ways to take part", "What you can do here, in ten minutes or more."),
            Hub("paths", "Paths", "What to read before what, from where notes begin."),
            Hub(
                "disagreements",
                "Disagreements",
                "Where people here see things in two ways, both sides next to each other.",
            ),
            Hub(
                "decisions",
                "Decisions and alignment",
                "What was decided and why, what we go along with, where we go another way.",
            ),
            Hub(
                "wanted",
                "Wanted notes",
                "What nobody has written yet, and the sentences that ask for it.",
            ),
        ),
    ),
    Group(
        "The garden",
        "See the garden as a whole",
        (
            Hub("search", "Find a note", "By its words, narrowed by domain, type, status or tag."),
            Hub(
                "changes",
                "What changed",
                "New and redefined words, what moved, what spoke against a practice.",
            ),
            Hub("contributors", "Contributors", "Those who chose to be named."),
            Hub("portrait", "Self-portrait", "How we belong here: nine questions to talk over."),
            Hub("measures", "Measures", "What is counted, how, and what we refuse to count."),
        ),
    ),
)
"""Every index page but home and the overview, which heads the last group."""
