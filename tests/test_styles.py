"""Style sheets: written bed by bed, served as two files, and nothing in them that nobody uses."""

import re

import pytest
from sites import ROOT, SETTINGS, build_garden, write_garden
from sites import build as build_site

from garden.export.tree import export_tree
from garden.project import load_garden, load_project
from garden.theme import (
    INDEX_STYLESHEET,
    STYLES,
    STYLESHEET,
    scripts,
    squeezed,
    squeezed_script,
    style_sheets,
    theme_dir,
)

BEDS = sorted((ROOT / "theme_styles").rglob("*.css"))
NOTE = "-- index.md --\n# Home\n\nText.\n"
MOST = 300
"""Lines that a file may have and still be read in one go."""


def plain(css):
    """Leave out remarks."""
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("bed", BEDS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_bed_is_short_and_whole(bed):
    """Short enough to be read, and its brackets close, so that joining cannot break the next."""
    text = bed.read_text("utf-8")
    assert len(text.splitlines()) <= MOST
    assert text.startswith("/* ")
    assert text.endswith("}\n")
    assert plain(text).count("{") == plain(text).count("}")


def test_every_bed_stands_in_one_sheet():
    """A file that no sheet names would be written in vain."""
    named = [
        f"{path.rpartition('/')[2][:-4]}/{bed}.css" for path, beds in STYLES.items() for bed in beds
    ]
    assert sorted(named) == [bed.relative_to(ROOT / "theme_styles").as_posix() for bed in BEDS]


def test_joining_keeps_the_order_and_every_rule():
    """A later rule may refine an earlier one, so the order is part of the text."""
    for path, text in style_sheets():
        folder = ROOT / "theme_styles" / path.rpartition("/")[2][:-4]
        parts = [(folder / f"{bed}.css").read_text("utf-8") for bed in STYLES[path]]
        assert text == squeezed("".join(parts))
        assert re.sub(r"[\s;]", "", text) == re.sub(r"[\s;]", "", plain("".join(parts)))


def test_what_only_writers_read_is_not_served():
    """Remarks and indentation are a fifth of a sheet; what stands in quotes stays as it is."""
    css = """/* A remark; with {brackets}. */
    a > b,
    c :hover {
      content: "a , b  /* no remark */ ;}";
      margin: 0 auto;
    }
    """
    assert squeezed(css) == (
        'a > b,c :hover{content: "a , b  /* no remark */ ;}";margin: 0 auto}\n'
    )


def test_a_script_is_served_without_remarks_and_does_the_same():
    """What stands in quotes is no remark, and no string goes on in a next line."""
    script = """// A remark.
    var a = "x // y"; // another
      // and one more
    var b = `${a} // z`;
    """
    assert squeezed_script(script) == 'var a = "x // y";\nvar b = `${a} // z`;\n'
    for file, text in scripts().items():
        assert all(line.count("`") % 2 == 0 for line in text.splitlines()), file
        assert "\\\n" not in text, file


def test_each_script_of_ours_is_served_so(tmp_path):
    """And one of the site's own stays as it is."""
    settings = SETTINGS.replace("name: material", "name: material\n  custom_dir: mine")
    folder = write_garden(tmp_path, NOTE, settings)
    own = folder / "mine" / "assets" / "garden" / "media.js"
    own.parent.mkdir(parents=True)
    own.write_text("  // mine\n", encoding="utf-8")
    result = build_site(folder)
    assert result.code == 0, result.log
    for file, text in scripts().items():
        path = file.relative_to(theme_dir())
        expected = "  // mine\n" if file.name == "media.js" else text
        assert (result.site / path).read_text("utf-8") == expected


def test_no_file_of_the_theme_stands_where_a_joined_one_is_served():
    """The engine would take it for the site's own, and the beds would be written in vain."""
    assert not [path for path in STYLES if (theme_dir() / path).exists()]


def test_every_class_and_every_colour_is_used_and_every_colour_is_there():
    """A rule that nothing can match is only in the way."""
    sheets = plain("".join(text for _, text in style_sheets()))
    map_sheet = (theme_dir() / "assets/garden/map.css").read_text("utf-8")
    users = "".join(
        file.read_text("utf-8")
        for pattern in ("theme_overrides/**/*.html", "theme_overrides/assets/garden/**/*.js")
        for file in ROOT.glob(pattern)
        if "vendor" not in file.parts
    ) + "".join(file.read_text("utf-8") for file in (ROOT / "garden").rglob("*.py"))
    # A name that ends in a value, as of a kind or a shape, is written up to that value.
    written = set(re.findall(r"garden-[\w-]+", users))
    stems = {name for name in written if name.endswith(("--", "__"))}
    assert {
        name
        for name in re.findall(r"[.#](garden-[\w-]+)", sheets)
        if name not in written and not name.startswith(tuple(stems))
    } == set()
    known = set(re.findall(r"(--garden-[\w-]+):", sheets))
    asked = set(re.findall(r"var\((--garden-[\w-]+)", sheets + map_sheet))
    assert asked - known == set()
    assert known - asked == set()


def test_dark_is_the_same_by_choice_and_by_system():
    """A sheet cannot borrow colours across a condition, so they are written down twice."""
    text = plain((ROOT / "theme_styles" / "garden" / "palette.css").read_text("utf-8"))
    chosen, system = (
        re.findall(r"(--garden-[\w-]+): ([^;]+);", text.partition(begin)[2].partition("}")[0])
        for begin in ('[data-md-color-scheme="slate"]', "(prefers-color-scheme: dark)")
    )
    assert chosen
    assert chosen == system


def test_a_site_gets_two_files_and_no_beds(tmp_path):
    """Few requests; what we write bed by bed is nobody's business on the site."""
    site = build_garden(tmp_path, NOTE).site
    for path, text in style_sheets():
        assert (site / path).read_text("utf-8") == text
    ours = {f.name for f in (site / "assets" / "garden").glob("*.css")}
    assert ours == {"garden.css", "indexes.css", "map.css"}
    assert not list(site.rglob("palette.css"))


def test_a_page_asks_for_what_it_needs(tmp_path):
    """A note does without the sheet of pages that show the garden from a side of it."""
    result = build_garden(tmp_path, NOTE + "-- note.md --\n# Note\n\nText.\n")
    for page, wanted in (("index.html", True), ("garden/index.html", True), ("note", False)):
        html = result.html(page if page.endswith(".html") else f"{page}/index.html")
        assert STYLESHEET in html
        assert (INDEX_STYLESHEET in html) is wanted


@pytest.mark.parametrize("place", ["mine", "content"])
def test_a_sheet_of_the_sites_own_stays(tmp_path, place):
    """A community may look as it likes."""
    settings = SETTINGS.replace("name: material", "name: material\n  custom_dir: mine")
    settings = settings.replace("- garden", "- garden: {files: [css]}")
    folder = write_garden(tmp_path, NOTE, settings)
    own = folder / place / STYLESHEET
    own.parent.mkdir(parents=True)
    own.write_text("p { color: purple }\n", encoding="utf-8")
    (folder / "mine").mkdir(exist_ok=True)
    result = build_site(folder)
    assert result.code == 0, result.log
    assert (result.site / STYLESHEET).read_text("utf-8") == "p { color: purple }\n"
    assert (result.site / INDEX_STYLESHEET).read_text("utf-8") == dict(style_sheets())[
        INDEX_STYLESHEET
    ]


def test_another_theme_gets_none_of_them(tmp_path):
    """They dress templates that it does not have."""
    site = build_garden(tmp_path, NOTE, settings=SETTINGS.replace("material", "mkdocs")).site
    assert not (site / STYLESHEET).exists()


def test_a_written_tree_holds_the_joined_sheets(tmp_path):
    """Any engine that builds it finds them where the settings say."""
    project = load_project(write_garden(tmp_path, NOTE))
    export_tree(project, load_garden(project), tmp_path / "out")
    for path, text in style_sheets():
        assert (tmp_path / "out" / "overrides" / path).read_text("utf-8") == text
    assert not list((tmp_path / "out").rglob("palette.css"))
