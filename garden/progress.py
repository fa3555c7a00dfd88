"""How `garden build`, which starts the engine, tells the plugin within it how much to say."""

PROGRESS_VARIABLE = "PRAXIS_GARDEN_PROGRESS"
"""Set in the engine's environment to `BAR` or `QUIET`; to nothing where it says what it says."""

BAR = "bar"
"""Show a bar, and of the engine's words only its warnings: somebody is looking."""

QUIET = "quiet"
"""Of the engine's words only its warnings."""
