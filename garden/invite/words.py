"""An invitation in words, and as data. Names are as people chose them, and mention nobody."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from garden.brief.text import text
from garden.invite.model import Bond, Guest, Invitation

MARKER = "<!-- garden-invite -->"
"""By which a comment is found again."""


def as_markdown(invitation: Invitation) -> str:
    """Return the invitation as a comment for people."""
    return "\n".join([MARKER, "", *_paragraphs(invitation), ""])


def as_data(invitation: Invitation) -> Mapping[str, Any]:
    """Return the invitation as text values; people by their chosen name alone."""
    return {
        "invited": [
            {
                "name": guest.person.name,
                "bond": guest.bond.value,
                "domains": list(guest.domains),
                "notes": list(guest.notes),
                "why": _why(guest, str),
                "among": guest.among,
                "ask_me": guest.person.ask_me,
                "capacity": guest.person.capacity,
                "known_to_have_room": guest.is_load_known,
            }
            for guest in invitation.guests
        ],
        "seed": invitation.seed,
        "domains": list(invitation.domains.values()),
        "notes": invitation.notes,
        "single_voice": list(invitation.quiet),
        "history_known": invitation.is_history_known,
    }


def _paragraphs(invitation: Invitation) -> Iterator[str]:
    if not invitation.notes:
        yield "This change touches no note, so there is nobody to think of."
        return
    if not invitation.guests:
        yield from _nobody(invitation)
        return
    yield "You might like to ask, if they have not seen it yet:"
    yield ""
    for guest in invitation.guests:
        yield f"- **{text(guest.person.name)}** {_why(guest, text)}. {_after(guest)}"
    yield ""
    yield (
        f"Drawn evenly, {_seed(invitation)}, among those who said in "
        "`people.yml` that they may be asked. Nobody has been told, nothing is expected of them, "
        "and everybody else is as welcome."
    )


def _nobody(invitation: Invitation) -> Iterator[str]:
    about = [text(title) for title in invitation.domains.values()]
    where = f" about {_listed(about)}" if about else ""
    yield (
        f"Nobody opted in to be asked{where}, those who wrote this, are away or have their hands "
        "full left aside. So nobody is named here, and anybody may look at it."
    )
    yield ""
    slug = next(iter(invitation.domains), "")
    if slug:
        yield "Whoever would like to be asked can say so in `people.yml`:"
        yield ""
        yield from ("```yaml", "your-name:", f"  practising: [{slug}]", "```")
        yield ""
        yield f"Or `learning: [{slug}]`, to see changes as a way to learn."
    else:
        yield "The notes name no domain, and people say in `people.yml` by domain what they tend."


def _why(guest: Guest, show: Callable[[str], str]) -> str:
    if guest.bond is Bond.LEARNS:
        return f"wants to learn {_listed(map(show, guest.domains))}"
    ties = {
        "tends": [show(title) for title in guest.domains if title not in guest.lately],
        "had a hand lately in": [show(title) for title in guest.lately],
        "is named as an owner of": [f"“{show(title)}”" for title in guest.notes],
    }
    said = " and ".join(f"{verb} {_listed(whats)}" for verb, whats in ties.items() if whats)
    across = ", across a boundary that this change touches"
    return said + across if guest.bond is Bond.NEIGHBOUR else said


def _drawn(guest: Guest) -> str:
    if guest.among == 1:
        return "Nobody else said so."
    does = {
        Bond.TENDS: "tend what it touches, or had a hand in it",
        Bond.LEARNS: "want to learn, or live across the boundary",
        Bond.NEIGHBOUR: "want to learn, or live across the boundary",
    }
    return f"Drawn from {guest.among} who {does[guest.bond]}."


def _after(guest: Guest) -> str:
    return " ".join(filter(None, (_drawn(guest), _room(guest), _ask(guest))))


def _room(guest: Guest) -> str:
    if guest.is_load_known:
        return ""
    return (
        f"Wants to be in no more than {guest.person.capacity} of these at once; whether that is so "
        "no record tells, so ask that first."
    )


def _ask(guest: Guest) -> str:
    return f"Likes to be asked: {text(guest.person.ask_me)}" if guest.person.ask_me else ""


def _seed(invitation: Invitation) -> str:
    seed = invitation.seed
    return f"by the number {text(seed)}" if seed else "by the notes that it touches"


def _listed(names: Iterable[str]) -> str:
    *rest, last = [*names] or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
