"""The JSON Schema of `people.yml`, for editors: generated from the reader's own model."""

import json
from typing import Any

from garden.config import GardenConfig
from garden.frontmatter.schema import DIALECT
from garden.frontmatter.values import WORD
from garden.people.schema import SPELLINGS, PersonModel


def people_schema(config: GardenConfig) -> dict[str, Any]:
    """Return the schema of the file of people in this garden.

    Where the file is another tool's, its own keys stand for ours and whatever else it holds is
    let be; so are all handles, whose places anybody may name.
    """
    theirs = config.people.fields
    schema = PersonModel.model_json_schema()
    fields: dict[str, Any] = schema["properties"]
    for field in fields.values():
        field.pop("default", None)
    named = {theirs.get(name, name): field for name, field in fields.items()}
    named |= {spelling: fields[name] for spelling, name in SPELLINGS.items() if not theirs}
    person = {
        "type": "object",
        "description": schema["description"],
        "properties": {name: {**field, "title": name} for name, field in named.items()},
        "additionalProperties": bool(theirs),
    }
    return {
        "$schema": DIALECT,
        "title": "The people of a garden",
        "description": "Who put themselves here, by the name under which notes credit them.",
        "type": ["object", "array", "null"],
        "additionalProperties": {"anyOf": [WORD, person]},
        "items": {"anyOf": [WORD, person]},
    }


def render_people_schema(config: GardenConfig) -> str:
    """Return the schema as text."""
    return json.dumps(people_schema(config), indent=2, ensure_ascii=False) + "\n"
