"""What stops us. An author's slip is never one of these: it is a `Finding`."""


class GardenError(Exception):
    """We cannot go on. The message says what is wrong and what to do about it."""


class ConfigError(GardenError):
    """`mkdocs.yml`, or the `garden` options in it, cannot be understood."""


class SourceError(GardenError):
    """The content folder cannot be read at all."""


class UsageError(GardenError):
    """A command was asked for something that does not exist."""


class BusyError(GardenError):
    """Somebody else is at work where we would be, and we are not to wait."""


class ForeignError(GardenError):
    """The engine, or a plugin or hook of somebody else, has failed; its error is the cause."""
