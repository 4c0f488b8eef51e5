"""Reads users' YAML files into declared dataclasses, with the place of every value."""

from .facts import packaged
from .nodes import Mapping, Node, Scalar, Sequence, load, parse, place_of, scalar, value_at
from .shapes import LEAVES, Leaf, Located, missing_key, read, unknown

__all__ = [
    "LEAVES",
    "Leaf",
    "Located",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "load",
    "missing_key",
    "packaged",
    "parse",
    "place_of",
    "read",
    "scalar",
    "unknown",
    "value_at",
]
