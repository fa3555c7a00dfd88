"""What somebody typed to a Whoosh query; and what they may have meant."""

import difflib
import re

from rapidfuzz.distance import OSA

from garden.errors import UsageError
from garden.search.engine import FuzzyTermPlugin, MultifieldParser, query
from garden.search.schema import FIELDS, SCHEMA, WEIGHTS
from garden.search.words import normal, words

LONGEST = 500
"""Characters of a query. Longer ones are pasted texts, for which there is `similar`."""

MOST_FUZZY = 3
"""Words with a `~`. Each is compared with every word of the garden."""

_ASKABLE = SCHEMA.copy()
_ASKABLE.remove("digest")  # stored only; Whoosh fails where it is asked for

_FIELD = re.compile(r"(?<![^\s(])(\w+):(?=[^\s/])")
_FUZZY = re.compile(r"~[3-9]")
_CHUNK = re.compile(r"[^\s()\"']+")


def parsed(text: str) -> query.Query:
    """Return the Whoosh query that `text` states. Raises UsageError saying what to change."""
    _refuse_slips(text)
    parser = MultifieldParser(list(WEIGHTS), _ASKABLE, fieldboosts=WEIGHTS)
    parser.add_plugin(FuzzyTermPlugin())
    try:
        asked = parser.parse(normal(text))
    except Exception:  # noqa: BLE001  # Whoosh's parser trips in many ways, all over the text
        raise UsageError(
            "The query cannot be understood: put `AND`, `OR` and `NOT` between words, close "
            "brackets, and put quotes around what is meant word for word."
        ) from None
    if asked == query.NullQuery:
        raise UsageError(
            "There is nothing to look for: give at least one word that is not as common as "
            "`the` or `with`."
        )
    return asked


def _refuse_slips(text: str) -> None:
    """Refuse what Whoosh would take in silence and answer with nothing, or not in time."""
    if len(text) > LONGEST:
        raise UsageError(f"The query is longer than {LONGEST} characters. Ask for fewer words.")
    if _FUZZY.search(text):
        raise UsageError("`~` allows for one slip, `~2` for two; more is not offered.")
    if text.count("~") > MOST_FUZZY:
        raise UsageError(f"At most {MOST_FUZZY} words may have a `~`; each one takes long.")
    for field in _FIELD.findall(text):
        near = difflib.get_close_matches(field, FIELDS, 1)
        if near and field not in FIELDS:
            raise UsageError(
                f"There is no field `{field}`. Did you mean `{near[0]}`? "
                f"The fields are {', '.join(FIELDS)}."
            )


def corrected(text: str, counts: dict[str, int]) -> str | None:
    """Return `text` with each unknown word as the nearest known one; None if nothing is nearer.

    `counts` are the known words with the number of notes that hold them. Operators and
    chunks with a field, a wildcard or a `~` stay as they are.
    """
    text = normal(text)
    chunks = [
        c for c in _CHUNK.finditer(text) if not set(c[0]) & set(":*?~") and not c[0].isupper()
    ]
    better = text
    for chunk in reversed(chunks):
        for word in reversed(list(words(chunk[0], singles=False))):
            near = _nearest(word.text, counts)
            if near:
                start = chunk.start()
                better = better[: start + word.start] + near + better[start + word.end :]
    return better if better != text else None


def _nearest(word: str, counts: dict[str, int]) -> str | None:
    """Return the known word that is fewest slips away, the more frequent one on a tie."""
    slips = min(len(word) // 3, 2)
    if not counts or word in counts or not slips:
        return None
    distance, _, near = min(
        (OSA.distance(word, other, score_cutoff=slips), -count, other)
        for other, count in counts.items()
    )
    return near if distance <= slips else None
