"""Prose that means nothing and is spread as prose is: few words often, most words hardly ever."""

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

# ruff: noqa: SIM905 - words read best as words

COMMON = (
    "the of and to in a is that for it as with on by be this are from at or an which was not "
    "have has can its when their than more one other will each if into these they we may how "
    "all between only some where such over two also after then most because before there any"
).split()
HEADS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr r s sh sl st t tr v w".split()
VOWELS = "a e i o u a e i o ai ea ee ou".split()
TAILS = ("", "", "", "", "n", "r", "s", "t", "l", "m", "nd", "nt", "st", "ck")
ENDINGS = ("",) * 14 + ("s", "s", "ing", "ed", "er", "ly", "ness", "tion")
NO_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null"})
"""What YAML would not read as a word."""

VOCABULARY = 25_000


@cache
def vocabulary(seed: int) -> Sequence[str]:
    """Return words, the commonest first; common words are short, as in prose."""
    dice = random.Random(f"{seed} words")  # noqa: S311 - repeatable, and no secret
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        syllables = dice.choices((1, 2, 3), (2, 5, 3))[0]
        parts = (
            dice.choice(HEADS) + dice.choice(VOWELS) + dice.choice(TAILS) for _ in range(syllables)
        )
        word = "".join(parts) + dice.choice(ENDINGS)
        if word not in COMMON and word not in NO_WORDS:
            made[word] = None
    return (*COMMON, *sorted(made, key=lambda word: len(word) + 3 * dice.random()))


class Prose:
    """Sentences in a vocabulary."""

    def __init__(self, seed: int) -> None:
        """Take the vocabulary of a seed."""
        self.vocabulary = vocabulary(seed)
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.vocabulary))))

    def words(self, dice: random.Random, count: int) -> list[str]:
        """Return so many words."""
        return dice.choices(self.vocabulary, cum_weights=self.weights, k=count)

    def name(self, dice: random.Random, count: int) -> str:
        """Return a name of so many words, none of them common."""
        chosen = (dice.randrange(len(COMMON), len(self.vocabulary)) for _ in range(count))
        return " ".join(self.vocabulary[at].capitalize() for at in chosen)

    def sentences(self, dice: random.Random, count: int, inserts: Sequence[str] = ()) -> str:
        """Return about so many words in sentences, with each of `inserts` somewhere in them."""
        words = self.words(dice, max(count, 4))
        begin = 0
        while begin < len(words):
            end = min(begin + dice.randint(8, 24), len(words))
            words[begin] = words[begin].capitalize()
            words[end - 1] += "."
            begin = end
        for _ in range(len(words) // 60):
            at, mark = dice.randrange(len(words)), dice.choice(("**", "*", "`"))
            words[at] = f"{mark}{words[at].rstrip('.')}{mark}"
        for insert in inserts:
            words.insert(dice.randrange(1, len(words)), insert)
        return " ".join(words)
