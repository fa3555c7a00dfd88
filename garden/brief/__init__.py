"""The brief: what a change does to the garden, told from two states of it."""
