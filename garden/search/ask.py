"""What somebody typed to a Whoosh query; and what they may have meant."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from garden.errors import UsageError
from garden.search.engine import FuzzyTermPlugin, MultifieldParser, RangePlugin, query
from garden.search.schema import FIELDS, SCHEMA, WEIGHTS, stemmed
from garden.words.split import normal
from garden.words.split import words as words_of

LONGEST = 500
"""Characters of a query. Longer ones are pasted texts, for which there is `garden similar`."""

MOST_FORMS = 200
"""How many words a beginning or a pattern stands for: those of most notes."""

_ASKABLE = SCHEMA.copy()
_ASKABLE.remove("shown")  # stored only; Whoosh fails where it is asked for

_FIELD = re.compile(r"(?<![^\s(])(\w+):(?=[^\s/])")
_FUZZY = re.compile(r"~[3-9]")
_ASKED = re.compile(r"\?(?=\s|$)")
_CHUNK = re.compile(r"[^\s()\"']+")

_QUESTION = """
about all any can could did do does get had he her here him his how i me might must my no our out
she should so some such than them then there these they those too us very want what where which
who whom whose why would
"""
_ASIDE = frozenset(_QUESTION.split())
"""Words that make a question of what is looked for. Beside other words they are passed over."""

Counts = Mapping[str, int]
"""The words of all notes as written, with the number of notes that hold each."""


def parsed(text: str, known: Callable[[], Counts]) -> query.Query:
    """Return the Whoosh query that `text` states. Raises UsageError saying what to change.

    `known` is asked for the words of all notes where part of a word is looked for.
    """
    _refuse_slips(text)
    parser = MultifieldParser(list(WEIGHTS), _ASKABLE, fieldboosts=WEIGHTS)
    parser.remove_plugin_class(RangePlugin)
    parser.add_plugin(FuzzyTermPlugin())
    try:
        asked = _expanded(parser.parse(_ASKED.sub("", normal(text))), known)
    except Exception:  # noqa: BLE001  # Whoosh's parser trips in many ways, all over the text
        raise UsageError(
            "The query cannot be understood: put `AND`, `OR` and `NOT` between words, close "
            "brackets, and put quotes around what is meant word for word."
        ) from None
    asked = _without_asides(asked)
    if asked == query.NullQuery:
        raise UsageError(
            "There is nothing to look for: give at least one word that is not as common as "
            "`the` or `with`."
        )
    return asked


def _refuse_slips(text: str) -> None:
    """Refuse what Whoosh would take in silence and answer with nothing."""
    if len(text) > LONGEST:
        raise UsageError(f"The query is longer than {LONGEST} characters. Ask for fewer words.")
    if _FUZZY.search(text):
        raise UsageError("`~` allows for one slip, `~2` for two; more is not offered.")
    for field in _FIELD.findall(text):
        near = difflib.get_close_matches(field, FIELDS, 1)
        if near and field not in FIELDS:
            raise UsageError(
                f"There is no field `{field}`. Did you mean `{near[0]}`? "
                f"The fields are {', '.join(FIELDS)}."
            )


def _expanded(asked: query.Query, known: Callable[[], Counts]) -> query.Query:
    """Return a query in which beginnings, patterns and slips are the words they stand for."""
    if not asked.is_leaf():
        return asked.apply(lambda part: _expanded(part, known))
    if not isinstance(asked, query.Prefix | query.Wildcard | query.FuzzyTerm):
        return asked
    if asked.fieldname not in WEIGHTS:
        return asked
    counts = known()
    forms = sorted(_forms(asked, counts), key=lambda form: (-counts[form], form))[:MOST_FORMS]
    terms = (query.Term(asked.fieldname, stem) for stem in dict.fromkeys(map(stemmed, forms)))
    return query.Or(list(terms), boost=asked.boost)


def _without_asides(asked: query.Query) -> query.Query:
    """Return a query without the words that only make a question of it, if others are left."""
    if not isinstance(asked, query.And):
        return asked
    parts = [part for part in asked.children() if not _is_aside(part)]
    if not any(map(_is_worded, parts)):
        return asked
    return query.And(parts) if len(parts) > 1 else parts[0]


def _is_aside(part: query.Query) -> bool:
    return _is_worded(part) and all(
        isinstance(leaf, query.Term) and leaf.text in _ASIDE for leaf in part.leaves()
    )


def _forms(asked: query.Query, counts: Counts) -> Iterable[str]:
    if isinstance(asked, query.FuzzyTerm):
        near = process.extract(
            asked.text, list(counts), scorer=OSA.distance, score_cutoff=asked.maxdist, limit=None
        )
        return (form for form, _, _ in near)
    if isinstance(asked, query.Prefix):
        return (form for form in counts if form.startswith(asked.text))
    parts = re.split(r"([*?])", asked.text)
    pattern = "".join({"*": ".*", "?": "."}.get(part, re.escape(part)) for part in parts)
    return filter(re.compile(pattern).fullmatch, counts)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A query of which a note need not have all words."""

    asked: query.Query
    """The notes that have some of the words; what is asked of fields still has to be so."""
    words: tuple[query.Query, ...]
    """The words, wherever each stands."""


def relaxed(asked: query.Query) -> Relaxed | None:
    """Return what else may answer a query of several words; None if it is stated otherwise."""
    if not isinstance(asked, query.And):
        return None
    parts = list(asked.children())
    words = tuple(part for part in parts if _is_worded(part))
    others = [part for part in parts if part not in words]
    if len(words) < 2 or any(isinstance(part, query.Not) for part in parts):  # noqa: PLR2004
        return None
    some = query.Or(list(words))
    return Relaxed(query.And([*others, some]) if others else some, words)


def _is_worded(part: query.Query) -> bool:
    """Tell whether a part of a query is a word, wherever it stands."""
    return (
        isinstance(part, query.Or)
        and part.field() is None
        and all(leaf.field() in WEIGHTS for leaf in part.leaves())
    )


def corrected(text: str, counts: Counts) -> str | None:
    """Return `text` with each unknown word as the nearest known one; None if nothing is nearer.

    Operators and chunks with a field, a wildcard or a `~` stay as they are.
    """
    text = normal(text)
    chunks = [
        c for c in _CHUNK.finditer(text) if not set(c[0]) & set(":*?~") and not c[0].isupper()
    ]
    better = text
    for chunk in reversed(chunks):
        for word in reversed(list(words_of(chunk[0], singles=False))):
            near = _nearest(word.text, counts)
            if near:
                start = chunk.start()
                better = better[: start + word.start] + near + better[start + word.end :]
    return better if better != text else None


def _nearest(word: str, counts: Counts) -> str | None:
    """Return the known word that is fewest slips away, the more frequent one on a tie."""
    slips = min(len(word) // 3, 2)
    if word in counts or not slips:
        return None
    near = process.extract(word, list(counts), scorer=OSA.distance, score_cutoff=slips, limit=None)
    ranked = ((distance, -counts[other], other) for other, distance, _ in near)
    return min(ranked, default=(0, 0, None))[2]
