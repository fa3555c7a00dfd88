"""What browsers are told to do with a page: run what the theme brings, and nothing else.

The second wall, which knows nothing of the first: even a script that was not cleaned away does
not run. It stands in the page itself, since most places that publish a site for nothing let
nobody set headers. The theme's few scripts within its pages are named by the hashes of what its
templates write; what a note says has no part in them.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cached_property
from html import escape
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_relative_url, is_error_template

from mkdocs_garden.clean.policy import Policy

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEAD = re.compile(r"<head>\s*(?:<meta charset=[^>]*>)?")
_FONTS = "https://fonts.googleapis.com", "https://fonts.gstatic.com"


class Guard:
    """Writes the policy into the pages of one build."""

    def __init__(self, config: MkDocsConfig, policy: Policy, env: Environment) -> None:
        """Take the templates as the engine has them."""
        self._config, self._policy = config, policy
        self._find = env.get_template  # as it is now: others put stand-ins in its place
        self._written: dict[str, str] = {}

    def protect(self, page: str, base_url: str) -> str:
        """Return a whole page with its policy, before anything that it loads or runs."""
        if base_url not in self._written:
            said = escape(self.policy(base_url), quote=False)
            self._written[base_url] = (
                f'<meta http-equiv="Content-Security-Policy" content="{said}">'
            )
        head = _HEAD.search(page)
        at = head.end() if head else 0
        return f"{page[:at]}{self._written[base_url]}{page[at:]}" if head else page

    def protect_template(self, output: str, name: str, config: MkDocsConfig) -> str:
        """Return what a template of its own made, with its policy if it is a page."""
        if is_error_template(name):
            return self.protect(output, urlsplit(config.site_url or "/").path)
        return self.protect(output, get_relative_url(".", name)) if "<head>" in output else output

    def policy(self, base_url: str) -> str:
        """Return the policy of the pages from which the root of the site is at `base_url`."""
        scripts = self._scripts(base_url)
        return "; ".join(
            (
                "default-src 'none'",
                " ".join(("script-src 'self'", *scripts, *self._origins("extra_javascript"))),
                " ".join(("style-src 'self'", *self._styles, *self._origins("extra_css"))),
                " ".join(("img-src 'self' data:", *self._policy.pictures)),
                " ".join(("media-src 'self'", *self._policy.pictures)),
                " ".join(("font-src 'self'", *([_FONTS[1]] if self._styles else []))),
                "connect-src 'self'",
                "worker-src 'self'",
                " ".join(("frame-src", *(self._policy.frames or ("'none'",)))),
                "form-action 'self'",
                "base-uri 'none'",
            )
        )

    def _scripts(self, base_url: str) -> Iterator[str]:
        for name in self._partials:
            template = self._find(f"partials/javascripts/{name}.html")
            text = template.render(
                config=self._config,
                base_url=base_url,
                features=self._config.theme.get("features") or [],
            )
            for script in _SCRIPT.findall(text):
                yield _hash(script)

    @cached_property
    def _partials(self) -> list[str]:
        """Return the scripts that Material puts into its pages, with these settings."""
        theme, extra = self._config.theme, self._config.extra
        wanted = {
            "base": True,
            "palette": not isinstance(theme.get("palette"), dict),
            "content": True,
            "announce": "announce.dismiss" in (theme.get("features") or []),
            "outdated": extra.get("version"),
            "consent": extra.get("consent"),
        }
        return [name for name, is_wanted in wanted.items() if is_wanted]

    @cached_property
    def _styles(self) -> tuple[str, ...]:
        """Return what Google's fonts need, where the owner wants them."""
        font = self._config.theme.get("font")
        if not isinstance(font, dict):
            return ()
        text, code = font.get("text", "Roboto"), font.get("code", "Roboto Mono")
        style = f':root{{--md-text-font:"{text}";--md-code-font:"{code}"}}'
        return _FONTS[0], _hash(style)

    def _origins(self, setting: str) -> Iterator[str]:
        """Yield the other sites from which the owner takes scripts or styles."""
        for entry in self._config.get(setting) or ():
            parts = urlsplit(str(getattr(entry, "path", entry)))
            if parts.netloc:
                yield f"{parts.scheme or 'https'}://{parts.netloc}"


def find_guard(config: MkDocsConfig, policy: Policy, env: Environment) -> Guard | None:
    """Return what guards the pages of a build; None where notes are trusted, or it cannot be told.

    Only of Material do we know what its pages need.
    """
    if policy.trusted or config.theme.name != "material":
        return None
    return Guard(config, policy, env)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
