"""How notes came to be what they are, as the commits tell."""

from garden.history.model import NO_HISTORY, Change, ChangeKind, History, NoteHistory, Voice

__all__ = ["NO_HISTORY", "Change", "ChangeKind", "History", "NoteHistory", "Voice"]
