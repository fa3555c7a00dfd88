"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from garden.export.feed import Entry, Feed, address
from garden.export.text import to_text
from garden.pages.view import Data, View
from garden.past.snapshot import plain

VERSION = "https://jsonfeed.org/version/1.1"


def to_json_feed(view: View, feed: Feed) -> str:
    """Return a feed as JSON Feed. An entry of unknown date has none, as the format allows."""
    file = feed.files.feed
    head: Data = {"version": VERSION, "title": plain(feed.title), "description": plain(feed.about)}
    if view.site.url:
        head |= {
            "home_page_url": view.site.address(feed.url),
            "feed_url": view.site.address(file),
        }
    return to_text({**head, "items": [_item(view, entry, file) for entry in feed.entries]})


def _item(view: View, entry: Entry, file: str) -> Data:
    item: Data = {
        "id": entry.id,
        "url": address(view, entry.url, file),
        "title": plain(entry.title),
        "content_text": plain(entry.summary),
    }
    if entry.at:
        item["date_modified"] = entry.at.isoformat()
    if entry.labels:
        item["tags"] = [plain(label) for label in entry.labels]
    return item
