"""The JSON Schema of the frontmatter, for editors: generated from the reader's own model.

The copy in `schema.json` is for a garden without options of its own; a test
keeps it equal to this.
"""

import json
from typing import Any

from garden.config import GardenConfig
from garden.frontmatter.head import field_names
from garden.frontmatter.model import HeadModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def frontmatter_schema(config: GardenConfig) -> dict[str, Any]:
    """Return the schema of a head in this garden: its types, relations and field names."""
    schema = HeadModel.model_json_schema()
    fields: dict[str, Any] = schema.pop("properties")
    for name, field in fields.items():
        field.pop("default", None)
        field["title"] = name
        if "enum" in field:
            field["enum"] += config.values.get(name, ())
    types = [*config.note_types, *config.values.get("type", ())]
    fields["type"] = _one_of(fields["type"], types)
    fields["practice"]["propertyNames"] = {"enum": sorted(config.relation_ends)}
    return {
        "$schema": DIALECT,
        "title": "Frontmatter of a note",
        "description": schema["description"],
        "type": ["object", "null"],
        "properties": {
            spelling: {**fields[name], "title": spelling}
            for spelling, name in field_names(config).items()
        },
    }


def render_schema(config: GardenConfig) -> str:
    """Return the schema as text, as it is checked in."""
    return json.dumps(frontmatter_schema(config), indent=2, ensure_ascii=False) + "\n"


def _one_of(field: dict[str, Any], words: list[str]) -> dict[str, Any]:
    others = {key: value for key, value in field.items() if key != "type"}
    return {**others, "enum": [*words, None]}
