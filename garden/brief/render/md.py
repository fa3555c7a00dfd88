"""For one comment on a pull request, which is updated in place: short, the details folded.

The first line is for whoever posts it, to find the comment again.
"""

from collections.abc import Iterator

from garden.brief.links import links_to
from garden.brief.model import Brief
from garden.brief.say import Voice, headline, sentences

MARKER = "<!-- garden-brief -->"
MOST_LINES = 40
FEW = 3
"""So many points need no fold, if there is nothing else."""
MOST_POINTS = 6
"""How many points of one kind are said, if there is room for so many of each kind."""


def render(brief: Brief, preview_url: str = "") -> str:
    """Return the brief as Markdown, at most forty lines; empty if there is nothing to say."""
    if not brief:
        return ""
    voice = Voice(link=links_to(brief, preview_url))
    versions = (list(_lines(brief, voice, most)) for most in range(MOST_POINTS, 0, -1))
    lines: list[str] = []
    for lines in versions:
        if len(lines) <= MOST_LINES:
            break
    return "\n".join(lines) + "\n"


def _lines(brief: Brief, voice: Voice, most: int) -> Iterator[str]:
    yield MARKER
    yield headline(brief)
    opened = [told for told in brief.told if not told.kind.folded]
    folded = [told for told in brief.told if told.kind.folded]
    if not opened and sum(len(told.points) for told in folded) <= FEW:
        opened, folded = folded, []
    for number, told in enumerate(opened):
        yield from () if number else ("",)
        yield from (f"- {said}" for said in sentences(told, voice, most))
    if folded:
        yield ""
        yield f"<details><summary>{', '.join(t.kind.name for t in folded).capitalize()}</summary>"
        yield ""
        for told in folded:
            yield from (f"- {said}" for said in sentences(told, voice, most))
        yield ""
        yield "</details>"
