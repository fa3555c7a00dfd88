"""From bytes to notes: the content folder read once, each text parsed once."""
