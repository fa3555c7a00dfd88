"""From a review to a note that somebody finishes: what is known is filled in, the rest is asked.

A review is no note. What people said there, they said to each other, in that moment; what is
worth keeping is put into words again, by a human, with the names of those who agreed alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from garden.engagement.paths import note_finder
from garden.errors import UsageError
from garden.garden import Garden
from garden.model import NotePath
from garden.people import Person
from garden.project import Project
from garden.reviews.consent import Consent
from garden.reviews.model import Event
from garden.scaffold import NewNote, NotePlan, new_note
from garden.visible import visible

KINDS: Mapping[str, str] = {
    "objection": "somebody asked for changes",
    "question": "somebody asked something",
    "experience": "nobody asked for changes, and nobody asked a question that we know of",
}
"""What may come of a review, each with what speaks for it; the first that fits is taken."""

RELATION = {"objection": "practice.objects_to", "experience": "practice.reports_on"}
"""Where a kind of note says which note it is about."""

LONGEST_TITLE = 80
LONGEST_QUOTE = 1500
"""How much of one remark is quoted; the rest is where it was said."""

_ACTS = {
    "review": "review",
    "thread": "remark on a line",
    "suggestion": "suggestion",
    "comment": "comment",
}
_ENDS = ("merged", "closed")


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody wants to make of a review."""

    events: tuple[Event, ...]
    """What happened, in order; at least one event."""
    address: str
    """Where people can read it."""
    kind: str = ""
    """One of KINDS; empty for what fits."""
    title: str = ""
    """What the note will be called; empty for the title of the pull request."""
    domain: str = ""
    """What it is about; empty for the domain of the note that was talked about."""
    folder: str | None = None
    """Where to put it; None for where most notes of its type are."""


@dataclass(frozen=True, slots=True)
class Harvested:
    """A note that was begun."""

    made: NewNote
    """Where."""
    kind: str
    """What it is."""
    because: str
    """Why it is that."""
    people: tuple[Person, ...]
    """Who is named in it."""
    unnamed: bool
    """Whether others spoke, who did not say that they may be named."""
    to_write: tuple[str, ...]
    """What is left to a human."""


def harvest(project: Project, garden: Garden, consent: Consent, plan: Plan) -> Harvested:
    """Begin a note from a review. Never writes over one: raises UsageError if it is there."""
    if plan.kind and plan.kind not in KINDS:
        raise UsageError(f"A review becomes {', '.join(KINDS)}, and not `{plan.kind}`.")
    kind = plan.kind or kind_of(plan.events)
    about = touched(garden, plan.events)
    people, unnamed = named(consent, plan.events, kind)
    made = new_note(
        project,
        garden,
        NotePlan(
            title=plan.title or _title(plan.events),
            type=kind,
            domain=plan.domain or _domain(garden, about),
            folder=plan.folder,
            head=dict(_head(garden, plan, kind, about, people)),
            notes=_for_writers(garden, plan, about),
        ),
    )
    because = "you asked for it" if plan.kind else KINDS[kind]
    left = tuple(_left(kind, about, people, unnamed))
    left += () if plan.title else ("The title, which is the pull request's.",)
    return Harvested(made, kind, because, people, unnamed, left)


def kind_of(events: Iterable[Event]) -> str:
    """Return what a review may become, by what happened in it."""
    others = [event for event in events if event.is_spoken and not event.own]
    if any(event.state == "changes-requested" for event in others):
        return "objection"
    return "question" if any("?" in event.text for event in others) else "experience"


