"""A history as one text, the same for the same commits: to compare histories, never to show them.

It tells voices apart, so it goes into no output.
"""

import json
from collections.abc import Mapping

from garden.history.model import Change, History, NoteHistory


def dump(history: History) -> str:
    """Return everything that is known, in one order."""
    data = {
        "as_of": history.as_of.isoformat(),
        "known": history.known,
        "remark": history.remark,
        "called": dict(sorted(history.called.items())),
        "notes": {str(path): _note(history.notes[path]) for path in sorted(history.notes)},
    }
    return json.dumps(data, indent=1, ensure_ascii=True)


def _note(note: NoteHistory) -> Mapping[str, object]:
    return {
        "first": note.first and note.first.isoformat(),
        "last": note.last and note.last.isoformat(),
        "since": note.since and note.since.isoformat(),
        "edited": note.edited,
        "changes": [_change(change) for change in note.changes],
    }


def _change(change: Change) -> list[object]:
    at, kind = change.at.isoformat(), change.kind.value
    return [change.commit, at, kind, *change.voices, {"merged_by": change.merged_by}]
