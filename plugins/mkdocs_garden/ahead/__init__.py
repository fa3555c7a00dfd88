"""Pages made ahead of the engine, which asks for one after another, by workers beside it."""
