"""What a measure is: a figure that says how it was worked out and what it cannot tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """The card that stands beside a figure, wherever it is shown."""

    id: str
    """Its short name, such as M6a."""
    name: str
    """For readers."""
    definition: str
    """What it counts, in one or two sentences."""
    formula: str
    """The formula in plain characters."""
    source: str
    """Where the formula comes from."""
    window: str
    """The time that it looks at."""
    denominator: str
    """Of what it is a share or a count."""
    cannot: str
    """What it cannot tell."""
    needs: str = "notes"
    """What it is worked out from: `notes`, `git` or `reviews`."""
