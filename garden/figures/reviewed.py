"""What measures of reviews and of those who come say: M3, M4, M5, M7, and what M11 needs."""

from garden.engagement import Pull, engaged
from garden.engagement.voices import voice_of
from garden.figures.parts import (
    FEW,
    Share,
    duration,
    fact,
    known,
    seen,
    share,
    unknown,
    unknown_figure,
)
from garden.figures.scope import Scope
from garden.history import Voice
from garden.measures.newcomers import Cohort, newcomers
from garden.measures.reciprocity import PAIRS, reciprocity, review_pairs
from garden.measures.response import (
    DAYS,
    ENOUGH,
    Response,
    first_proposals,
    first_response,
    newcomers_and_others,
)
from garden.measures.second_voice import SecondVoice, second_voice
from garden.measures.stewards import busiest
from garden.pages.view import Data, View
from garden.practice.standing import all_stewards
from garden.reviews.ladder import Level

LADDER = {
    Level.UNKNOWN: "Nothing is known",
    Level.INTEGRATED: "Merged by somebody else, no more",
    Level.CLICKED: "Approved without a word",
    Level.SPOKEN: "Spoken about",
    Level.TAKEN_UP: "A suggestion was taken up",
    Level.RESOLVED: "A concern was resolved",
    Level.WRITTEN: "Became a note",
}
"""The strongest evidence on a change, level by level."""


def newcomers_figure(view: View, _: Scope) -> Data:
    """M3: how many came, half-year by half-year, and what became of it."""
    found = engaged(view.garden)
    if not found.has_history:
        return unknown_figure(view, "git")
    cohorts = newcomers(found.engagements, stewards(view), found.as_of)
    facts = [
        fact(
            f"{'First' if cohort.half == 1 else 'Second'} half of {cohort.year}",
            _came(cohort, has_record=found.has_record),
        )
        for cohort in cohorts
    ]
    none = fact("Half-years with five newcomers or more", "none")
    told = "Everybody who had a hand in something, since the first commit."
    return known(view, facts or [none], seen(view, told), page="take-part")


def _came(cohort: Cohort, *, has_record: bool) -> str:
    reviewed = f"{cohort.reviewed} reviewed others" if has_record else "reviews unknown"
    running = "" if cohort.is_followed else "; a year has not gone by yet"
    return (
        f"{cohort.arrived} came, {cohort.returned} came back, {reviewed}, "
        f"{cohort.stewards} look after a domain{running}"
    )


def second_voice_figure(view: View, scope: Scope) -> Data:
    """M4: on how many accepted changes somebody else spoke."""
    found = engaged(view.garden)
    if not (found.has_history or found.has_record):
        return unknown_figure(view, "reviews")
    told = second_voice(scope.accepted(view))
    label = "Changes that a second voice spoke on"
    if told is None:
        return known(view, [fact(label, FEW)], seen(view, "Accepted changes."))
    coverage = f"Recorded: {share(told.recorded, told.total)} of the accepted changes."
    facts = [fact(label, spoken(told) if found.has_record else "unknown")]
    facts.append(fact("Merged by somebody else, at least", share(told.merged_by_other, told.total)))
    if found.has_record:
        facts += [fact(f"{LADDER[lv]} ({lv.code})", n) for lv, n in told.levels.items()]
    return known(view, facts, seen(view, coverage))


def spoken(told: SecondVoice) -> Share | str:
    """Return the share of changes on which somebody else spoke; a range where little is known."""
    if told.is_covered:
        return share(told.spoken, told.total)
    low, high = (round(100 * n / told.total) for n in (told.spoken, told.spoken + told.unknown))
    return f"between {low} and {high} %"


def response_figure(view: View, _: Scope) -> Data:
    """M5: how soon a person answers."""
    found = engaged(view.garden)
    if not found.has_record:
        return unknown_figure(view, "reviews")
    pulls = _proposed(view)
    told = first_response(pulls, found.as_of)
    coverage = seen(view, f"{len(pulls)} proposed changes in the record.")
    if told is None:
        few = f"hidden: fewer than {ENOUGH} changes, or than five people"
        return known(view, [fact("Answered by a person", few)], coverage)
    facts = _answered(told)
    both = newcomers_and_others(pulls, first_proposals(found.pulls), found.as_of)
    for label, part in zip(("a first proposal", "a later one"), both or (), strict=False):
        facts.append(fact(f"Half are answered after, for {label}", _median(part)))
    return known(view, facts, coverage, page="take-part")


def _answered(told: Response) -> list[Data]:
    within = [fact(f"Answered within {days} days", share(*told.within[days])) for days in DAYS]
    return [*within, fact("Half are answered after", _median(told))]


def _median(told: Response) -> str:
    return "not told: less than half are" if told.median is None else duration(told.median)


def reciprocity_figure(view: View, _: Scope) -> Data:
    """M7: whether review goes both ways, as one number."""
    found = engaged(view.garden)
    if not found.has_record:
        return unknown_figure(view, "reviews")
    pulls = _proposed(view)
    told = reciprocity(
        review_pairs(found.pulls, found.is_within), {pull.author for pull in pulls if pull.author}
    )
    coverage = seen(view, f"{len(pulls)} proposed changes in the record.")
    if told is None:
        few = f"hidden: fewer than ten people, or than {PAIRS} pairs"
        return known(view, [fact("Pairs that reviewed each other", few)], coverage)
    authors = share(told.also_reviewed, told.authors) if told.authors else FEW
    facts = [
        fact("Pairs that reviewed each other", share(told.mutual, told.pairs)),
        fact("Authors who also reviewed", authors),
    ]
    return known(view, facts, coverage)


def busiest_fact(view: View, scope: Scope) -> tuple[Data, str]:
    """Return what M11 says of merges, and how much of it there was to see."""
    label = "Share merged by the busiest role"
    found = engaged(view.garden)
    if not (found.has_history or found.has_record):
        return fact(label, "unknown"), unknown(view.garden.past, "git")
    told = busiest(scope.accepted(view), stewards(view))
    if told is None:
        return fact(label, "hidden: fewer than five hold a role"), seen(view, "Stewards.")
    less = "" if told.known == told.total else "at least "
    coverage = f"Who merged is known of {share(told.known, told.total)}."
    return fact(label, f"{less}{share(told.merged, told.total)}"), seen(view, coverage)


def stewards(view: View) -> frozenset[Voice]:
    """Return everybody who looks after a domain and counts, to be counted and never named."""
    garden = view.garden
    found = (
        person for domain in garden.domains.values() for person in all_stewards(garden, domain)
    )
    return frozenset(voice_of(person) for person in found if person.counts)


def _proposed(view: View) -> list[Pull]:
    found = engaged(view.garden)
    return [pull for pull in found.pulls if pull.ready and found.is_within(pull.ready)]
