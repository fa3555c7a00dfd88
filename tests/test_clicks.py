"""How far everything is from home, for whoever follows links and knows no address."""

import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

CLICKS = 3


def test_every_page_is_three_clicks_from_home(content_site):
    """Nobody has to know an address: what is written can be found by following links."""
    pages = {
        path: html
        for path, html in content_site.pages().items()
        if path != "404.html" and 'http-equiv="refresh"' not in html
    }
    near, edge = {"index.html"}, {"index.html"}
    for _ in range(CLICKS):
        edge = {goal for path in edge for goal in goals(path, pages[path])} & pages.keys() - near
        near |= edge
    assert pages.keys() - near == set()


def goals(path, html):
    """Yield the pages that a page links to."""
    for href in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', html):
        address = urlsplit(href)
        if not address.scheme and not address.netloc and address.path:
            goal = normpath(join("/", dirname(path), unquote(address.path))).lstrip("/")
            yield goal if goal.endswith(".html") else join(goal, "index.html").lstrip("/")
