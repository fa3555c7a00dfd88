"""The core of Praxis Garden: notes in, meaning out. No engine, no network, no printing."""

__version__ = "0.1.0"
