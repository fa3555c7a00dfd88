"""The frame of a page: what all notes of a folder share is rendered once, not for each of them."""

from mkdocs_garden.frame.frame import share_frame

__all__ = ["share_frame"]
