"""What a reader sees of the text of a block, before anything is resolved."""

from collections.abc import Iterable

from markdown_it.token import Token

from garden.wikilink import split_wikilink


def is_plain(inline: Token) -> bool:
    """Tell whether the content of an inline token is nothing but text, as it is read."""
    match inline.children:
        case [Token(type="text", content=inline.content)]:
            return True
        case _:
            return False


def plain_text(tokens: Iterable[Token]) -> str:
    """What a reader sees of inline tokens, without markup, as one line."""
    return "".join(map(token_text, tokens))


def token_text(token: Token) -> str:
    """The visible text of one inline token; pictures give their alternative text."""
    match token.type:
        case "text" | "code_inline" | "text_special" | "math_inline":
            return token.content
        case "softbreak" | "hardbreak":
            return " "
        case "image":
            return token.content
        case "wikilink":
            return wikilink_text(token.content)
        case "tag":
            return f"#{token.content}"
        case _:
            return ""


def wikilink_text(inner: str) -> str:
    """What stands in the text for `[[inner]]` before anything is resolved."""
    target, fragment, label = split_wikilink(inner)
    name = target.rsplit("/", 1)[-1].removesuffix(".md")
    return label or "#".join(filter(None, (name, fragment)))
