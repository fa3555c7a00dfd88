"""Pictures of one page of each kind, for people to look at: `make pictures`.

    python scripts/pictures.py                       # all kinds, light and dark, wide and narrow
    python scripts/pictures.py --only map --widths 360,2560 --whole

They stand in `.garden/pictures`, with `index.html` to see them side by side. The kinds are those
that the tests visit, from `tests/kinds.py`.
"""
# ruff: noqa: INP001, T201 - scripts are no package, and say what they did

import argparse
import html
import itertools
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from kinds import EMPTY, MADE, OURS, build_bare, build_small  # noqa: E402 - the tests are none
from sites import build, copy_content  # noqa: E402

from benchmarks.browser import CHROMIUM, served  # noqa: E402

HEIGHT = 900
SHEET = """\
<!doctype html>
<html lang="en"><meta charset="utf-8"><title>One page of each kind</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem; background: #777; color: #fff }}
section > div {{ display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start }}
img {{ height: 28rem; width: auto; display: block }}
h2 {{ font-size: 1rem; margin: 2rem 0 .5rem }}
</style>
<h1>One page of each kind</h1>
{sections}
</html>
"""


def main() -> None:
    """Build the gardens, take the pictures, and say where they are."""
    asked = _arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    views = list(itertools.product(asked.widths.split(","), asked.schemes.split(",")))
    taken: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for garden, site, paths in _gardens(Path(folder)):
            chosen = [path for path in paths if asked.only in f"{garden}/{path}"]
            with served(site) as address:
                addresses = {path: address + path for path in chosen}
                for view in views if chosen else ():
                    for path, name in _take(browser, addresses, view, asked):
                        file = f"{garden}-{name}"
                        (asked.out / name).rename(asked.out / file)
                        taken.setdefault(f"{garden}: /{path}", []).append(file)
        browser.close()
    (asked.out / "index.html").write_text(_sheet(taken), encoding="utf-8")
    print(f"{sum(map(len, taken.values()))} pictures: {asked.out / 'index.html'}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="of pages whose garden and path hold this")
    parser.add_argument("--widths", default="1280,360", help="in CSS pixels")
    parser.add_argument("--schemes", default="light,dark")
    parser.add_argument("--whole", action="store_true", help="the whole page, not one screen")
    parser.add_argument("--out", type=Path, default=ROOT / ".garden" / "pictures")
    return parser.parse_args()


def _gardens(folder: Path) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    yield "ours", build(copy_content(folder / "ours")).site, OURS
    yield "small", build_small(folder / "small").site, MADE
    yield "empty", build_bare(folder / "empty").site, EMPTY


def _take(
    browser: Browser, addresses: dict[str, str], view: tuple[str, str], asked: argparse.Namespace
) -> Iterator[tuple[str, str]]:
    """Take a picture of the page at each address; yield its path, and the name of the picture."""
    width, scheme = view
    context = browser.new_context(
        viewport={"width": int(width), "height": HEIGHT},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    for path, address in addresses.items():
        page.goto(address)
        page.evaluate("document.fonts.ready")
        name = f"{path.strip('/').replace('/', '_') or 'home'}-{width}-{scheme}.png"
        page.screenshot(path=asked.out / name, full_page=asked.whole)
        yield path, name
    context.close()


def _sheet(taken: dict[str, list[str]]) -> str:
    sections = [
        f"<section><h2>{html.escape(kind)}</h2><div>"
        + "".join(
            f'<a href="{name}"><img src="{name}" alt="{name}" loading="lazy"></a>' for name in names
        )
        + "</div></section>"
        for kind, names in taken.items()
    ]
    return SHEET.format(sections="\n".join(sections))


if __name__ == "__main__":
    main()
