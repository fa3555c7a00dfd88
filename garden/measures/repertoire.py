"""The shared repertoire, counted: how far its words reach, and how widely its things are used."""

import posixpath
from dataclasses import dataclass

from garden.fate import found_path
from garden.garden import Garden
from garden.measures.evidence import practices
from garden.measures.measure import Measure
from garden.model import NotePath
from garden.words.namings import namings
from garden.words.uses import is_term

REPERTOIRE = Measure(
    id="M8",
    name="Shared repertoire",
    definition="How many notes use a word that the community has defined, and in how many notes "
    "and domains an entry of the repertoire is used. Notes and domains stand side by side and "
    "are not multiplied.",
    formula="term coverage = notes that use at least 1 defined term / notes; reuse of an entry = "
    "(distinct notes that link to it, distinct domains of these notes)",
    source="Shared repertoire after Wenger 1998; the formulas are ours.",
    window="The garden as it is.",
    denominator="All notes that are part of the garden. A note uses a term where it links to it "
    "or names it in running text. For reuse, notes that stand below the entry's own page are "
    "left out, and each note counts once; all domains of a note count.",
    cannot="It cannot tell whether a word is understood alike, or whether a thing that is linked "
    "is used: a link may warn of it. Use without a link is not seen.",
)

LITTLE = frozenset({"money", "licence", "hardware", "bandwidth"})
"""Needs that keep out those who have little."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; the two numbers stand side by side."""

    part: int
    """How many have it."""
    whole: int
    """Of how many."""


def term_coverage(garden: Garden) -> Share:
    """Return in how many notes a defined term is used, of how many (M8)."""
    return Share(len(garden.once(_using)), len(garden.notes))


def reuse(garden: Garden, path: NotePath) -> frozenset[NotePath]:
    """Return the other notes that link to an entry and do not stand below its own page (M8)."""
    tree = page_tree(path)
    sources = {link.source for link in garden.backlinks(path)}
    return frozenset(source for source in sources if not source.startswith(tree))


def page_tree(path: NotePath) -> str:
    """Return what the paths of the notes begin with that stand below the page of a note."""
    folder, name = posixpath.split(path)
    stem = name.removesuffix(".md")
    own = folder if stem.casefold() in {"index", "readme"} and folder else f"{folder}/{stem}"
    return own.lstrip("/") + "/"


def needs_stated(garden: Garden) -> Share:
    """Return how many practices say what they need, also where that is nothing."""
    found = practices(garden)
    return Share(sum(garden.notes[p].fields.needs is not None for p in found), len(found))


def possible_with_little(garden: Garden, path: NotePath) -> bool:
    """Tell whether a note states its needs, and money, licence, hardware, bandwidth are none.

    What says nothing of its needs is not among them: silence is no promise.
    """
    needs = garden.notes[path].fields.needs
    return needs is not None and LITTLE.isdisjoint(need.kind.casefold() for need in needs)


def _using(garden: Garden) -> frozenset[NotePath]:
    named = {
        path
        for path, named in namings(garden).items()
        for naming in named
        if naming.is_good
        and any(is_term(garden, garden.notes[target]) for target in naming.targets)
    }
    linked = {
        link.source
        for link in garden.links()
        if (goal := found_path(link))
        and goal != link.source
        and is_term(garden, garden.notes[goal])
    }
    return frozenset(named | linked)
