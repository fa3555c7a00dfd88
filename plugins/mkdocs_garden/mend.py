"""Slips of HTML in Material's templates that no block of them lets us write otherwise.

They are mended in the source of a template before it is compiled; where Material has mended a
slip itself, there is nothing left to do.
"""

from jinja2.ext import Extension

MENDS = (
    # No attribute of a checkbox.
    ('id="__drawer" autocomplete="off"', 'id="__drawer"'),
    ('id="__search" autocomplete="off"', 'id="__search"'),
    # Nothing is no number.
    (' tabindex="{{ tabindex }}"', '{% if tabindex %} tabindex="{{ tabindex }}"{% endif %}'),
)
"""What stands in a template, and what HTML allows in its place."""


class Mend(Extension):
    """Puts what is valid in the place of what is not."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the source of a template without its slips."""
        for written, valid in MENDS:
            source = source.replace(written, valid)
        return source
