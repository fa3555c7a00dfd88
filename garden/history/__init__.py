"""How notes came to be what they are, as the commits tell."""

from garden.history.model import UNKNOWN, Change, ChangeKind, History, NoteHistory, Voice

__all__ = ["UNKNOWN", "Change", "ChangeKind", "History", "NoteHistory", "Voice"]
