"""For the summary of a job: everything, kind by kind, under headings."""

from collections.abc import Iterator

from garden.brief.links import links_to
from garden.brief.model import Brief
from garden.brief.say import HEADLINE, Voice, counted, sentences

MOST_POINTS = 100
MOST_LISTED = 20
"""How many notes, names or addresses one sentence lists."""


def render(brief: Brief, preview_url: str = "") -> str:
    """Return the brief as Markdown with headings; empty if there is nothing to say."""
    if not brief:
        return ""
    voice = Voice(MOST_LISTED, links_to(brief, preview_url))
    return "\n".join(_lines(brief, voice)) + "\n"


def _lines(brief: Brief, voice: Voice) -> Iterator[str]:
    yield f"## {HEADLINE}"
    said = counted(brief)
    yield from ("", said) if said else ()
    for told in brief.told:
        yield ""
        yield f"### {told.kind.name.capitalize()}"
        yield ""
        yield from (f"- {said}" for said in sentences(told, voice, MOST_POINTS))
