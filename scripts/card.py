"""Draw the picture that a link to a garden shows where it is shared, and write it to the theme.

It has no words: those who show it set the title of the page beside it. It is drawn once, in
Chromium, and not in each build, which so needs neither a drawing library nor fonts for all titles.
"""
# ruff: noqa: INP001 - scripts are no package

import re
import sys
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.browser import CHROMIUM  # noqa: E402

CARD = ROOT / "theme_overrides" / "assets" / "garden" / "card.png"
HOME = ROOT / "theme_styles" / "indexes" / "home.css"
COLOURS = 24
PAGE = """\
<style>
body {{ margin: 0; width: 1200px; height: 630px; background: #fbf7ee; display: flex;
  align-items: flex-end; justify-content: center; gap: 70px; overflow: hidden }}
svg {{ height: 520px; margin-bottom: -8px }}
svg:nth-child(1) {{ height: 330px; transform: scaleX(-1); opacity: .45 }}
svg:nth-child(3) {{ height: 390px; opacity: .65 }}
hr {{ position: fixed; inset: auto 0 0; height: 10px; margin: 0; border: 0; background: #2a5f46 }}
</style>{sprigs}<hr>
"""


def main() -> None:
    """Write the picture."""
    found = re.search(r"(%3Csvg .*?%3C/svg%3E)", HOME.read_text(encoding="utf-8"))
    if not found:
        sys.exit(f"{HOME} holds no drawing of a sprig")
    sprig = unquote(found[1]).replace("%23", "#").replace("stroke='#000'", "stroke='#2a5f46'")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.set_content(PAGE.format(sprigs=sprig * 3))
        drawn = Image.open(BytesIO(page.screenshot()))
        browser.close()
    drawn.convert("RGB").quantize(COLOURS).save(CARD, optimize=True)


if __name__ == "__main__":
    main()
