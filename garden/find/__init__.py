"""The readers' search: an index in many small files, of which a browser fetches what a query needs.

    entries (head and HTML of each page) ─► parts of some hundred notes, each cached by what
    it was made from ─► files: terms in order, a text for each note, facets, a table of contents

Which part a note is in follows from its path alone, and a part from its notes alone. So an
index is the same whatever was indexed before, and an edit makes one part anew.
"""

from garden.find.index import Plan, plan_index
from garden.find.model import Entry
from garden.find.publish import TABLE, files_of, holds
from garden.find.records import note_entry, other_entry, page_entry, wanted_entries

__all__ = [
    "TABLE",
    "Entry",
    "Plan",
    "files_of",
    "holds",
    "note_entry",
    "other_entry",
    "page_entry",
    "plan_index",
    "wanted_entries",
]
