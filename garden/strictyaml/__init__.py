"""YAML that can be trusted: libyaml's events read into a tree in which everything has a place.

YAML 1.2 scalars, no tags, no aliases beyond a few, no key twice, limits on size and depth.
`tree` is what comes out, `events` makes it, `read` goes on after an error, key by key, and
`hints` says in plain words what was probably meant.
"""
