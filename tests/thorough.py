"""How much the tests try: enough for every day, or as much as we promise.

`make test` tries some of everything. `make thorough` runs only the tests marked `thorough`, with
`GARDEN_THOROUGH=1`: they try what is left, or more often. What was tried is counted with the
fixture `count`, and said at the end of the run.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

FUZZ = int(os.environ.get("GARDEN_FUZZ") or 0)
"""How many examples each property is tried on; 0 for as many as it asks for (`make fuzz`)."""

THOROUGH = bool(os.environ.get("GARDEN_THOROUGH"))

Much = TypeVar("Much")


def examples(daily: int) -> int:
    """Return on how many examples to try a property."""
    return FUZZ or daily


def often(daily: Much, thorough: Much) -> Much:
    """Return how often, for how long or on what to try. A test that asks is marked `thorough`."""
    return thorough if THOROUGH else daily


def some(things: Sequence[Much], every: int) -> list[Much]:
    """Return the first of so many things, again and again; when thorough, all the others."""
    return [thing for at, thing in enumerate(things) if bool(at % every) == THOROUGH]
