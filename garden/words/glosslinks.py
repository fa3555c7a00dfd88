"""Terms where a note uses them: an ordinary Markdown link with the definition as its title."""

import re
from collections.abc import Iterator

from garden.compile.markup import as_entity, destination, escape_markdown
from garden.garden import Garden
from garden.model import Note, NotePath, Span
from garden.pages.locations import index_path
from garden.pages.view import shorten
from garden.words.glossary import Gloss, definition, glosses

CLASS = "garden-term"
"""The class of such a link, by which themes and scripts know it."""

LONGEST = 240
"""How many characters of a definition its tooltip shows."""

_QUOTES = re.compile(r"[\"'()]")


def term_links(garden: Garden, note: Note) -> Iterator[tuple[Span, str]]:
    """Yield the edits that make links of the uses of terms in `note`."""
    for gloss in glosses(garden, note):
        yield gloss.span, _link(garden, note.path, gloss)


def _link(garden: Garden, source: NotePath, gloss: Gloss) -> str:
    path, *others = gloss.terms
    # Where one word means several things and none is closer, the reader is shown all.
    goal = index_path(garden, "language") if others else path
    texts = (shorten(_said(garden, term, bool(others)), LONGEST) for term in gloss.terms)
    title = _QUOTES.sub(as_entity, escape_markdown(" / ".join(texts)))
    words = escape_markdown(gloss.words)
    return f'[{words}]({destination(source, goal)} "{title}"){{ .{CLASS} }}'


def _said(garden: Garden, path: NotePath, by_domain: bool) -> str:
    """Return a definition; of a homonym with the domain it is from."""
    text = definition(garden, path) or garden.notes[path].title
    domains = garden.domains_of(garden.notes[path])
    return f"{domains[0].title}: {text}" if by_domain and domains else text
