"""Markdown to HTML as pure functions, which run here or in any other process."""
