"""What is disagreed about in a domain, each as one line: who says what of whom."""

from collections.abc import Iterator

from garden.domains import Domain
from garden.pages.view import SUMMARY, Data, View, shorten
from garden.practice.disagreement import (
    Disagreements,
    MixedEvidence,
    Opposition,
    Raised,
    Side,
    disagreements_of_domain,
)


def disputes_data(view: View, domain: Domain) -> list[Data]:
    """Return the disagreements of a domain: `first`, what it does, `second`, what is said of it."""
    return list(_lines(view, disagreements_of_domain(view.garden, domain.slug)))


def _lines(view: View, found: Disagreements) -> Iterator[Data]:
    yield from (_raised(view, raised) for raised in found.objections)
    yield from (_opposed(view, item, "contests") for item in found.contests)
    yield from (_opposed(view, item, "is an alternative to") for item in found.alternatives)
    for term in found.terms:
        title = shorten(" · ".join(meaning.text for meaning in term.meanings), 2 * SUMMARY)
        yield _line({"title": term.name, "url": ""}, "means several things", text=title)
    yield from (_mixed(view, item) for item in found.mixed)


def _line(
    first: Data, joint: str, second: Data | None = None, state: str = "", text: str = ""
) -> Data:
    return {"first": first, "joint": joint, "second": second or {}, "state": state, "text": text}


def _raised(view: View, raised: Raised) -> Data:
    about = view.card(raised.about) if raised.about else {}
    note: Data = view.card(raised.note) if raised.note else {"title": "Somebody", "url": ""}
    text = " ".join(filter(None, (raised.text, raised.reason)))
    return _line(note, "objects to" if about else "objects", about, raised.state, text)


def _opposed(view: View, item: Opposition, joint: str) -> Data:
    return _line(_side(view, item.first), joint, _side(view, item.second))


def _side(view: View, side: Side) -> Data:
    if side.path is None:
        return {"title": side.name, "url": view.wanted_url(side.name)}
    return view.card(side.path)


def _mixed(view: View, item: MixedEvidence) -> Data:
    told = (
        (item.did_not, "did not work"),
        (item.partly, "worked in part"),
        (item.worked, "worked"),
    )
    text = ", ".join(f"{word} {_times(len(paths))}" for paths, word in told if paths)
    return _line(view.card(item.path), "has mixed evidence", text=text)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
