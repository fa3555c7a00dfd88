"""How much the tests try: enough for every day, or as much as we promise.

`make thorough`, or `GARDEN_THOROUGH=1`, is the one switch. What was tried is counted with the
fixture `count`, and said at the end of the run.
"""

import os

THOROUGH = bool(os.environ.get("GARDEN_THOROUGH"))


def often(daily: int, thorough: int) -> int:
    """Return how many times to try."""
    return thorough if THOROUGH else daily
