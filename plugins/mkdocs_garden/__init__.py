"""The MkDocs plugin: the only code that imports the engine."""

from mkdocs_garden.plugin import GardenPlugin

__all__ = ["GardenPlugin"]
