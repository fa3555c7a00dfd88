"""How strong the evidence of engagement is: seven levels that are kept apart and never added up.

After PRACTICE, "Engagement ladder", which draws on what forges and git keep: counting approvals
as engagement would count clicks (https://github.com/chaoss/wg-evolution, Change Request Reviews:
"levels of formal review"), so an approval without a word stands below a question in a thread.
"""

from enum import IntEnum

from garden.reviews.model import Event


class Level(IntEnum):
    """What is known of somebody's hand in a change that was not their own."""

    UNKNOWN = 0
    """Nothing is known: no record, a squashed commit. It is not the same as nothing."""
    INTEGRATED = 1
    """Another person merged it. Whether they read it, nobody can tell."""
    CLICKED = 2
    """An approval without a word, or a program's."""
    SPOKEN = 3
    """Words: a comment, a thread, a review with text."""
    TAKEN_UP = 4
    """A suggestion that was accepted: its words stand in the note. Git tells, by the co-author
    of an applied suggestion; a record cannot."""
    RESOLVED = 5
    """An objection that somebody stood by, and that was resolved with a reason. The notes tell,
    in `objections`, and whoever asked for changes and approved later."""
    WRITTEN = 6
    """A review that became an experience, a question or an objection in the garden. The notes
    tell, by `discussion`."""

    @property
    def code(self) -> str:
        """Its short name: `E3`."""
        return f"E{self.value}"


def level_of(event: Event) -> Level:
    """Return what one event shows of itself, the author's own and plain facts being UNKNOWN.

    More than SPOKEN needs what other sources know; see Level.
    """
    if event.own:
        return Level.UNKNOWN
    if event.event == "merged":
        return Level.INTEGRATED if event.actor_kind == "person" else Level.UNKNOWN
    if not event.is_spoken:
        return Level.UNKNOWN
    return Level.SPOKEN if event.actor_kind == "person" and event.has_text else Level.CLICKED
