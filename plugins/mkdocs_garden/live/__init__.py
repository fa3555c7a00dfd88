"""The site while you write: one process that holds the garden, and makes a page when asked."""
