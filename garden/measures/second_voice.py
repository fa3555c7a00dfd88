"""Second voice (M4): of how many accepted changes somebody else spoke."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from garden.engagement import Accepted
from garden.measures.cells import GROUP
from garden.measures.measure import Measure
from garden.measures.window import WINDOW
from garden.reviews.ladder import Level

ENOUGH = 0.8
"""Where less than this share of the changes has a record, a range is shown."""

SECOND_VOICE = Measure(
    id="M4",
    name="Second voice",
    definition="The share of accepted changes to which somebody other than the author said "
    "something: a review or a comment with words. Where less than 80 % of the changes have a "
    "record, a range is shown. Without any record, only the share that somebody else merged. "
    "Hidden where fewer than five people took part.",
    formula="known / total changes with at least one comment in words by another person; "
    "range [known, known + unknown] where coverage < 80 %",
    source="CHAOSS, Change Request Reviews (Evolution working group), restricted to reviews "
    "that say something.",
    window=WINDOW,
    denominator="All changes that were accepted in the window: merged pull requests, and commits "
    "in substance that are part of none.",
    cannot="What was said across a table. A merge by somebody else is not a review.",
    needs="reviews",
)


@dataclass(frozen=True, slots=True)
class SecondVoice:
    """Accepted changes by what is known of a second voice. The levels are never added up."""

    total: int = 0
    """How many changes were accepted."""
    recorded: int = 0
    """Of how many the record knows."""
    spoken: int = 0
    """On how many somebody other than the author said something."""
    merged_by_other: int = 0
    """How many somebody other than the author is known to have merged, spoken or not."""
    levels: Mapping[Level, int] = field(default_factory=dict)
    """How many changes have this as their strongest evidence, for every level."""

    @property
    def unknown(self) -> int:
        """Of how many nobody knows whether anybody spoke."""
        return self.total - self.recorded

    @property
    def is_covered(self) -> bool:
        """Whether enough is known for a share, rather than a range."""
        return self.recorded >= ENOUGH * self.total


def second_voice(accepted: Iterable[Accepted]) -> SecondVoice | None:
    """Return M4 of changes; None where fewer than five people are known to have had a part."""
    changes = tuple(accepted)
    people = {voice for change in changes for voice in change.people}
    people |= {change.merged_by for change in changes if change.merged_by}
    if changes and len(people) < GROUP:
        return None
    found = Counter(change.level for change in changes)
    return SecondVoice(
        total=len(changes),
        recorded=sum(change.is_recorded for change in changes),
        spoken=sum(change.level >= Level.SPOKEN for change in changes),
        merged_by_other=sum(change.is_merged_by_other for change in changes),
        levels={level: found[level] for level in Level},
    )
