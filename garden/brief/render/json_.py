"""For programs of your own: everything, and nothing escaped but what JSON escapes.

Its shape is in `garden/brief/schema.json`.
"""

from garden.brief.model import Brief
from garden.brief.records import brief_record
from garden.report.model import dumped


def render(brief: Brief, _preview_url: str = "") -> str:
    """Return the brief as one JSON object, also if there is nothing to say."""
    return dumped(brief_record(brief))
