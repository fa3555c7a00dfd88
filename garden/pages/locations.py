"""Where the pages of the site stand that no author wrote, as paths like those of notes.

A domain with a charter, and a person with a note of their own, have that note as their
page; the others get a generated one. Generated pages are pages, not notes.
"""

import posixpath
from hashlib import sha256

from garden.domains import Domain
from garden.garden import Garden
from garden.people import Person

_LONGEST = 180
"""So many bytes of a name may be in the name of a file; disks take 255, with an ending."""

HOME_PAGES = ("index.md", "README.md")


def index_path(garden: Garden, name: str) -> str:
    """Return the path of an index page; `overview` is the folder's own index."""
    file = "index.md" if name == "overview" else f"{name}.md"
    return posixpath.join(garden.config.indexes.folder, file)


def find_folder(garden: Garden) -> str:
    """Return the folder of the search index."""
    return posixpath.join(garden.config.indexes.folder, "find")


def domain_path(garden: Garden, domain: Domain) -> str:
    """Return the page of a domain."""
    return domain.charter or own_domain_path(garden, domain)


def own_domain_path(garden: Garden, domain: Domain) -> str:
    """Return where a domain's page stands that has no charter, and its files in any case."""
    return posixpath.join(garden.config.indexes.folder, "domains", _file(domain.slug))


def person_path(garden: Garden, person: Person) -> str:
    """Return the page of a person; a hidden person has none, which is the empty string."""
    if person.hidden:
        return ""
    return person.page or posixpath.join(
        garden.config.indexes.folder, "contributors", _file(person.slug)
    )


def _file(slug: str) -> str:
    """The file of a generated page; an engine publishes `index.md` as the folder itself."""
    name = f"the-{slug}" if slug in {"index", "readme"} else slug
    long = name.encode()
    if len(long) > _LONGEST:
        name = f"{long[:_LONGEST].decode(errors='ignore')}-{sha256(long).hexdigest()[:12]}"
    return f"{name}.md"


def home_path(garden: Garden) -> str:
    """Return the home page: the note at the root, or where a generated one will stand."""
    return next((path for path in HOME_PAGES if path in garden.notes), HOME_PAGES[0])
