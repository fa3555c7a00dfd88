"""What a garden shows on each of the nine questions of the self-portrait: plain counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from garden.engagement import engaged
from garden.figures import Share, fact, figure, hub_url, share
from garden.measures import MEASURES, practices, standing, term_coverage
from garden.measures.voices import spread
from garden.model import Note
from garden.pages.view import Data, View
from garden.practice.disagreement import count_objections, disagreements
from garden.practice.parts import find_section
from garden.practice.paths import find_paths
from garden.practice.questions import is_answered
from garden.practice.standing import count_people
from garden.practice.stewardship import stewardship
from garden.vocabulary import ORIGINS, WAYS

FEW_PEOPLE = "fewer than five"
COMMUNITY, SPONSOR = ORIGINS
SEVERAL = 2
"""How many must stand behind a note before it is the work of more than one."""


def _energy(view: View) -> Iterator[Data]:
    """Engagement and enterprise."""
    garden = view.garden
    questions = _of(view, "question")
    answered = sum(is_answered(garden, note.path) for note in questions)
    gaps = _of(view, "gap")
    closed = sum(note.fields.state == "closed" for note in gaps)
    yield fact("Open questions", len(questions) - answered, hub_url(view, "agenda"))
    yield fact("Questions that found an answer", answered)
    yield fact("Gaps named", len(gaps))
    yield fact("Gaps closed", closed)
    yield fact(
        "Notes that ask their readers something", _count(view, lambda n: bool(n.fields.asks))
    )


def _together(view: View) -> Iterator[Data]:
    """Engagement and mutuality."""
    garden = view.garden
    shared = _count(view, lambda note: len(garden.credits_of(note)) >= SEVERAL)
    objections = count_objections(disagreements(garden).objections)
    yield fact("Encounters told", len(_of(view, "encounter")))
    yield fact("Notes that two or more stand behind", share(shared, len(garden.notes)))
    yield fact("Objections raised in the open", objections, hub_url(view, "disagreements"))
    yield from _looking_back(view, "M4", "Changes that a second voice spoke on", 1)


def _gathered(view: View) -> Iterator[Data]:
    """Engagement and repertoire."""
    garden = view.garden
    found = practices(garden)
    reported = sum(bool(standing(garden, path).reports) for path in found)
    changed = _declare(view, "changed_because")
    yield fact("Experiences told", len(_of(view, "experience")), hub_url(view, "evidence"))
    yield fact("Practices that somebody reported on", share(reported, len(found)))
    yield fact("Notes that changed because of an experience", changed)
    yield from _looking_back(view, "M13", "How long ago notes changed", 3)


def _visions(view: View) -> Iterator[Data]:
    """Imagination and enterprise."""
    items = [note.fields.state or "proposed" for note in _of(view, "agenda")]
    yield fact("Horizons: where this could go", len(_of(view, "horizon")))
    yield fact("Developments in the world", len(_of(view, "development")))
    yield fact("Agenda items proposed", items.count("proposed"), hub_url(view, "agenda"))
    yield fact("Agenda items agreed", items.count("agreed"))


def _known_to_each_other(view: View) -> Iterator[Data]:
    """Imagination and mutuality."""
    people = count_people(view.garden, view.garden.notes)
    shown = FEW_PEOPLE if people is None else people
    told = _count(view, lambda note: bool(note.fields.learned_in))
    seen = _count(view, lambda note: bool(note.fields.perspective))
    yield fact("People who stand behind notes", shown, hub_url(view, "contributors"))
    yield fact("Notes that say in what situation they were learned", told)
    yield fact("Notes that say from what perspective they speak", seen)


def _pictures(view: View) -> Iterator[Data]:
    """Imagination and repertoire."""
    words = term_coverage(view.garden)
    yield fact("Stories told", len(_of(view, "story")), hub_url(view, "stories"))
    yield fact("Notes that use a word defined here", share(words.part, words.whole))
    yield fact("The map of the garden", "a picture", hub_url(view, "map"))
    yield fact("What changed in ideas", "a list", hub_url(view, "changes"))


def _purpose(view: View) -> Iterator[Data]:
    """Alignment and enterprise."""
    garden = view.garden
    charters = _charters(view)
    tended = stewardship(garden)
    origins = [note.fields.charter.origin for note in charters]
    yield fact("Domains with a charter", share(len(charters), len(garden.domains)))
    yield fact("Charters in the community's own words", origins.count(COMMUNITY))
    yield fact("Charters in a sponsor's words", origins.count(SPONSOR))
    yield fact("Domains with two or more stewards", len(tended.several), hub_url(view, "take-part"))
    yield fact("Domains with one steward", len(tended.one))
    yield _hands_in_charters(view, charters)


def _norms(view: View) -> Iterator[Data]:
    """Alignment and mutuality."""
    charters = _charters(view)
    ways = {way for note in view.garden.notes.values() for way in note.fields.ways}
    explained = len(ways.intersection(WAYS))
    yield fact("Charters with norms", _having(view, charters, "Norms"))
    yield fact("Charters that say how to join", _having(view, charters, "How to join"))
    conduct = sum(bool(note.fields.charter.conduct) for note in charters)
    yield fact("Charters with a code of conduct", share(conduct, len(charters)))
    yield fact(
        "Ways to take part explained", share(explained, len(WAYS)), hub_url(view, "take-part")
    )


def _standards(view: View) -> Iterator[Data]:
    """Alignment and repertoire."""
    charters = _charters(view)
    lasting = sum(bool(note.fields.charter.continuity) for note in charters)
    yield fact("Routines written down", len(_of(view, "routine")), hub_url(view, "routines"))
    yield fact("Decisions", len(_of(view, "decision")), hub_url(view, "decisions"))
    yield fact("Notes that say what they align with", _declare(view, "aligns_with"))
    yield fact("Notes that say what they depart from", _declare(view, "departs_from"))
    yield fact("Charters that say what happens when people leave", share(lasting, len(charters)))
    on_paths = len(find_paths(view.garden).step_of)
    yield fact("Notes on reading paths", on_paths, hub_url(view, "paths"))


SHOWN: Mapping[tuple[str, str], Callable[[View], Iterator[Data]]] = {
    ("engagement", "enterprise"): _energy,
    ("engagement", "mutuality"): _together,
    ("engagement", "repertoire"): _gathered,
    ("imagination", "enterprise"): _visions,
    ("imagination", "mutuality"): _known_to_each_other,
    ("imagination", "repertoire"): _pictures,
    ("alignment", "enterprise"): _purpose,
    ("alignment", "mutuality"): _norms,
    ("alignment", "repertoire"): _standards,
}
"""What is shown for each mode and element."""


def _of(view: View, kind: str) -> list[Note]:
    return [note for note in view.garden.notes.values() if note.fields.type == kind]


def _count(view: View, holds: Callable[[Note], bool]) -> int:
    return sum(map(holds, view.garden.notes.values()))


def _declare(view: View, relation: str) -> int:
    """How many notes stand at the near end of a relation, whichever end declares it."""
    garden = view.garden
    return sum(
        any(end.relation.name == relation and not end.inverse for end in garden.practice(path))
        for path in garden.notes
    )


def _charters(view: View) -> list[Note]:
    garden = view.garden
    return [garden.notes[d.charter] for d in garden.domains.values() if d.charter]


def _having(view: View, charters: Iterable[Note], section: str) -> Share:
    found = [find_section(view.garden, note, section) is not None for note in charters]
    return share(sum(found), len(found))


def _looking_back(view: View, measure: str, label: str, most: int) -> list[Data]:
    """Return the first facts of a measure that needs history or reviews, or that it is unknown."""
    (card,) = [one for one in MEASURES if one.id == measure]
    found = figure(view, card)
    url = _measure_url(view, measure)
    if found["unknown"]:
        return [fact(label, "unknown", url)]
    facts = found["facts"]
    return [{**one, "url": url} for one in facts[:most]] if isinstance(facts, list) else []


def _hands_in_charters(view: View, charters: Iterable[Note]) -> Data:
    """In how many charters more than one person had a hand, of those that there are."""
    found, url = engaged(view.garden), _measure_url(view, "M1")
    label = "Charters that more than one lately had a hand in"
    if not found.has_history:
        return fact(label, "unknown", url)
    told = spread(found.hands(note.path for note in charters))
    return fact(label, share(told.several, told.notes), url)


def _measure_url(view: View, measure: str) -> str:
    page = hub_url(view, "measures")
    return f"{page}#__garden-measure-{measure}" if page else ""
