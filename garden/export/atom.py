"""Atom, https://www.rfc-editor.org/rfc/rfc4287, written and escaped by `feedgenerator`."""

import html
from datetime import datetime
from typing import cast

from feedgenerator import Atom1Feed

from garden.export.feed import Feed, address, feed_id, stand_in
from garden.pages.view import View
from garden.past.snapshot import plain

DATE_UNKNOWN = "date unknown"
"""The category of an entry whose time is only there because Atom insists on one."""


AUTHOR = "The gardeners"
"""Who a feed is by, where the site has no name: Atom insists on somebody."""


class _Atom(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """Without the place in which the library would ask the clock."""

    def latest_post_date(self) -> datetime:
        return cast("datetime", self.feed["latest"])


def to_atom(view: View, feed: Feed) -> str:
    """Return a feed as Atom."""
    file = feed.files.atom
    known = [entry.at for entry in feed.entries if entry.at]
    atom = _Atom(
        title=plain(feed.title),
        link=address(view, feed.url, file),
        description=None,
        subtitle=plain(feed.about),
        author_name=plain(view.site.title).strip() or AUTHOR,
        feed_url=address(view, file, file),
        feed_guid=feed_id(view, file),
        latest=max(known, default=stand_in(view)),
    )
    for entry in feed.entries:
        labels = entry.labels if entry.at else (*entry.labels, DATE_UNKNOWN)
        atom.add_item(
            title=plain(entry.title),
            link=address(view, entry.url, file),
            # The library calls every summary HTML, so what is plain text is written as such.
            description=html.escape(plain(entry.summary), quote=False),
            updateddate=entry.at or stand_in(view),
            unique_id=entry.id,
            categories=[plain(label) for label in labels],
        )
    return cast("str", atom.writeString("utf-8")) + "\n"
