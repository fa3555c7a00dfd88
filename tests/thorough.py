"""How much the tests try: enough for every day, or as much as we promise.

`make thorough`, or `GARDEN_THOROUGH=1`, is the one switch. What was tried is counted with the
fixture `count`, and said at the end of the run.
"""

import os
from typing import TypeVar

FUZZ = int(os.environ.get("GARDEN_FUZZ") or 0)
"""How many examples each property is tried on; 0 for as many as it asks for (`make fuzz`)."""

THOROUGH = bool(os.environ.get("GARDEN_THOROUGH"))

Number = TypeVar("Number", int, float)


def examples(daily: int) -> int:
    """Return on how many examples to try a property."""
    return FUZZ or daily


def often(daily: Number, thorough: Number) -> Number:
    """Return how many times to try, or for how long."""
    return thorough if THOROUGH else daily
