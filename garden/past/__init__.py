"""What the garden was: old names and addresses, promises kept, earlier states, days of change."""

from garden.past.state import Past

__all__ = ["Past"]
