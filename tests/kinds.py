"""One page of each kind that a garden has, for tests to visit and for people to look at.

Three gardens have them: our own, a small one for what ours does not hold in that form, and one
that is next to empty.
"""

from pathlib import Path

from sites import SETTINGS, Build, build, build_garden, write_garden

INDEXES = (
    "garden/",
    *(
        f"garden/{name}/"
        for name in (
            *("domains", "boundaries", "map", "repertoire", "language", "artifacts", "tools"),
            *("routines", "stories", "evidence", "tags", "agenda", "take-part", "paths"),
            *("disagreements", "decisions", "wanted", "changes", "contributors", "portrait"),
            *("measures", "search"),
        )
    ),
)
"""Every page that lists notes or tells of them."""
OURS = (
    "",
    *INDEXES,
    "domains/facilitation/",  # a charter
    "people/gardeners/",
    "routines/peer-assist/",  # a practice
    "facilitation/the-newcomer-who-asked-why/",  # a story
    "gardening/two-readers-one-list/",  # an experience
    "gardening/eine-notiz-ein-gedanke/",  # in another language
    "terms/boundary/",  # several meanings
    "gardening/watch-ideas-not-people/",  # a decision with objections
    "boundaries/charter-meets-manual/",  # an encounter
    "facilitation/what-makes-a-good-question/",
    "agenda/write-in-the-browser/",
    "sources/lave-wenger-1991/",
    "handbook/configuration/",  # tables
    "handbook/callouts-tags-and-comments/",  # code, and much of what Markdown can say
    "404.html",
)
"""Pages of our own garden."""
MADE = (
    "garden/domains/",
    "garden/domains/elsewhere/",  # nobody wrote a charter
    "garden/contributors/grace/",  # nobody wrote a page of their own
    "garden/changes/",  # with an earlier state
    "garden/paths/",  # no path is laid
    "garden/wanted/",
    "garden/language/",
    "halaqa/",  # from right to left
    "rich/",  # whatever Markdown can say
)
"""Pages of a small garden that ours does not have in this form."""
EMPTY = ("", *INDEXES)
"""The same pages in a garden that holds next to nothing."""

BEFORE = """\
-- index.md --
# Home
-- round.md --
---
type: routine
status: seed
domain: elsewhere
---
# Round
"""
AFTER = """\
-- index.md --
# Home
[[Round]] [[Averyveryverylongwordthatnobodywouldeverwritebutsomebodyalwaysdoes]]
-- round.md --
---
type: routine
status: used
domain: elsewhere
contributors: [grace]
aliases: [Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft]
---
# Round

See [[Home]] and [[Turn]].
-- turn.md --
---
type: term
domain: [talk, elsewhere]
definitions: {elsewhere: A spin.}
---
# Turn

A time to speak, as in <https://example.org/a/very/long/address/that/has/no/place/to/break/at/all>.
-- halaqa.md --
---
title: حلقة الحوار
lang: ar
type: routine
domain: [talk]
---
نجلس في **دائرة**، ويتكلم كل واحد منا مرة قبل أن يتكلم أحد مرتين. انظر [[Round]] و[[Turn|الدور]].

## متى نستعملها

- عندما يسكت بعضنا.
- عندما يطول الكلام:

    1. نختار سؤالا.
    2. نمرر شيئا من يد إلى يد.

> من لا يريد أن يتكلم يقول: «أمرّر».

| الخطوة | الوقت |
| --- | --- |
| السؤال | 5 دقائق |
| الدائرة | 20 دقيقة |

> [!note] تذكير
> الصمت جواب أيضا.

`round --time 20`
-- rich.md --
---
title: Whatever Markdown can say
domain: [talk]
tags: [a/b]
---
A list of tasks, with [[Round]] in it:

- [ ] ask [[Turn]]
- [x] listen

```python title="circle.py" linenums="1"
def pass_on(stone: str, people: list[str]) -> None:  # longer than a narrow screen
    for person in people:
        print(person, "holds", stone)
```

| Who | What was said, at some length, so that a narrow screen has no room for it | When | Where |
| --- | --- | ---: | :---: |
| Ada | Averyveryverylongwordthatnobodywouldeverwritebutsomebodyalwaysdoes | 12:30 | here |
| Grace | Nothing | 12:45 | there |

> [!warning]- Folded
> Until it is opened.

A word[^1] and a term, H~2~O, ==marked==, ++ctrl+c++.

Term
:   What it means.

## A level further

Press <kbd>Esc</kbd>. <abbr title="Community of practice">CoP</abbr>.

![A picture with words](picture.svg)

---

[^1]: What is said about it, with [a link](round.md).
-- picture.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><circle cx="1" cy="1" r="1"/></svg>
"""
RICH = """\
markdown_extensions:
  - attr_list
  - def_list
  - footnotes
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.superfences
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.tilde
"""


def build_small(folder: Path) -> Build:
    """Build the garden of `MADE`: without charters, and told what it was before."""
    before = build_garden(folder / "before", BEFORE)
    settings = SETTINGS.replace("- garden", "- garden: {previous: previous.json}") + RICH
    write_garden(folder / "now", AFTER, settings)
    (before.site / "garden" / "garden.json").rename(folder / "now" / "previous.json")
    result = build(folder / "now")
    assert result.code == 0, result.log
    return result


def build_bare(folder: Path) -> Build:
    """Build the garden of `EMPTY`."""
    return build_garden(folder, "-- index.md --\n# Home\n")
