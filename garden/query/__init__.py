"""Questions about the garden, written in a note and answered in its place.

`model` is what may be asked, `read` makes it of text, `fields` and `run` answer it, `show`
writes the answer as plain Markdown, and `bake` keeps it in the file. Nothing is evaluated.
"""
