"""Addresses as MkDocs makes them, and the files they are served from.

https://www.mkdocs.org/user-guide/configuration/#use_directory_urls
"""

import re
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

INDEX_STEMS = frozenset({"index", "README"})
"""Names, as MkDocs compares them, of the page that stands for its folder."""

_ENDS_IN_FILE = re.compile(r"\.html?$", re.IGNORECASE)
_UNCLEAR = re.compile(r"[\x00-\x20\x7f\"#%<>?\\^`{|}]")
_LONGEST_NAME = 200
_LONGEST_PATH = 1000


def page_url(path: str, *, directory_urls: bool = True) -> str:
    """Return the address, relative to the site's root, that MkDocs gives the page at `path`."""
    if not path:
        return ""
    file = PurePosixPath(path)
    folder = "" if file.parent == PurePosixPath() else f"{file.parent}/"
    if file.stem in INDEX_STEMS:
        address = (folder or "./") if directory_urls else f"{folder}index.html"
    else:
        address = f"{folder}{file.stem}/" if directory_urls else f"{folder}{file.stem}.html"
    return quote(address)


def page_file(path: str, *, directory_urls: bool = True) -> str:
    """Return the file of the site that MkDocs writes for the page at `path`."""
    return file_at(unquote(page_url(path, directory_urls=directory_urls)))


def file_at(address: str) -> str:
    """Return the file that a server answers with at a decoded address."""
    address = address.removeprefix("./")
    return f"{address}index.html" if address.endswith("/") or not address else address


def old_file(written: str, *, directory_urls: bool = True) -> str:
    """Return the file that was served for an old path or address; empty if it can be none."""
    path = unquote(written).removeprefix("[[").removesuffix("]]")
    path = path.removeprefix("./").removeprefix("/")
    if path and not is_servable(path.removesuffix("/")):
        return ""
    if _ENDS_IN_FILE.search(path):
        file = path
    elif path.endswith("/") or not path:
        file = f"{path}index.html"
    else:
        note = path if path.endswith(".md") else f"{path}.md"
        file = page_file(note, directory_urls=directory_urls)
    return file


def promised(file: str, anchor: str = "") -> str:
    """Return the address of a file of the site as people read it, from the root: `/notes/a/`.

    Letters of any script stay; what would be unclear in a line of text is escaped.
    """
    address = file.removesuffix("index.html") if _is_index(file) else file
    return "/" + _clear(address) + (f"#{_clear(anchor)}" if anchor else "")


def _clear(text: str) -> str:
    return _UNCLEAR.sub(lambda match: quote(match[0], safe=""), text)


def _is_index(file: str) -> bool:
    return file == "index.html" or file.endswith("/index.html")


def is_servable(file: str) -> bool:
    """Tell whether a file of that name may be written into a site: within it, and plainly named."""
    if not file.isprintable() or "\\" in file or len(file.encode()) > _LONGEST_PATH:
        return False
    parts = file.split("/")
    return all(part and part[0] != "." and len(part.encode()) <= _LONGEST_NAME for part in parts)


def is_address(url: str) -> bool:
    """Tell whether `url` leads to a page of another site, and not to a script or a mailbox."""
    try:
        parts = urlsplit(url)
    except ValueError:  # engines take it apart too, and stop there
        return False
    return parts.scheme.lower() in {"https", "http"} and bool(parts.netloc)
