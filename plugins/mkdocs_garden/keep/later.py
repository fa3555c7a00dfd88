"""Files whose content is there once somebody asks for it."""

from collections.abc import Callable
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel


class LaterFile(File):
    """A generated file that is not made before it is read: of a kept page, nobody reads it."""

    _make: Callable[[], str | bytes] | None = None
    _made: str | bytes | None = None

    def fill(self, make: Callable[[], str | bytes]) -> "LaterFile":
        """Let `make` fill it, once it is read."""
        self._make, self._made = make, None
        return self

    @classmethod
    def of(
        cls,
        config: MkDocsConfig,
        path: str,
        make: Callable[[], str | bytes],
        inclusion: InclusionLevel = InclusionLevel.UNDEFINED,
    ) -> "LaterFile":
        """Return the file at `path`, which `make` fills."""
        return cast("LaterFile", cls.generated(config, path, content="", inclusion=inclusion)).fill(
            make
        )

    def copy_file(self, dirty: bool = False) -> None:
        """Write it, and forget what is in it."""
        super().copy_file(dirty)
        if self._make:
            self._made = None

    @property
    def _content(self) -> str | bytes | None:
        if self._make and self._made is None:
            self._made = self._make()
        return self._made

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self._made, self._make = content, None
