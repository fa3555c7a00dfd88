"""The garden for other programs: a graph, a compiled tree."""
