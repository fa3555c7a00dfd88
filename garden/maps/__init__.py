"""The garden map: where domains and notes stand in a picture, worked out when the site is built.

A map is a pure function of a garden: the same notes make the same picture, in whatever order
they come, on every machine. Nothing here draws; `garden.indexes.map` and `garden.export` do.
"""

from garden.maps.layout import map_of
from garden.maps.model import Disc, Dot, GardenMap, Tie
from garden.maps.shapes import SHAPES, Shape, shape_of

__all__ = ["SHAPES", "Disc", "Dot", "GardenMap", "Shape", "Tie", "map_of", "shape_of"]
