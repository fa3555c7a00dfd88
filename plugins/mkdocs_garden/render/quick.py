"""Python-Markdown without the work that cannot come to anything.

Most rules of Markdown begin with a character, and most paragraphs hold few of them. Where the
characters of a rule are not in a text, the rule is not tried on it. What comes out is the same to
the byte: tests compare it with the parser as it is.
"""

from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString

Signs = tuple[str, ...]
"""At least one of these is in every text to which a rule applies."""

Run = Callable[[Any], Any]
Test = Callable[[Element, str], bool]

INLINE: dict[str, Signs] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    r"\[\^([^\]]*)\]": ("[^",),
    r"\*|_": ("*", "_"),
    r"=|\~": ("=", "~"),
}
"""By the pattern of the rule."""
ALWAYS: Signs = ("",)
"""For patterns that we do not know."""

_CALLOUTS = ("[!", "<", "///")
BLOCKS: dict[str, Signs] = {
    "admonition": ("!!!", *_CALLOUTS),  # or the lines after one that was made otherwise
    "details": ("???", *_CALLOUTS),
    "markdown_block": ("<",),
    "table": ("|",),
    "setextheader": ("\n=", "\n-"),
    "deflist": (":",),
    "quote": (">",),
    "footnote": ("[^",),
    "abbr": ("*[",),
    "reference": ("]:",),
}
"""By the name of the rule, and then of the whole page."""
_BLOCKS_OWN: dict[str, Signs] = {"hashheader": ("#",), "setextheader": ("\n=", "\n-")}
"""The same of each block: nearly every page has these signs somewhere."""

PREPROCESSORS: dict[str, Signs] = {"mkdocs_raw_html": ("<",), "html_block": ("<", "&")}
TREEPROCESSORS: dict[str, Signs] = {"attr_list": ("{",)}
FENCES = ("```", "~~~")

PLAIN = frozenset({"normalize_whitespace", "fenced_code_block", *PREPROCESSORS})
"""What may work on a text before blocks are told apart, and adds none of the signs to it."""


class Quick:
    """Makes a parser quick, for one page after another."""

    def __init__(self, markdown: Markdown) -> None:
        """Put ourselves before the rules of the parser."""
        self._text = ""
        self._is_odd = True
        self._rules = _named(markdown.parser.blockprocessors, BLOCKS)
        self._chosen: list[Any] = []
        self._adds_no_signs = all(
            name for name, _ in _named(markdown.preprocessors, dict.fromkeys(PLAIN))
        )
        for registry, signs in (
            (markdown.preprocessors, PREPROCESSORS),
            (markdown.treeprocessors, TREEPROCESSORS),
        ):
            for name, rule in _named(registry, signs):
                if name:
                    rule.run = self._only_with(signs[name], rule.run)
        for name, rule in _named(markdown.parser.blockprocessors, _BLOCKS_OWN):
            if name:
                rule.test = _only_blocks_with(_BLOCKS_OWN[name], rule.test)
        if "fenced_code_block" in markdown.preprocessors:
            self._shorten_fences(markdown.preprocessors["fenced_code_block"])
        if "toc" in markdown.treeprocessors:
            self._shorten_toc(markdown.treeprocessors["toc"])
        markdown.parser.parseBlocks = self._parse_blocks  # type: ignore[method-assign]
        markdown.treeprocessors.register(QuickInline(markdown), "inline", 20)

    def begin(self, text: str) -> None:
        """Take the text that the parser is about to read."""
        self._text = text
        # The parser drops these characters, and what stood apart may then be a sign.
        self._is_odd = not self._adds_no_signs or any(sign in text for sign in (STX, ETX, "\r"))
        self._chosen = [rule for name, rule in self._rules if not name or self._has(BLOCKS[name])]

    def _has(self, signs: Signs) -> bool:
        return self._is_odd or any(sign in self._text for sign in signs)

    def _only_with(self, signs: Signs, run: Run) -> Run:
        """Return a rule that is tried only on texts with one of its signs."""
        return lambda given: run(given) if self._has(signs) else given

    def _shorten_fences(self, fences: Any) -> None:  # noqa: ANN401
        if hasattr(fences, "search_nested"):  # of `pymdownx.superfences`; `run` has more to do
            fences.search_nested = self._only_with(FENCES, fences.search_nested)

    def _shorten_toc(self, toc: Any) -> None:  # noqa: ANN401
        """Leave out the list of headings that nobody asks for with a marker.

        MkDocs makes its own of the same tokens.
        """
        build, replace = toc.build_toc_div, toc.replace_marker

        def build_toc_div(tokens: list[Any]) -> Element:
            return build(tokens) if self._has((toc.marker,)) else Element("div")

        def replace_marker(root: Element, div: Element) -> None:
            if self._has((toc.marker,)):
                replace(root, div)

        toc.build_toc_div, toc.replace_marker = build_toc_div, replace_marker

    def _parse_blocks(self, parent: Element, blocks: list[str]) -> None:
        """Do what `BlockParser.parseBlocks` does, with the rules that this text can need."""
        while blocks:
            for rule in self._chosen:
                if rule.test(parent, blocks[0]) and rule.run(parent, blocks) is not False:
                    break


def _only_blocks_with(signs: Signs, test: Test) -> Test:
    """Return the test of a rule that cannot apply to a block without one of its signs."""
    return lambda parent, block: any(sign in block for sign in signs) and test(parent, block)


def _named(registry: Any, names: Mapping[str, object]) -> list[tuple[str, Any]]:  # noqa: ANN401
    """Return the rules of a registry in their order, with their names where we know them."""
    known = {id(registry[name]): name for name in names if name in registry}
    return [(known.get(id(rule), ""), rule) for rule in registry]


class QuickInline(InlineProcessor):
    """Tries, on each stretch of text, the patterns whose signs are in it."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to a page."""
        self._tried = [
            (INLINE.get(getattr(pattern, "pattern", ""), ALWAYS), pattern)
            for pattern in self.inlinePatterns
        ]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - a private method of the parser's, which it calls for each stretch of text
        """Put marks in place of what the patterns find."""
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for number, (signs, pattern) in enumerate(self._tried[patternIndex:], patternIndex):
            for sign in signs:
                if sign in data:
                    break
            else:
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = apply(pattern, data, number, start)
        return data