def touched(garden: Garden, events: Iterable[Event]) -> tuple[NotePath, ...]:
    """Return the notes whose lines were talked about, the one most talked about first."""
    files = [event.path for event in events if event.path]
    counts = Counter(filter(None, map(note_finder(garden, files), files)))
    return tuple(note for note, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def named(consent: Consent, events: Iterable[Event], kind: str) -> tuple[tuple[Person, ...], bool]:
    """Return who spoke and put themselves in `people.yml`, and whether others did not.

    An objection is not by those whose change it is about.
    """
    spoke = [event for event in events if event.is_spoken and event.actor_kind == "person"]
    others = [event for event in spoke if kind != "objection" or not event.own]
    found = {e.actor: consent.find_agreed(e.forge, e.actor) for e in others}
    people = {person.slug: person for person in found.values() if person}
    return tuple(people[slug] for slug in sorted(people)), None in found.values()


def _title(events: tuple[Event, ...]) -> str:
    title = next((event.title for event in events if event.title), "")
    words = visible(" ".join(title.split()))
    if len(words) > LONGEST_TITLE:
        words = words[:LONGEST_TITLE].rpartition(" ")[0] or words[:LONGEST_TITLE]
    return words if re.search(r"\w", words) else f"Review of {events[0].pr}"


def _domain(garden: Garden, about: tuple[NotePath, ...]) -> str:
    homes = {domain for path in about for domain in garden.notes[path].fields.domains[:1]}
    return homes.pop() if len(homes) == 1 else ""


def _head(
    garden: Garden,
    plan: Plan,
    kind: str,
    about: tuple[NotePath, ...],
    people: tuple[Person, ...],
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    yield "contributors", tuple(person.slug for person in people)
    if re.match(r"https?://", plan.address):
        yield "discussion", plan.address
    yield "learned_in", f"a review in {plan.events[0].at:%B %Y}"
    if len(about) == 1 and kind in RELATION and _may_lead(garden, kind, about[0]):
        yield RELATION[kind], f"[[{about[0].removesuffix('.md')}]]"


def _may_lead(garden: Garden, kind: str, path: NotePath) -> bool:
    relation = garden.config.practice_relations[RELATION[kind].rpartition(".")[2]]
    return not relation.targets or garden.notes[path].fields.type in relation.targets


def _for_writers(garden: Garden, plan: Plan, about: tuple[NotePath, ...]) -> str:
    """Return what helps to write, as a comment that no reader sees.

    Who said what is left out: the note is about what was said.
    """
    first = plan.events[0]
    heard = [event for event in plan.events if _is_worth_reading(event)]
    acts = Counter(_ACTS[event.event] for event in heard if event.is_spoken)
    ends = [f"{e.event} {e.at:%Y-%m-%d}" for e in plan.events if e.event in _ENDS]
    lines = [
        "For you who write this; delete it when you are done.",
        "",
        f"- Pull request {first.pr}, {', '.join([f'begun {first.at:%Y-%m-%d}', *ends])}.",
        f"- In it: {', '.join(f'{word}: {n}' for word, n in acts.items()) or 'nobody spoke'}.",
        *(f"- Talked about: {garden.notes[path].title} ({path})." for path in about),
    ]
    said = [event for event in heard if event.text.strip()]
    if said:
        lines += ["", "What was said. Put it into words of your own, and ask who said it."]
    for event in said:
        lines += ["", *_quoted(event)]
    return "%%\n" + "\n".join(map(_harmless, lines)) + "\n%%\n"


def _is_worth_reading(event: Event) -> bool:
    """Tell whether it is people talking: no program, and no review of one's own change.

    Forges make such a review of every answer in a thread; the answer is an event by itself.
    """
    return event.actor_kind != "bot" and not (event.own and event.event == "review")


def _quoted(event: Event) -> Iterator[str]:
    text = event.text.strip()
    cut = f"{text[:LONGEST_QUOTE]} …" if len(text) > LONGEST_QUOTE else text
    place = f" on {event.path}" if event.path else ""
    yield f"A {_ACTS.get(event.event, 'text')}{place}, {event.at:%Y-%m-%d}:"
    yield from (f"> {line}" for line in cut.splitlines())


def _harmless(line: str) -> str:
    """Return a line that cannot end the comment in which it stands, nor move a cursor."""
    return re.sub(r"%(?=%)", "% ", visible(line, keep="\t"))


def _left(
    kind: str, about: tuple[NotePath, ...], people: tuple[Person, ...], unnamed: bool
) -> Iterator[str]:
    """Yield what a program cannot know."""
    yield {
        "experience": "What happened, what you make of it and what should change, in your words, "
        "and how it went (`outcome`).",
        "question": "The question, as somebody would ask it who was not there.",
        "objection": "What speaks against it, so that those who like it can follow.",
    }[kind]
    if kind in RELATION and len(about) != 1:
        yield f"Which note it is about (`{RELATION[kind]}`)."
    if people:
        names = ", ".join(person.name for person in people)
        yield f"Whether it is right to name {names} in this note; ask before you do."
    if unnamed:
        yield "Whether others who took part want to be named; nobody is who is not in people.yml."
    yield "The comment at the end, which is for you alone: delete it."
