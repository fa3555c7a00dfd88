"""A garden of notes that attack (`vectors.yml`), with every extension that one may turn on."""

import os
import subprocess
from pathlib import Path

import yaml
from sites import Build, build

VECTORS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("vectors.yml").read_text(encoding="utf-8")
)
NAMES = (
    '"><img src=x onerror=__pwn(90)>/javascript:__pwn(91).md',
    "%2e%2e%2f<svg onload=__pwn(92)>.md",
    "{{7*7}}{% x %}.md",
)
WHO = '<img src=x onerror=__pwn(93)>"onclick="__pwn(94)'
WHY = "::error::x <script>__pwn(95)</script>\n\nReviewed-by: <img src=x onerror=__pwn(96)> <x@y>"
PEOPLE = """\
- id: x
  name: <img src=x onerror=__pwn(97)>
  about: <script>__pwn(98)</script>
  homepage: javascript:__pwn(99)
"""
SETTINGS = """\
site_name: X
site_url: https://garden.example/
docs_dir: content
repo_url: https://github.com/x/y
theme: {name: material, features: [navigation.instant, content.code.annotate, content.code.copy]}
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.blocks.admonition
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink: {repo_url_shorthand: true, user: x, repo: y, social_url_shorthand: true}
  - pymdownx.mark
  - pymdownx.progressbar
  - pymdownx.smartsymbols
  - pymdownx.snippets
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
plugins:
  - search
  - garden: {html: safe, markdown: true, domains: {from: folder}}
"""


def build_vectors(folder: Path) -> Build:
    """Build the garden, with a past of which somebody hostile has written every word."""
    content = folder / "content"
    for name, text in VECTORS.items():
        _write(content / f"{name}.md", text)
    for name in NAMES:
        _write(content / name, "No title here. [[control]]\n")
    links = " ".join(f"[[{name}]]" for name in VECTORS)
    _write(content / "index.md", f"# Home\n\n{links}\n")
    _write(folder / "people.yml", PEOPLE)
    _write(folder / "mkdocs.yml", SETTINGS)
    _commit(folder)
    _write(content / "control.md", f"{VECTORS['control']}\n`</ins><script>__pwn(89)</script>`\n")
    _commit(folder)
    return build(folder)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def _commit(folder: Path) -> None:
    who = {"NAME": WHO, "EMAIL": 'x"onmouseover="__pwn(88)', "DATE": "2026-01-01T00:00:00Z"}
    environment = {f"GIT_{of}_{key}": who[key] for of in ("AUTHOR", "COMMITTER") for key in who}
    for step in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", WHY]):
        subprocess.run(["git", *step], cwd=folder, env={**os.environ, **environment}, check=True)
