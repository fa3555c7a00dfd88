"""Small things that somebody can do in this garden today: worked out from its notes, never chores.

Each is an invitation: what it is in a few words, where it is, and, where something new is to be
written, how: an address at the forge if the garden names one, and a command in any case.
"""

import json
import shlex
from collections.abc import Callable, Iterator, Mapping

from garden.measures import practices, standing
from garden.model import NotePath
from garden.pages import locations
from garden.pages.view import Data, View
from garden.places import place_for
from garden.practice.paths import find_paths
from garden.practice.questions import open_questions
from garden.practice.stewardship import stewardship
from garden.slug import fold
from garden.words.undefined import undefined_terms

FEW = 3
"""How many invitations of a kind are shown; the pages they come from have the rest."""

SECTIONS = ("What?", "So what?", "Now what?")
"""What an experience is asked."""


def invitations(view: View, way: str) -> list[Data]:
    """Return what somebody can do in ten minutes on one of the ways to take part."""
    return list(INVITATIONS[way](view)) if way in INVITATIONS else []


def _read(view: View) -> Iterator[Data]:
    paths = find_paths(view.garden)
    for trail in paths.trails[:1]:
        first, then = [note for at in trail.steps for note in paths.steps[at].notes[:2]][:2]
        title = view.garden.notes[then].title
        is_circle = paths.step_of[first] == paths.step_of[then]
        text = (
            f"This and “{title}” build on each other; begin with either."
            if is_circle
            else f"A reading path begins here; “{title}” comes next."
        )
        yield _invitation(view, first, text)
    home = locations.home_path(view.garden)
    if not paths.trails and home in view.garden.notes:
        yield _invitation(view, NotePath(home), "Where this garden welcomes you.")
    steps = [p for p, note in view.garden.notes.items() if note.fields.first_steps]
    for path in view.in_order(steps)[:FEW]:
        yield _invitation(view, path, "Marked as a good first thing for newcomers.")


def _ask(view: View) -> Iterator[Data]:
    for path in view.in_order(open_questions(view.garden))[:FEW]:
        yield _invitation(view, path, "Nobody has answered this yet. Half an answer helps.")
    yield _new(view, "Your question", "question", "Write down what you would like to know.")


def _fix(view: View) -> Iterator[Data]:
    for wanted in list(view.wanted.values())[:FEW]:
        count = len(wanted.sources)
        asking = "One note asks" if count == 1 else f"{count} notes ask"
        yield {
            **EMPTY,
            "title": wanted.name,
            "url": view.wanted_url(wanted.name),
            "text": f"{asking} for this and nobody has written it yet.",
        }
    for term in undefined_terms(view.garden)[:FEW]:
        text = f"{len(term.notes)} notes use this word and none explains it."
        yield {**EMPTY, "title": term.name, "url": view.index_url("language"), "text": text}


def _report(view: View) -> Iterator[Data]:
    garden = view.garden
    untold = [path for path in practices(garden) if not standing(garden, path).reports]
    asked = {path: len({link.source for link in garden.backlinks(path)}) for path in untold}
    order = sorted(untold, key=lambda p: (-asked[p], fold(garden.notes[p].title), p))
    for path in order[:FEW]:
        title = garden.notes[path].title
        new = _new(view, f"What happened with {title}", "experience", "", _experience(view, path))
        text = "Nobody has told how this went. Did you try it? What did not work helps as much."
        yield {**new, "title": title, "url": view.url_of(path), "text": text}
    if not order:
        yield _new(view, "What happened to us", "story", "Something that others could use.")


def _review(view: View) -> Iterator[Data]:
    asking = [path for path, note in view.garden.notes.items() if note.fields.asks]
    for path in view.in_order(asking)[:FEW]:
        yield _invitation(view, path, view.garden.notes[path].fields.asks)
    seeds = [path for path in practices(view.garden) if _is_seed(view, path)]
    for path in view.in_order(set(seeds).difference(asking))[: max(0, FEW - len(asking))]:
        yield _invitation(view, path, "Nobody has used it yet. What would keep you from trying?")


def _is_seed(view: View, path: NotePath) -> bool:
    return view.garden.notes[path].fields.status == "seed"


def _steward(view: View) -> Iterator[Data]:
    for domain in stewardship(view.garden).none[:FEW]:
        chip = view.domain(domain)
        text = "Nobody says that they look after this domain."
        yield {**EMPTY, "title": domain.title, "url": chip["url"], "text": text}


INVITATIONS: Mapping[str, Callable[[View], Iterator[Data]]] = {
    "read": _read,
    "ask": _ask,
    "fix": _fix,
    "report": _report,
    "review": _review,
    "steward": _steward,
}
"""What is worked out for each way."""

EMPTY: Data = {"title": "", "url": "", "text": "", "new_url": "", "command": ""}


def _invitation(view: View, path: NotePath, text: str) -> Data:
    title = view.garden.notes[path].title
    return {**EMPTY, "title": title, "url": view.url_of(path), "text": text}


def _new(view: View, title: str, kind: str, text: str, note: str = "") -> Data:
    """Return an invitation to write a note: where the forge takes it, and the command."""
    begun = note or f"---\ntype: {kind}\n---\n\n"
    url = (
        view.forge.new_file_url(place_for(view.garden, title, kind).path, begun)
        if view.forge
        else ""
    )
    command = f"garden new note {shlex.quote(title)} --type {kind}"
    return {**EMPTY, "title": title, "text": text, "new_url": url, "command": command}


def _experience(view: View, practice: NotePath) -> str:
    """Return an experience to begin with: what it reports on, and what it is asked."""
    garden = view.garden
    goal = json.dumps(f"[[{practice.removesuffix('.md')}]]", ensure_ascii=False)
    title = json.dumps(f"What happened with {garden.notes[practice].title}", ensure_ascii=False)
    head = f"title: {title}\ntype: experience\noutcome:\npractice:\n  reports_on: {goal}\n"
    asked = "".join(f"## {garden.config.sections.get(name, name)}\n\n" for name in SECTIONS)
    return f"---\n{head}---\n\n{asked}"
