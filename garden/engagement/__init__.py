"""Who had a hand in what: history, record and the notes' own `reviews:` put together.

People are told apart here and named nowhere: a voice is an opaque key. What this package
returns is for measures, which count, and for `garden.pages.reviewlog`, which names those who
chose it.
"""

from garden.engagement.busy import find_open_conversations
from garden.engagement.collect import engaged
from garden.engagement.model import Accepted, Engaged, Engagement, Hand, Pull, PullName, Turn

__all__ = [
    "Accepted",
    "Engaged",
    "Engagement",
    "Hand",
    "Pull",
    "PullName",
    "Turn",
    "engaged",
    "find_open_conversations",
]
