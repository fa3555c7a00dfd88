"""What the engine says while it makes a page."""

import logging


class Remarks(logging.Handler):
    """Counts what is said: a page that gives rise to a remark is made, and it said, every time."""

    def __init__(self, logger: logging.Logger) -> None:
        """Begin to listen to `logger` and those below it."""
        super().__init__(logging.INFO)
        self.count = 0
        self._logger = logger
        logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        """Count one."""
        self.count += 1

    def stop(self) -> None:
        """Listen no more."""
        self._logger.removeHandler(self)
