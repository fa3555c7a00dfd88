"""How much somebody has on their hands, for their own bound alone; nobody is ever shown it."""

from garden.engagement.collect import engaged
from garden.engagement.voices import voice_of, voices_of
from garden.garden import Garden
from garden.people import Person


def find_open_conversations(garden: Garden, person: Person) -> int | None:
    """Return in how many open conversations about changes of others somebody takes part.

    Only what was said within the window counts. None if nobody knows: there is no record, the
    record leaves them out, or they did not say what they are called where it comes from.
    """
    known, voice = engaged(garden), voice_of(person)
    forges = {pull.name.forge for pull in known.pulls}
    mine = {forge for (forge, _), whose in voices_of(garden).by_login.items() if whose == voice}
    if not (person.counts and forges & mine):
        return None
    return sum(
        pull.ended is None
        and any(turn.voice == voice and known.is_within(turn.at) for turn in pull.turns)
        for pull in known.pulls
    )
