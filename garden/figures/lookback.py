"""What measures of the hands in notes say: M1, M2, M10 and M13, of the garden or of a domain."""

from fractions import Fraction

from garden.engagement import Engaged, engaged
from garden.figures.curves import percent, steps
from garden.figures.parts import FEW, duration, fact, known, seen, share, unknown_figure
from garden.figures.scope import Scope
from garden.measures.absence import CURVE, absence_curve, absence_factor
from garden.measures.change_age import affirmed, ages, change_age
from garden.measures.voices import spread
from garden.model import NotePath
from garden.pages.view import Data, View
from garden.past.dates import iso_day

MOST = 12
"""How many notes are named that nobody has changed for long; the others are counted."""

MONTHS = (1, 3, 6, 12, 24, 48)
"""Where the curve of change age is read."""

MONTH = 30.44


def single_voice_figure(view: View, scope: Scope) -> Data:
    """M1: notes by how many had a hand in them."""
    found = engaged(view.garden)
    if not found.has_history:
        return unknown_figure(view, "git")
    told = spread(found.hands(scope.paths))
    facts = [
        fact("Notes in which nobody had a hand", share(told.none, told.notes)),
        fact("In which one person had", share(told.one, told.notes)),
        fact("In which two or more had", share(told.several, told.notes)),
    ]
    return known(view, facts, seen(view, _notes_seen(view, scope)))


def absence_figure(view: View, scope: Scope) -> Data:
    """M2: how many people had a hand in half of all."""
    found = engaged(view.garden)
    if not found.has_history:
        return unknown_figure(view, "git")
    factor = absence_factor(found.hands(scope.paths))
    value = FEW if factor is None else factor
    facts = [fact("People who between them had a hand in half", value)]
    return known(view, facts, seen(view, _notes_seen(view, scope)))


def absence_curve_figure(view: View, scope: Scope) -> Data:
    """M10: what would be left without anybody."""
    found = engaged(view.garden)
    if not found.has_history:
        return unknown_figure(view, "git")
    shares = absence_curve(found.hands(scope.paths))
    told = seen(view, _notes_seen(view, scope))
    if shares is None:
        few = f"hidden: fewer than {CURVE} people took part"
        return known(view, [fact("If the most engaged were gone", few)], told)
    labels = ["As it is", *(f"Without {k}" for k in range(1, len(shares)))]
    last = len(shares) - 1
    facts = [
        fact("Notes with nobody, as it is", percent(shares[0]), number=float(shares[0])),
        fact(
            f"If the {last} most engaged were gone",
            percent(shares[-1]),
            number=float(shares[-1]),
        ),
    ]
    says = f"From {percent(shares[0])} as it is to {percent(shares[-1])} without {last}."
    curve = steps("Share of notes with nobody", shares, labels, says)
    return {**known(view, facts, told), "curve": curve}


def change_age_figure(view: View, scope: Scope) -> Data:
    """M13: how long ago notes changed, and those that others link to and nobody has changed."""
    found, past = engaged(view.garden), view.garden.past.history
    if not found.has_history:
        return unknown_figure(view, "git")
    age = change_age(past.notes, scope.paths, found.as_of)
    told = f"{age.known} of {age.notes} notes have a change in substance in the history."
    if age.quartiles is None:
        return known(view, [fact("Notes of which it is known", "none")], seen(view, told))
    low, middle, high = map(duration, age.quartiles)
    still = _still(view, found, scope)
    again = affirmed(past.notes, scope.paths)
    facts = [
        fact("A quarter changed within the last", low),
        fact("Half changed within the last", middle),
        fact("Three quarters changed within the last", high),
        fact("Not changed within the window, and others link there", len(still)),
        fact("Nothing but a day changed since", again),
        fact("Reviewed since, with what was looked at", _reviewed_since(view, scope)),
    ]
    return {
        **known(view, facts, seen(view, told)),
        "curve": _age_curve(view, found, scope),
        "still": [_since(view, path) for path in still[:MOST]],
        "still_left_out": max(0, len(still) - MOST),
    }


def _notes_seen(view: View, scope: Scope) -> str:
    known_notes = view.garden.past.history.notes
    count = sum(path in known_notes for path in scope.paths)
    return f"{count} of {len(scope.paths)} notes are in the history."


def _still(view: View, found: Engaged, scope: Scope) -> list[NotePath]:
    """Return notes that did not change within the window and that others link to, by title."""
    told = view.garden.past.history.notes
    return [
        path
        for path in view.in_order(scope.paths)
        if (last := told[path].last if path in told else None)
        and not found.is_within(last)
        and view.garden.backlinks(path)
    ]


def _since(view: View, path: NotePath) -> Data:
    last = view.garden.past.history.notes[path].last
    return {**view.card(path), "since": last.date().isoformat() if last else ""}


def _reviewed_since(view: View, scope: Scope) -> int:
    """How many notes have a review, with what was looked at, after they last changed."""
    told, notes = view.garden.past.history.notes, view.garden.notes
    return sum(
        any(
            iso_day(review.on) > last.date().isoformat()
            for review in notes[path].fields.reviews
            if review.looked_at
        )
        for path in scope.paths
        if path in told and (last := told[path].last)
    )


def _age_curve(view: View, found: Engaged, scope: Scope) -> Data:
    told = ages(view.garden.past.history.notes, scope.paths, found.as_of)
    shares = [
        Fraction(sum(age.days <= months * MONTH for age in told), len(told)) for months in MONTHS
    ]
    labels = ["1 month", *(f"{months} months" for months in MONTHS[1:])]
    says = f"{percent(shares[3])} within twelve months, {percent(shares[-1])} within four years."
    return steps("Share of notes that changed within", shares, labels, says)
