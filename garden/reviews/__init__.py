"""The record of reviews: what people said to each other about the garden, kept in its own folder.

Low in the layers: `model`, `ladder`, `jsonl`. At the edge, where there is a network: `forges`,
`collect`. For people to go on from: `harvest`.
"""
