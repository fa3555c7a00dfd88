"""Small cells: a number about a few people says something about each of them."""

GROUP = 5
"""Fewer people than these are not counted in public."""

COMPARISON = 10
"""Fewer people than these are not compared with others."""


def hide_small(count: int, floor: int = GROUP) -> int | None:
    """Return `count`, or None where it is of so few people that it would single them out.

    None of them is a fact as well, which singles out nobody: zero stays zero.
    """
    return count if count >= floor or count == 0 else None
