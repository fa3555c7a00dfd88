"""Reviews that became notes: experiences, questions and objections that name their conversation."""

import re
from collections.abc import Iterator, Mapping

from garden.engagement.model import PullName
from garden.engagement.voices import Voices
from garden.garden import Garden
from garden.history import Voice

GROWN = frozenset({"experience", "question", "objection"})
"""Types of note that a review may become."""

_PULL = re.compile(
    r"https?://[^/]+/(?P<repo>[^?#]+?)/(?:-/)?(?:pull|pulls|merge_requests)/(?P<number>\d+)"
    r"(?:[/?#].*)?"
)


def written_from(garden: Garden, voices: Voices) -> Mapping[PullName, frozenset[Voice]]:
    """Return pull request to those who are credited on a note that grew from it.

    The note tells by its `discussion`, in which the address of the pull request stands.
    """
    names: dict[tuple[str, int], set[PullName]] = {}
    for event in garden.past.record.events:
        name = PullName(event.forge, event.repo, event.pr)
        names.setdefault((event.repo.casefold(), event.pr), set()).add(name)
    found: dict[PullName, set[Voice]] = {}
    for key, voice in _told(garden, voices):
        for name in names.get(key, ()):
            found.setdefault(name, set()).add(voice)
    return {name: frozenset(people) for name, people in found.items()}


def _told(garden: Garden, voices: Voices) -> Iterator[tuple[tuple[str, int], Voice]]:
    for note in garden.notes.values():
        match = _PULL.fullmatch(note.fields.discussion)
        if note.fields.type in GROWN and match:
            for person, _ in garden.credits_of(note):
                voice = voices.of_name(person.slug)
                if voice:
                    yield (match["repo"].casefold(), int(match["number"])), voice
