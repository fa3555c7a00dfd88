"""How `garden build`, which starts the engine, asks the plugin within it for a progress bar."""

PROGRESS_VARIABLE = "PRAXIS_GARDEN_PROGRESS"
"""Set in the engine's environment when there is somebody to look at a bar."""
