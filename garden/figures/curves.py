"""Curves as plain numbers: where the points stand, and the same in words."""

from collections.abc import Sequence
from fractions import Fraction

from garden.pages.view import Data

WIDTH, HEIGHT = 300, 90
"""The drawing, in units of its own."""


def steps(title: str, shares: Sequence[Fraction], labels: Sequence[str], says: str) -> Data:
    """Return a curve of shares, one for each label from left to right, and what it says in words.

    The share holds from its label to the next, so the line goes in steps.
    """
    places = [round(WIDTH * place / max(1, len(shares))) for place in range(len(shares) + 1)]
    heights = [round(HEIGHT * (1 - share)) for share in shares]
    points = [
        f"{x},{height}"
        for place, height in enumerate(heights)
        for x in (places[place], places[place + 1])
    ]
    return {
        "title": title,
        "says": says,
        "width": WIDTH,
        "height": HEIGHT,
        "points": " ".join(points),
        "rows": [
            {"label": label, "value": percent(share)}
            for label, share in zip(labels, shares, strict=True)
        ],
    }


def percent(share: Fraction) -> str:
    """Return a share in whole percent."""
    return f"{round(100 * share)} %"
