"""Measures that need the history of changes or a record of reviews: their cards.

Until a garden gives one of these, a page shows the card and the word *unknown*, never zero.
What is written here binds the functions that will fill them in.

In the formulas, H_W(n) is the set of people who had a hand in the note n within the window W:
a substantive change, a share in one as co-author, a review with text, or a dated entry of
`reviews:`. A change is substantive if it alters the text beyond white space and the targets of
links, belongs to a commit that touches at most 25 notes, is not set aside in
`.git-blame-ignore-revs`, and was made by a person.
"""

from garden.measures.measure import Measure

WINDOW = "Two years up to the day that is named (730 days, which the settings may change)."
SHALLOW = "Where the history was fetched in part only, nothing is said."

SINGLE_VOICE = Measure(
    id="M1",
    name="Single-voice notes",
    definition="The share of a domain's notes in which at most one person had a hand within the "
    "window; none and one are told apart.",
    formula="SV(d) = |{n in d : |H_W(n)| <= 1}| / |d|",
    source="From the “files at risk” of Rigby and others, counted by people and not by lines.",
    window=WINDOW,
    denominator="All notes of the domain.",
    cannot="Whether a second person read the note and found nothing to change, or who could "
    f"speak for it. {SHALLOW}",
    needs="git",
)

ABSENCE = Measure(
    id="M2",
    name="Contributor absence factor",
    definition="The smallest number of people who between them had a hand in half of all that "
    "was done, counted in notes and not in changes. One number for the garden, hidden where "
    "fewer than five people took part.",
    formula="smallest k with c_1 + … + c_k >= 0.5 * sum(c), c_i = distinct notes of person i, "
    "largest first",
    source="CHAOSS, Contributor Absence Factor (Risk working group).",
    window=WINDOW,
    denominator="All pairs of a person and a note in which they had a hand.",
    cannot="Who they are, which is not to be asked of it; and what the others know. Gardens of "
    "prose live well with low numbers.",
    needs="git",
)

NEWCOMERS = Measure(
    id="M3",
    name="Newcomer path",
    definition="Of those who first had a hand in something in the same half-year: how many came "
    "back 30 to 365 days later, how many later reviewed others, how many became stewards. Shown "
    "where at least five came, and never with names.",
    formula="for each half-year: F first engaged; R, V, S of F returned, reviewed, steward",
    source="After legitimate peripheral participation (Lave and Wenger 1991), as counts.",
    window="One half-year of arrivals, followed for a year.",
    denominator="F, those who first had a hand in something in that half-year.",
    cannot="Why somebody did not return. Many come once with one good sentence, and that is a "
    "whole contribution.",
    needs="reviews",
)

SECOND_VOICE = Measure(
    id="M4",
    name="Second voice",
    definition="The share of accepted changes to which somebody other than the author said "
    "something: a review or a comment with words. Where less than 80 % of the changes have a "
    "record, a range is shown. Without any record, only the share that somebody else merged.",
    formula="known / total changes with at least one comment in words by another person; "
    "range [known, known + unknown] where coverage < 80 %",
    source="CHAOSS, Change Request Reviews (Evolution working group), restricted to reviews "
    "that say something.",
    window=WINDOW,
    denominator="All changes that were accepted in the window.",
    cannot="What was said across a table. A merge by somebody else is not a review.",
    needs="reviews",
)

FIRST_RESPONSE = Measure(
    id="M5",
    name="First human response",
    definition="The share of proposed changes that a person answered within 2, 7 and 14 days, "
    "and the median time with those still open counted as open. Programs do not count, nor do "
    "authors who answer themselves. Newcomers are set beside others only where both are ten or "
    "more.",
    formula="share answered within {2, 7, 14} days; Kaplan-Meier median, open ones censored",
    source="CHAOSS, Time to First Response, without bots; Kaplan and Meier 1958 for what is open.",
    window=f"{WINDOW} The clock starts when the change is ready to be looked at.",
    denominator="Proposed changes in the window; at least ten.",
    cannot="Whether the answer helped. It is never worked out for one person.",
    needs="reviews",
)

RECIPROCITY = Measure(
    id="M7",
    name="Reciprocity",
    definition="Of all pairs in which one person reviewed another in words, the share in which "
    "the other did so too; and the share of authors who also reviewed. One number for the "
    "garden, from ten people and twenty pairs on.",
    formula="rho = |{(a, b) : (a, b) and (b, a)}| / |{(a, b)}|",
    source="Reciprocity of a directed graph, on reviews with words.",
    window=WINDOW,
    denominator="All pairs (a, b) in which a reviewed something by b.",
    cannot="Help that takes another form: a call, a lunch, a text lent. It is no duty to review "
    "those who reviewed you.",
    needs="reviews",
)

ABSENCE_CURVE = Measure(
    id="M10",
    name="Absence curve",
    definition="If the one, two, three … people with a hand in most notes were gone, nobody "
    "named: the share of notes in which nobody else had a hand. One curve for the garden, hidden "
    "below eight people.",
    formula="for k = 1 … M2: |{n : H_W(n) without the k most engaged is empty}| / |notes|",
    source="After the resilience of networks under removal, with people in place of servers.",
    window=WINDOW,
    denominator="All notes.",
    cannot="Who would step in. It is a reason to write down and to share, not to hold anybody.",
    needs="git",
)

CHANGE_AGE = Measure(
    id="M13",
    name="Change age",
    definition="How long ago the notes of a domain last changed in substance: median and "
    "quartiles, and those that nobody has touched though other notes lead there. A change of "
    "nothing but a date is told apart, with what the reviewer looked at.",
    formula="quartiles of (as_of - last substantive change) over the notes of d",
    source="Our own, after handbooks in which review dates were moved and nothing read.",
    window="From the first commit up to the day that is named.",
    denominator="All notes of the domain.",
    cannot="Whether a note is out of date: what was right may stay right. It says “not changed "
    f"since”, and no more. {SHALLOW}",
    needs="git",
)

LATER: tuple[Measure, ...] = (
    SINGLE_VOICE,
    ABSENCE,
    NEWCOMERS,
    SECOND_VOICE,
    FIRST_RESPONSE,
    RECIPROCITY,
    ABSENCE_CURVE,
    CHANGE_AGE,
)
"""All of them."""
