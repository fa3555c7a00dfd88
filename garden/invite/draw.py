"""The draw: even, repeatable, and the same in whatever order people are listed.

Everybody who fits gets a number from the seed and from who they are; the smallest is drawn. So
the answer stays when somebody else comes or goes, unless they are drawn themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from garden.invite.model import Bond, Guest, Invitation, Invitee, TouchedNote


def draw(
    people: Iterable[Invitee],
    notes: Sequence[TouchedNote],
    authors: frozenset[str],
    seed: str,
    titles: Mapping[str, str] | None = None,
) -> Invitation:
    """Return the invitation to a change of `notes` that `authors` (slugs of people) wrote.

    `titles` has the names of domains by slug. Those who did not let themselves be asked, and
    the authors, are never drawn.
    """
    names = titles or {}
    touched = {slug for note in notes for slug in note.domains}
    domains = dict(sorted(((s, names.get(s, s)) for s in touched), key=lambda item: item[1]))
    quiet = [note for note in notes if note.is_quiet]
    fit = [one for one in people if one.may_be_asked and one.person.slug not in authors]
    first = _drawn(fit, seed, "tends", _tending(notes, domains), domains)
    second = None
    if quiet or len(domains) > 1:
        rest = [one for one in fit if not first or one.person.slug != first.person.slug]
        second = _drawn(rest, seed, "widens", _widening(quiet, domains, first), domains)
    return Invitation(
        guests=tuple(guest for guest in (first, second) if guest),
        seed=seed,
        domains=domains,
        notes=len(notes),
        quiet=tuple(note.title for note in quiet),
    )


Fit = Callable[[Invitee], tuple[Bond, tuple[str, ...], tuple[str, ...]] | None]
"""What ties somebody to the change: the bond, domains by title, notes by title; None if nothing."""


def _tending(notes: Sequence[TouchedNote], domains: Mapping[str, str]) -> Fit:
    def fit(one: Invitee) -> tuple[Bond, tuple[str, ...], tuple[str, ...]] | None:
        kept = tuple(note.title for note in notes if one.person.slug in note.keepers)
        tended = _named(one.tends, domains)
        return (Bond.TENDS, tended, kept) if tended or kept else None

    return fit


def _widening(quiet: Sequence[TouchedNote], domains: Mapping[str, str], first: Guest | None) -> Fit:
    """Who wants to learn what it is about, or lives where the first guest does not."""
    learnt = domains if len(domains) > 1 else {s: domains[s] for n in quiet for s in n.domains}

    def fit(one: Invitee) -> tuple[Bond, tuple[str, ...], tuple[str, ...]] | None:
        learns = _named(one.learns, learnt)
        across = set(_named(one.tends, domains)) - set(first.domains if first else ())
        if learns:
            return Bond.LEARNS, learns, ()
        if len(domains) > 1 and first and across:
            return Bond.NEIGHBOUR, tuple(sorted(across)), ()
        return None

    return fit


def _named(slugs: frozenset[str], domains: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(title for slug, title in domains.items() if slug in slugs)


def _drawn(
    people: Iterable[Invitee], seed: str, turn: str, fit: Fit, names: Mapping[str, str]
) -> Guest | None:
    bound = list(_bound(people, fit))
    if not bound:
        return None
    one, (bond, domains, notes) = min(bound, key=lambda item: _lot(seed, turn, item[0]))
    return Guest(
        one.person,
        bond,
        domains,
        notes,
        among=len(bound),
        lately=tuple(title for title in _named(one.lately, names) if title in domains),
        is_load_known=one.person.capacity is None or one.load is not None,
    )


def _bound(
    people: Iterable[Invitee], fit: Fit
) -> Iterator[tuple[Invitee, tuple[Bond, tuple[str, ...], tuple[str, ...]]]]:
    for one in people:
        tie = fit(one)
        if tie:
            yield one, tie


def _lot(seed: str, turn: str, one: Invitee) -> tuple[bytes, str]:
    text = f"{seed}\0{turn}\0{one.person.slug}"
    return sha256(text.encode("utf-8", "surrogateescape")).digest(), one.person.slug
