"""The head of a note: YAML to typed fields, the untouched rest, and findings with line numbers.

`cut` says where the head is, `garden.strictyaml` reads it, `model` and `values` say what the
fields are, `links` finds the links in them, `schema` tells editors. `head` puts it together.
"""

from garden.frontmatter.head import (
    MOST_FINDINGS,
    Head,
    HeadHandler,
    check_names,
    field_names,
    read_head,
)

__all__ = ["MOST_FINDINGS", "Head", "HeadHandler", "check_names", "field_names", "read_head"]
