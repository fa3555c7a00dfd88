"""The options: defaults that suit, and messages that name the key."""

import pytest

from garden.config import GardenConfig, load_config
from garden.errors import ConfigError


def refused(options):
    with pytest.raises(ConfigError) as caught:
        load_config(options, "mkdocs.yml")
    return str(caught.value)


@pytest.mark.parametrize("options", [None, {}])
def test_no_options_are_fine(options):
    assert load_config(options) == GardenConfig()


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"exlude": []}, "garden.exlude"),
        ({"exclude": "x"}, "garden.exclude"),
        ({"exclude": [1]}, "garden.exclude.0"),
        ({"domains": {"from": "tags"}}, "garden.domains.from"),
        ({"domains": {"nams": {}}}, "garden.domains.nams"),
        ({"domains": []}, "garden.domains"),
        ({"types": {"recipe": {"label": "Recipe"}}}, "garden.types.recipe.plural"),
        (
            {"types": {"r": {"label": "R", "plural": "Rs", "repertoire": "x"}}},
            "garden.types.r.repertoire",
        ),
        ({"relations": {"likes": {"label": "L"}}}, "garden.relations.likes.inverse"),
        ({"links": {"ignore": "x"}}, "garden.links.ignore"),
        ({"unknown_fields": "some"}, "garden.unknown_fields"),
        ({"checks": {"orphan": "fatal"}}, "garden.checks.orphan"),
        ({"checks": {"orphan": True}}, "garden.checks.orphan"),
        ({"extensions": "maybe"}, "garden.extensions"),
        ({"indexes": {"folder": "../up"}}, "garden.indexes.folder"),
        ({"indexes": {"folder": "/root"}}, "garden.indexes.folder"),
        ({"indexes": {"folder": "Upper"}}, "garden.indexes.folder"),
        ({"people": 1}, "garden.people"),
        ({"fields": {"id": ["a"]}}, "garden.fields.id"),
    ],
)
def test_what_is_wrong_is_named(options, key):
    message = refused(options)
    assert message.startswith("mkdocs.yml: the options of the garden plugin are not right.\n")
    assert f"\n  {key}: " in message


def test_everything_wrong_is_named_at_once():
    message = refused({"a": 1, "b": 2})
    assert "garden.a" in message
    assert "garden.b" in message


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"links": {"ignore": ["[a"]}}, "garden.links.ignore.0"),
        ({"exclude": ["!"]}, "garden.exclude.0"),
        ({"exclude": ["[z-a]"]}, "garden.exclude.0"),
    ],
)
def test_a_pattern_that_cannot_be_understood_is_named(options, key):
    assert f"\n  {key}: " in refused(options)


@pytest.mark.parametrize("off", ["off", False])
def test_a_check_is_switched_off_also_where_yaml_reads_off_as_false(off):
    assert load_config({"checks": {"orphan": off}}).checks == {"orphan": "off"}


def test_own_types_and_relations_come_after_the_built_in_ones():
    config = load_config(
        {
            "types": {"recipe": {"label": "Recipe", "plural": "Recipes", "repertoire": "routines"}},
            "relations": {
                "likes": {"label": "Likes", "inverse": "liked_by", "inverse_label": "Liked by"}
            },
        }
    )
    assert list(config.note_types)[-1] == "recipe"
    assert config.note_types["recipe"].repertoire == "routines"
    assert config.practice_relations["likes"].inverse_label == "Liked by"
    assert config.practice_relations["likes"].targets == frozenset()


def test_a_type_of_ones_own_may_replace_a_built_in_one():
    config = load_config({"types": {"term": {"label": "Word", "plural": "Words"}}})
    assert config.note_types["term"].label == "Word"


def test_options_never_change():
    with pytest.raises(ValueError, match="frozen"):
        load_config({}).people = "x"


def test_every_option_is_described():
    for model in (GardenConfig, *(m for m in GardenConfig.__mro__[1].__subclasses__())):
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name}"
            assert field.description.endswith(".")
