"""Links of a rendered page: marked where the page is made, filled in where all pages are known."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.serializers import _escape_attrib_html  # type: ignore[attr-defined]
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from mkdocs_garden.clean.cleaner import is_safe, settle
from mkdocs_garden.clean.policy import Policy

_ADDRESSES = {"a": "href", "img": "src"}
_MARK = re.compile(f' (href|src)="{STX}garden-link/(\\d+){ETX}"')


class LinkMarker(Treeprocessor):
    """Takes addresses out of a page, where the engine's own processor would look them up."""

    links: list[str]

    def run(self, root: Element) -> None:
        """Put a numbered mark in place of each address."""
        self.links = []
        for element in root.iter():
            address = _ADDRESSES.get(element.tag)
            url = element.get(address) if address else None
            if address is None or url is None or STX in url:  # the parser's own, for e-mail
                continue
            element.set(address, f"{STX}garden-link/{len(self.links)}{ETX}")
            self.links.append(url)


def fill_in(html: str, links: tuple[str, ...], url_of: Callable[[str], str], policy: Policy) -> str:
    """Return `html` with each mark replaced by where its link leads, asked for in order.

    An address that the policy does not let through leaves nothing behind.
    """
    urls = [_escape_attrib_html(url_of(link)) for link in links]

    def url_at(mark: re.Match[str]) -> str:
        number = int(mark[2])
        if number >= len(urls):  # a text may hold what looks like one
            return mark[0]
        url = urls[number]
        return f' {mark[1]}="{url}"' if is_safe(url, policy) else ""

    return settle(_MARK.sub(url_at, html), policy)
