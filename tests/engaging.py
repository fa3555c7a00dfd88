"""Helpers of the tests of engagement: a history and a record in a few words."""

from datetime import UTC, datetime, timedelta

from support import garden_from

from garden.history import Change, ChangeKind, History, NoteHistory, Voice
from garden.model import NotePath
from garden.past import Past
from garden.reviews.model import Event, Record

TODAY = datetime(2026, 11, 1, 12, tzinfo=UTC)


def ago(days):
    """Return so many days before the newest commit."""
    return TODAY - timedelta(days=days)


def change(path, who, days=10, **more):
    """Return a change by `ada` or by `ada bob`, whose voices are `git:ada`, `git:bob`."""
    facts = {"commit": f"{path} {who} {days}", "kind": ChangeKind.TEXT, **more}
    by = facts.pop("by", "")
    return Change(
        at=ago(days),
        voices=tuple(voice(name) for name in who.split()),
        path=NotePath(path),
        merged_by=voice(by) if by else None,
        **facts,
    )


def voice(name):
    """Return a voice of the history."""
    return Voice(name if ":" in name else f"git:{name}")


def history(*changes, called=None):
    """Return what is known of notes."""
    notes = {}
    for path in sorted({c.path for c in changes}):
        found = sorted((c for c in changes if c.path == path), key=lambda c: c.at, reverse=True)
        texts = [c.at for c in found if c.kind is ChangeKind.TEXT]
        first, last = min(texts, default=None), max(texts, default=None)
        notes[path] = NoteHistory(first, last, tuple(found))
    return History(as_of=TODAY, notes=notes, known=True, called=called or {})


def event(pr, what, actor="", days=10, **more):
    """Return an event of the pull request that `ann` opened."""
    defaults = {"forge": "github", "repo": "o/r", "author": "ann", "actor_kind": "person"}
    facts = {**defaults, "own": actor == more.get("author", "ann"), **more}
    return Event(pr=pr, event=what, at=ago(days), actor=actor, **facts)


def said(pr, actor, days=10, what="review", **more):
    """Return words of somebody about a pull request."""
    return event(pr, what, actor, days, has_text=True, **more)


def merged(pr, actor="max", days=5, **more):
    """Return that a pull request was accepted."""
    return event(pr, "merged", actor, days, **more)


def known(text, *changes, events=(), called=None, options=None):
    """Return a garden of which history and record are known, as far as they are given."""
    past = Past(
        history=history(*changes, called=called) if changes else History(),
        record=Record(tuple(events), known=bool(events)),
    )
    return garden_from(text, options, past=past)
