"""What the engine's settings say of the site as a whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin


@dataclass(frozen=True, slots=True)
class Site:
    """A site, as far as files that leave it must name it."""

    title: str = ""
    """`site_name`."""
    url: str = ""
    """`site_url`, ending in `/`; empty where the settings state none."""
    about: str = ""
    """`site_description`."""
    navigation: tuple[str, ...] = ()
    """The paths of pages that `nav` names, in its order."""

    def address(self, url: str) -> str:
        """Return the absolute form of an address relative to the root; without `url`, the same."""
        relative = url.removeprefix("./")
        return urljoin(self.url, relative) if self.url else relative or "./"


def read_site(settings: Mapping[str, object]) -> Site:
    """Return the site that an engine's settings describe."""
    url = str(settings.get("site_url") or "")
    return Site(
        title=str(settings.get("site_name") or ""),
        url=url and url.rstrip("/") + "/",
        about=str(settings.get("site_description") or ""),
        navigation=tuple(_paths(settings.get("nav"))),
    )


def _paths(nav: object) -> Iterator[str]:
    """Yield every path below an entry of `nav`: a path, a title with what it holds, or a list."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for entry in nav.values():
            yield from _paths(entry)
    elif isinstance(nav, list | tuple):
        for entry in nav:
            yield from _paths(entry)
