"""A garden on disk: which files are read, and what is never run."""

import pytest
from support import write_sections

from garden.errors import ConfigError, UsageError
from garden.project import load_garden, load_project, plugin_options, slugify_of


def test_a_folder_of_notes_is_a_garden(tmp_path):
    project = load_project(write_sections(tmp_path, "-- a.md --\n[[b]]\n-- b.md --\n"))
    assert project.content == project.root == tmp_path
    assert project.file is None
    assert set(load_garden(project).notes) == {"a.md", "b.md"}


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml"])
def test_the_configuration_is_found_in_its_folder_or_named(tmp_path, name):
    write_sections(tmp_path, f"-- {name} --\nsite_name: X\n-- docs/a.md --\nx\n")
    for where in (tmp_path, tmp_path / name):
        project = load_project(where)
        assert (project.file, project.content) == (tmp_path / name, tmp_path / "docs")
        assert set(load_garden(project).notes) == {"a.md"}


def test_folders_are_those_that_the_configuration_names(tmp_path):
    write_sections(
        tmp_path, "-- mkdocs.yml --\ndocs_dir: content\nsite_dir: public\n-- content/a.md --\n"
    )
    project = load_project(tmp_path)
    assert (project.content, project.site) == (tmp_path / "content", tmp_path / "public")


@pytest.mark.parametrize("where", ["nowhere", "nowhere/mkdocs.yml"])
def test_what_is_not_there_is_said(tmp_path, where):
    with pytest.raises(UsageError, match="There is no file or folder"):
        load_project(tmp_path / where)


def test_an_empty_folder_says_what_to_do(tmp_path):
    with pytest.raises(UsageError, match="garden new site"):
        load_project(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "mkdocs.yml cannot be read"),
        ("- a\n", "key: value"),
        ("", "key: value"),
        ("a: \x07\n", "mkdocs.yml cannot be read"),
        ("plugins:\n  - garden:\n      nonsense: 1\n", "garden.nonsense"),
        ("INHERIT: nowhere.yml\n", "nowhere.yml cannot be read"),
        ("INHERIT: mkdocs.yml\n", "INHERIT"),
        ("plugins:\n  - garden: [a]\n", "garden"),
    ],
)
def test_a_configuration_that_cannot_be_understood_is_named(tmp_path, text, says):
    (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_project(tmp_path)
    assert says in str(caught.value)


def test_a_configuration_that_is_not_utf_8_is_named(tmp_path):
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: caf\xe9\n")
    with pytest.raises(ConfigError, match=r"mkdocs\.yml cannot be read"):
        load_project(tmp_path)


def test_settings_are_inherited_mappings_merged_lists_replaced(tmp_path):
    write_sections(
        tmp_path,
        "-- base/base.yml --\nsite_name: Base\ndocs_dir: notes\n"
        "theme: {name: material, language: en}\n"
        "plugins: [search]\n"
        "-- mkdocs.yml --\nINHERIT: base/base.yml\nsite_name: Own\ntheme: {language: de}\n"
        "plugins:\n  - garden:\n      exclude: [x]\n-- notes/a.md --\n",
    )
    project = load_project(tmp_path)
    assert project.settings["site_name"] == "Own"
    assert project.settings["theme"] == {"name": "material", "language": "de"}
    assert project.settings["plugins"] == [{"garden": {"exclude": ["x"]}}]
    assert project.content == tmp_path / "notes"


def test_tags_of_python_are_text_and_never_run(tmp_path):
    trap = tmp_path / "trap"
    write_sections(
        tmp_path,
        "-- mkdocs.yml --\n"
        f'a: !!python/object/apply:os.system ["touch {trap}"]\n'
        "b: !!python/object/apply:pathlib.Path.touch "
        f'[!!python/object/apply:pathlib.Path ["{trap}"]]\n'
        "c: !!python/name:os.system\n"
        "d: !ENV [HOME, x]\n"
        "e: !relative $docs_dir\n"
        "f: !!python/object/new:os.system {args: [x]}\n"
        "-- docs/a.md --\n",
    )
    settings = load_project(tmp_path).settings
    assert not trap.exists()
    assert settings["c"] == "name:os.system"
    assert all(isinstance(value, str) for value in settings.values())


@pytest.mark.parametrize(
    ("settings", "options"),
    [
        ({}, {}),
        ({"plugins": None}, {}),
        ({"plugins": ["search", "garden"]}, {}),
        ({"plugins": [{"garden": None}]}, {}),
        ({"plugins": ["search", {"garden": {"exclude": ["x"]}}]}, {"exclude": ["x"]}),
        ({"plugins": {"search": {}, "garden": {"exclude": ["x"]}}}, {"exclude": ["x"]}),
        ({"plugins": {"garden": None}}, {}),
    ],
)
def test_the_options_of_the_plugin(settings, options):
    assert plugin_options(settings) == options


@pytest.mark.parametrize(
    ("toc", "anchor"),
    [
        ("toc", "uber-b"),
        ("toc: {permalink: true}", "uber-b"),
        ("toc: {slugify: !!python/name:markdown.extensions.toc.slugify_unicode }", "über-b"),
        (
            "toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}",
            "über--b",
        ),
        ("toc: {slugify: !!python/name:pymdownx.slugs.uslugify }", "über--b"),
    ],
)
@pytest.mark.parametrize("style", ["- {}", "{}"], ids=["list", "mapping"])
def test_headings_get_the_anchors_of_the_rule_that_is_named(tmp_path, toc, anchor, style):
    if style == "{}" and ":" not in toc:
        pytest.skip("A mapping needs a value.")
    text = f"-- mkdocs.yml --\nmarkdown_extensions:\n  {style.format(toc)}\n-- docs/a.md --\n"
    project = load_project(write_sections(tmp_path, text))
    assert project.slugify("Über & B") == anchor
    assert slugify_of(project.settings) is project.slugify


def test_files_that_the_engine_leaves_out_are_left_out(tmp_path):
    write_sections(
        tmp_path,
        "-- mkdocs.yml --\nexclude_docs: |\n  /old/\n  *.tmp.md\n"
        "plugins:\n  - garden:\n      exclude: [/t/]\n"
        "-- docs/a.md --\n-- docs/old/b.md --\n-- docs/c.tmp.md --\n-- docs/t/d.md --\n",
    )
    assert set(load_garden(load_project(tmp_path)).notes) == {"a.md"}


def test_people_stand_beside_the_configuration(tmp_path):
    write_sections(
        tmp_path,
        "-- mkdocs.yml --\nsite_name: X\n-- people.yml --\nada: Ada\n"
        "-- docs/a.md --\n---\ncontributors: ada\n---\n",
    )
    assert [p.name for p in load_garden(load_project(tmp_path)).people.values()] == ["Ada"]


def test_a_progress_is_told_note_by_note(tmp_path):
    steps = []
    project = load_project(write_sections(tmp_path, "-- a.md --\n-- b.md --\n"))
    load_garden(project, lambda done, everything: steps.append((done, everything)))
    assert steps == [(1, 2), (2, 2)]
