"""What this software does not measure, and why: a promise to those who are in the notes.

The page of measures and the handbook both show this list, so that neither can say less.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that could be worked out and is not."""

    what: str
    """What it is."""
    why: str
    """Why not, in a sentence or two."""


REFUSED: tuple[Refused, ...] = (
    Refused(
        "Leaderboards, ranks, streaks, badges for counts",
        "They change what people do. When a forge took its streaks away, people stopped working "
        "on days that they had only worked for the streak; a prize for the number of changes "
        "brought floods of empty ones.",
    ),
    Refused(
        "Shares of authorship, lines or commits per person",
        "In prose a new line break counts for more than a new thought. And much of the work of a "
        "community leaves no trace in any file.",
    ),
    Refused(
        "How fast somebody reviews, how often they accept, how much they carry",
        "That is watching people. How much you carry is for your own eyes.",
    ),
    Refused(
        "Names of those who hold most, who connect most, who have gone quiet",
        "A name on such a list is asked to carry still more, or has to explain itself. Where such "
        "a thing is counted at all, it is one number without names.",
    ),
    Refused(
        "Scores of mood, politeness, trust or belonging",
        "They cannot be seen in text. Whoever wants to know can ask, and those who are asked can "
        "decline.",
    ),
    Refused(
        "Guesses about gender, origin, employer, place or time zone",
        "Wrong guesses hurt, and right ones were nobody's to make. What people declare of "
        "themselves is theirs.",
    ),
    Refused(
        "One score of health, red and green, one community against another",
        "A sum hides what it adds up, a colour judges before anybody has asked, and communities "
        "differ in what they are for.",
    ),
    Refused(
        "Detecting text “written by a machine”",
        "It does not work, and it accuses people. Programs that say they are programs are left "
        "out of counts.",
    ),
    Refused(
        "Dates by which a note is to be reviewed",
        "Where they exist, people move the date. A note can say when it last changed, not that "
        "it is overdue.",
    ),
    Refused(
        "Assigning, merging or blocking by any number here",
        "A measure that decides is soon worked towards and no longer true. People decide.",
    ),
    Refused(
        "Tracking readers",
        "Nobody who reads here has agreed to be counted. The site asks no other site for anything.",
    ),
)
"""Every refusal, in the order in which readers meet them."""
