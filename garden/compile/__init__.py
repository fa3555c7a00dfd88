"""Notes to plain Markdown: links, embeds and queries as text that any engine reads."""
