"""The frame of a page: what all notes of a folder share is rendered once, not for each of them."""

from mkdocs_garden.frame.frame import Frame, share_frame

__all__ = ["Frame", "share_frame"]
