"""The Markdown twin of a note: its compiled text beside its page, for whoever reads no HTML.

It stands where the note stands, so that what it links to and shows is found from there. What no
reader sees is not in it: comments, drafts, and people who asked not to be named.
"""

from urllib.parse import quote

from garden.compile.markup import escape_markdown
from garden.compile.plain import compile_body
from garden.model import NotePath
from garden.pages.view import View


def twin_of(path: NotePath) -> str:
    """Return the address of the twin of a note, from the root of the site."""
    return quote(path)


def markdown_twin(view: View, path: NotePath) -> str:
    """Return the text of the twin of a note."""
    note = view.garden.notes[path]
    unread = view.unreadable.get(path)
    body = escape_markdown(unread.message) if unread else compile_body(view.garden, note).strip()
    title = "" if body.startswith("# ") else f"# {escape_markdown(note.title)}\n\n"
    return f"{title}{body}\n"
