"""Words that a field may hold, each list in the order in which readers meet it."""

from collections.abc import Collection, Mapping

STATUSES: tuple[str, ...] = ("seed", "used", "proven", "contested", "retired")
"""How far a practice has been tried."""

OUTCOMES: tuple[str, ...] = ("worked", "partly", "did-not")
"""How an experience went."""

STATES: Mapping[str, tuple[str, ...]] = {
    "agenda": ("proposed", "agreed", "parked", "declined"),
    "objection": ("open", "settled", "withdrawn"),
    "decision": ("proposed", "settled", "withdrawn"),
    "gap": ("open", "closed"),
}
"""Where a note of a type stands; the first is where it begins."""

OBJECTION_STATES: tuple[str, ...] = STATES["objection"]

REASONED: frozenset[str] = frozenset({"parked", "declined", "settled", "withdrawn"})
"""States that need a reason."""

NEEDS: tuple[str, ...] = (
    "money",
    "licence",
    "hardware",
    "bandwidth",
    "time",
    "language",
    "permission",
)
"""What a practice may ask of those who would use it; a community may use words of its own."""

LEVELS: tuple[str, ...] = ("team", "organisation", "sector", "policy")
"""Where a barrier stands: the level at which it could be taken away."""

WAYS: tuple[str, ...] = ("read", "ask", "fix", "report", "review", "steward", "no-account")
"""Ways to take part, from the periphery inward, and the one that needs no account."""

ORIGINS: tuple[str, ...] = ("community", "sponsor")
"""Whose words a charter is in."""


def is_mixed(outcomes: Collection[str]) -> bool:
    """Tell whether reports with these outcomes disagree: it worked for some and not for others."""
    return "worked" in outcomes and "did-not" in outcomes
